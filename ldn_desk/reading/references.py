"""One printed reference into CSL fields, in whatever style it is printed.

Read from both ends: identifiers come out first, authors are read from the start, the locator (year, volume, issue,
pages) from the end; what is left is title and container. A field that is not printed stays empty.
"""

import re
from dataclasses import replace

from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.reading.books import is_thesis_or_report, read_book, read_chapter
from ldn_desk.reading.characters import YEAR, normal
from ldn_desk.reading.dates import read_date
from ldn_desk.reading.identifiers import Identifiers, take_identifiers
from ldn_desk.reading.locator import Locator, read_date_and_pages, read_locator
from ldn_desk.reading.names import Authors, read_authors
from ldn_desk.reading.titles import split_title

LONGEST = 4000
"""Code points of a printed reference that are looked at; the longest consortium lists fit."""

_NUMBER = re.compile(r"^\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)](?=\s))[.:]?\s*")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_]{2})[-‐\xad]\s+(?=[a-zß-ÿ])(?!(?:and|or|und|to|oder|et|y)\b)")
_BROKEN_NAME = re.compile(r"(?<=[^\W\d_])-\s+(?=[A-Z])")
_BLANKS = re.compile(r"\s+")
_UNDATED = r"n\.\s?d\.?|in press|forthcoming|submitted|to appear"
_DATE = re.compile(
    rf"[\s.,;:]*(?:[(\[]\s?(?:[^\W\d_]{{3,10}}\.?,? )?"
    rf"(?:({YEAR})(?:[a-z]\b)?(?:[,;/]\s?([^()\[\]]{{1,40}}))?|({_UNDATED}))\s?[)\]](?:\s?\[{YEAR}\])?"
    rf"|({YEAR})[a-z]?(?=[.,:;]|\s))[\s.,;:]*"
)
_NOT_A_YEAR = re.compile(r"\s*:\s*")


def parse_reference(text: str) -> Fields:
    """The fields of one printed reference; never raises. Ranges stay as printed, titles keep their case and marks.

    `type` is the kind of work that the form shows: `article-journal` for a work in a volume, else `chapter`, `book`,
    `paper-conference`, `thesis`, `report`, `webpage`, `article` (preprint); empty where nothing shows it."""
    plain = normal(text[:LONGEST])
    plain, known = take_identifiers(plain)
    plain = _one_line(_NUMBER.sub("", plain, count=1))
    authors = read_authors(plain)
    issued, start = _date_after(plain, authors.end)
    rest = plain[start:]
    located = read_locator(rest, issued is not None)
    if located.volume and not (located.page or located.number) and is_thesis_or_report(rest):
        located = read_date_and_pages(rest)
    fields = _work(located, known)
    return _with_identifiers(_with_people(fields, authors), issued or located.issued, known)


def _one_line(text: str) -> str:
    """Without line breaks, and with the words that they broke put together again."""
    if "- " in text or "-\n" in text or "\xad" in text or "‐" in text:
        text = _BROKEN_NAME.sub("-", _BROKEN_WORD.sub("", text))
    return _BLANKS.sub(" ", text).strip()


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
        return _with_locator(Fields(type="article-journal", title=title, container_title=container), located)
    fields = read_book(rest)
    if not fields.type and (known.URL or known.accessed) and not known.DOI and not known.PMID:
        fields = replace(fields, type="webpage")
    return _with_locator(fields, located)


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


def _with_identifiers(fields: Fields, issued: PartialDate | None, known: Identifiers) -> Fields:
    return replace(
        fields,
        issued=issued,
        DOI=known.DOI,
        PMID=known.PMID,
        PMCID=known.PMCID,
        arXiv=known.arxiv,
        ISBN=known.ISBN,
        URL=known.URL,
        type=fields.type or ("article" if known.arxiv else ""),
    )
