"""RTF and web pages."""

from drafts.reading import read_bytes

RTF = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}{\f3\fcharset2 Symbol;}}{\info{\title Otro}}
{\header \pard Gaceta\par}
{\listtable{\list\listtemplateid1{\listlevel\levelnfc0{\leveltext\'02\'00.;}{\levelnumbers\'01;}}\listid1}}
{\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}
\pard\plain LEY DE LIBROS\par
{\listtext\pard\plain\b Art\'edculo 1.-\tab}\pard\plain \ls1\ilvl0 {\b Objeto.} La ley es p\'fablica.\par
\pard\plain \ls1\ilvl0 {\listtext\pard\plain Art\'edculo 2.-\tab}Rige ma\u241?ana.\par
{\listtext\pard\plain\f3 \'b7\tab}\pard\plain \ls1\ilvl1 punto\par
\pard {\pict\pngblip 89504e47}Fin.\par}"""


def test_the_numbers_that_rtf_shows_are_read():
    source = read_bytes(RTF)
    assert source.text.strip().split("\n\n") == [
        "LEY DE LIBROS",
        "**Artículo 1.- Objeto.** La ley es pública.",
        "Artículo 2.- Rige mañana.",
        "- punto",
        "Fin.",
    ]
    assert [one.code for one in source.warnings] == ["images"]


PAGE = """<!doctype html><html><head><title>Portal</title><script>robar()</script><style>p{}</style></head>
<body><header>Gobierno</header><nav>Menú</nav><div hidden>Oculto</div><main><article>
<header><h1>Ley de Libros</h1></header><h4>Artículo 1. Objeto</h4>
<p>La ley&nbsp;es pública<br>y rige <a href="/hoy">hoy</a>. <a href="https://example.org/ley">Ley</a>
<img src="http://example.org/espia.png" alt="x"></p><ol type="I"><li>Una<li>Dos</ol>
<ol start="3"><li>Tres</ol><blockquote><p>«Artículo 9. Otro.»</p></blockquote>
<table><tr><th>A<th>B<tr><td><ul><li>x<li>y</ul><td>z</table></article></main><footer>Pie</footer></body></html>"""


def test_a_page_is_read_without_what_is_around_its_text():
    source = read_bytes(PAGE.encode())
    assert source.text.strip().split("\n\n") == [
        "# Ley de Libros",
        "#### Artículo 1. Objeto",
        "La ley es pública",
        "y rige hoy. [Ley](https://example.org/ley)",
        "I. Una",
        "II. Dos",
        "3.  Tres",
        "> «Artículo 9. Otro.»",
        "| A     | B   |\n|-------|-----|\n| x / y | z   |",
    ]
    assert [one.code for one in source.warnings] == ["images"]


def test_lines_of_preformatted_text_stay_lines():
    source = read_bytes(
        b"<html><body><pre>Articulo 1. Uno.\nSigue.\n\nArticulo 2. Dos.</pre></body></html>"
    )
    assert source.text == "Articulo 1. Uno.\nSigue.\n\nArticulo 2. Dos.\n"


def test_a_page_says_its_alphabet():
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Artículo “1”</p></body></html>'
    source = read_bytes(page.encode("cp1252"))
    assert (source.text, source.warnings) == ("Artículo “1”\n", ())


def test_a_fragment_of_a_page_is_one():
    fragment = "<h4>Artículo 1</h4><p>Uno.</p><p>Dos.</p>"
    assert read_bytes(fragment.encode()).text == "#### Artículo 1\n\nUno.\n\nDos.\n"


def test_markdown_that_begins_with_html_stays_markdown():
    text = "<div>\n\n# Ley\n\n<p>Uno.</p><p>Dos.</p><p>Tres.</p></div>"
    assert read_bytes(text.encode()).text == text
