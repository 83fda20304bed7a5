"""Word's .docx made ready for pandoc, which leaves out what this puts in.

The numbers that Word counts are written into the paragraphs, tracked changes are accepted, words in
text boxes are taken out of their drawings, and only the parts with words go on.
"""

import posixpath
import re
from collections import Counter

from lxml import etree

from drafts.reading.formats.archive import Archive, packed
from drafts.reading.formats.docx_numbering import Numbering, Styles, W, is_on, value
from drafts.reading.formats.refusals import Reason, Refused
from drafts.reading.formats.safe_xml import drop, parse, unwrap, write

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PICTURE = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
# Files saved as "Strict Open XML" name the same things otherwise.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/drawingml/main",
     b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math",
     b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)  # fmt: skip
_KEPT = ("styles", "numbering", "footnotes", "endnotes", "settings", "theme")
# What Word keeps of how things were before a tracked change.
_BEFORE = re.compile(r"(?:\w+Change|(?:moveFrom|moveTo|customXml\w+)Range(?:Start|End))$")


def prepare(archive: Archive) -> tuple[bytes, Counter[str]]:
    """Return the document as a smaller .docx and how much of what a reader should know of it has:
    "changes" tracked, "comments", "images"."""
    main, related = _parts(archive)
    parts = {name: _read(archive, name) for name in (*related.values(), main)}
    root = parse(parts[main])
    body = root.find(f"{W}body")
    if body is None:
        raise Refused(Reason.BROKEN)
    styles = Styles(parse(parts[related["styles"]]) if "styles" in related else None)
    listed = parse(parts[related["numbering"]]) if "numbering" in related else None
    found: Counter[str] = Counter()
    found["changes"] = _accept_changes(root)
    found["comments"] = sum(1 for _ in root.iter(f"{W}commentReference"))
    for name in ("smartTag", "customXml", "fldSimple"):
        for element in list(root.iter(f"{W}{name}")):
            unwrap(element)
    found["images"] = _open_drawings(root)
    _drop_hidden(root)
    _dot_contents(root, styles)
    _write_numbers(root, Numbering(listed, styles))
    parts[main] = write(root)
    if "styles" in related:
        parts[related["styles"]] = _without_numbers(parts[related["styles"]])
    for name in ("footnotes", "endnotes"):
        if name in related:
            notes = parse(parts[related[name]])
            found["changes"] += _accept_changes(notes)
            found["images"] += _open_drawings(notes)
            parts[related[name]] = write(notes)
    kept = {name: archive.read(name) for name in ("[Content_Types].xml", "_rels/.rels")}
    links = _links(main)
    if links in archive.names:
        kept[links] = _read(archive, links)
    kept["_rels/.rels"] = _read(archive, "_rels/.rels")
    return packed(kept | parts), found


def _read(archive: Archive, name: str) -> bytes:
    content = archive.read(name)
    if b"purl.oclc.org/ooxml" in content:
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
    return content


