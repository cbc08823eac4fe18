"""Web pages as browsers save them.

The reference list is looked for on the whole page: every way of picking out a page's main text drops a list that
stands outside of it. Nothing is fetched, and no file that the page names is read.
"""

import codecs
import logging
import re
from typing import TYPE_CHECKING

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.translation import tr
from ldn_desk.importers.shared.decoding import decode
from ldn_desk.importers.web.blocks import PageBlocks
from ldn_desk.importers.web.entries import entry_elements
from ldn_desk.importers.web.head import PageHead, read_page_head
from ldn_desk.importers.web.links import settle_links
from ldn_desk.plugins.contracts import Draft
from ldn_desk.reading.entries.lists import with_named_references, with_references

if TYPE_CHECKING:
    from lxml.etree import _Element

_EMBEDDED = re.compile(rb"data:[\w.+/-]{1,60}(?:;[\w=.-]{1,40}){0,4},[^\"'\s)<>]*+")
_CHARSET = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?([\w-]{2,30})", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_ENCODINGS = re.compile(
    r"ascii|utf-?(?:8|16|32)\b.*|iso8859-\d+|cp\d+|windows-\d+|koi8-\w|mac-\w+|gb\w+|big5\w*|euc[_-]\w+|shift_jis\w*"
    r"|iso2022_\w+|hz|johab|tis-620|ptcp154|kz1048|hp-roman8"
)
"""Python's names of the encodings of text; it also takes a page's word for what is none (`unicode_escape`)."""
_REFERRED = re.compile(r"&#(?:[xX]0*([\da-fA-F]{1,6})(?![\da-fA-F])|0*(\d{1,7})(?!\d));?")
_NO_SIGNS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LONG_BLANKS = re.compile(r"(\s{100})\s+")
_PARTS = re.compile(r"</?(?:p|div|li|br|h[1-6]|tr|section|article|blockquote|pre)\b[^<>]{0,500}>", re.IGNORECASE)
_HIDDEN_PARTS = re.compile(r"<(script|style)\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_LONG_ENOUGH = 600
"""Code points of text that a page's `<article>` or `<main>` must hold to be taken for the article."""
_MOST_ELEMENTS = 250_000
"""Elements of a page whose tree is walked; a page with more is read as flat text. Real articles have up to 100,000."""
_WHOLE_LIST = 10
"""Entries from which a list in the main text is taken for the article's whole list."""
_MOST_LINES = 60_000
"""Lines of flat text that are told apart; what follows is one line."""
_MOST_FOR_READABILITY = 15_000
"""Elements of a page up to which readability is asked; it takes up to 0.1 ms for each. Larger pages are read whole."""


def read_page(data: bytes) -> Draft:
    """Blocks of the article and of the page's reference list. Raises UnreadableInput with one sentence."""
    text = _signs_alone(_decoded(_without_embedded(data)))
    declared = _DECLARATION.match(text)
    text = text[declared.end() :] if declared else text
    root = _tree(text)
    entries: frozenset[_Element] = frozenset()
    if root is None:
        blocks, head = _flat(text), PageHead()
    else:
        head = read_page_head(root)
        settle_links(root)
        entries = frozenset(entry_elements(root))
        blocks = _with_entries(root, entries) if entries else _with_list(_main_blocks(root, text), root)
    if not blocks:
        raise UnreadableInput(tr("The page holds no text: save it again when it is fully shown, or copy its text."))
    return Draft(
        tuple(blocks),
        head.title,
        head.author,
        head.issued,
        head.language,
        head.source,
        names_entries=bool(entries),
        container_title=head.container_title,
        DOI=head.DOI,
    )


def _without_embedded(data: bytes) -> bytes:
    """The page without the pictures and fonts that saving it as a single file put into it."""
    return data if b"\x00" in data[:512] else _EMBEDDED.sub(b"#", data)


def _decoded(data: bytes) -> str:
    """The page's text, in the encoding that it declares where that fits."""
    declared = _CHARSET.search(data[:2048])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) and b"\x00" not in data[:512]:
        try:
            encoding = codecs.lookup(declared.group(1).decode("ascii")).name
            if _ENCODINGS.fullmatch(encoding):
                return data.decode(encoding).replace("\r\n", "\n")
        except (LookupError, UnicodeError):
            pass
    return decode(data)


def _signs_alone(text: str) -> str:
    """The page without what is no sign of any text, written out or by its number; XML's trees cannot hold it."""
    return _NO_SIGNS.sub("", _REFERRED.sub(_referred, text) if "&#" in text else text)


def _referred(match: re.Match[str]) -> str:
    number = int(match.group(1), 16) if match.group(1) else int(match.group(2))
    return "" if number > 0x10FFFF or _NO_SIGNS.match(chr(number)) else match.group()


