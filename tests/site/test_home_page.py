from datetime import timedelta

from tests.factories import make_comment, make_consultation, make_draft, make_policy


def test_what_is_open_comes_with_its_deadline_first(client, db):
    later = make_consultation(
        make_draft(make_policy(title="Política de salud")), lasts=timedelta(days=40)
    )
    sooner = make_consultation(
        make_draft(make_policy(title="Política de agua")), lasts=timedelta(days=3, minutes=5)
    )
    windows = list(client.get("/en/").context["windows"])
    assert [window for window in windows if window in (later, sooner)] == [sooner, later]
    assert "3 days left" in client.get("/en/").content.decode()


def test_closed_and_upcoming_windows_are_not_open(client, db):
    upcoming = make_consultation(starts_in=timedelta(days=1))
    page = client.get("/en/")
    assert upcoming not in page.context["windows"]
    assert page.status_code == 200


def test_working_drafts_do_not_make_a_policy_public(client, db):
    make_draft(make_policy(title="Política en el cajón"), published=False)
    assert "Política en el cajón" not in client.get("/").content.decode()


def test_number_of_comments_received(client, db):
    window = make_consultation(make_draft(make_policy(title="Política contada")))
    make_comment(window)
    assert "1 comment received" in client.get("/en/").content.decode()


def test_says_so_when_nothing_is_open(client, db):
    page = client.get("/en/").content.decode()
    assert "No consultation is open today." in page
    assert "No policy has a published draft yet." in page
