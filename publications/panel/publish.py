"""The publication page: what is missing, the button, how the edition goes on, what is published."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from drafts.roles import Act, may, policies_for, require
from publications.models import Edition
from publications.publish import request_edition
from publications.queries import published_editions
from publications.readiness import NotReady, missing


def link_to(lack, policy):
    """Return the panel's page on which what is missing can be mended."""
    match lack.kind:
        case "methodology":
            return reverse("admin:consultations_methodology_changelist")
        case "answers":
            # Only an answer in force counts: proposals that wait for review are found there too.
            return reverse("admin:comments_comment_changelist") + f"?policy={policy.pk}"
        case _other:
            return reverse("admin:consultations_consultation_changelist")


def policies(request, model_admin):
    """List the policies of the person; with only one, lead to it."""
    found = list(policies_for(request.user).order_by("title"))
    if len(found) == 1:
        return redirect("admin:publications_edition_policy", found[0].pk)
    return model_admin.page(
        request, "panel/publication_policies.html", title=_("Publication"), policies=found
    )


def publish(request, model_admin, pk):
    """Show how a policy's publication stands; start an edition.

    The part that changes while an edition is made is also asked for alone, by htmx.
    """
    policy = get_object_or_404(policies_for(request.user), pk=pk)
    refusal = None
    if request.method == "POST":
        require(request.user, Act.PUBLISH_EDITION, policy.pk)
        try:
            request_edition(policy, by=request.user)
        except NotReady:
            refusal = _("Nothing was started: something is missing.")
        else:
            messages.success(
                request, _("The edition was requested. It appears whole, or not at all.")
            )
            return redirect("admin:publications_edition_policy", pk)
    latest = policy.editions.order_by("-number").first()
    return model_admin.page(
        request,
        "panel/_edition_status.html" if request.htmx else "panel/publish.html",
        title=_("Publication"),
        policy=policy,
        missing=[(lack, link_to(lack, policy)) for lack in missing(policy)],
        under_way=latest if latest and latest.is_under_way else None,
        failed=latest if latest and latest.stage == Edition.Stage.FAILED else None,
        editions=published_editions(policy),
        may_publish=may(request.user, Act.PUBLISH_EDITION, policy.pk),
        refusal=refusal,
        status=409 if refusal else 200,
    )


def edition(request, model_admin, pk):
    """An edition is seen on its policy's page."""
    if not str(pk).isdecimal():
        raise Http404
    row = get_object_or_404(model_admin.get_queryset(request), pk=pk)
    return redirect("admin:publications_edition_policy", row.policy_id)
