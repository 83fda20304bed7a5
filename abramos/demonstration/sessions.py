"""When and where people were heard in the demonstration, and the dates of its two policies."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Session:
    """One table, forum, meeting or session of the body.

    `voices` is how many comments came out of it. `about` are the beginnings of the keys of the
    claims that it discussed; empty means all.
    """

    key: str
    channel: str
    title: str
    place: str
    date: date
    voices: int
    about: tuple[str, ...] = ()


CONSULTATION_OPENS = date(2023, 3, 13)
CONSULTATION_CLOSES = date(2023, 5, 12)
BODY_SESSION = date(2023, 8, 23)

PRIORITIES = (
    "3-publicacion/Inventario",
    "3-publicacion/Plan",
    "3-publicacion/Datos prioritarios",
    "3-publicacion/Solicitudes",
)
PUBLISHING = (
    "3-publicacion/Apertura",
    "3-publicacion/Formatos",
    "3-publicacion/Metadatos",
    "3-publicacion/Licencia",
    "3-publicacion/Catálogo",
    "3-publicacion/Conservación",
    "3-publicacion/Calidad",
    "3-publicacion/Identificadores",
    "3-publicacion/Interoperabilidad",
    "1-disposiciones/Definiciones",
)

SESSIONS: tuple[Session, ...] = (
    Session(
        "mesa-gobernanza",
        "table",
        "Mesa especializada 1. Gobernanza y coordinación",
        "Ciudad de México, Biblioteca de México",
        date(2023, 3, 28),
        32,
        ("1-disposiciones/Objeto", "1-disposiciones/Ámbito", "1-disposiciones/P", "2-gobernanza"),
    ),
    Session(
        "mesa-prioridades",
        "table",
        "Mesa especializada 2. Inventario y datos prioritarios",
        "En línea",
        date(2023, 3, 30),
        27,
        PRIORITIES,
    ),
    Session(
        "mesa-publicacion",
        "table",
        "Mesa especializada 3. Formatos, licencias, catálogo y calidad",
        "En línea",
        date(2023, 4, 13),
        34,
        PUBLISHING,
    ),
    Session(
        "mesa-salvaguardas",
        "table",
        "Mesa especializada 4. Datos personales y límites a la apertura",
        "Ciudad de México, Biblioteca de México",
        date(2023, 4, 18),
        15,
        ("4-salvaguardas",),
    ),
    Session(
        "mesa-inclusion",
        "table",
        "Mesa especializada 5. Género, pueblos indígenas, niñez y accesibilidad",
        "En línea",
        date(2023, 4, 20),
        20,
        ("5-inclusion", "1-disposiciones/No discriminación"),
    ),
    Session(
        "mesa-seguimiento",
        "table",
        "Mesa especializada 6. Participación, anticorrupción y evaluación",
        "Ciudad de México, Biblioteca de México",
        date(2023, 4, 25),
        20,
        ("6-uso", "7-seguimiento"),
    ),
    Session(
        "foro-sureste",
        "forum",
        "Foro regional Sureste",
        "Mérida, Yucatán",
        date(2023, 4, 15),
        26,
    ),
    Session(
        "foro-sur",
        "forum",
        "Foro regional Sur",
        "Oaxaca de Juárez, Oaxaca",
        date(2023, 4, 22),
        31,
    ),
    Session(
        "foro-occidente",
        "forum",
        "Foro regional Occidente",
        "Guadalajara, Jalisco",
        date(2023, 4, 29),
        24,
    ),
    Session(
        "foro-noreste",
        "forum",
        "Foro regional Noreste",
        "Monterrey, Nuevo León",
        date(2023, 5, 6),
        22,
    ),
    Session(
        "foro-noroeste",
        "forum",
        "Foro regional Noroeste",
        "Tijuana, Baja California",
        date(2023, 5, 11),
        18,
    ),
    Session(
        "reunion-municipios",
        "meeting",
        "Reunión de trabajo con gobiernos municipales",
        "Puebla de Zaragoza, Puebla",
        date(2023, 5, 17),
        14,
        ("2-gobernanza", "1-disposiciones/Gratuidad", "3-publicacion/Oportunidad"),
    ),
    Session(
        "reunion-colectivos",
        "meeting",
        "Reunión de trabajo con colectivos de búsqueda y organizaciones de mujeres",
        "Guadalajara, Jalisco",
        date(2023, 5, 24),
        15,
        ("3-publicacion/Datos prioritarios", "5-inclusion/Persp", "4-salvaguardas/Lím"),
    ),
    Session(
        "reunion-accesibilidad",
        "meeting",
        "Reunión de trabajo con organizaciones de personas con discapacidad",
        "Ciudad de México, Biblioteca de México",
        date(2023, 5, 31),
        8,
        ("1-disposiciones/No discriminación", "5-inclusion/Personas"),
    ),
    Session(
        "reunion-academia",
        "meeting",
        "Reunión de trabajo con universidades y centros de investigación",
        "En línea",
        date(2023, 6, 7),
        10,
        ("6-uso/Periodismo", "3-publicacion/Metadatos", "3-publicacion/Con", "4-salvaguardas"),
    ),
    Session(
        "pleno",
        "body",
        "Sesión extraordinaria del Pleno del Comité Nacional de Información Pública",
        "Ciudad de México, sede del Comité Nacional",
        BODY_SESSION,
        16,
    ),
)
