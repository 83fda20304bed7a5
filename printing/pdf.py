"""HTML → tagged PDF (PDF/UA-1), the same bytes each time."""

import logging
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from printing.glyphs import legible
from printing.places import FONTS, STYLES

# They speak of every step of every document.
for talkative in ("weasyprint.progress", "fontTools"):
    logging.getLogger(talkative).setLevel(logging.WARNING)


@dataclass(frozen=True)
class Pdf:
    """A document made: its bytes and its number of pages."""

    content: bytes
    pages: int


class ForeignResource(FatalURLFetchingError):
    """A document asked for something that is not the project's own style or font."""


class OwnFiles(URLFetcher):
    """Fetches the project's print styles and fonts, and nothing else from anywhere."""

    def fetch(self, url, headers=None):
        path = Path(url.removeprefix("file://")).resolve()
        if not url.startswith("file://") or not any(
            path.is_relative_to(room) for room in (STYLES, FONTS)
        ):
            raise ForeignResource(
                f"Documents are made from their own styles and fonts, not from {url}"
            )
        return super().fetch(url, headers)


@cache
def _style(name: str) -> tuple[CSS, FontConfiguration]:
    # A @font-face is known to the configuration it was read with and to no other: given another
    # one, WeasyPrint falls back on the system's fonts without a word.
    fonts = FontConfiguration()
    return CSS(filename=STYLES / name, font_config=fonts, url_fetcher=OwnFiles()), fonts


def write_pdf(html: str, *, identifier: str, style: str = "document.css") -> Pdf:
    """Lay out `html` with a style sheet of static/print and return it as PDF/UA-1.

    `identifier` is the file's permanent name (its /ID). Raises `ForeignResource`.
    """
    sheet, fonts = _style(style)
    laid_out = HTML(string=legible(html), url_fetcher=OwnFiles()).render(
        stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1", optimize_images=False
    )
    content = laid_out.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier.encode())
    return Pdf(content, len(laid_out.pages))
