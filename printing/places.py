"""Where the documents' own files are: the only ones that they are made from."""

from pathlib import Path

STATIC = Path(__file__).resolve().parents[1] / "static"
STYLES = STATIC / "print"
FONTS = STATIC / "vendor" / "fonts"
