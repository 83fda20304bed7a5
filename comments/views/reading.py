"""Reading: a draft whole, one of its articles, and the comments beside them."""

from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers

import consultations.queries as consultations
import drafts.queries as drafts
from comments import queries
from comments.views.commenting import comment_form, sent
from consultations.models import Channel
from drafts.changes import Told
from drafts.markdown import render_all
from drafts.outline import outline
from drafts.thread import steps_of


def draft(request, policy, number):
    """The draft whole: its text, its contents, its window."""
    draft = get_object_or_404(drafts.published_drafts(), policy__slug=policy, number=number)
    articles = render_all(list(draft.articles.order_by("position")))
    published = list(drafts.published_drafts().filter(policy=draft.policy).order_by("number"))
    context = {
        "policy": draft.policy,
        "draft": draft,
        "entries": outline(list(draft.divisions.order_by("position")), articles),
        "counts": queries.counts_by_article(draft),
        "division_counts": queries.counts_by_division(draft),
        "window": window_on(draft),
        "drafts": published,
        "before": next((one for one in reversed(published) if one.number < draft.number), None),
        "relations": drafts.relations_in(draft),
        "changes": drafts.changes_by_draft(draft.policy).get(draft.pk),
    }
    return render(request, "comments/draft.html", context)


def article(request, policy, number, slug):
    """One article with its comments and, while the window is open, the form."""
    article = get_object_or_404(
        drafts.published_articles(), draft__policy__slug=policy, draft__number=number, slug=slug
    )
    if request.htmx and request.method == "GET":
        return more_comments(request, *queries.on_article(article, after=after(request)))
    window = window_on(article.draft)
    form = comment_form(request, article=article)
    if request.method == "POST" and (response := sent(request, form, window)):
        return response
    return render_form(
        request, "comments/article.html", form, article_page(request, article, window)
    )


def whole_draft(request, policy, number):
    """Comments on a draft as a whole, with their form."""
    draft = get_object_or_404(drafts.published_drafts(), policy__slug=policy, number=number)
    if request.htmx and request.method == "GET":
        return more_comments(request, *queries.on_whole_draft(draft, after=after(request)))
    window = window_on(draft)
    form = comment_form(request)
    if request.method == "POST" and (response := sent(request, form, window)):
        return response
    comments, more = queries.on_whole_draft(draft, after=after(request))
    context = {
        "policy": draft.policy,
        "draft": draft,
        "window": window,
        "comments": comments,
        "more": more,
    }
    return render_form(request, "comments/whole_draft.html", form, context)


def division(request, policy, number, position):
    """Comments on a division as such, with their form and the way to what it holds."""
    draft = get_object_or_404(drafts.published_drafts(), policy__slug=policy, number=number)
    division = get_object_or_404(draft.divisions, position=position)
    if request.htmx and request.method == "GET":
        return more_comments(request, *queries.on_division(division, after=after(request)))
    window = window_on(draft)
    form = comment_form(request, division=division)
    if request.method == "POST" and (response := sent(request, form, window)):
        return response
    comments, more = queries.on_division(division, after=after(request))
    articles = list(draft.articles.filter(division=division).defer("text").order_by("position"))
    context = {
        "policy": draft.policy,
        "draft": draft,
        "division": division,
        "place": division,
        "parts": list(division.children.order_by("position")),
        "articles": articles,
        "counts": queries.counts_on(articles),
        "window": window,
        "comments": comments,
        "more": more,
        "after": after(request),
    }
    return render_form(request, "comments/division.html", form, context)


def article_page(request, article, window):
    """Return what the article's page shows."""
    fates = drafts.what_became([article])
    comments, more = queries.on_article(article, after=after(request), changes=fates)
    previous, following = drafts.neighbours(article)
    thread = list(drafts.thread_of(article))
    counts = queries.counts_on(thread)
    change = drafts.change_that_made(article)
    latest = drafts.latest_draft(article.draft.policy)
    render_all([article])
    return {
        "policy": article.draft.policy,
        "draft": article.draft,
        "article": article,
        "place": article,
        "previous": previous,
        "following": following,
        "thread": thread,
        "steps": steps_of(thread, drafts.edges_around(thread)),
        "latest": latest,
        "ends": [one for one in thread if one.draft_id == latest.pk],
        "last_seen": thread[-1].draft,
        "fate": fates.get(article.pk),
        "told": change and Told.of(change),
        "old_draft": change and change.comparison.old_draft,
        "new_draft": article.draft,
        "notes": queries.notes_on(article),
        "counts": counts,
        "total": counts.get(article.pk, 0),
        "comments": comments,
        "more": more,
        "after": after(request),
        "window": window,
        "quoted": list(queries.quoted_words(article)),
    }


def window_on(draft):
    """Return the window that the pages of `draft` speak of, None where there never was one."""
    window = consultations.window_to_show(consultations.windows().filter(draft=draft))
    if window:
        window.channel_names = [Channel(code).label for code in window.channels]
    return window


def render_form(request, template, form, context):
    """Render a page with the comment form; htmx, having sent the form, asks for the form alone."""
    if request.htmx:
        template = "comments/_form.html"
    status = 422 if form.is_bound else 200
    response = render(request, template, {**context, "form": form}, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def more_comments(request, comments, more):
    """Render the next comments alone."""
    response = render(request, "comments/_comments.html", {"comments": comments, "more": more})
    patch_vary_headers(response, ["HX-Request"])
    return response


def after(request):
    """Return the number after which the list goes on."""
    given = request.GET.get("despues", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