def _links(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _parts(archive: Archive) -> tuple[str, dict[str, str]]:
    """The name of the main part, and those of its companions."""
    if "_rels/.rels" not in archive.names:
        raise Refused(Reason.BROKEN)
    found = _targets(_read(archive, "_rels/.rels"), "", ("officeDocument",))
    main = found.get("officeDocument", "")
    if main not in archive.names:
        raise Refused(Reason.BROKEN)
    if _links(main) not in archive.names:
        return main, {}
    related = _targets(_read(archive, _links(main)), posixpath.dirname(main), _KEPT)
    return main, {kind: name for kind, name in related.items() if name in archive.names}


def _targets(links: bytes, folder: str, kinds: tuple[str, ...]) -> dict[str, str]:
    targets = {}
    for link in parse(links):
        kind = (link.get("Type") or "").rpartition("/")[2]
        target = link.get("Target") or ""
        if kind in kinds and link.get("TargetMode") != "External":
            whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            targets[kind] = posixpath.normpath(whole)
    return targets


def _accept_changes(root: etree._Element) -> int:
    """Leave the text as it is once every tracked change is accepted; return how many there were."""
    changes = 0
    for name in ("del", "moveFrom"):
        for element in list(root.iter(f"{W}{name}")):
            changes += 1
            holder = element.getparent()
            if holder.tag == f"{W}trPr":
                drop(holder.getparent())
            elif holder.tag == f"{W}rPr" and holder.getparent().tag == f"{W}pPr":
                _join_to_next(holder.getparent().getparent())
            else:
                drop(element)
    for name in ("ins", "moveTo"):
        for element in list(root.iter(f"{W}{name}")):
            changes += 1
            unwrap(element)
    for element in list(root.iter(etree.Element)):
        if _BEFORE.match(etree.QName(element).localname) and element.getparent() is not None:
            drop(element)
    return changes


def _join_to_next(paragraph: etree._Element) -> None:
    """The end of `paragraph` was deleted: its words begin the paragraph after it."""
    following = paragraph.getnext()
    if following is None or following.tag != f"{W}p":
        return
    properties = following.find(f"{W}pPr")
    at = 0 if properties is None else following.index(properties) + 1
    for run in [child for child in paragraph if child.tag != f"{W}pPr"]:
        following.insert(at, run)
        at += 1
    drop(paragraph)


def _open_drawings(root: etree._Element) -> int:
    """Put the words of text boxes after their paragraph; return how many pictures were dropped."""
    for element in list(root.iter(f"{_MC}AlternateContent")):
        choice = element.find(f"{_MC}Choice")
        for other in list(element):
            if other is not choice:
                drop(other)
        if choice is not None:
            unwrap(choice)
        unwrap(element)
    pictures = 0
    for element in list(root.iter(f"{W}drawing", f"{W}pict", f"{W}object")):
        pictures += any(True for _ in element.iter(*_PICTURE))
        paragraph = next(element.iterancestors(f"{W}p"), None)
        for box in list(element.iter(f"{W}txbxContent")):
            for block in reversed(list(box)):
                if paragraph is not None:
                    paragraph.addnext(block)
        if element.getparent() is not None:
            drop(element)
    return pictures


def _drop_hidden(root: etree._Element) -> None:
    for run in list(root.iter(f"{W}r")):
        if is_on(run, f"{W}rPr/{W}vanish"):
            drop(run)


def _dot_contents(root: etree._Element, styles: Styles) -> None:
    """Give the entries of a table of contents back the dots that lead to their pages."""
    for paragraph in root.iter(f"{W}p"):
        if styles.name(value(paragraph, f"{W}pPr/{W}pStyle")).startswith("toc "):
            tabs = list(paragraph.iter(f"{W}tab"))
            tabs = [tab for tab in tabs if tab.getparent().tag == f"{W}r"]
            if tabs:
                dots = etree.Element(f"{W}t", {_SPACE: "preserve"})
                dots.text = " ........ "
                tabs[-1].getparent().replace(tabs[-1], dots)


def _write_numbers(root: etree._Element, numbering: Numbering) -> None:
    """Write each number before its paragraph's words; bullets stay lists."""
    for paragraph in root.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        label = numbering.label(properties)
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        for old in properties.findall(f"{W}numPr"):
            properties.remove(old)
        if label is None:
            continue
        if label.bullet is not None:
            listed = etree.SubElement(properties, f"{W}numPr")
            for name, number in zip(("ilvl", "numId"), label.bullet, strict=True):
                etree.SubElement(listed, f"{W}{name}", {f"{W}val": number})
        elif label.text:
            paragraph.insert(paragraph.index(properties) + 1, _run(label.text, label.bold))


def _without_numbers(styles: bytes) -> bytes:
    """The styles without their numbering, which is in the paragraphs now."""
    root = parse(styles)
    for element in list(root.iter(f"{W}numPr")):
        drop(element)
    return write(root)


def _run(text: str, bold: bool) -> etree._Element:
    run = etree.Element(f"{W}r")
    if bold:
        etree.SubElement(etree.SubElement(run, f"{W}rPr"), f"{W}b")
    words = etree.SubElement(run, f"{W}t", {_SPACE: "preserve"})
    words.text = text
    return run
