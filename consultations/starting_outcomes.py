"""The outcomes and the text that a policy's first methodology starts from; made to be edited."""

# code, name in Spanish, name in English, definition in Spanish, definition in English
STARTING_OUTCOMES = (
    (
        "accepted",
        "Procedente",
        "Accepted",
        "Lo que se propone se incorpora al texto, con esas palabras o con otras del mismo alcance.",
        "What is proposed goes into the text, in those words or in others of the same reach.",
    ),
    (
        "partially_accepted",
        "Parcialmente procedente",
        "Partially accepted",
        "Una parte se incorpora; la atención dice cuál, y por qué no el resto.",
        "Part of it goes into the text; the answer says which, and why not the rest.",
    ),
    (
        "not_accepted",
        "No procedente",
        "Not accepted",
        "Lo que se propone no se incorpora; la atención da las razones.",
        "What is proposed does not go into the text; the answer gives the reasons.",
    ),
    (
        "already_covered",
        "Ya atendido",
        "Already covered",
        "El texto ya dice lo que se propone; la atención señala en qué artículo.",
        "The text already says what is proposed; the answer points to the article.",
    ),
    (
        "out_of_scope",
        "Fuera del alcance",
        "Out of scope",
        "Lo que se propone no es materia de esta política.",
        "What is proposed is not a matter of this policy.",
    ),
    (
        "other_instrument",
        "Para otro instrumento",
        "For another instrument",
        "Lo que se propone corresponde a otro instrumento; la atención dice a cuál.",
        "What is proposed belongs in another instrument; the answer says which one.",
    ),
)

STARTING_TEXT = """\
Cada comentario recibe un folio al llegar y se publica con las palabras de quien lo hizo.

El Grupo Técnico atiende cada comentario con un sentido y sus razones. Una persona del grupo
propone la atención y otra distinta la revisa; solo entonces queda en firme.

Al terminar se publican esta metodología, el registro de todos los comentarios con su atención y
el borrador con la atención a los comentarios de cada artículo."""
