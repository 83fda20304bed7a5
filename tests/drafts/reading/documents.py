"""Documents as word processors save them, made here so that what matters in them can be read."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_PARTS = ("styles", "numbering", "footnotes", "endnotes", "comments")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def zipped(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def make_docx(body, *, main_type=MAIN_TYPE, more=None, **parts):
    """A .docx with `body` and, by name, what is inside `styles`, `numbering`, `footnotes`…"""
    kinds = [name for name in _WORD_PARTS if name in parts]
    inside = {
        "[Content_Types].xml": f"{_HEAD}<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
        "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
        "<Default Extension='xml' ContentType='application/xml'/>"
        f"<Override PartName='/word/document.xml' ContentType='{main_type}'/></Types>",
        "_rels/.rels": f"{_HEAD}<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        f"<Relationship Id='r1' Type='{OFFICE}/officeDocument' Target='word/document.xml'/></Relationships>",
        "word/_rels/document.xml.rels": f"{_HEAD}<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        + "".join(
            f"<Relationship Id='p{at}' Type='{OFFICE}/{kind}' Target='{kind}.xml'/>"
            for at, kind in enumerate(kinds)
        )
        + "</Relationships>",
        "word/document.xml": f"{_HEAD}<w:document xmlns:w='{W}' xmlns:r='{OFFICE}'"
        " xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"
        " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
        f" xmlns:v='urn:schemas-microsoft-com:vml'><w:body>{body}</w:body></w:document>",
    }
    for kind in kinds:
        inside[f"word/{kind}.xml"] = f"{_HEAD}<w:{kind} xmlns:w='{W}'>{parts[kind]}</w:{kind}>"
    return zipped(inside | (more or {}))


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def par(text="", *, style="", num=None, level=None, mark=""):
    """A paragraph; `text` is words or ready runs, `num` the id of a list."""
    properties = f"<w:pStyle w:val='{style}'/>" if style else ""
    if num is not None or level is not None:
        inside = f"<w:ilvl w:val='{level}'/>" if level is not None else ""
        inside += f"<w:numId w:val='{num}'/>" if num is not None else ""
        properties += f"<w:numPr>{inside}</w:numPr>"
    if mark:
        properties += f"<w:rPr>{mark}</w:rPr>"
    runs = text if text.startswith("<") or not text else run(text)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def lvl(at, text, written="decimal", *, start=1, inside="", look=""):
    """A level of a list, as numbering.xml has it."""
    return (
        f"<w:lvl w:ilvl='{at}'><w:start w:val='{start}'/><w:numFmt w:val='{written}'/>{inside}"
        f"<w:lvlText w:val='{text}'/><w:rPr>{look}</w:rPr></w:lvl>"
    )


def numbering(*levels, inside="", nums="<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"):
    """A numbering.xml with one list, and its instances."""
    return f"<w:abstractNum w:abstractNumId='0'>{inside}{''.join(levels)}</w:abstractNum>{nums}"


def paragraph_style(key, name, inside="", *, based="", default=False):
    usual = " w:default='1'" if default else ""
    base = f"<w:basedOn w:val='{based}'/>" if based else ""
    return (
        f"<w:style w:type='paragraph' w:styleId='{key}'{usual}><w:name w:val='{name}'/>{base}"
        f"<w:pPr>{inside}</w:pPr></w:style>"
    )


ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "style": "style",
        "table": "table",
        "draw": "drawing",
        "manifest": "manifest",
    }.items()
) + (
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def make_odt(body, *, automatic="", styles="", manifest=""):
    """An .odt with `body`, the styles that belong to it alone, and its named styles."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'{_HEAD}<office:document-content {ODF} office:version="1.3">'
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
            "styles.xml": f'{_HEAD}<office:document-styles {ODF} office:version="1.3">'
            f"<office:styles>{styles}</office:styles></office:document-styles>",
            "META-INF/manifest.xml": f"{_HEAD}<manifest:manifest {ODF}>{manifest}</manifest:manifest>",
        }
    )
