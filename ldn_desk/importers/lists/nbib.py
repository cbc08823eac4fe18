"""NBIB: PubMed's own format (MEDLINE), as PubMed saves it and as its `.txt` download is.

What speaks of notices (`RIN`, `EIN`, `PT` …) stays in the raw text of the entry.
"""

import re
from collections.abc import Iterator
from itertools import islice

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields, Name
from ldn_desk.importers.lists.file import MOST_ENTRIES, checked_number, start_of, sureness, text_in
from ldn_desk.importers.lists.tagged_records import Tagged, tagged
from ldn_desk.plugins.contracts import Draft
from ldn_desk.reading.listed.values import completed, first_doi, isbn_in, issns_in, listed_date, pages, people, pmcid_in

_LINE = re.compile(r"[ \ufeff]{0,2}([A-Z]{2,4}) {0,2}-(?:[ \t](.*)|$)", re.DOTALL)
_ONCE = frozenset(("PMID", "OWN", "STAT", "TI"))
_HEAD = re.compile(r"\A(?:.{0,80}\n){0,4}?[ \ufeff]{0,2}PMID ?- ?\d{1,9}\s*\n(?:[ ]{0,2}[A-Z]{2,4} {0,2}- ?.*\n?){1,3}")
_ABBREVIATION = re.compile(r"\b\w\.\w\.$")
_TYPES = (
    ("Preprint", "article"),
    ("Dataset", "dataset"),
    ("Academic Dissertation", "thesis"),
    ("Technical Report", "report"),
    ("News", "article-newspaper"),
)


class Nbib:
    """`.nbib`, and PubMed's text download."""

    name = "nbib"
    label = "PubMed list"
    suffixes = (".nbib", ".medline")

    def recognises(self, data: bytes, suffix: str) -> float:
        """By a PMID line at the start, followed by other tags."""
        start = start_of(data)
        return sureness(suffix, self.suffixes, content=_HEAD.match(start) is not None) if start else 0.0

    def read(self, data: bytes) -> Draft:
        """One reference a record. Raises UnreadableInput where there is none."""
        records = list(islice(_records(text_in(data)), MOST_ENTRIES + 1))
        checked_number(len(records))
        return Draft((), references=tuple(_reference(number, record) for number, record in enumerate(records, start=1)))


def _records(text: str) -> Iterator[Tagged]:
    """Each record: from its PMID line to the next; where that line was lost, to a tag that no record holds twice."""
    lines: list[str] = []
    once: set[str] = set()
    for line in text.split("\n"):
        match = _LINE.match(line)
        tag = match.group(1) if match and match.group(1) in _ONCE else ""
        if tag in once:
            yield from _record(lines)
            lines, once = [], set()
        once |= {tag} - {""}
        if lines or match:
            lines.append(line)
    yield from _record(lines)


def _record(lines: list[str]) -> Iterator[Tagged]:
    record = tagged(lines, _LINE)
    if record.values.keys() & {"PMID", "TI", "BTI", "FAU", "AU"}:
        yield record


def _reference(number: int, record: Tagged) -> Reference:
    return Reference(number, record.raw, _fields(record), key=record.first("PMID"))


def _fields(record: Tagged) -> Fields:
    book = _title(record.first("BTI"))
    title = _title(record.first("TI"))
    author, et_al = _authors(record)
    editor, _more = people(record.all("FED") or record.all("ED"))
    serial = " ".join(record.all("IS"))
    marked = record.all("LID", "AID")
    return completed(
        Fields(
            type=_type(record, bool(book), bool(title)),
            author=author,
            et_al=et_al,
            editor=editor,
            issued=listed_date(record.first("DP", "DEP", "DA")),
            title=title or book,
            container_title=(book if title else "") or record.first("JT", "TA"),
            volume=record.first("VI"),
            issue=record.first("IP"),
            page=pages(record.first("PG") or _marked(marked, "[pii]", r"(?:e|n)?\d{2,7}")),
            edition=record.first("EN"),
            publisher=record.first("PB"),
            publisher_place=record.first("PL") if book else "",
            DOI=first_doi(*(value for value in marked if "[doi]" in value), record.first("SO")),
            PMID=record.first("PMID"),
            PMCID=pmcid_in(*record.all("PMC", "PMCR")),
            ISBN=isbn_in(" ".join(record.all("ISBN"))),
            ISSN=issns_in(serial),
        )
    )


def _title(text: str) -> str:
    """Without the full stop that PubMed puts after every title; an abbreviation keeps its own."""
    return text[:-1] if text.endswith(".") and not _ABBREVIATION.search(text) and text[-2:] != ".." else text


def _authors(record: Tagged) -> tuple[tuple[Name, ...], bool]:
    """Full names where every author has one; groups stand where the list puts them: after the persons."""
    full, short = record.all("FAU"), record.all("AU")
    persons, et_al = people(full if len(full) >= len(short) else short)
    return (*persons, *(Name(literal=group.rstrip(".")) for group in map(str.strip, record.all("CN")))), et_al


def _type(record: Tagged, book: bool, title: bool) -> str:
    if book:
        return "chapter" if title else "book"
    kinds = record.all("PT")
    found = (kind for word, kind in _TYPES if word in kinds)
    return next(found, "article-journal")


def _marked(values: list[str], mark: str, shape: str) -> str:
    """The first value that bears the mark and is of this shape: an article number, no publisher's own code."""
    found = (re.fullmatch(rf"({shape})\s?{re.escape(mark)}", value.strip()) for value in values)
    return next((match.group(1) for match in found if match), "")
