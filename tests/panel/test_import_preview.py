"""The preview of an import: corrected line by line before it is saved, each correction undone."""

import pytest
from django.urls import reverse

from drafts.begin_import import begin_import
from drafts.models import Draft, Import
from drafts.reading import Source
from drafts.reading.formats import Kind
from drafts.roles import Role
from tests.factories import TEXT, make_draft

pytestmark = pytest.mark.django_db

LONGER = TEXT.replace("y publica sus actas.\n", "y publica sus actas.\n\nRinde cuentas.\n")


@pytest.fixture
def kept(enter, policy):
    return begin_import(policy, Source(LONGER, Kind.TEXT), by=enter(Role.DRAFTER))


@pytest.fixture
def show(client, kept):
    return lambda **more: client.get(
        reverse("admin:drafts_draft_import_preview", args=[kept.pk]), **more
    )


@pytest.fixture
def do(client, kept):
    def do(value, *, seen=None, headers=None, **data):
        kept.refresh_from_db()
        address = reverse("admin:drafts_draft_import_preview", args=[kept.pk])
        seen = len(kept.operations) if seen is None else seen
        return client.post(address, {"do": value, "seen": seen, **data}, headers=headers)

    return do


def lines(response):
    return [(row.level, row.piece.heading) for row in response.context["rows"]]


START = [
    (1, "Título Primero. Disposiciones generales"),
    (2, "Artículo 1. Objeto"),
    (2, "Artículo 2. Licencias"),
    (1, "Título Segundo. Gobernanza"),
    (2, "Artículo 3. Consejo"),
]


def test_corrections_are_made_undone_and_saved(show, do, kept):
    assert lines(show()) == START
    assert do("join 2").url.endswith("#p1")
    assert lines(show()) == [*START[:2], *START[3:]]
    do("split 3 2")
    do("lower 2")
    shown = show()
    assert lines(shown) == [*START[:2], (2, START[3][1]), (3, START[4][1]), (3, "")]
    assert shown.context["corrections"] == "3 corrections"
    do("undo")
    do("rename 4", heading="Artículo 4. Cuentas", number="4")
    do("save")

    articles = Draft.objects.get().articles.select_related("division")
    assert [(one.number, one.heading, one.text, one.division.level) for one in articles] == [
        (
            "1",
            "Artículo 1. Objeto",
            (
                "La presente política fija las reglas para publicar datos abiertos.\n\n"
                "Artículo 2. Licencias\n\n"
                "Los datos se publican con una licencia libre que permite su uso para cualquier fin."
            ),
            1,
        ),
        (
            "3",
            "Artículo 3. Consejo",
            "El Consejo se reúne cada tres meses y publica sus actas.",
            1,
        ),
        ("4", "Artículo 4. Cuentas", "Rinde cuentas.", 1),
    ]
    assert articles[2].slug == "4"
    assert Import.objects.count() == 0


def test_htmx_gets_only_what_changes_with_the_line_in_focus(do):
    response = do("join 2", headers={"HX-Request": "true"})
    assert response.status_code == 200
    assert response.text.lstrip().startswith('<div id="import-work">')
    assert 'id="w1" tabindex="-1" autofocus' in " ".join(response.text.split())


