"""The addresses of the site: Spanish as they stand, English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from abramos import mailbox, views
from comments.views.attachments import attachment
from comments.views.register import my_comments

urlpatterns = [
    path("salud/", views.health, name="health"),
    path("adjuntos/<slug:sha256>/<str:name>", attachment, name="attachment"),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("politicas/<slug:policy>/", views.policy, name="policy"),
        path("politicas/<slug:policy>/", include("comments.urls")),
        path("politicas/<slug:policy>/", include("drafts.urls")),
        path("politicas/<slug:policy>/publicaciones/", include("publications.urls")),
        path("mis-comentarios/", my_comments, name="my-comments"),
        path("cuenta/", include("accounts.urls")),
        path("correo/", mailbox.letters, name="mailbox"),
        path("panel/", admin.site.urls),
        prefix_default_language=False,
    ),
]
