"""The six outcomes of the demonstration's methodology, with their definitions."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """What an answer may decide: a code, its name and its definition in both languages."""

    code: str
    name_es: str
    name_en: str
    definition_es: str
    definition_en: str


OUTCOMES: tuple[Outcome, ...] = (
    Outcome(
        "accepted",
        "Procedente",
        "Accepted",
        "Lo que se propone se incorpora al texto, con las mismas palabras o con otras que producen "
        "el mismo efecto. La respuesta señala los artículos en los que quedó.",
        "What is proposed enters the text, in the same words or in others with the same effect. "
        "The answer names the articles where it stands.",
    ),
    Outcome(
        "partially_accepted",
        "Parcialmente procedente",
        "Partially accepted",
        "Una parte de lo que se propone se incorpora al texto y otra no. La respuesta señala los "
        "artículos modificados y las razones por las que no se recogió el resto.",
        "Part of what is proposed enters the text and part does not. The answer names the articles "
        "changed and the reasons why the rest was left out.",
    ),
    Outcome(
        "not_accepted",
        "No procedente",
        "Not accepted",
        "Lo que se propone no se incorpora al texto, por razones jurídicas, técnicas o de "
        "congruencia con los fines de la política, que se explican.",
        "What is proposed does not enter the text, for legal or technical reasons or because it "
        "runs against the aims of the policy; the reasons are given.",
    ),
    Outcome(
        "already_covered",
        "Ya atendido",
        "Already covered",
        "El texto que se comenta ya prevé lo que se propone. La respuesta señala en qué artículo.",
        "The text commented on already provides what is proposed. The answer says in which "
        "article.",
    ),
    Outcome(
        "out_of_scope",
        "Fuera del alcance",
        "Out of scope",
        "Lo que se plantea no corresponde a la materia de la política o a las atribuciones de "
        "quien la expide. La respuesta orienta, cuando es posible, sobre quién puede atenderlo.",
        "What is raised lies outside the subject of the policy or the powers of its issuer. Where "
        "possible the answer says who can attend to it.",
    ),
    Outcome(
        "other_instrument",
        "Para otro instrumento",
        "For another instrument",
        "Lo que se propone es atendible, pero por su detalle o por su materia corresponde a otro "
        "instrumento, como el reglamento o una guía técnica, que la respuesta señala.",
        "What is proposed can be attended to, but its detail or subject belongs to another "
        "instrument, such as the regulation or a technical guide, which the answer names.",
    ),
)
