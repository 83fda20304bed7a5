"""The looks of a .docx made by pandoc: fonts, sizes, page, running head and foot, properties.

The bytes depend on the draft alone: pandoc's dates are replaced and the archive is written anew.
"""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from xml.sax.saxutils import escape

from lxml import etree

from drafts.exporting.blocks import legal
from drafts.exporting.text import DraftText

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = {"w": _MAIN, "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
W = f"{{{_MAIN}}}"
_FONT = "Noto Sans"
_INK = "0B4F5E"
# Half points; headings are told apart by size as well as by colour, and none is smaller than text.
_TEXT = 21
_HEADINGS = {1: 40, 2: 30, 3: 26, 4: 23, 5: 22, 6: 21}
# Twentieths of a point: letter paper with margins of an inch.
_PAGE = {"w": "12240", "h": "15840"}
_MARGINS = {
    **dict.fromkeys(("top", "right", "bottom", "left"), "1440"),
    "header": "720",
    "footer": "720",
    "gutter": "0",
}
_MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre"),
    *("octubre", "noviembre", "diciembre"),
)


def dressed(content: bytes, draft: DraftText, language: str) -> bytes:
    """Return the .docx `content` with the looks and properties of `draft`."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    _edit(parts, "word/styles.xml", lambda root: _style(root, language))
    _edit(parts, "word/theme/theme1.xml", _set_fonts)
    _edit(parts, "word/document.xml", _set_page)
    _edit(parts, "word/_rels/document.xml.rels", _link)
    _edit(parts, "[Content_Types].xml", _declare)
    parts["word/header1.xml"] = _header(draft)
    parts["word/footer1.xml"] = _footer(draft)
    parts["docProps/core.xml"] = _properties(draft, language)
    return _packed(parts)


def _edit(parts: dict[str, bytes], name: str, change: Callable[[etree._Element], None]) -> None:
    root = etree.fromstring(parts[name])
    change(root)
    parts[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _packed(parts: dict[str, bytes]) -> bytes:
    """Return the archive, its parts in one order and without a date."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        # Readers expect what the parts are before the parts.
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return packed.getvalue()


def _set_fonts(root: etree._Element) -> None:
    for latin in root.iterfind(".//a:latin", _NAMES):
        latin.set("typeface", _FONT)


def _style(root: etree._Element, language: str) -> None:
    _put(root.find(".//w:docDefaults//w:rPr", _NAMES), sz=_TEXT, szCs=_TEXT)
    for lang in root.iterfind(".//w:docDefaults//w:lang", _NAMES):
        lang.set(f"{W}val", language)
    for style in root.iterfind("w:style", _NAMES):
        name = style.get(f"{W}styleId", "")
        if name.removeprefix("Heading").isdigit():
            level = int(name.removeprefix("Heading"))
            _head(style, _HEADINGS.get(level, _TEXT), level)
        elif name in ("BodyText", "FirstParagraph"):
            _space(style, before=0, after=140, line=300)
        elif name == "Compact":
            _space(style, before=0, after=60, line=280)
        elif name == "Table":
            _rule(style)


def _head(style: etree._Element, size: int, level: int) -> None:
    marks = _child(style, "rPr")
    for old in list(marks):
        marks.remove(old)
    for mark, value in (("b", None), ("bCs", None), ("color", _INK), ("sz", size), ("szCs", size)):
        etree.SubElement(marks, W + mark, {} if value is None else {f"{W}val": str(value)})
    _space(style, before=0 if level == 1 else 480 - 40 * level, after=120, line=264)


def _space(style: etree._Element, *, before: int, after: int, line: int) -> None:
    spacing = _child(_child(style, "pPr"), "spacing")
    for name, value in (("before", before), ("after", after), ("line", line)):
        spacing.set(W + name, str(value))
    spacing.set(f"{W}lineRule", "auto")


