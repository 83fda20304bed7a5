"""A methodology starts from a set of outcomes, is edited, and is published for good."""

import pytest
from django.urls import reverse

from consultations.models import Methodology, Outcome
from consultations.new_methodology import NoteMissing, VersionUnderWay, new_methodology
from consultations.starting_outcomes import STARTING_TEXT
from drafts.roles import Role
from tests.factories import make_methodology

pytestmark = pytest.mark.django_db

STARTING_CODES = [
    "accepted",
    "partially_accepted",
    "not_accepted",
    "already_covered",
    "out_of_scope",
    "other_instrument",
]


def outcome_fields(methodology, **changes):
    """The fields of the outcomes' forms as they stand, with changes to the first."""
    outcomes = list(methodology.outcomes.all())
    data = {"outcomes-TOTAL_FORMS": len(outcomes), "outcomes-INITIAL_FORMS": len(outcomes)}
    for place, outcome in enumerate(outcomes):
        for field in [
            "id",
            "position",
            "code",
            "name_es",
            "name_en",
            "definition_es",
            "definition_en",
        ]:
            data[f"outcomes-{place}-{field}"] = getattr(outcome, field)
    return data | {f"outcomes-0-{field}": value for field, value in changes.items()}


def test_the_first_one_starts_with_six_outcomes(policy):
    methodology = new_methodology(policy)
    assert (methodology.version, methodology.text, methodology.is_published) == (
        1,
        STARTING_TEXT,
        False,
    )
    assert [outcome.code for outcome in methodology.outcomes.all()] == STARTING_CODES
    assert all(outcome.definition_es and outcome.definition_en for outcome in Outcome.objects.all())


def test_a_later_one_copies_the_last_and_demands_a_note(policy):
    first = make_methodology(policy)
    with pytest.raises(NoteMissing):
        new_methodology(policy, note=" ")
    second = new_methodology(policy, note="Se aclara un sentido.")
    assert (second.version, second.text, second.note) == (2, first.text, "Se aclara un sentido.")
    told = ["position", "code", "name_es", "name_en", "definition_es", "definition_en"]
    assert list(second.outcomes.values(*told)) == list(first.outcomes.values(*told))
    assert first.outcomes.count() == 6


def test_one_version_at_a_time(policy):
    new_methodology(policy)
    with pytest.raises(VersionUnderWay):
        new_methodology(policy, note="Otra")


def test_it_is_begun_from_the_panel(client, enter, policy):
    enter(Role.COORDINATOR)
    response = client.post(reverse("admin:consultations_methodology_add"), {"policy": policy.pk})
    methodology = Methodology.objects.get()
    assert response.url == reverse("admin:consultations_methodology_change", args=[methodology.pk])


def test_what_is_refused_is_said_in_the_form(client, enter, policy):
    enter(Role.COORDINATOR)
    make_methodology(policy)
    response = client.post(reverse("admin:consultations_methodology_add"), {"policy": policy.pk})
    assert response.context["form"].errors == {
        "note": ["Say what changes and why: a later version carries a public note."]
    }


def test_text_and_outcomes_are_edited(client, enter, policy):
    enter(Role.COORDINATOR)
    methodology = new_methodology(policy)
    address = reverse("admin:consultations_methodology_change", args=[methodology.pk])
    response = client.post(
        address, {"text": "Otro texto"} | outcome_fields(methodology, name_es="Se acepta")
    )
    assert response.status_code == 302
    methodology.refresh_from_db()
    assert methodology.text == "Otro texto"
    assert methodology.outcomes.first().name_es == "Se acepta"


def test_publishing_asks_first_and_is_for_good(client, enter, policy, said):
    enter(Role.COORDINATOR)
    methodology = new_methodology(policy)
    address = reverse("admin:consultations_methodology_publish", args=[methodology.pk])
    assert "Publishing is for good." in client.get(address).text
    assert said(client.post(address, follow=True)) == ["The methodology is published and in force."]
    assert Methodology.objects.get().is_published

    change = reverse("admin:consultations_methodology_change", args=[methodology.pk])
    data = {"text": "Otro"} | outcome_fields(methodology, name_es="Otro")
    assert client.post(change, data).status_code == 403
    assert Methodology.objects.get().text == STARTING_TEXT
    assert client.post(address).context["refusal"] == "This methodology is published already."


def test_without_outcomes_it_is_not_published(client, enter, policy):
    enter(Role.COORDINATOR)
    methodology = make_methodology(policy, published=False, outcomes=[])
    address = reverse("admin:consultations_methodology_publish", args=[methodology.pk])
    assert client.post(address).context["refusal"] == (
        "A methodology without outcomes cannot be published."
    )


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.REVIEWER, Role.OBSERVER])
def test_only_a_coordinator_writes_it(client, enter, policy, role):
    methodology = new_methodology(policy)
    enter(role)
    change = reverse("admin:consultations_methodology_change", args=[methodology.pk])
    publish = reverse("admin:consultations_methodology_publish", args=[methodology.pk])
    assert client.post(change, {"text": "x"} | outcome_fields(methodology)).status_code == 403
    assert client.post(publish).status_code == 403
    assert not Methodology.objects.get().is_published
