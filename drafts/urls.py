"""A draft's files, and what changed between the drafts of a policy."""

from django.urls import path

from drafts.views import comparing, files

urlpatterns = [
    path("borradores/<int:number>/descargar/<str:name>", files.draft_file, name="draft-file"),
    path("comparar/", comparing.comparisons, name="comparisons"),
    path("comparar/<int:old>/<int:new>/", comparing.comparison, name="comparison"),
    path(
        "comparar/<int:old>/<int:new>/sin-cambios/",
        comparing.unchanged_texts,
        name="unchanged-texts",
    ),
    path(
        "comparar/<int:old>/<int:new>/articulos/<slug:slug>/",
        comparing.comparison_article,
        name="comparison-article",
    ),
    path(
        "comparar/<int:old>/<int:new>/suprimidos/<slug:slug>/",
        comparing.comparison_article,
        {"removed": True},
        name="comparison-removed",
    ),
]
