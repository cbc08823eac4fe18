"""One printed reference into CSL fields by rules alone.

Read from both ends: authors are read from the start, the locator (year, volume, issue, pages) from the end; what is
left is title and container. A field that is not printed stays empty.
"""

import re
from dataclasses import replace

from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.domain.word_lists import word_list
from ldn_desk.reading.reference.books import is_thesis_or_report, read_book, read_chapter
from ldn_desk.reading.reference.identifiers import Identifiers
from ldn_desk.reading.reference.locator import Locator, read_date_and_pages, read_locator
from ldn_desk.reading.reference.names import Authors, read_authors
from ldn_desk.reading.reference.titles import split_title
from ldn_desk.reading.text.characters import YEAR
from ldn_desk.reading.text.dates import read_date

_UNDATED = r"n\.\s?d\.?|in press|forthcoming|submitted|to appear"
_DATE = re.compile(
    rf"[\s.,;:]*(?:[(\[]\s?(?:[^\W\d_]{{3,10}}\.?,? )?"
    rf"(?:({YEAR})(?:[a-z]\b|[–-]\d{{1,4}}\b)?(?:[,;/]\s?([^()\[\]]{{1,40}}))?|({_UNDATED}))\s?[)\]](?:\s?\[{YEAR}\])?"
    rf"|({YEAR})[a-z]?(?=[.,:;]|\s))[\s.,;:]*"
)
_PLACES_OF_JOURNALS = frozenset(place.casefold() for place in word_list("places_of_journals"))
_NOT_A_YEAR = re.compile(r"\s*:\s*")


def read_by_rules(plain: str, known: Identifiers) -> tuple[Fields, int]:
    """The fields of a reference on one line, without number and identifiers; and where its authors end."""
    authors = read_authors(plain)
    issued, start = _date_after(plain, authors.end)
    rest = plain[start:]
    located = read_locator(rest, issued is not None)
    if located.volume and not (located.page or located.number) and is_thesis_or_report(rest):
        located = read_date_and_pages(rest)
    fields = _with_people(_work(located, known), authors)
    return replace(fields, issued=issued or located.issued), authors.end


def _date_after(text: str, end: int) -> tuple[PartialDate | None, int]:
    """The date right after the authors, and where what follows begins. After a colon stands the title."""
    if _NOT_A_YEAR.match(text, end) or (end and text[end - 1] == ":"):
        return None, end
    match = _DATE.match(text, end)
    if match is None or (end == 0 and match.group(4)):
        return None, end
    year = match.group(1) or match.group(4)
    if year is None:
        return PartialDate(raw=match.group(3)), match.end()
    return _with_month(int(year), match.group(2)), match.end()


def _with_month(year: int, month_and_day: str | None) -> PartialDate:
    date = read_date(f"{month_and_day}, {year}") or read_date(f"{month_and_day} {year}") if month_and_day else None
    return date or PartialDate(year)


def _work(located: Locator, known: Identifiers) -> Fields:
    """The fields that title, container and locator hold."""
    rest = located.rest.lstrip(" .,;:").rstrip(" ,;:")
    chapter = read_chapter(rest)
    if chapter:
        return _with_locator(chapter, located)
    if located.volume or located.issue:
        title, container = split_title(rest, has_locator=True)
        container = _without_place(container) if located.labelled else container
        return _with_locator(Fields(type="article-journal", title=title, container_title=container), located)
    fields = read_book(rest)
    if not fields.type and (known.URL or known.accessed) and not known.DOI and not known.PMID:
        fields = replace(fields, type="webpage")
    return _with_locator(fields, located)


def _without_place(journal: str) -> str:
    """The journal without the place that ABNT prints behind it: `Revista da Dor, São Paulo, v. 5`."""
    name, _comma, place = journal.rpartition(", ")
    return name if place.casefold() in _PLACES_OF_JOURNALS else journal


def _with_locator(fields: Fields, located: Locator) -> Fields:
    return replace(
        fields,
        volume=fields.volume or located.volume,
        issue=located.issue,
        page=located.page or fields.page,
        number=located.number,
    )


def _with_people(fields: Fields, authors: Authors) -> Fields:
    if authors.editors and not fields.editor and fields.type != "chapter":
        return replace(fields, editor=authors.names, et_al=authors.et_al)
    return replace(fields, author=authors.names, et_al=authors.et_al)
