"""What changed between the drafts of a policy."""

from django.urls import path

from drafts.views import comparing

urlpatterns = [
    path("", comparing.comparisons, name="comparisons"),
    path("<int:old>/<int:new>/", comparing.comparison, name="comparison"),
    path("<int:old>/<int:new>/sin-cambios/", comparing.unchanged_texts, name="unchanged-texts"),
    path(
        "<int:old>/<int:new>/articulos/<slug:slug>/",
        comparing.comparison_article,
        name="comparison-article",
    ),
    path(
        "<int:old>/<int:new>/suprimidos/<slug:slug>/",
        comparing.comparison_article,
        {"removed": True},
        name="comparison-removed",
    ),
]
