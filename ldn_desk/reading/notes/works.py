"""An article without a list whose notes name its works: each work once, in the order of its first note.

Places in the text that bear a note's number cite the works of that note. The article's text, and with it its identity,
stays as it is: a work stands where its first note names it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ldn_desk.domain.article import Citation, Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.reading.notes.forms import Kind, Piece, leads_back, pieces
from ldn_desk.reading.notes.law_forms import read_work
from ldn_desk.reading.text.characters import SUPERSCRIPT_DIGITS, folded

_FEWEST = 2
_RAISED = str.maketrans("0123456789", SUPERSCRIPT_DIGITS)
_PAGE = re.compile(r"\d{1,5}")
_LEAST_TITLE = 12
_LEAST_SHORT_TITLE = 5


class Note(NamedTuple):
    """A note: its printed number, where its text begins in the article's text, the text, and the works it links to."""

    number: int
    start: int
    text: str
    linked: tuple[int, ...] = ()
    """Numbers of references that the source itself names here (a reference manager's citation)."""


def names_works(notes: Sequence[Note]) -> bool:
    """Whether these are notes that name works as notes do: at least one leads back to another."""
    return len(notes) >= _FEWEST and any(leads_back(note.text) for note in notes)


@dataclass
class _Works:
    """The works named so far, and which of them each note names."""

    references: list[Reference]
    by_note: dict[int, list[int]]
    last: tuple[int, ...] = ()
    """What `Ibid.` means: the works of the note before, or the one named before in the same note."""

    def read(self, note: Note) -> None:
        """The works of a note, those it leads back to among them."""
        named = list(note.linked)
        self.last = note.linked[-1:] or self.last
        for piece in pieces(note.text):
            found = self._meant(note, piece)
            if found:
                named += found
                self.last = found
        self.by_note[note.number] = list(dict.fromkeys(named))
        self.last = tuple(self.by_note[note.number]) or self.last

    def _meant(self, note: Note, piece: Piece) -> tuple[int, ...]:
        """The works that a piece of a note means; none for prose, and for what the source's own links name."""
        text = note.text[piece.start : piece.end]
        if piece.kind is Kind.SAME:
            return self._on_page(text)
        if piece.kind is Kind.EARLIER:
            return self._earlier(text, piece.note)
        if piece.kind is Kind.WORK and not note.linked:
            return (self._work(text, note.start + piece.start),)
        return ()

    def _on_page(self, text: str) -> tuple[int, ...]:
        """Of several works the one on whose pages an `Ibid., at 105` can be: the last that begins before."""
        page = _PAGE.search(text)
        if len(self.last) < 2 or page is None:
            return self.last
        begins = {each.number: _first_page(each.printed) for each in self.references if each.number in self.last}
        before = [(first, number) for number, first in begins.items() if 0 < first <= int(page.group())]
        return (max(before)[1],) if before else self.last

    def _work(self, text: str, start: int) -> int:
        reading = read_work(text)
        known = self._known(text, reading.fields)
        if known:
            return known
        number = max((each.number for each in self.references), default=0) + 1
        self.references.append(Reference(number, text, reading.fields, start=start, sure=reading.sure))
        return number

    def _known(self, text: str, fields: Fields) -> int:
        """The number of the work that these fields name too; 0 for a new one."""
        own = folded(text)
        for each in self.references:
            if _is_same(fields, each.printed) or folded(each.text).startswith(own) or own.startswith(folded(each.text)):
                return each.number
        return 0

    def _earlier(self, text: str, note: int) -> tuple[int, ...]:
        """The work of that note, or of any, that a short form means: by its author, else the note's only one."""
        among = self.by_note.get(note, []) if note else [each.number for each in self.references]
        chosen = [each for each in self.references if each.number in among and _names(text, each.printed)]
        if note and not chosen and len(among) == 1:
            return (among[0],)
        titled = [each for each in chosen if _titles(text, each.printed)] or chosen
        return (titled[-1].number,) if titled and (note or len(titled) == 1) else ()


def works_of(
    notes: Sequence[Note], given: Sequence[Reference] = ()
) -> tuple[tuple[Reference, ...], dict[int, list[int]]]:
    """(the works as references, number of a note → numbers of the works that it names).

    `given`: references that stand already, which notes link to."""
    works = _Works(list(given), {})
    for note in notes:
        works.read(note)
    return tuple(works.references), works.by_note


def citing_works(citations: Iterable[Citation], by_note: Mapping[int, Sequence[int]]) -> Iterator[Citation]:
    """The citations of notes as citations of the works in them; those of notes without works left out.

    A bare number is shown raised: it is a note's, and no reference's."""
    for citation in citations:
        numbers = [number for note in citation.numbers for number in by_note.get(note, ())]
        if numbers:
            yield replace(citation, numbers=tuple(dict.fromkeys(numbers)), marker=citation.marker.translate(_RAISED))


def _is_same(one: Fields, other: Fields) -> bool:
    if one.DOI and other.DOI:
        return one.DOI.lower() == other.DOI.lower()
    title, its = folded(one.title), folded(other.title)
    if len(title) < _LEAST_TITLE or len(its) < _LEAST_TITLE or one.year != other.year:
        return bool(one.URL) and one.URL == other.URL
    return title.startswith(its) or its.startswith(title)


def _first_page(fields: Fields) -> int:
    page = _PAGE.match(fields.page)
    return int(page.group()) if page else 0


def _first(fields: Fields) -> str:
    people = fields.author or fields.editor
    return folded(people[0].family or people[0].literal) if people else ""


def _names(text: str, fields: Fields) -> bool:
    """Whether a short form begins with the work's first author, or with its title where it has none."""
    own, first = folded(text), _first(fields)
    if not first:
        return len(folded(fields.title)) >= _LEAST_TITLE and own.startswith(folded(fields.title)[:_LEAST_TITLE])
    year = str(fields.year or "")
    dated = [word.strip("().,;:") for word in text.split() if word.strip("().,;:")[:4].isdecimal() and len(word) < 8]
    years = [word[:4] for word in dated if word[:2] in ("15", "16", "17", "18", "19", "20") and len(word[:4]) == 4]
    return first in own[: len(first) + 30] and (not years or year in years)


def _titles(text: str, fields: Fields) -> bool:
    """Whether a short form has the beginning of the work's title in it."""
    words = [folded(word) for word in fields.title.split() if len(folded(word)) >= _LEAST_SHORT_TITLE]
    own = folded(text)
    return any(word in own for word in words[:3])
