"""Where people read, comment, and follow what was said; all within one policy."""

from django.urls import path

from comments.views import annotations, commenting, reading, register, wording

urlpatterns = [
    path("borradores/<int:number>/", reading.draft, name="draft"),
    path("borradores/<int:number>/comentar/", reading.whole_draft, name="comment-draft"),
    path("borradores/<int:number>/divisiones/<int:position>/", reading.division, name="division"),
    path("borradores/<int:number>/articulos/<slug:slug>/", reading.article, name="article"),
    path(
        "borradores/<int:number>/articulos/<slug:slug>/anotaciones.jsonld",
        annotations.of_article,
        name="annotations",
    ),
    path(
        "borradores/<int:number>/articulos/<slug:slug>/redaccion/",
        wording.preview,
        name="wording",
    ),
    path("enviar/<uuid:key>/", commenting.send_comment, name="send-comment"),
    path("comentarios/", register.comments, name="comments"),
    path("comentarios/<slug:folio>/", register.comment, name="comment"),
    path("comentarios/<slug:folio>/texto/", register.comment_text, name="comment-text"),
    path("comentarios/<slug:folio>/anotacion.jsonld", annotations.of_comment, name="annotation"),
    path("comentarios/<slug:folio>/acuse/", register.receipt, name="receipt"),
    path("comentarios/<slug:folio>/acuse.pdf", register.receipt_document, name="receipt-document"),
]
