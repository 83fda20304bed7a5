"""The versions of an article: every save with who and when, each against the one before; any of
them whole, and taken up again."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Subquery
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from drafts.edit_article import NotEdited
from drafts.markdown import render
from drafts.models import Article
from drafts.panel.article_views import Beside, compared
from drafts.panel.history import DELETED, Entry, entry
from drafts.restore_article import restore_article
from drafts.roles import Act, may, require

Version = Article.history.model
PAGE = 20  # versions on one page, each with its redline


@dataclass(frozen=True)
class Listed:
    """A version in the list: the row, and what it changed."""

    version: Any
    entry: Entry


def article_versions(request, model_admin, pk):
    """List the versions of an article, the latest first."""
    article = model_admin.get_row(request, pk)
    rows = numbered(Version.objects.filter(id=article.pk)).order_by("-history_id")
    pages = Paginator(rows, PAGE)
    page = pages.get_page(request.GET.get("page"))
    shown = list(page.object_list)
    before = rows.filter(history_id__lt=shown[-1].history_id).first() if shown else None
    return model_admin.page(
        request,
        "panel/article_versions.html",
        title=_("History of “%(row)s”") % {"row": article},
        article=article,
        page_obj=page,
        pages=pages.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        listed=[
            Listed(version, entry(version, earlier, article))
            for version, earlier in zip(shown, [*shown[1:], before], strict=True)
        ],
        latest=pages.count,
    )


def article_version(request, model_admin, pk):
    """Show a version whole; where the article can change, it can be taken up again."""
    version = model_admin.row_of(
        numbered(Version.objects.exclude(history_type=DELETED)).select_related("history_user"), pk
    )
    article = model_admin.get_row(request, version.id)
    refusal = None
    if request.method == "POST":
        require(request.user, Act.WRITE_DRAFT, article.draft.policy_id)
        try:
            restored(request, article, version)
        except NotEdited as error:
            refusal = error.message
            article = model_admin.get_row(request, version.id)
        else:
            said = _("Version %(number)s was restored: it is a new version now.")
            messages.success(request, said % {"number": version.ordinal})
            return HttpResponseRedirect(reverse("admin:drafts_article_change", args=[article.pk]))
    return model_admin.page(
        request,
        "panel/article_version.html",
        title=_("Version %(number)s of “%(article)s”")
        % {"number": version.ordinal, "article": article},
        status=409 if refusal else 200,
        article=article,
        version=version,
        html=render(version.text),
        onto_present=onto_present(article, version),
        refusal=refusal,
        can_restore=not article.draft.is_published
        and may(request.user, Act.WRITE_DRAFT, article.draft.policy_id),
    )


def restored(request, article, version):
    """Restore `version` over the words that the person saw; raises `NotEdited`."""
    seen = request.POST.get("revision", "")
    if not (seen.isdecimal() and len(seen) < 10):
        raise Http404
    article.revision = int(seen)
    restore_article(
        article, version, by=request.user, reason=request.POST.get("reason", "").strip()
    )


def numbered(versions):
    """Annotate each version with its `ordinal`, from 1, and that of the one it restored."""

    def up_to(history_id):
        earlier = Version.objects.filter(id=OuterRef("id"), history_id__lte=OuterRef(history_id))
        return Subquery(
            earlier.order_by().values("id").annotate(found=Count("pk")).values("found")[:1]
        )

    return versions.annotate(
        ordinal=up_to("history_id"), restored_ordinal=up_to("restored_from")
    ).select_related("history_user")


def onto_present(article, version) -> Beside:
    """Return what would change in the article if it said again what the version says."""
    return compared(
        "version",
        _("From the present words to this version"),
        article.heading,
        article.text,
        version.heading,
        version.text,
    )
