import pytest
from django.utils import translation

from tests.factories import make_member, make_policy, make_user


@pytest.fixture(autouse=True)
def _in_english():
    """The panel in English, whose sentences are the message ids."""
    with translation.override("en"):
        yield


@pytest.fixture
def policy(db):
    return make_policy(title="Política de datos", is_demonstration=True)


@pytest.fixture
def enter(client, policy):
    """Sign a member of the policy in, with a role; without one, a superuser. Returns who it is."""

    def enter(role=None, **fields):
        if role:
            user = make_member(policy, role, **fields)
        else:
            user = make_user(is_staff=True, is_superuser=True, **fields)
        client.force_login(user)
        return user

    return enter


@pytest.fixture
def said(client):
    """Return the messages that a page shows after an act."""

    def said(response):
        return [str(message) for message in response.context["messages"]]

    return said