@pytest.mark.parametrize(
    ("value", "status"),
    [
        *[(value, 409) for value in ("join 0", "split 1 1", "raise 0", "join 99")],
        *[(value, 404) for value in ("join", "join x", "split 1", "burn 1", "")],
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_changes(do, kept, value, status):
    assert do(value).status_code == status
    kept.refresh_from_db()
    assert kept.operations == []


def test_a_page_that_is_out_of_date_changes_nothing(do, kept):
    do("join 2")
    for value in ("join 1", "undo", "save"):
        response = do(value, seen=0)
        assert (response.status_code, str(response.context["refusal"])) == (
            409,
            "This import was changed in another window. This is how it stands now.",
        )
    kept.refresh_from_db()
    assert len(kept.operations) == 1
    assert Draft.objects.count() == 0


def test_a_piece_is_shown_in_full_with_what_can_be_done(client, kept):
    address = reverse("admin:drafts_draft_import_piece", args=[kept.pk, 4])
    shown = client.get(address)
    assert shown.context["blocks"] == [
        (0, "El Consejo se reúne cada tres meses y publica sus actas.", True),
        (2, "Rinde cuentas.", True),
    ]
    assert shown.context["form"]["number"].value() == "3"
    assert client.get(address.replace("/4/", "/99/")).status_code == 404


def test_lines_left_out_are_shown_and_put_back(enter, policy, client):
    text = "# Ley\n\n" + "".join(
        f"Artículo {n}. Empieza {word}\nPágina {n} de 3\ny sigue {word}.\n\n"
        for n, word in enumerate(["la pública", "el horario", "un préstamo"], 1)
    )
    kept = begin_import(policy, Source(text, Kind.TEXT), by=enter(Role.DRAFTER))
    address = reverse("admin:drafts_draft_import_preview", args=[kept.pk])
    shown = client.get(address)
    assert [(str(one.kind), one.first, one.lines) for one in shown.context["blocks"]] == [
        ("page number", 4, ["Página 1 de 3"]),
        ("page number", 8, ["Página 2 de 3"]),
        ("page number", 12, ["Página 3 de 3"]),
    ]
    client.post(address, {"do": "back 1 1", "seen": 0})
    client.post(address, {"do": "out 2", "seen": 1})
    shown = client.get(address)
    assert [one.text for one in shown.context["reading"].units] == [
        "Empieza la pública\ny sigue la pública.",
        "Empieza el horario\nPágina 2 de 3\ny sigue el horario.",
    ]
    assert shown.context["left_out_count"] == 4


def test_each_line_says_what_it_will_be_compared_to(enter, policy, client):
    make_draft(policy)
    text = (
        TEXT.replace("Artículo 1. Objeto", "Artículo 1. Objeto y fines")
        .replace("cada tres meses y publica sus actas", "cada mes y publica todas sus actas")
        .replace("Artículo 3", "Artículo 4")
    )
    text = text.replace("#### Artículo 2. Licencias", "#### Artículo 3. Nuevo del todo")
    text = text.replace(
        "Los datos se publican con una licencia libre que permite su uso para cualquier fin.",
        "Habrá una ventanilla única en cada municipio, atendida por gente que conoce el tema.",
    )
    kept = begin_import(policy, Source(text, Kind.TEXT), by=enter(Role.DRAFTER))
    shown = client.get(reverse("admin:drafts_draft_import_preview", args=[kept.pk]))
    rows = shown.context["rows"]
    assert [(row.relations, row.came_from) for row in rows if row.piece.is_unit] == [
        (("amended",), "Artículo 1. Objeto"),
        (("added",), ""),
        (("renumbered", "amended"), "Artículo 3. Consejo"),
    ]
    assert [one.heading for one in shown.context["compared"].removed] == ["Artículo 2. Licencias"]


def test_a_text_in_which_nothing_of_the_last_draft_is_found_is_told(enter, policy, client):
    make_draft(policy)
    other = (
        "# Otra\n\nArtículo 1. Los gatos duermen de día.\n\nArtículo 2. Los perros ladran de noche."
    )
    kept = begin_import(policy, Source(other, Kind.TEXT), by=enter(Role.DRAFTER))
    shown = client.get(reverse("admin:drafts_draft_import_preview", args=[kept.pk]))
    [notice] = shown.context["notices"]
    assert str(notice.words).startswith("Nothing of the latest published draft was found")


def test_what_is_shown_is_what_is_recorded(enter, policy, client):
    """The comparison of the preview is the lineage that saving writes."""
    before = make_draft(policy)
    kept = begin_import(policy, Source(LONGER, Kind.TEXT), by=enter(Role.DRAFTER))
    address = reverse("admin:drafts_draft_import_preview", args=[kept.pk])
    shown = client.get(address)
    counts = dict(shown.context["compared"].counts)
    client.post(address, {"do": "save", "seen": 0})
    draft = policy.drafts.get(number=2)
    assert counts == {"Kept": 2, "Amended": 1}
    assert sorted(
        (edge.old.heading, tuple(edge.relations)) for edge in draft.lineage_back.all()
    ) == [
        ("Artículo 1. Objeto", ("kept",)),
        ("Artículo 2. Licencias", ("kept",)),
        ("Artículo 3. Consejo", ("amended",)),
    ]
    assert before.lineage_onward.count() == 3


def test_the_rules_of_reading_have_changed_since(show, do, kept):
    do("join 2")
    Import.objects.update(reading_hash="0" * 64)
    shown = show()
    assert "its corrections were dropped" in str(shown.context["refusal"])
    assert lines(shown) == START
    assert show().context["refusal"] is None


def test_a_long_text_asks_the_same_and_stays_light(
    enter, policy, client, django_assert_num_queries
):
    make_draft(policy)
    text = "# Larga\n\n" + "".join(
        f"## Título {n}\n\n" * (n % 10 == 0)
        + f"#### Artículo {n}. Nombre\n\n"
        + f"Texto {n} " * 40
        + "\n\n"
        for n in range(1, 801)
    )
    user = enter(Role.COORDINATOR)
    for source in (TEXT, text):
        kept = begin_import(policy, Source(source, Kind.TEXT), by=user)
        address = reverse("admin:drafts_draft_import_preview", args=[kept.pk])
        # Session, account, roles, import, a transaction's two ends, latest draft and its articles,
        # working draft.
        with django_assert_num_queries(9):
            shown = client.get(address)
    assert len(shown.context["rows"]) == 880
    assert len(shown.content) < 1_000_000
