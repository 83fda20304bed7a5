"""What changed between two published drafts: whole, one article, and the texts that did not."""

from itertools import pairwise

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers

from drafts import queries
from drafts.changes import counted, first_rows, link, tell
from drafts.markdown import render_all
from drafts.models import Article, Comparison, Lineage, Policy

SIDE_BY_SIDE = "columnas"
MOST = 400_000  # characters of HTML that a page begins with
MOST_TEXTS = 60  # of unchanged articles, shown at once


def comparisons(request, policy):
    """Choose two drafts; asked with both, lead to what changed between them."""
    policy = get_object_or_404(Policy, slug=policy)
    drafts = list(queries.published_drafts().filter(policy=policy).order_by("number"))
    numbers = {str(draft.number) for draft in drafts}
    chosen = {request.GET.get("de", ""), request.GET.get("a", "")}
    if len(chosen) == 2 and chosen <= numbers:
        old, new = sorted(map(int, chosen))
        address = redirect("comparison", policy.slug, old, new).url
        return redirect(address + ("?vista=columnas" if is_side_by_side(request) else ""))
    asked = {str(draft.number): draft for draft in drafts}
    context = {
        "policy": policy,
        "drafts": drafts,
        "old_draft": asked.get(request.GET.get("de"), drafts[0] if drafts else None),
        "new_draft": asked.get(request.GET.get("a"), drafts[-1] if drafts else None),
        "pairs": list(pairwise(drafts)),
        "same_twice": "de" in request.GET and len(chosen) == 1,
    }
    return render(request, "drafts/comparisons.html", context)


def comparison(request, policy, old, new):
    """All that changed, by article, in the order of the later draft."""
    if old > new:
        return to_the_right_order(request, "comparison", policy, new, old)
    drafts, before, after = two_drafts(policy, old, new)
    context = page(request, drafts, before, after)
    found = queries.comparison_of(before, after)
    if found is None:
        return being_made(request, context)
    told = tell(queries.changes_of(found))
    kind = request.GET.get("tipo", "")
    kind = kind if kind in Lineage.Relation.values else ""
    listed = [one for one in told if not kind or kind in one.relations]
    link(listed)
    rest = [one for one in listed if one.position >= position(request.GET.get("desde", ""))]
    rows, more = first_rows(rest, 50 * MOST if "todo" in request.GET else MOST)
    context |= {
        "rows": rows,
        "more": more,
        "begins_later": len(rest) < len(listed),
        "kinds": counted(told),
        "kind": kind,
        "total": sum(not one.is_quiet for one in told),
        "shown_once": {one.position for row in rows for one in row},
    }
    fragment = request.htmx and "desde" in request.GET
    template = "drafts/_changes.html" if fragment else "drafts/comparison.html"
    return varying(render(request, template, context))


def comparison_article(request, policy, old, new, slug, removed=False):
    """What changed in one article, named as in the later draft; as in the earlier one where it was
    removed."""
    if old > new:
        name = "comparison-removed" if removed else "comparison-article"
        return to_the_right_order(request, name, policy, new, old, slug)
    drafts, before, after = two_drafts(policy, old, new)
    context = page(request, drafts, before, after)
    found = queries.comparison_of(before, after)
    draft = before if removed else after
    article = get_object_or_404(draft.articles, slug=slug)
    context |= {"article": article, "removed": removed}
    if found is None:
        return being_made(request, context)
    changes = queries.changes_of(found)
    end = {"old": article} if removed else {"new": article}
    told = next(iter(tell(changes.filter(**end))), None)
    if told is None or told.is_removed != removed:
        raise Http404
    loud = changes.exclude(relations=["kept"]).exclude(relations=["renumbered"])
    context |= {
        "told": told,
        "before": next(iter(tell(loud.filter(position__lt=told.position).reverse()[:1])), None),
        "after": next(iter(tell(loud.filter(position__gt=told.position)[:1])), None),
    }
    if told.redline is None:
        render_all([article])
    return varying(render(request, "drafts/comparison_article.html", context))


def unchanged_texts(request, policy, old, new):
    """The texts of some unchanged articles that stand together, for whoever unfolds them."""
    _, before, after = two_drafts(policy, old, new)
    found = get_object_or_404(Comparison, old_draft=before, new_draft=after)
    first, last = position(request.GET.get("desde", "")), position(request.GET.get("hasta", ""))
    places = found.changes.filter(position__gte=first, position__lte=last, redline=None)
    articles = Article.objects.filter(changes_back__in=places).order_by("position")
    context = {
        "policy": after.policy,
        "draft": after,
        "articles": render_all(list(articles[:MOST_TEXTS])),
        "rest": list(articles.defer("text")[MOST_TEXTS:]),
    }
    return render(request, "drafts/_unchanged.html", context)


def two_drafts(policy, old, new):
    """Return the policy's published drafts and the two of these numbers, or answer that there is
    no such page: what is not published is not there."""
    drafts = list(queries.published_drafts().filter(policy__slug=policy).order_by("number"))
    by_number = {draft.number: draft for draft in drafts}
    if old == new or old not in by_number or new not in by_number:
        raise Http404
    return drafts, by_number[old], by_number[new]


def page(request, drafts, before, after):
    """Return what all these pages show."""
    return {
        "policy": after.policy,
        "drafts": drafts,
        "old_draft": before,
        "new_draft": after,
        "side_by_side": is_side_by_side(request),
    }


def is_side_by_side(request):
    return request.GET.get("vista") == SIDE_BY_SIDE


def being_made(request, context):
    """Say that the comparison is being made; the page asks again by itself."""
    response = render(request, "drafts/comparison_being_made.html", context, status=202)
    response["Cache-Control"] = "no-store"
    return response


def to_the_right_order(request, name, *args):
    """The earlier draft comes first."""
    address = redirect(name, *args).url
    query = request.GET.urlencode()
    return redirect(f"{address}?{query}" if query else address)


def position(given):
    """Return the place in the list that the address names, 0 where it makes no sense."""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def varying(response):
    patch_vary_headers(response, ["HX-Request"])
    return response
