"""Beside an article that is being written: what was said of the ones it came from, to tick what its
change attends."""

from functools import cached_property

from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from comments.attend import attend
from comments.models import Attends, Comment, Reflection
from comments.panel.queries import comments_to_attend
from drafts.panel.beside_article import ArticlePart


class AttendPart(ArticlePart):
    """The comments that a change can attend, those whose answer shows in the article first."""

    template = "panel/_attend.html"

    attends = forms.ModelMultipleChoiceField(
        Comment.objects.none(),
        label=_("Comments that this change attends"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    folios = forms.CharField(
        label=_("Other folios"),
        required=False,
        help_text=_("Of comments on other articles or on the whole draft, separated by spaces."),
    )

    def __init__(self, data=None, *, article):
        super().__init__(data, article=article)
        self.earlier = Comment.objects.filter(
            policy=article.draft.policy_id, consultation__draft__number__lt=article.draft.number
        )
        self.fields["attends"].queryset = self.earlier

    def clean_folios(self):
        """Return the comments that the folios name."""
        folios = set(self.cleaned_data["folios"].upper().replace(",", " ").split())
        found = list(self.earlier.filter(folio__in=folios)) if folios else []
        unknown = folios - {comment.folio for comment in found}
        if unknown:
            raise forms.ValidationError(
                gettext("There is no such comment on an earlier draft of this policy: %(folios)s.")
                % {"folios": ", ".join(sorted(unknown))}
            )
        return found

    @cached_property
    def comments(self):
        """The comments to choose from, each with what is known of its answer and whether it is
        ticked."""
        chosen = {str(value) for value in self["attends"].value() or []}
        comments = comments_to_attend(self.article)
        for comment in comments:
            comment.is_chosen = str(comment.pk) in chosen
        return comments

    @property
    def suggested(self):
        """Those whose answer says that it can be seen in this article."""
        return [comment for comment in self.comments if comment.is_reflected]

    @property
    def others(self):
        return [comment for comment in self.comments if not comment.is_reflected]

    @property
    def says_something(self):
        return bool(self.cleaned_data["attends"] or self.cleaned_data["folios"])

    def save(self, note):
        attend(note, [*self.cleaned_data["attends"], *self.cleaned_data["folios"]])

    @classmethod
    def references(cls, notes):
        """A note refers to the comments that it attends."""
        found = {}
        attends = Attends.objects.filter(note__in=notes).select_related("comment")
        for one in attends.order_by("comment__number"):
            address = reverse("admin:comments_comment_change", args=[one.comment_id])
            found.setdefault(one.note_id, []).append((one.comment.folio, address))
        return found

    @classmethod
    def explained(cls, draft):
        """An answer in force that is seen in an article explains why it changes."""
        return set(
            Reflection.objects.filter(
                article__draft=draft,
                decision__reviewed_at__isnull=False,
                decision__superseded_at__isnull=True,
            ).values_list("article", flat=True)
        )
