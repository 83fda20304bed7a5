"""XML read without asking anything of the world: no entities, no network, no DTD."""

from lxml import etree

from drafts.reading.formats.refusals import Reason, Refused


def parse(content: bytes) -> etree._Element:
    """Return the root of `content`; raises `Refused` where it is broken or declares entities."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Refused(Reason.UNSAFE_XML if b"<!ENTITY" in content else Reason.BROKEN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused(Reason.UNSAFE_XML)
    return root


def write(root: etree._Element) -> bytes:
    """Return the XML of `root`."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def unwrap(element: etree._Element) -> None:
    """Put the children of `element` in its place."""
    parent = element.getparent()
    at = parent.index(element)
    for child in list(element):
        parent.insert(at, child)
        at += 1
    drop(element)


def drop(element: etree._Element) -> None:
    """Take `element` out; the words after it stay."""
    parent = element.getparent()
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
