"""Editing one article of a working draft, and reading it once the draft is published."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from drafts import presence
from drafts.edit_article import ArticleGone, EditedMeanwhile, NotEdited
from drafts.edit_article import edit_article as edit
from drafts.models import Article
from drafts.note_change import NotNoted, note_change, withdraw_note
from drafts.panel.article_views import BEFORE, PREVIEW, beside, choices
from drafts.panel.beside_article import parts_beside, with_references
from drafts.panel.edit_conflict import Conflict
from drafts.panel.form import PanelForm
from drafts.queries import predecessors
from drafts.roles import Act, policies_for, require

# Where the session tells the next page which article was saved: the browser forgets its copy.
SAVED_ARTICLE = "saved_article"


class ArticleForm(PanelForm):
    """An article's words, and why they change."""

    heading = forms.CharField(
        label=_("Heading"),
        required=False,
        widget=forms.Textarea({"rows": 2, "class": "panel-wide"}),
    )
    text = forms.CharField(
        label=_("Text"),
        required=False,
        widget=forms.Textarea({"rows": 18, "class": "panel-wide", "spellcheck": "true"}),
    )
    why = forms.CharField(
        label=_("Note for the public"),
        required=False,
        help_text=_("Published with the draft, beside the article. Leave it empty for a mere fix."),
        widget=forms.Textarea({"rows": 3, "class": "panel-wide"}),
    )
    # Which words this was written from: somebody else's later ones are not written over.
    revision = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)

    def clean_heading(self):
        return self.cleaned_data["heading"].replace("\r\n", "\n")

    def clean_text(self):
        return self.cleaned_data["text"].replace("\r\n", "\n")

    def written(self):
        """Return heading and text as they stand in the form, saved or not."""
        return tuple(
            (self[name].value() or "").replace("\r\n", "\n").strip() for name in ("heading", "text")
        )


def edit_article(request, model_admin, pk):
    """Show an article; where it can still change, in a form that goes on to the next one."""
    if request.method == "POST" and was_there(request.user, pk):
        return gone(request, model_admin, pk)
    article = model_admin.get_row(request, pk)
    if request.method == "POST":
        require(request.user, Act.WRITE_DRAFT, article.draft.policy_id)
        return posted(request, model_admin, article, request.POST)
    form = None
    if model_admin.has_change_permission(request, article):
        form = ArticleForm(
            initial={
                "heading": article.heading,
                "text": article.text,
                "revision": article.revision,
            }
        )
    return page(request, model_admin, article, form, parts_beside(article))


def was_there(user, pk):
    """Whether the article was one of a draft that the person writes, and was merged or removed."""
    return (
        str(pk).isdecimal()
        and Article.history.filter(
            id=pk, history_type="-", draft__policy__in=policies_for(user, Act.WRITE_DRAFT)
        ).exists()
    )


def gone(request, model_admin, pk):
    """Give back what was written for an article that is no longer there."""
    last = Article.history.filter(id=pk).select_related("draft__policy").latest()
    return model_admin.page(
        request,
        "panel/article_gone.html",
        title=last.heading or gettext("The article"),
        draft=last.draft,
        form=ArticleForm(request.POST),
        status=409,
    )


def posted(request, model_admin, article, data):
    """Do what was asked for: look, withdraw a note, leave the others' words, or save."""
    form = ArticleForm(data)
    if "preview" in data and request.htmx:
        return fragment(request, article, form)
    parts = parts_beside(article, data)
    if "withdraw" in data:
        withdraw(request, article, data["withdraw"])
    if "withdraw" in data or "preview" in data:
        return page_again(request, model_admin, article, form, parts)
    if data.get("keep") == "theirs":
        messages.info(request, gettext("The article stays as it was saved."))
        return onward(request, article)
    if data.get("keep") == "merged":
        form = ArticleForm(merged(data))
    if not all([form.is_valid(), *(part.is_valid() for part in parts)]):
        return page_again(request, model_admin, article, form, parts, status=422)
    try:
        changed = save(article, form, parts, request.user)
    except EditedMeanwhile:
        conflict = Conflict.between(article.pk, form.cleaned_data)
        if not conflict.mine_is_new:
            # Only a note was written, or ticks were set: it goes with the words that are there.
            return posted(request, model_admin, conflict.theirs, conflict.as_theirs(data))
        form = ArticleForm(conflict.onto_theirs(form.data))
        return page(request, model_admin, conflict.theirs, form, parts, status=409, found=conflict)
    except ArticleGone:
        return gone(request, model_admin, article.pk)
    except NotEdited as error:
        form.add_error(None, error.message)
    except NotNoted as error:
        form.add_error("why", error.message)
    else:
        if changed:
            saved = gettext("“%(article)s” was saved.") % {"article": article.heading}
            messages.success(request, saved)
        else:
            messages.info(request, gettext("Nothing had changed."))
        return onward(request, article)
    article.refresh_from_db(fields=["heading", "text", "revision"])
    return page_again(request, model_admin, article, form, parts, status=422)


