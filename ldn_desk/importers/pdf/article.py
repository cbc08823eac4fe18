"""A PDF's pages as the blocks of an article."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.importers.pdf.columns import known_gutters, page_gutters, regions
from ldn_desk.importers.pdf.entries import ANCHOR, Listed, continued, entries, listed, number_of, without_number
from ldn_desk.importers.pdf.footnotes import blocks_of, taken_out
from ldn_desk.importers.pdf.front import Front, is_address, read_front
from ldn_desk.importers.pdf.furniture import is_closing, is_licence, without_furniture
from ldn_desk.importers.pdf.joining import Joined, Words, joined
from ldn_desk.importers.pdf.lines import CELL, Line, line_of, rows, strips, with_initials
from ldn_desk.importers.pdf.links import Aim, resolved, with_whole_doi
from ldn_desk.importers.pdf.list_end import without_trailer
from ldn_desk.importers.pdf.page_text import PageText
from ldn_desk.importers.pdf.paragraphs import BULLET, Measures, Para, ends_sentence, measures, paragraphs
from ldn_desk.importers.pdf.styles import Part, levels, part_of
from ldn_desk.plugins.contracts import Draft
from ldn_desk.reading.entries.run_together import LIKELY
from ldn_desk.reading.entries.shape import begins_with_author, evidence
from ldn_desk.reading.text.characters import YEAR, cut
from ldn_desk.reading.text.lexicon import follows_references, heads_references

_FEWEST = 4
"""Entries that must count upwards from one where no heading announces a list."""
_LONGEST_USUAL = 300
"""Code points of which entries have a year at least once, on average."""
_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_ITEM = re.compile(r"\d{1,2}[.)]\s+(?=[^\W\d_])")


@dataclass(slots=True)
class _Column:
    lines: list[Line]
    page: int
    side: bool


def draft(pages: Sequence[PageText], metadata: Mapping[str, str]) -> Draft:
    """The article on these pages. `metadata` holds what the file says of itself (`Title`, `Author`)."""
    columns, furniture = _columns(pages)
    texts = [column for column in columns if not column.side]
    usual = measures([column.lines for column in texts])
    words = Words(line for column in columns for line in column.lines)
    notes = taken_out(columns, usual.size)
    paras = [para for number, column in enumerate(texts) for para in paragraphs(column.lines, usual, number)]
    first_page = sum(1 for para in paras if para.lines[0].page == 0)
    asides = _asides(columns, usual)
    front = read_front(paras[:first_page], usual, dict(metadata), [*(para.text for para in asides), *furniture])
    assembly = _Assembly(paras, usual, words, front, pages)
    found = [*assembly.blocks(), *(_plain(BlockKind.FURNITURE, para, words) for para in asides)]
    found += blocks_of(notes, words)
    blocks = resolved(continued(found), assembly.aims)
    return Draft(
        tuple(block for block in blocks if block.text),
        author=front.author,
        issued=front.issued,
        container_title=front.container_title,
        DOI=front.DOI,
    )


def _columns(pages: Sequence[PageText]) -> tuple[list[_Column], list[str]]:
    kept, furniture = without_furniture(pages, [with_initials(strips(page.runs)) for page in pages])
    parted = [page_gutters(found) for found in kept]
    known = known_gutters([gutters for gutters, _regions in parted])
    columns = []
    for number, (found, (gutters, own)) in enumerate(zip(kept, parted, strict=True)):
        again = number == 0 or (known[number] and not gutters)
        for region in regions(found, known[number], first_page=number == 0) if again else own:
            lines = [line for row in rows(region.strips) if (line := line_of(row, number)).text.strip()]
            columns.append(_Column(lines, number, region.side))
    return columns, furniture


def _asides(columns: Sequence[_Column], usual: Measures) -> list[Para]:
    return [para for column in columns if column.side for para in paragraphs(column.lines, usual)]


def _plain(kind: BlockKind, para: Para, words: Words, level: int = 0) -> Block:
    text = joined(para.lines, words, para.right)
    return Block(kind, text.text, level, text.spans)


class _Assembly:
    """Puts the paragraphs of a document together: text over columns and pages, lists of references, what floats."""

    def __init__(
        self, paras: Sequence[Para], usual: Measures, words: Words, front: Front, pages: Sequence[PageText]
    ) -> None:
        self._paras = paras
        self._usual = usual
        self._words = words
        self._front = front
        self._pages = pages
        self.aims: list[tuple[str, Aim]] = []
        """Anchor of each entry, and where it stands."""
        self._last_number = 0
        self._list_end, self._list_level = -1, 2
        """Where the last list ended, and how deep its heading stands."""
        self._parts = self._told_apart()
        self._headed = any(self._heads_list(index) for index in range(len(paras)))
        self._indents = _indents([para for para, part in zip(paras, self._parts, strict=True) if part is Part.TEXT])
        first = max((*front.title, *front.byline), default=-1) + 1
        heads = [para for para, part in zip(paras[first:], self._parts[first:], strict=True) if part is Part.HEADING]
        self._levels = dict(zip(map(id, heads), levels(heads), strict=True))

    def _told_apart(self) -> list[Part]:
        parts: list[Part] = []
        column, below, size = -1, False, 0.0
        for para in reversed(self._paras):
            if para.column != column:
                column, below, size = para.column, False, 0.0
            part = part_of(para, self._usual, size, last_text=not below)
            if part is Part.FOOTNOTE and not para.lines[0].page and is_address(para.text):
                part = Part.FURNITURE
            size = para.size
            below = below or (part is Part.TEXT and para.size >= 0.94 * self._usual.size)
            parts.append(part)
        return self._with_header_rows(parts[::-1])

    def _with_header_rows(self, parts: list[Part]) -> list[Part]:
        """Right above a table, what stands under its caption or has cells itself is a row of it, and no heading."""
        for place in range(len(parts) - 2, 0, -1):
            para, after = self._paras[place], self._paras[place + 1]
            right_above = parts[place + 1] is Part.TABLE and para.column == after.column
            if parts[place] is not Part.HEADING or not right_above or heads_references(para.text):
                continue
            if parts[place - 1] is Part.CAPTION or all(CELL in line.text for line in para.lines):
                parts[place], para.table = Part.TABLE, True
        return parts

    def blocks(self) -> Iterator[Block]:
        """The blocks in reading order."""
        index = 0
        if self._front.title:
            yield from self._head()
            index = self._front.title[-1] + 1
        while index < len(self._paras):
            if self._heads_list(index):
                heading = self._heading(index)
                self._list_level = heading.level
                yield heading
                index, found = self._list(index + 1)
                yield from found
            elif self._goes_on_with_list(index):
                index, found = self._list(index)
                yield from found
            elif self._heads_group(index):
                yield replace(self._heading(index), level=min(self._list_level + 1, 6))
                index, found = self._list(index + 1)
                yield from found
            elif self._begins_list(index):
                index, found = self._list(index, headed=False)
                yield from found
            else:
                index, found = self._running(index)
                yield from found

    def _head(self) -> Iterator[Block]:
        """The title, and what stands over it as furniture."""
        title = self._front.title
        lines = [line for index in title for line in self._paras[index].lines]
        text = joined(lines, self._words, self._paras[title[0]].right)
        for para in self._paras[: title[0]]:
            yield _plain(BlockKind.FURNITURE, para, self._words)
        yield Block(BlockKind.TITLE, text.text, 1)

    def _heads_list(self, index: int) -> bool:
        para = self._paras[index]
        if not heads_references(para.text) or len(para.lines) > 1:
            return False
        following = " ".join(para.text for para in self._paras[index + 1 : index + 8])
        return evidence(following) > 0

    def _goes_on_with_list(self, index: int) -> bool:
        """Whether a paragraph without a heading counts on from the last entry of a list (of an article's methods)."""
        para = self._paras[index]
        if not self._last_number or number_of(para.lines[0]) != self._last_number + 1:
            return False
        return (
            self._parts[index] in (Part.TEXT, Part.FOOTNOTE)
            and evidence(without_number(para.text)) > 1
            and para.size <= self._usual.size
        )

    def _heads_group(self, index: int) -> bool:
        """Whether a heading right below a list, or its own heading, stands over more of its entries."""
        para, following = self._paras[index], self._paras[index + 1 : index + 9]
        if index != self._list_end or self._parts[index] is not Part.HEADING or not following:
            return False
        text = para.text.strip()
        if len(para.lines) > 1 or text[:1].isdigit() or follows_references(text) or is_closing(text):
            return False
        below = " ".join(each.text for each in following)
        years = len(_YEAR.findall(below))
        return begins_with_author(following[0].text) and years > 1 and _LONGEST_USUAL * years > len(below)

    def _begins_list(self, index: int) -> bool:
        """Whether a list begins here that no heading announces: entries `[1]`, `[2]`, `[3]` in one column."""
        paras = self._paras[index : index + _FEWEST]
        if self._headed or len(paras) < _FEWEST or not paras[0].text.startswith("["):
            return False
        counted = all(
            number_of(para.lines[0]) == number and para.column == paras[0].column
            for number, para in enumerate(paras, start=1)
        )
        return counted and 2 * sum(evidence(without_number(para.text)) > 1 for para in paras) > _FEWEST

    def _heading(self, index: int) -> Block:
        para = self._paras[index]
        return _plain(BlockKind.HEADING, para, self._words, self._levels.get(id(para), 2))

    # The reference list.

    def _list(self, start: int, *, headed: bool = True) -> tuple[int, list[Block]]:
        """(index after the list, its entries and what floats among them) of a list that begins at `start`.

        One that is not `headed` ends with its column, unless its next entry stands at the head of the following one."""
        size = self._list_size(start)
        members: list[Para] = []
        floats: list[Para] = []
        index = start
        counted = 0
        while index < len(self._paras) and not self._ends_list(index, size):
            para = self._paras[index]
            number = number_of(para.lines[0])
            if not headed and para.column != self._paras[index - 1].column and number != counted + 1:
                break
            counted = number if number == counted + 1 else counted
            floating = self._floats_in_list(index, size)
            (floats if floating else members).append(para)
            index += 1
        self._list_end = index
        found, told_apart = entries(listed(_by_column(members)))
        found, rest = without_trailer(found)
        self._last_number = number_of(found[-1][0].line) if told_apart and found else 0
        blocks = [self._entry(lines, told_apart) for lines in found]
        blocks += [_plain(BlockKind.FURNITURE, Para([item.line for item in lines]), self._words) for lines in rest]
        for para in floats:
            blocks.append(_plain(self._kind(para), para, self._words))
        return index, blocks

    def _list_size(self, start: int) -> float:
        lines = [line for para in self._paras[start : start + 12] for line in para.lines]
        sizes = sorted(line.size for line in lines for _ in range(len(line.text)))
        return sizes[len(sizes) // 2] if sizes else self._usual.size

    def _ends_list(self, index: int, size: float) -> bool:
        """Whether a paragraph stands after the list: a heading, a box, a notice."""
        para, text = self._paras[index], self._paras[index].text.strip()
        if is_licence(text):
            return True
        if self._parts[index] is not Part.HEADING:
            return False
        if para.size > 1.12 * size:
            return evidence(text) < 2
        return (
            evidence(text) == 0
            and not text.endswith((".", ","))
            and len(text) < 80
            and len(para.lines) < 3
            and not text[:1].isdigit()
        )

    def _floats_in_list(self, index: int, size: float) -> bool:
        para = self._paras[index]
        if self._parts[index] in (Part.TABLE, Part.CAPTION):
            return evidence(para.text) < 3
        return para.size > 1.12 * size or para.size < 0.8 * size

    def _kind(self, para: Para) -> BlockKind:
        return BlockKind.CAPTION if not para.table else BlockKind.TABLE

    def _entry(self, lines: Sequence[Listed], told_apart: bool) -> Block:
        text = Joined(self._words, " " if told_apart else "\n")
        before: Listed | None = None
        for item in lines:
            text.add(item.line, full=before is None or _reaches_edge(before, item, told_apart))
            before = item
        anchor = f"{ANCHOR if told_apart else LIKELY}{len(self.aims) + 1}"
        first = lines[0].line
        page = self._pages[first.page]
        self.aims.append((anchor, Aim(first.page, page.left + first.left, page.top - first.baseline)))
        whole = with_whole_doi(text.text, text.addresses)
        # Where the text was mended the places of its spans are no longer known.
        same = whole == text.text
        aside = () if same else tuple(("", address) for address in text.addresses)
        return Block(BlockKind.PARAGRAPH, whole, 0, text.spans if same else (), anchor=anchor, aside=aside)

    # Running text.

    def _running(self, index: int) -> tuple[int, list[Block]]:
        """(index of what follows, blocks): the paragraph, gone on with over columns and pages, then what it skipped."""
        part = self._parts[index]
        if part is not Part.TEXT or index in self._front.byline:
            return index + 1, [self._single(index)]
        para = self._paras[index]
        text = joined(para.lines, self._words, para.right)
        skipped: list[Block] = []
        last, place = para, index
        while True:
            following = self._continuation(place, last)
            if following < 0:
                break
            skipped += [self._single(between) for between in range(place + 1, following)]
            more = self._paras[following]
            for number, line in enumerate(more.lines):
                text.add(line, full=number > 0 or last.lines[-1].right > last.right - 3 * last.size)
            last, place = more, following
        block = _as_item(Block(BlockKind.PARAGRAPH, text.text, 0, text.spans))
        if self._is_address(index):
            block = replace(block, kind=BlockKind.BYLINE)
        return place + 1, [block, *skipped]

    def _is_address(self, index: int) -> bool:
        """Whether a paragraph of the first page stands between the byline and the first heading."""
        byline = self._front.byline
        if not byline or index < byline[-1] or self._paras[index].lines[0].page:
            return False
        between = self._parts[byline[-1] + 1 : index + 1]
        if any(len(para.text) > 400 for para in self._paras[byline[-1] + 1 : index]):
            return False
        small = self._paras[index].size <= self._usual.size
        return (
            Part.HEADING not in between
            and small
            and len(self._paras[index].text) < 900
            and not self._paras[index].text.lower().startswith(("abstract", "summary", "background"))
        )

    def _single(self, index: int) -> Block:
        para, part = self._paras[index], self._parts[index]
        if index in self._front.byline:
            return _plain(BlockKind.BYLINE, para, self._words)
        if part is Part.HEADING:
            return self._heading(index)
        if part is Part.TABLE:
            return Block(BlockKind.TABLE, "\n".join(line.text.strip() for line in para.lines))
        kinds = {Part.CAPTION: BlockKind.CAPTION, Part.FURNITURE: BlockKind.FURNITURE}
        return _plain(kinds.get(part, BlockKind.PARAGRAPH), para, self._words)

    def _continuation(self, index: int, last: Para) -> int:
        """The paragraph of a later column that goes on with this one; -1 where none does."""
        for place in range(index + 1, min(index + 40, len(self._paras))):
            para, part = self._paras[place], self._parts[place]
            if part is Part.TEXT and place not in self._front.byline and self._is_alike(last, para):
                return place if para.column != last.column and self._goes_on(last, para) else -1
            if part is Part.HEADING:
                return -1
        return -1

    def _is_alike(self, last: Para, para: Para) -> bool:
        """Whether a paragraph is set as the last is: labels in figures are not."""
        return abs(last.size - para.size) <= 0.06 * last.size or para.column == last.column

    def _goes_on(self, last: Para, para: Para) -> bool:
        first, end = para.lines[0], last.lines[-1]
        if first.text[:1].islower() or end.text.rstrip().endswith(("-", ",")):
            return True
        if BULLET.match(first.text.replace("\t", " ")):
            return False
        if not ends_sentence(end):
            return True
        indented = len(para.lines) > 1 and first.left > para.lines[1].left + 0.7 * first.size
        return end.right > last.right - end.size and len(para.lines) > 1 and not indented and self._indents


def _reaches_edge(before: Listed, item: Listed, told_apart: bool) -> bool:
    """Whether a line reached the edge of its column; in a list told apart by shape, whether the next word had room."""
    size = before.line.size
    first = item.line.text.split(None, 1)[0] if item.line.text.strip() else ""
    room = 3 * size if told_apart else (len(first) + 1) * 0.55 * size
    return before.line.right > before.right - room


def _indents(paras: Sequence[Para]) -> bool:
    """Whether paragraphs of this document begin with an indent."""
    texts = [para for para in paras if len(para.lines) > 2]
    return 3 * sum(para.lines[0].left > para.lines[1].left + 0.7 * para.size for para in texts) > len(texts)


def _by_column(paras: Sequence[Para]) -> list[list[Line]]:
    columns: dict[int, list[Line]] = {}
    for para in paras:
        columns.setdefault(para.column, []).extend(para.lines)
    return list(columns.values())


def _as_item(block: Block) -> Block:
    """The paragraph as an item of a list, where it begins with a bullet or an ordinal; else as it is."""
    mark = BULLET.match(block.text) or _ITEM.match(block.text)
    if mark is None or block.text[0] in "–—-":
        return block
    ordinal = mark.group().strip() if block.text[0].isdigit() else ""
    return replace(cut(block, mark.end(), len(block.text)), kind=BlockKind.LIST_ITEM, level=1, ordinal=ordinal)
