"""Opening a window on a published draft, extending it, and what the rules refuse."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from consultations.models import Consultation, Session
from drafts.clock import now_of
from drafts.roles import Role
from tests.factories import close_window, make_comment, make_consultation, make_draft, make_policy

pytestmark = pytest.mark.django_db

ADD = "admin:consultations_consultation_add"
OPENED = (
    "The window has opened: its draft, its opening and its channels can no longer be taken back."
)
SHORTENED = "An open window may be extended, never shortened, and a closed one stays closed."


def typed(moment):
    """An instant as the browser's control sends it."""
    return localtime(moment).strftime("%Y-%m-%dT%H:%M:%S")


def fields(draft, **changes):
    """The form, filled in for a window that opens tomorrow."""
    now = now_of(draft.policy)
    return {
        "draft": draft.pk,
        "title": "Consulta",
        "description": "",
        "opens_at": typed(now + timedelta(days=1)),
        "closes_at": typed(now + timedelta(days=30)),
        "channels": ["online", "forum"],
        **changes,
    }


def shown(window, **changes):
    """The form of a window as its page shows it, with changes."""
    return {
        "title": window.title,
        "description": window.description,
        "opens_at": typed(window.opens_at),
        "closes_at": typed(window.closes_at),
        "channels": window.channels,
        **changes,
    }


def page(window):
    return reverse("admin:consultations_consultation_change", args=[window.pk])


def refusal(response):
    assert response.status_code == 200
    return response.context["form"].non_field_errors()


def test_a_window_is_opened_in_the_zone_that_is_said(client, enter, policy):
    enter(Role.COORDINATOR)
    draft = make_draft(policy)
    assert "Time of America/Mexico_City." in client.get(reverse(ADD)).text
    data = fields(draft, opens_at="2099-01-10T09:00", closes_at="2099-02-10T18:30")
    client.post(reverse(ADD), data)
    window = Consultation.objects.get()
    assert window.opens_at.isoformat() == "2099-01-10T15:00:00+00:00"
    assert window.closes_at.isoformat() == "2099-02-11T00:30:00+00:00"
    assert window.channels == ["online", "forum"]


def test_only_published_drafts_of_ones_own_policies_are_offered(client, enter, policy):
    enter(Role.COORDINATOR)
    published = make_draft(policy)
    make_draft(policy, published=False)
    make_draft(make_policy())
    form = client.get(reverse(ADD)).context["form"]
    assert list(form.fields["draft"].queryset) == [published]


@pytest.mark.parametrize(
    ("opens", "closes", "message"),
    [
        (timedelta(days=5), timedelta(days=4), "The closing must be later than the opening."),
        (timedelta(days=-5), timedelta(days=-1), "The closing is in the past already."),
    ],
)
def test_what_the_rules_refuse_is_said_and_nothing_is_lost(
    client, enter, policy, opens, closes, message
):
    enter(Role.COORDINATOR)
    draft = make_draft(policy)
    now = now_of(policy)
    data = fields(
        draft, title="Mi título", opens_at=typed(now + opens), closes_at=typed(now + closes)
    )
    response = client.post(reverse(ADD), data)
    assert refusal(response) == [message]
    assert response.context["form"]["title"].value() == "Mi título"
    assert not Consultation.objects.exists()


def test_an_open_window_is_extended(client, enter, policy):
    enter(Role.COORDINATOR)
    window = make_consultation(make_draft(policy))
    later = (window.closes_at + timedelta(days=7)).replace(microsecond=0)
    response = client.post(page(window), shown(window, closes_at=typed(later), title="Más larga"))
    assert response.status_code == 302
    window.refresh_from_db()
    assert (window.closes_at, window.title) == (later, "Más larga")


def test_saving_an_open_window_as_it_stands_changes_nothing(client, enter, policy):
    enter(Role.COORDINATOR)
    window = make_consultation(make_draft(policy))
    assert client.post(page(window), shown(window)).status_code == 302
    stored = Consultation.objects.get()
    assert (stored.opens_at, stored.closes_at) == (window.opens_at, window.closes_at)


def test_an_open_window_is_not_shortened(client, enter, policy):
    enter(Role.COORDINATOR)
    window = make_consultation(make_draft(policy))
    earlier = typed(window.closes_at - timedelta(days=1))
    assert refusal(client.post(page(window), shown(window, closes_at=earlier))) == [SHORTENED]
    assert Consultation.objects.get().closes_at == window.closes_at


def test_an_open_window_keeps_its_opening_and_channels(client, enter, policy):
    enter(Role.COORDINATOR)
    window = make_consultation(make_draft(policy), channels=["online", "forum"])
    moved = typed(window.opens_at + timedelta(hours=1))
    assert refusal(client.post(page(window), shown(window, opens_at=moved))) == [OPENED]
    assert refusal(client.post(page(window), shown(window, channels=["online"]))) == [OPENED]


def test_a_closed_window_stays_closed(client, enter, policy):
    enter(Role.COORDINATOR)
    window = make_consultation(make_draft(policy))
    close_window(window)
    later = typed(window.closes_at + timedelta(days=7))
    assert refusal(client.post(page(window), shown(window, closes_at=later))) == [SHORTENED]


def test_an_upcoming_window_is_deleted_and_an_open_one_is_not(client, enter, policy):
    enter(Role.COORDINATOR)
    draft = make_draft(policy)
    upcoming = make_consultation(draft, starts_in=timedelta(days=2))
    opened = make_consultation(draft)
    for window, status in [(upcoming, 302), (opened, 403)]:
        address = reverse("admin:consultations_consultation_delete", args=[window.pk])
        assert client.post(address, {"post": "yes"}).status_code == status
    assert list(Consultation.objects.all()) == [opened]


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.REVIEWER, Role.OBSERVER])
def test_only_a_coordinator_opens_and_changes(client, enter, policy, role):
    enter(role)
    window = make_consultation(make_draft(policy))
    assert client.post(reverse(ADD), fields(window.draft)).status_code == 403
    assert client.post(page(window), shown(window, title="Otro")).status_code == 403
    assert Consultation.objects.get().title == window.title


def test_a_session_belongs_to_a_window_of_ones_own(client, enter, policy):
    enter(Role.COORDINATOR)
    window = make_consultation(make_draft(policy))
    other = make_consultation()
    address = reverse("admin:consultations_session_add")
    data = {"channel": "forum", "title": "Foro norte", "place": "", "held_on": "2026-02-01"}
    refused = client.post(address, data | {"consultation": other.pk})
    assert list(refused.context["adminform"].form.errors) == ["consultation"]
    client.post(address, data | {"consultation": window.pk})
    assert Session.objects.get().consultation == window


def test_a_session_at_which_comments_were_taken_down_stays_as_it_was(client, enter, policy):
    enter(Role.COORDINATOR)
    window = make_consultation(make_draft(policy))
    session = Session.objects.create(
        consultation=window, channel="forum", title="Foro", held_on="2026-02-01"
    )
    make_comment(window, channel="forum", session=session)
    data = {
        "channel": "table",
        "title": "Otro",
        "held_on": "2026-02-01",
        "consultation": window.pk,
    }
    change = reverse("admin:consultations_session_change", args=[session.pk])
    delete = reverse("admin:consultations_session_delete", args=[session.pk])
    assert client.post(change, data).status_code == 403
    assert client.post(delete, {"post": "yes"}).status_code == 403
    assert Session.objects.get().title == "Foro"
