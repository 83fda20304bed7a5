"""Publishing a methodology, after a page that says it is for good."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from consultations.publish_methodology import MethodologyNotPublished
from consultations.publish_methodology import publish_methodology as publish
from drafts.roles import Act, require


def publish_methodology(request, model_admin, pk):
    """Ask, then publish."""
    methodology = model_admin.get_row(request, pk)
    require(request.user, Act.WRITE_METHODOLOGY, methodology.policy_id)
    refusal = _("This methodology is published already.") if methodology.is_published else None
    if request.method == "POST":
        try:
            publish(methodology)
        except MethodologyNotPublished as error:
            refusal = error.message
        else:
            messages.success(request, _("The methodology is published and in force."))
            return redirect("admin:consultations_methodology_change", pk)
    return model_admin.page(
        request,
        "panel/publish_methodology.html",
        title=_("Publish methodology %(version)s") % {"version": methodology.version},
        methodology=methodology,
        outcomes=methodology.outcomes.all(),
        refusal=refusal,
        status=409 if refusal else 200,
    )
