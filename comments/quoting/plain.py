"""The plain text of an article as shown, in which the places of quoted words are counted.

It is what its HTML says: the text in the order of the document, in which the edges of blocks and
the breaks of lines are white space, every run of white space is one space, and there is none at
the ends. Positions are counted in code points. `static/js/quoting.js` makes the same text of
the same element in a browser.
"""

import re
from html.parser import HTMLParser

# The white space of HTML and the space that does not break.
SPACE = re.compile("[\t\n\f\r \u00a0]+")
BLOCKS = {
    *("blockquote", "br", "div", "hr", "li", "ol", "p", "pre", "ul"),
    *("table", "tbody", "td", "th", "thead", "tr"),
}


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def plain(html: str) -> str:
    """Return the plain text of an article's HTML."""
    reader = _Text()
    reader.feed(html)
    reader.close()
    return one_line("".join(reader.parts))


def one_line(text: str) -> str:
    """Return `text` with every run of white space as one space and none at the ends."""
    return SPACE.sub(" ", text).strip(" ")
