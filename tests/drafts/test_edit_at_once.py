"""Several people save one article at the same moment: one edit stands, the others are refused."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import IntegrityError, connections

from drafts.edit_article import EditedMeanwhile, edit_article
from drafts.models import Article
from drafts.rules import broken_rule
from tests.factories import make_draft, make_user


def test_of_many_edits_at_once_one_stands(committed):
    article = make_draft(published=False).articles.first()
    people = [make_user() for _ in range(6)]
    together = Barrier(len(people))

    def save(person):
        try:
            mine = Article.objects.get(pk=article.pk)
            together.wait(timeout=30)
            edit_article(mine, heading=mine.heading, text=f"De {person.pk}.", by=person)
        except EditedMeanwhile:
            return None
        else:
            return mine.text
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(people)) as pool:
        stood = [text for text in pool.map(save, people) if text]

    article.refresh_from_db()
    assert stood == [article.text]
    assert (article.revision, article.history.count()) == (2, 2)


def test_edits_past_the_application_are_refused_one_after_the_other(committed):
    article = make_draft(published=False).articles.first()
    together = Barrier(4)

    def save(number):
        try:
            together.wait(timeout=30)
            mine = Article(pk=article.pk, text=f"Directo {number}.", revision=1)
            mine._state.adding = False
            mine.save_without_historical_record(update_fields=["text", "revision"])
        except IntegrityError as refusal:
            return broken_rule(refusal)
        else:
            return "saved"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(pool.map(save, range(4)))

    assert outcomes == [*["article_edit_is_stale"] * 3, "saved"]
