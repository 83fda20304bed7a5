"""How pages show a comment's parts."""

from django import template

from comments.wording import changes

register = template.Library()


@register.filter
def wording_changes(comment):
    """What the proposed wording changes of the article or of the quoted words, None otherwise."""
    article = comment.article.text if comment.article else ""
    return changes(article, comment.quote, comment.proposed_wording)
