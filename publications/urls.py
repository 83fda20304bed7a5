"""A policy's published documents."""

from django.urls import path

from publications import views

urlpatterns = [
    path("", views.publications, name="publications"),
    path("<int:edition>/<slug:kind>.pdf", views.publication, name="publication"),
]
