"""A draft's files."""

from django.urls import path

from drafts import views

urlpatterns = [
    path("borradores/<int:number>/descargar/<str:name>", views.draft_file, name="draft-file"),
]
