"""What stands over an article: its title, who wrote it, when, and how long it takes to read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ldn_desk.domain.article import Block, BlockKind, SpanKind
from ldn_desk.domain.bibliography import Name, PartialDate
from ldn_desk.domain.doi import doi_in
from ldn_desk.reading.text.bylines import people_in_order
from ldn_desk.reading.text.dates import read_date
from ldn_desk.reading.text.lexicon import heads_references
from ldn_desk.reading.text.particles import APART

_MOST_BYLINES = 10
_LONGEST_TITLE = 300
_LONGEST_BYLINE = 120
_READING_TIME = re.compile(r"(?:reading time:? )?\d{1,3}[ -]?min(?:ute)?s?(?: read(?:ing)?)?\.?", re.IGNORECASE)
_BY = re.compile(r"(?:written |posted |medically reviewed |reviewed )?by:? |authors?: ?|von |par |por ", re.IGNORECASE)
_DATED = re.compile(
    r"(?:(?:last |first )?(?:published|updated|posted|modified|reviewed|date)(?: on)?:? |on )", re.IGNORECASE
)
_NAME = re.compile(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?[^\W\d_a-z][\w’'-]{0,30}"
    rf"(?: [^\W\d_a-z]\.?| [^\W\d_a-z][\w’'-]{{1,30}}| {APART}){{1,4}}"
    r"(?:,? (?:MD|PhD|M\.D\.|Ph\.D\.|MSc|MPH|RN|DO|PharmD|Jr\.?|BSc|MA|MS|FRCP)){0,4}"
)


_LABEL = re.compile(r"(?:doi|digital object identifier)\b|(?:https?://)?(?:dx\.)?doi\.org/", re.IGNORECASE)
_CITE = re.compile(
    r"(?:please )?(?:cite (?:this|as)|how to cite|to cite|(?:recommended |suggested )?citation\b)", re.IGNORECASE
)
_IMPRINT = re.compile(r"\||\b(?:19|20)\d\d[;,:] ?\d|\bvol(?:ume)?\b|©|\bpublished by\b|\bfront matter\b", re.IGNORECASE)
_LONGEST_IMPRINT = 160
_LONGEST_CITE = 600


@dataclass(frozen=True, slots=True)
class Front:
    """The blocks with TITLE and BYLINE marked, and what those say."""

    blocks: tuple[Block, ...]
    title: str
    author: tuple[Name, ...]
    issued: PartialDate | None


def read_front(blocks: Sequence[Block], title: str, author: tuple[Name, ...], issued: PartialDate | None) -> Front:
    """Title, author and date from the first blocks, where the format itself did not name them.

    A date without a year keeps its printed text alone; a year is never guessed."""
    marked = _with_title(list(blocks), title)
    first = next((i for i, block in enumerate(marked) if block.kind is BlockKind.TITLE), -1)
    bylines = _bylines(marked, first + 1)
    for index in bylines:
        marked[index] = replace(marked[index], kind=BlockKind.BYLINE, level=0, ordinal="")
    lines = [marked[index].text for index in bylines]
    shown = marked[first].text if first >= 0 else ""
    return Front(tuple(marked), title or shown, author or _authors(lines), issued or _date(lines))


def _with_title(blocks: list[Block], title: str) -> list[Block]:
    """The blocks with the title marked; a title that only the format's head names is put before them."""
    if any(block.kind is BlockKind.TITLE for block in blocks):
        return blocks
    if title:
        place = next((i for i, block in enumerate(blocks[:5]) if _same(block.text, title)), -1)
        if place < 0:
            return [Block(BlockKind.TITLE, title, level=1), *blocks]
        blocks[place] = replace(blocks[place], kind=BlockKind.TITLE, level=1)
    elif blocks and _is_title(blocks):
        blocks[0] = replace(blocks[0], kind=BlockKind.TITLE, level=1, ordinal="")
    return blocks


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _is_title(blocks: Sequence[Block]) -> bool:
    first = blocks[0]
    if len(first.text) > _LONGEST_TITLE or "\n" in first.text or heads_references(first.text) or _cites(first):
        return False
    if first.kind is BlockKind.HEADING:
        return (
            first.level == 1
            or sum(block.kind is BlockKind.HEADING and block.level == first.level for block in blocks) == 1
        )
    return first.kind is BlockKind.PARAGRAPH and len(blocks) > 1 and not first.text.endswith((".", ",", ";", ":", "。"))


def _cites(block: Block) -> bool:
    """Whether a link leads from the block to another place of the article, as markers do and titles do not."""
    return any(span.kind is SpanKind.LINK and span.href.startswith("#") for span in block.spans)


def _bylines(blocks: Sequence[Block], start: int) -> list[int]:
    """Indexes of the byline blocks. Names alone are none: a line such as `Key Findings` looks like one."""
    run, sure = [], False
    for index in range(start, min(start + _MOST_BYLINES, len(blocks))):
        kind = _byline_kind(blocks[index])
        if not kind:
            break
        run.append(index)
        sure = sure or kind != "name"
    return run if sure else []


def _byline_kind(block: Block) -> str:
    text = block.text
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BYLINE) or len(text) > _LONGEST_BYLINE:
        return ""
    if block.kind is BlockKind.BYLINE or _READING_TIME.fullmatch(text):
        return "time"
    if _date_in(text):
        return "date"
    if _BY.match(text) and _NAME.match(_BY.sub("", text, count=1)):
        return "by"
    return "name" if _NAME.fullmatch(text) else ""


def _date_in(text: str) -> PartialDate | None:
    return read_date(_DATED.sub("", text, count=1))


def _date(lines: Iterable[str]) -> PartialDate | None:
    return next((date for line in lines if (date := _date_in(line))), None)


def _authors(lines: Iterable[str]) -> tuple[Name, ...]:
    for line in lines:
        name = _BY.sub("", line, count=1)
        if _NAME.match(name) and not _date_in(line) and not _READING_TIME.fullmatch(line):
            return people_in_order(name)
    return ()


def own_doi(texts: Iterable[str]) -> str:
    """The article's own DOI, bare, from the texts of its front: a line that begins with one, a short line of an imprint
    that labels one, or the words by which it asks to be cited; empty where there is none. A DOI in a sentence is
    another work's. Of several the first, unless it is cut off from another."""
    found = [doi for text in texts if (doi := _own_doi(text.strip()))]
    return next((doi for doi in found if not any(each != doi and each.startswith(doi) for each in found)), "")


def doi_to_cite(texts: Iterable[str]) -> str:
    """The DOI in the words by which an article asks to be cited, which journals also print at its end; or empty."""
    return own_doi(text for text in texts if _asks_to_be_cited(text))


def _asks_to_be_cited(text: str) -> bool:
    return _CITE.match(text) is not None or (_LABEL.match(text) is not None and _CITE.search(text) is not None)


def _own_doi(line: str) -> str:
    labelled = _LABEL.match(line) or (_LABEL.search(line) and _IMPRINT.search(line))
    longest = _LONGEST_CITE if _asks_to_be_cited(line) else _LONGEST_IMPRINT if labelled else 0
    return doi_in(line) if len(line) <= longest else ""
