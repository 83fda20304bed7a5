"""What a proposed wording changes, while it is being written."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

import drafts.queries as drafts
from comments.forms import as_typed
from comments.receive import is_too_long
from comments.wording import changes


@require_POST
def preview(request, policy, number, slug):
    """Show the wording as changes of the article; nothing is stored."""
    article = get_object_or_404(
        drafts.published_articles(), draft__policy__slug=policy, draft__number=number, slug=slug
    )
    wording = as_typed(request.POST.get("proposed_wording", ""))
    quote = as_typed(request.POST.get("quote", ""))
    too_long = is_too_long(wording) or is_too_long(quote)
    found = None if too_long else changes(article.text, quote, wording)
    return render(request, "comments/_wording_preview.html", {"changes": found, "wording": wording})
