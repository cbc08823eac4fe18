"""Markers, entries of the list and what was found, where they stand on the pages of an article."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ldn_desk.domain.article import Article
from ldn_desk.domain.page import PageBox
from ldn_desk.presenters.article.document import CITATION, MISSING, REFERENCE
from ldn_desk.reading.pages.alignment import PagePlaces


class PageLink(NamedTuple):
    """What a click on some boxes of a page means: `citation:3`, `missing:3` or `reference:7`."""

    href: str
    boxes: tuple[PageBox, ...]


class Stretches:
    """Stretches of the article, in order, and where each stands on the pages."""

    def __init__(self, places: PagePlaces, stretches: Sequence[tuple[int, int]]) -> None:
        """`stretches` are sorted (start, end)."""
        self._places = places
        self._stretches = stretches
        self._starts = [start for start, _ in stretches]
        self._longest = max((end - start for start, end in stretches), default=0)

    def on(self, page: int) -> Iterator[tuple[int, tuple[PageBox, ...]]]:
        """(index, boxes on this page) of each stretch that stands on the page at least in part."""
        found: set[int] = set()
        for start, end in self._places.stretches(page):
            first = bisect_left(self._starts, start - self._longest)
            last = bisect_left(self._starts, end)
            found.update(index for index in range(first, last) if self._stretches[index][1] > start)
        for index in sorted(found):
            boxes = tuple(box for box in self._places.boxes(*self._stretches[index]) if box.page == page)
            if boxes:
                yield index, boxes

    def boxes(self, index: int) -> tuple[PageBox, ...]:
        """Where one of them stands, as far as its pages are aligned."""
        return self._places.boxes(*self._stretches[index])

    def __len__(self) -> int:
        """How many there are."""
        return len(self._stretches)


class PageLinks:
    """Every link of an article, in the article's order."""

    def __init__(self, article: Article, places: PagePlaces) -> None:
        """Looked for on a page when the page is first asked about."""
        known = {reference.number for reference in article.references}
        links = [
            (citation.start, citation.end, f"{_kind(citation.numbers, known)}{index}")
            for index, citation in enumerate(article.citations)
        ]
        links += [
            (reference.start, reference.start + len(reference.text), f"{REFERENCE}{index}")
            for index, reference in enumerate(article.references)
            if reference.start >= 0
        ]
        links.sort()
        self.hrefs = [href for _, _, href in links]
        self._index = {href: index for index, href in enumerate(self.hrefs)}
        self.stretches = Stretches(places, [(start, end) for start, end, _ in links])
        self._pages: dict[int, tuple[PageLink, ...]] = {}

    def forget(self, page: int) -> None:
        """The page was aligned: what reaches over from it to its neighbours is looked for again."""
        for each in (page - 1, page, page + 1):
            self._pages.pop(each, None)

    def on(self, page: int) -> tuple[PageLink, ...]:
        """The links of a page; those in front of others last."""
        if page not in self._pages:
            found = [PageLink(self.hrefs[index], boxes) for index, boxes in self.stretches.on(page)]
            self._pages[page] = tuple(sorted(found, key=lambda link: not link.href.startswith(REFERENCE)))
        return self._pages[page]

    def at(self, page: int, x: float, y: float) -> str:
        """The link at a point of a page; empty for none."""
        links = reversed(self.on(page))
        return next((link.href for link in links if any(box.holds(x, y) for box in link.boxes)), "")

    def boxes(self, href: str) -> tuple[PageBox, ...]:
        """Where a link stands; empty where that is not known."""
        index = self._index.get(href)
        return self.stretches.boxes(index) if index is not None else ()

    def step(self, href: str, by: int, markers_only: bool) -> str:
        """The next or previous link after `href` that stands on a page; "" for none."""
        onward = self._onward(href, by, markers_only)
        return next((self.hrefs[at] for at in onward if self.stretches.boxes(at)), "")

    def knows_next(self, href: str, by: int, markers_only: bool) -> bool:
        """False where the very next link stands on a page that is not aligned yet, so that `step` would pass it."""
        at = next(self._onward(href, by, markers_only), None)
        return at is None or bool(self.stretches.boxes(at))

    def beyond(self, page: int, y: float, by: int, markers_only: bool) -> str:
        """The first link of a page below this height of it (`by` 1), or the last one above it (-1); "" for none.

        Where the page's lines stand in the article tells less: a side note of the first page is its last words.
        """
        found = [
            self._index[link.href]
            for link in self.on(page)
            if not (markers_only and link.href.startswith(REFERENCE))
            and all((box.top - y) * by >= 0 for box in link.boxes)
        ]
        return self.hrefs[min(found) if by > 0 else max(found)] if found else ""

    def _onward(self, href: str, by: int, markers_only: bool) -> Iterator[int]:
        at = self._index[href] + by
        while 0 <= at < len(self.hrefs):
            if not (markers_only and self.hrefs[at].startswith(REFERENCE)):
                yield at
            at += by


def link_words(article: Article, href: str) -> str:
    """A link in words, for who does not see it: marker and sentence, or the entry; empty for no link."""
    head, _, index = href.partition(":")
    if not index:
        return ""
    if f"{head}:" == REFERENCE:
        reference = article.references[int(index)]
        return f"{reference.number}. {reference.text}"
    citation = article.citations[int(index)]
    return f"{citation.marker} · {citation.sentence}"


def _kind(numbers: Sequence[int], known: set[int]) -> str:
    return CITATION if any(number in known for number in numbers) else MISSING
