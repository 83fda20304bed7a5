"""The texts of the demonstration: which file, when it was published, what changed and why."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True)
class DraftText:
    """One draft: its number, its file, the day of its publication and a summary for readers."""

    number: int
    file: str
    published: date | None
    summary: str

    def read(self) -> str:
        """Return the draft's Markdown."""
        return (TEXTS / self.file).read_text(encoding="utf-8")


@dataclass(frozen=True)
class PolicyText:
    """A policy: its address, its name, its folio prefix, its methodology and its drafts."""

    slug: str
    name: str
    prefix: str
    methodology: str
    drafts: tuple[DraftText, ...]


POLICY = PolicyText(
    "datos-abiertos",
    "Política Nacional de Datos Abiertos",
    "PNDA",
    "metodologia.md",
    (
        DraftText(
            1,
            "borrador-1.md",
            date(2022, 11, 7),
            "Primer texto completo, escrito a partir del diagnóstico. Propone la apertura por "
            "defecto, un catálogo único, un Consejo y un régimen de excepciones. Se publicó para "
            "iniciar la conversación.",
        ),
        DraftText(
            2,
            "borrador-2.md",
            date(2023, 3, 13),
            "Prohíbe cobrar por los datos y exigir registro, amplía las materias prioritarias y "
            "nombra los formatos mínimos. Agrega artículos sobre identificadores permanentes, "
            "interfaces de consulta, niñez y evaluación externa; separa la protección de datos "
            "personales de la anonimización; une los metadatos y el diccionario, y suprime las "
            "cuotas de recuperación y el distintivo. Es el texto que se sometió a consulta.",
        ),
        DraftText(
            3,
            "borrador-3.md",
            date(2023, 7, 10),
            "Recoge la consulta pública. Da mayoría en el Consejo a quienes no representan a "
            "autoridades, hace obligatoria la accesibilidad, acorta plazos, extiende el apoyo a "
            "los municipios, exige consultar a los pueblos indígenas sobre sus datos y agrega "
            "artículos sobre desapariciones y violencia contra las mujeres y sobre sistemas "
            "automatizados. Separa la lista de conjuntos prioritarios y une los artículos que "
            "trataban de lo mismo.",
        ),
        DraftText(
            4,
            "borrador-4.md",
            date(2023, 9, 25),
            "Incorpora las observaciones del Pleno del Comité Nacional: reglas de las sesiones "
            "del Consejo y de conflicto de interés, adhesión por declaración unilateral, forma de "
            "impugnar las decisiones automatizadas y un artículo nuevo sobre datos en emergencias.",
        ),
    ),
)

REGULATION = PolicyText(
    "reglamento-datos-abiertos",
    "Reglamento de la Política Nacional de Datos Abiertos",
    "RPNDA",
    "metodologia-reglamento.md",
    (
        DraftText(
            1,
            "reglamento.md",
            None,
            "Primer proyecto. Desarrolla los procedimientos que la Política dejó al reglamento: "
            "convocatoria del Consejo, solicitudes de apertura, reglas de los archivos, "
            "verificación de la calidad y de la accesibilidad, y apoyo a los municipios.",
        ),
    ),
)