def page_again(request, model_admin, article, form, parts, status=200):
    """Answer with what was posted, unsaved; a choice that the person had to make stays there."""
    read, found = request.POST.get("read", ""), None
    if read.isdecimal() and len(read) < 10:
        heading, text = form.written()
        mine = {"heading": heading, "text": text, "revision": int(read)}
        found = Conflict.between(article.pk, mine)
    return page(request, model_admin, article, form, parts, found=found, status=status)


def merged(data):
    """Return the posted `data` with the words of the merge in place of one's own."""
    data = data.copy()
    data["heading"], data["text"] = data.get("merged_heading", ""), data.get("merged_text", "")
    return data


@transaction.atomic
def save(article, form, parts, user):
    """Save the words, the note, and what the note refers to. Return whether there was anything."""
    data = form.cleaned_data
    article.revision = data["revision"]
    edit(article, heading=data["heading"], text=data["text"], by=user, reason=data["why"])
    noted = bool(data["why"]) or any(part.says_something for part in parts)
    if noted:
        note = note_change(article, data["why"], by=user)
        for part in parts:
            part.save(note)
    return noted or article.revision != data["revision"]


def withdraw(request, article, pk):
    """Take the note `pk` back."""
    note = article.notes.filter(pk=pk).first() if pk.isdecimal() and len(pk) < 19 else None
    if note is None:
        messages.info(request, gettext("This note was withdrawn already."))
        return
    try:
        withdraw_note(note, by=request.user)
    except NotNoted as error:
        messages.error(request, error.message)
    else:
        messages.success(request, gettext("The note was withdrawn."))


def onward(request, article):
    """Lead to the same article or to the next one; the browser's copy has served its purpose."""
    request.session[SAVED_ARTICLE] = article.pk
    following = neighbours(article)[1] if "next" in request.POST else None
    if following:
        presence.leave(article, request.user)
    target = following or article
    return HttpResponseRedirect(reverse("admin:drafts_article_change", args=[target.pk]))


def fragment(request, article, form):
    """Answer with what is shown beside, alone."""
    shown = beside(request.POST.get("view", PREVIEW), article, *form.written())
    return render(request, "panel/_article_beside.html", {"beside": shown})


def page(request, model_admin, article, form, parts, *, found=None, status=200):
    """Answer with the article's page. `found` is what somebody else saved meanwhile."""
    came_from = list(predecessors(article))
    previous, following = neighbours(article)
    view = request.POST.get("view", PREVIEW)
    written = form.written() if form else (article.heading, article.text)
    return model_admin.page(
        request,
        "panel/article.html",
        title=article.heading or gettext("(no heading)"),
        status=status,
        article=article,
        form=form,
        parts=parts if form else [],
        notes=with_references(list(article.notes.select_related("by"))),
        previous=previous,
        following=following,
        views=choices(came_from),
        view=view,
        beside=beside(view, article, *written, came_from),
        before=None
        if form or not came_from
        else beside(BEFORE, article, article.heading, article.text, came_from),
        others=presence.enter(article, request.user) if form else [],
        conflict=found,
        saved_article=request.session.pop(SAVED_ARTICLE, None),
    )


def neighbours(article):
    """Return the articles before and after, None where there is none."""
    siblings = Article.objects.filter(draft=article.draft_id).only("heading", "draft_id")
    return (
        siblings.filter(position__lt=article.position).order_by("-position").first(),
        siblings.filter(position__gt=article.position).order_by("position").first(),
    )
