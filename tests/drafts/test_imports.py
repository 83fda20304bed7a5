"""Imports: kept until they are saved or forgotten; saved once, whole."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from drafts.adjust_import import OutOfDate, adjust_import, undo_adjustment
from drafts.begin_import import begin_import
from drafts.import_text import NotImported
from drafts.models import Draft, Import
from drafts.reading import Source
from drafts.reading.formats import Kind
from drafts.reading.operations import Join
from drafts.save_import import save_import
from drafts.tasks import forget_imports
from tests.factories import TEXT, make_policy, make_user


def make_import(policy=None, by=None):
    return begin_import(policy or make_policy(), Source(TEXT, Kind.TEXT), by=by or make_user())


@pytest.mark.django_db
def test_an_import_that_nobody_saves_is_forgotten(settings):
    settings.DRAFT_IMPORT_DAYS = 30
    old, young = make_import(), make_import()
    Import.objects.filter(pk=old.pk).update(changed_at=timezone.now() - timedelta(days=31))
    forget_imports()
    forget_imports()  # a job may run twice
    assert list(Import.objects.all()) == [young]


@pytest.mark.django_db
def test_a_correction_keeps_the_import_young():
    kept = make_import()
    Import.objects.update(changed_at=timezone.now() - timedelta(days=31))
    adjust_import(kept, Join(2), seen=0)
    assert timezone.now() - Import.objects.get().changed_at < timedelta(minutes=1)


@pytest.mark.django_db
def test_who_leaves_takes_their_imports_along():
    kept = make_import()
    kept.by.delete()
    assert Import.objects.count() == 0


@pytest.mark.django_db
def test_an_import_without_words_is_refused_by_the_database():
    kept = make_import()
    with pytest.raises(IntegrityError, match="import_has_words"):
        Import.objects.filter(pk=kept.pk).update(text=" \n")


@pytest.mark.django_db
def test_corrections_from_two_windows_do_not_mix():
    kept = make_import()
    adjust_import(kept, Join(2), seen=0)
    with pytest.raises(OutOfDate):
        adjust_import(kept, Join(1), seen=0)
    with pytest.raises(OutOfDate):
        undo_adjustment(kept, seen=0)
    undo_adjustment(kept, seen=1)
    undo_adjustment(kept, seen=0)  # there is none, and nothing happens
    assert Import.objects.get().operations == []


def at_once(*acts):
    """Run acts at the same time, each on a connection of its own; return what each gave or raised."""
    gate = threading.Barrier(len(acts))
    results = [None] * len(acts)

    def run(place, act):
        gate.wait()
        try:
            results[place] = act()
        except NotImported as error:
            results[place] = type(error).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_saving_twice_at_once_gives_one_draft(committed):
    kept = make_import()
    results = at_once(*[lambda: save_import(kept, seen=0)] * 3)
    assert sorted(map(str, results))[:2] == ["ImportChanged", "ImportChanged"]
    assert (Draft.objects.count(), Draft.objects.get().articles.count()) == (1, 3)


def test_two_people_saving_at_once_give_one_draft_and_one_import_that_stays(committed):
    policy = make_policy()
    first, second = make_import(policy), make_import(policy)
    results = at_once(lambda: save_import(first, seen=0), lambda: save_import(second, seen=0))
    assert "WorkingDraftExists" in results
    assert (Draft.objects.count(), Import.objects.count()) == (1, 1)
