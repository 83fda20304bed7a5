"""Valid objects, made through the same acts as the site's."""

import itertools
import uuid
from datetime import timedelta

from accounts.authors import author_of
from accounts.models import User
from comments.decide import propose, review
from comments.receive import receive
from consultations.models import Channel, Methodology, Outcome
from consultations.open_consultation import open_consultation
from consultations.publish_methodology import publish_methodology
from drafts.clock import now_of, set_clock
from drafts.import_text import import_text
from drafts.models import Membership, Policy
from drafts.publish_draft import publish_draft

_serial = itertools.count(1)

TEXT = """# Política de prueba

## Título Primero. Disposiciones generales

#### Artículo 1. Objeto

La presente política fija las reglas para publicar datos abiertos.

#### Artículo 2. Licencias

Los datos se publican con una licencia libre que permite su uso para cualquier fin.

## Título Segundo. Gobernanza

#### Artículo 3. Consejo

El Consejo se reúne cada tres meses y publica sus actas.
"""

OUTCOMES = [
    ("accepted", "Procedente", "Accepted"),
    ("partially_accepted", "Parcialmente procedente", "Partially accepted"),
    ("not_accepted", "No procedente", "Not accepted"),
    ("already_covered", "Ya atendido", "Already covered"),
    ("out_of_scope", "Fuera del alcance", "Out of scope"),
    ("other_instrument", "Para otro instrumento", "For another instrument"),
]


def make_user(email=None, *, name="", **fields):
    number = next(_serial)
    return User.objects.create_user(email or f"persona{number}@example.org", name=name, **fields)


def make_author(public_name="", user=None):
    return author_of(user or make_user(), public_name)


def make_member(policy, role=Membership.Role.REVIEWER, **fields):
    user = make_user(is_staff=True, **fields)
    Membership.objects.create(policy=policy, user=user, role=role)
    return user


def make_policy(*, is_demonstration=False, **fields):
    """A policy in real time; with `is_demonstration` its clock can be moved."""
    number = next(_serial)
    fields.setdefault("slug", f"politica-{number}")
    fields.setdefault("folio_prefix", f"P{number}X{uuid.uuid4().hex[:4].upper()}")
    return Policy.objects.create(
        title=fields.pop("title", f"Política {number}"), is_demonstration=is_demonstration, **fields
    )


def make_draft(policy=None, *, text=TEXT, published=True):
    draft = import_text(policy or make_policy(), text)
    return publish_draft(draft) if published else draft


def make_consultation(
    draft=None, *, starts_in=timedelta(0), lasts=timedelta(days=30), channels=None
):
    """A window that is open by the policy's clock, unless told otherwise."""
    draft = draft or make_draft()
    opens_at = now_of(draft.policy) + starts_in
    return open_consultation(
        draft,
        title=f"Consulta del Borrador {draft.number}",
        opens_at=opens_at,
        closes_at=opens_at + lasts,
        channels=channels or list(Channel.values),
    )


def close_window(consultation):
    """Move a demonstration policy's clock past the closing."""
    set_clock(consultation.draft.policy, consultation.closes_at + timedelta(seconds=1))


def make_comment(consultation=None, **fields):
    consultation = consultation or make_consultation()
    fields.setdefault("author", make_author() if "author" not in fields else None)
    fields.setdefault("article", consultation.draft.articles.first())
    fields.setdefault("text", f"Comentario número {next(_serial)}: propongo un plazo.")
    return receive(
        consultation, submission_key=fields.pop("submission_key", uuid.uuid4()), **fields
    )


def make_methodology(policy, *, version=1, published=True, outcomes=OUTCOMES):
    methodology = Methodology.objects.create(
        policy=policy,
        version=version,
        text="Cada comentario se registra, se atiende y se publica.",
        note="" if version == 1 else "Se aclaran las definiciones.",
    )
    Outcome.objects.bulk_create(
        Outcome(
            methodology=methodology,
            position=position,
            code=code,
            name_es=spanish,
            name_en=english,
            definition_es=f"Definición de «{spanish}».",
            definition_en=f"Definition of “{english}”.",
        )
        for position, (code, spanish, english) in enumerate(outcomes)
    )
    return publish_methodology(methodology) if published else methodology


def make_outcome(policy, code="accepted"):
    """The outcome of the policy's methodology in force; publishes a first one where there is none."""
    if not policy.methodologies.filter(published_at__isnull=False).exists():
        make_methodology(policy)
    return Outcome.objects.filter(methodology__policy=policy, code=code).latest(
        "methodology__version"
    )


def make_proposal(comment, *, by=None, code="accepted", reason=None, reflected_in=()):
    return propose(
        comment,
        by=by or make_member(comment.policy),
        outcome=make_outcome(comment.policy, code),
        reason=reason or "Se incorpora el plazo que se propone en el artículo.",
        reflected_in=reflected_in,
    )


def make_decision(comment, **fields):
    """An answer in force: proposed by one member, reviewed by another."""
    return review(make_proposal(comment, **fields), by=make_member(comment.policy))