def _rule(style: etree._Element) -> None:
    """Give tables lines: a table without them is read as loose words."""
    table = _child(style, "tblPr")
    for old in table.iterfind("w:tblBorders", _NAMES):
        table.remove(old)
    borders = etree.Element(f"{W}tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        said = {"val": "single", "sz": "4", "space": "0", "color": "8A9BA0"}
        etree.SubElement(borders, W + side, {W + key: value for key, value in said.items()})
    # The schema wants them before the cells' margins.
    margins = _child(table, "tblCellMar")
    margins.addprevious(borders)
    for side, width in (("top", "60"), ("bottom", "20")):
        _child(margins, side).set(f"{W}w", width)
    head = style.find("w:tblStylePr", _NAMES)
    if head is not None:
        marks = etree.Element(f"{W}rPr")
        etree.SubElement(marks, f"{W}b")
        head.insert(0, marks)
        said = {"val": "clear", "color": "auto", "fill": "E4EFF1"}
        shade = etree.Element(f"{W}shd", {W + key: value for key, value in said.items()})
        _child(_child(head, "tcPr"), "vAlign").addprevious(shade)


def _put(element: etree._Element, **values: int) -> None:
    for name, value in values.items():
        _child(element, name).set(f"{W}val", str(value))


def _child(element: etree._Element, name: str) -> etree._Element:
    found = element.find(f"w:{name}", _NAMES)
    return etree.SubElement(element, W + name) if found is None else found


def _set_page(root: etree._Element) -> None:
    section = root.find("w:body/w:sectPr", _NAMES)
    if section is None:
        section = etree.SubElement(root.find("w:body", _NAMES), f"{W}sectPr")
    for name in ("headerReference", "footerReference", "pgSz", "pgMar"):
        for old in section.findall(f"w:{name}", _NAMES):
            section.remove(old)
    for place, (name, link) in enumerate((("header", "rIdHead"), ("footer", "rIdFoot"))):
        reference = etree.Element(f"{W}{name}Reference", {f"{W}type": "default"})
        reference.set(f"{{{_LINKS}}}id", link)
        section.insert(place, reference)
    for name, values in (("pgSz", _PAGE), ("pgMar", _MARGINS)):
        etree.SubElement(section, W + name, {W + key: value for key, value in values.items()})


def _link(root: etree._Element) -> None:
    for name, link in (("header", "rIdHead"), ("footer", "rIdFoot")):
        etree.SubElement(
            root,
            etree.QName(etree.QName(root).namespace, "Relationship"),
            {"Id": link, "Type": f"{_LINKS}/{name}", "Target": f"{name}1.xml"},
        )


def _declare(root: etree._Element) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    for name in ("header", "footer"):
        etree.SubElement(
            root,
            etree.QName(etree.QName(root).namespace, "Override"),
            {"PartName": f"/word/{name}1.xml", "ContentType": f"{kind}.{name}+xml"},
        )


def _header(draft: DraftText) -> bytes:
    told = [draft.institution, draft.name]
    if draft.published_on:
        told.append(_day(draft.published_on))
    told += draft.standing
    return _running("hdr", _run(" · ".join(filter(None, told))))


def _footer(draft: DraftText) -> bytes:
    page = _run("Página ") + _field("PAGE") + _run(" de ") + _field("NUMPAGES")
    return _running("ftr", _run(f"{draft.policy} — ") + page)


def _running(name: str, runs: str) -> bytes:
    # Small and grey, at 7:1 on white.
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:{name} xmlns:w="{_MAIN}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
        f"{runs}</w:p></w:{name}>"
    ).encode()


_GREY = '<w:rPr><w:color w:val="505A5F"/><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr>'


def _run(words: str) -> str:
    said = escape(" ".join(legal(words).split(" ")))
    return f'<w:r>{_GREY}<w:t xml:space="preserve">{said}</w:t></w:r>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r>{_GREY}<w:t>1</w:t></w:r></w:fldSimple>'


def _properties(draft: DraftText, language: str) -> bytes:
    day = (draft.published_on or draft.begun_on).isoformat() + "T00:00:00Z"
    said = {
        "dc:title": draft.title,
        "dc:subject": f"{draft.policy} · {draft.name}",
        "dc:creator": draft.institution or "Abramos",
        "dc:language": language,
    }
    elements = "".join(f"<{key}>{escape(legal(value))}</{key}>" for key, value in said.items())
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties'
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{elements}{dates}</cp:coreProperties>"
    ).encode()


def _day(day: date) -> str:
    return f"{day.day} de {_MONTHS[day.month - 1]} de {day.year}"
