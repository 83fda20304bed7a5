"""A member reads what changed in the draft that is being worked on; the public does not."""

import pytest

from drafts.models import Comparison, Membership, Redline
from tests.drafts.three_drafts import FIRST, SECOND
from tests.factories import make_draft, make_member, make_policy
from tests.screen_reader import words


@pytest.fixture
def policy(db):
    policy = make_policy()
    make_draft(policy, text=FIRST)
    make_draft(policy, text=SECOND.replace("cada tres meses", "cada mes"), published=False)
    return policy


def address(policy):
    return f"/en/panel/drafts/draft/{policy.drafts.latest('number').pk}/changes/"


def test_it_works(client, policy):
    client.force_login(make_member(policy, Membership.Role.OBSERVER))
    response = client.get(address(policy))
    assert [told.relations for told in response.context["changes"]] == [
        ("split",),
        ("amended", "renumbered"),
        ("removed",),
    ]
    said = words(response)
    assert "cada [deleted text begins] tres meses [deleted text ends]" in said
    assert "/borradores/2/articulos/" not in response.content.decode()


def test_nothing_is_kept_of_a_text_that_goes_on_changing(client, policy):
    client.force_login(make_member(policy))
    client.get(address(policy))
    assert (Comparison.objects.count(), Redline.objects.count()) == (0, 0)


def test_the_draft_leads_to_it(client, policy):
    client.force_login(make_member(policy))
    page = client.get(address(policy).removesuffix("changes/") + "change/").content.decode()
    assert address(policy) in page


def test_a_first_draft_has_nothing_before_it(client, db):
    policy = make_draft(published=False).policy
    client.force_login(make_member(policy))
    assert "There is no published draft to compare it with." in words(client.get(address(policy)))


def test_members_of_other_policies_and_the_public_do_not_see_it(client, policy):
    assert client.get(address(policy)).status_code == 302
    client.force_login(make_member(make_policy()))
    assert client.get(address(policy)).status_code == 404
