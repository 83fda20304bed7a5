"""Where people read, comment, and follow what was said; all within one policy."""

from django.urls import path

from comments.views import commenting, reading, register

urlpatterns = [
    path("borradores/<int:number>/", reading.draft, name="draft"),
    path("borradores/<int:number>/comentar/", reading.whole_draft, name="comment-draft"),
    path("borradores/<int:number>/articulos/<slug:slug>/", reading.article, name="article"),
    path("enviar/<uuid:key>/", commenting.send_comment, name="send-comment"),
    path("comentarios/", register.comments, name="comments"),
    path("comentarios/<slug:folio>/", register.comment, name="comment"),
    path("comentarios/<slug:folio>/texto/", register.comment_text, name="comment-text"),
    path("comentarios/<slug:folio>/acuse/", register.receipt, name="receipt"),
]