def _tree(text: str) -> "_Element | None":
    """The element tree; None where the page is deeper or has more elements than any real one."""
    # Imported here: start-up does not need a parser.
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    root = etree.fromstring(text, parser) if text.strip() else None
    too_deep = any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)
    too_many = root is not None and sum(1 for _element in root.iter()) > _MOST_ELEMENTS
    return None if too_deep or too_many else root


def _flat(text: str) -> list[Block]:
    """The text of a page whose tree cannot be had: lines between tags."""
    from html import unescape

    shown = _PARTS.sub("\n", "".join(_without_hidden(text)))
    *lines, rest = unescape(_TAG.sub("", shown)).split("\n", _MOST_LINES)
    stripped = (line.strip() for line in (*lines, rest.replace("\n", " ")))
    return [Block(BlockKind.PARAGRAPH, line) for line in stripped if line]


def _without_hidden(text: str) -> list[str]:
    """The pieces of the text outside of scripts and styles."""
    pieces, start = [], 0
    while (opened := _HIDDEN_PARTS.search(text, start)) is not None:
        pieces.append(text[start : opened.start()])
        end = text.lower().find(f"</{opened.group(1).lower()}", opened.end()) if len(pieces) < 200 else -1
        if end < 0:
            return pieces
        start = end
    return [*pieces, text[start:]]


def _with_entries(root: "_Element", entries: "frozenset[_Element]") -> list[Block]:
    """The blocks of the page's main text, and those of its entries that stand outside of it, under a heading."""
    body, main = _body(root), _main(root)
    if main is None:
        return with_named_references(PageBlocks(entries=entries).read(body))
    found = PageBlocks(entries=entries).read(body)
    return with_named_references(_joined_list(PageBlocks(entries=entries).read(main), found))


def _body(root: "_Element") -> "_Element":
    return next(root.iter("body"), root)


def _main(root: "_Element") -> "_Element | None":
    """The page's own `<article>` or `<main>`, where it holds enough to be the article."""
    named = [(_length(element), place, element) for place, element in enumerate(root.iter("article", "main"))]
    length, _place, best = max(named, default=(0, 0, None))
    return best if length >= _LONG_ENOUGH or (length and 2 * length > _length(_body(root))) else None


def _main_blocks(root: "_Element", text: str) -> list[Block]:
    """The blocks of the page's main text: its own `<article>` or `<main>`, else what readability picks, else all."""
    main = _main(root)
    if main is not None:
        return PageBlocks().read(main)
    body = _body(root)
    whole = PageBlocks().read(body)
    small = sum(1 for _element in root.iter()) <= _MOST_FOR_READABILITY
    picked = _readable(text) if small and not _has_list(whole) else []
    return picked if _text_length(picked) > max(_LONG_ENOUGH, _text_length(whole) // 3) else whole


def _length(element: "_Element") -> int:
    return sum(len(str(part)) for part in element.itertext())


def _text_length(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _readable(text: str) -> list[Block]:
    """What readability takes for the main text; nothing where it finds none."""
    from lxml import etree
    from readability import Document
    from readability.readability import Unparseable

    # What it makes nothing of is no fault of the desk's; a log of it would stand on the terminal.
    logging.getLogger("readability").setLevel(logging.CRITICAL + 1)
    try:
        # Its expressions take a time that grows with the square of the length of a run of blanks.
        summary = Document(_LONG_BLANKS.sub(r"\1", text)).summary(html_partial=True)
    except (Unparseable, etree.LxmlError, ValueError):
        return []
    root = _tree(str(summary))
    return [] if root is None else PageBlocks().read(root)


def _has_list(blocks: list[Block]) -> bool:
    return any(block.kind is BlockKind.REFERENCE for block in with_references(blocks))


def _with_list(blocks: list[Block], root: "_Element") -> list[Block]:
    """The blocks, with those reference lists of the rest of the page that they do not have themselves."""
    own = with_references(blocks)
    return _joined_list(blocks, with_references(PageBlocks().read(_body(root))), own)


def _joined_list(blocks: list[Block], found: list[Block], listed: list[Block] | None = None) -> list[Block]:
    """The blocks of the main text, and those entries of the whole page (`found`) that they do not have, with their
    heading. `listed`: the blocks with their entries told, where they are not."""
    own = {block.text for block in listed or blocks if block.kind is BlockKind.REFERENCE}
    if len(own) >= _WHOLE_LIST:
        return blocks
    further: list[Block] = []
    for place, block in enumerate(found):
        if block.kind is BlockKind.REFERENCE and block.text not in own:
            first = found[place - 1].kind is not BlockKind.REFERENCE
            headed = place > 0 and first and found[place - 1].kind is BlockKind.HEADING
            further += [*(found[place - 1 : place] if headed else []), block]
    # What little more the rest of the page has beside a list of the article's own is a list of other articles.
    return [*blocks, *further] if not own or len(further) > len(own) else blocks
