"""XML of any origin as an element tree, harmless: no entity is expanded, no file opened, no address asked.

A document type is cut off before parsing. What it would have declared is known anyway (the named characters of HTML,
which journals' document types declare), or is left as it is printed.
"""

import re
from html.entities import html5
from typing import TYPE_CHECKING

from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.translation import tr
from ldn_desk.importers.shared.decoding import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

DEEPEST = 120
"""Levels of elements; no article has thirty."""
MOST_TAGS = 1_200_000
"""Tags; the longest articles have 100,000, and a small file unpacks to as many as it likes."""
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9.]{0,40});")
_XML_OWN = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_NOT_UTF_8 = re.compile(rb"<\?xml[^>]{0,200}?\sencoding\s{0,5}=\s{0,5}[\"'](?!utf-?8)", re.IGNORECASE)
_DECLARED = re.compile(r"(<\?xml[^>]{0,200}?)\s+encoding\s*=\s*[\"'][^\"']{0,40}[\"']")


def parse_xml(data: bytes) -> "_Element":
    """The root element. Raises UnreadableInput with one sentence where the XML is damaged or no document is so deep."""
    if data.count(b"<") > MOST_TAGS:
        raise UnreadableInput(tr("The XML holds more parts than any article does: save its text alone."))
    # Imported here: start-up does not need a parser.
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=False,
    )
    try:
        root = etree.fromstring(_ENTITY.sub(_spelt_out, without_doctype(_narrow(data))), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInput(tr("The XML is damaged: download or save the article again.")) from error
    if _is_deep(root):
        raise UnreadableInput(tr("The XML nests deeper than any article does: save the article in another format."))
    return root


def local(element: "_Element") -> str:
    """The element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def plain_tags(root: "_Element") -> None:
    """Takes the namespaces off the tags of a tree (`{http://…}math` is `math`), so that they are looked up by name."""
    for element in root.iter("{*}*"):
        tag = element.tag
        if isinstance(tag, str) and tag[:1] == "{":
            element.tag = tag.rpartition("}")[2]


def without_doctype(data: bytes) -> bytes:
    """The document without its document type and all that this declares."""
    start = data.find(b"<!DOCTYPE")
    if start < 0:
        return data
    end, subset = data.find(b">", start), data.find(b"[", start)
    if 0 <= subset < end:
        closed = re.compile(rb"\][ \t\r\n]{0,100}>").search(data, subset)
        end = closed.end() - 1 if closed else -1
    return data[:start] + data[end + 1 :] if end >= 0 else data[:start]


def _narrow(data: bytes) -> bytes:
    """The document in UTF-8, to be looked through as bytes; or in the encoding that it declares, if another."""
    if data.startswith(_WIDE):
        return _DECLARED.sub(r"\1", data.decode("utf-16", errors="replace"), count=1).encode("utf-8")
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _NOT_UTF_8.match(data) or _is_utf_8(data):
        return data
    # A file that says it is in UTF-8, and is not: read as other texts are.
    return decode(data).encode("utf-8")


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _spelt_out(match: re.Match[bytes]) -> bytes:
    """A named character as its number; XML's own stay, and a name that nobody knows is shown as it is printed."""
    name = match.group(1)
    if name in _XML_OWN:
        return match.group()
    known = html5.get(f"{name.decode('ascii')};")
    return "".join(f"&#{ord(sign)};" for sign in known).encode() if known else b"&amp;" + name + b";"


def _is_deep(root: "_Element") -> bool:
    from lxml import etree

    depth = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False
