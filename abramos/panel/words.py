"""Words of the panel's library that it leaves untranslated, named here for our catalogue."""

from django.utils.translation import gettext_noop

WORDS = [
    gettext_noop("Click to cancel"),
    gettext_noop("Expand row"),
    gettext_noop("False"),
    gettext_noop("General"),
    gettext_noop("No results found"),
    gettext_noop("Reset filters"),
    gettext_noop("Select record"),
    gettext_noop("Select value"),
    gettext_noop("This item will be deleted."),
    gettext_noop("This page yielded into no results. Create a new item or reset your filters."),
    gettext_noop("Toggle password visibility"),
    gettext_noop("True"),
    gettext_noop("Type to search"),
]
