"""RIS, the tagged format that nearly every reference manager and publisher writes, in the forms they write it."""

import re
from collections.abc import Iterator
from itertools import islice

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.importers.lists.file import MOST_ENTRIES, checked_number, start_of, sureness, text_in
from ldn_desk.importers.lists.tagged_records import Tagged, tagged
from ldn_desk.plugins.contracts import Draft
from ldn_desk.reading.listed.values import (
    arxiv_in,
    completed,
    first_doi,
    isbn_in,
    issns_in,
    listed_date,
    pages,
    people,
    plain,
    pmcid_in,
    pmid_in,
)

_LINE = re.compile(r"[ \ufeff]{0,3}([A-Z][A-Z\d])(?:  -|  ?- | - ?$)[ \t]?(.*)", re.DOTALL)
_STRICT = re.compile(r"([A-Z][A-Z\d])  -(?:[ \t](.*)|$)", re.DOTALL)
_BEGINS = re.compile(r"[ \ufeff]{0,3}TY {1,2}- ?[A-Za-z]")
_ENDS = re.compile(r"[ ]{0,3}ER {1,2}-\s*$")
_HEAD = re.compile(r"^[ \ufeff]{0,3}TY {1,2}- ?[A-Za-z]{2,10}\s*\n(?:.{0,400}\n){0,3}?\s{0,3}[A-Z][A-Z\d] {1,2}-", re.M)
_PROSE = re.compile(r"^[ \t]*\w.{80,}$", re.MULTILINE)
# What an entry whose TY line was lost still shows.
_TELLING = frozenset(("TI", "T1", "AU", "A1", "DO"))

_TYPES = {
    "article-journal": "JOUR JFULL EJOUR ABST INPR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK EBOOK EDBOOK CTLG",
    "chapter": "CHAP ECHAP",
    "paper-conference": "CONF CPAPER",
    "thesis": "THES",
    "report": "RPRT GOVDOC GRANT",
    "manuscript": "UNPB MANSCPT",
    "webpage": "ELEC WEB ICOMM MULTI",
    "post-weblog": "BLOG",
    "software": "COMP",
    "dataset": "DATA DBASE AGGR",
    "patent": "PAT",
    "legislation": "STAT BILL LEGAL",
    "legal_case": "CASE",
    "hearing": "HEAR",
    "standard": "STAND",
    "map": "MAP",
    "motion_picture": "MPCT VIDEO ADVS",
    "song": "SOUND MUSIC",
    "graphic": "ART",
    "figure": "FIGURE CHART",
    "classic": "CLSWK ANCIENT",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "pamphlet": "PAMP",
    "speech": "SLIDE",
    "personal_communication": "PCOMM",
    "periodical": "SER",
}
_TYPE_OF = {code: kind for kind, codes in _TYPES.items() for code in codes.split()}
# Here the second title is a series, no container.
_WHOLE = frozenset(("book", "thesis", "report", "periodical", "patent", "standard", "software"))
_MEDLINE = re.compile(r"pubmed|medline|nlm|ncbi", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:article\s)?(?:no\.?\s)?([A-Za-z]{0,3}[\d.]{2,}[A-Za-z]?)", re.IGNORECASE)


class Ris:
    """`.ris`, and any text that holds RIS records."""

    name = "ris"
    label = "RIS list"
    suffixes = (".ris", ".refman")

    def recognises(self, data: bytes, suffix: str) -> float:
        """By a TY line with another tag near it, before any line of prose."""
        start = start_of(data)
        if not start:
            return 0.0
        head = _HEAD.search(start)
        prose = head is not None and len(_PROSE.findall(start, 0, head.start())) > 1
        return sureness(suffix, self.suffixes, content=head is not None and not prose)

    def read(self, data: bytes) -> Draft:
        """One reference a record. Raises UnreadableInput where there is none."""
        records = list(islice(_records(text_in(data)), MOST_ENTRIES + 1))
        checked_number(len(records))
        return Draft((), references=tuple(_reference(number, record) for number, record in enumerate(records, start=1)))


def _records(text: str) -> Iterator[Tagged]:
    """Each record: from its TY line, or a tag line where that was lost, to its ER line or the next TY."""
    lines: list[str] = []
    for line in text.split("\n"):
        begins = _BEGINS.match(line) is not None
        if begins and lines and not _waits_for_its_type(lines):
            yield from _record(lines)
            lines = []
        if begins or lines or _STRICT.match(line):
            lines.append(line)
        if lines and _ENDS.match(line):
            yield from _record(lines)
            lines = []
    yield from _record(lines)


def _waits_for_its_type(lines: list[str]) -> bool:
    """Whether what was read of a record has no TY line yet, which may stand late, and no blank line ends it."""
    return bool(lines[-1].strip()) and not any(_BEGINS.match(line) for line in lines)


def _record(lines: list[str]) -> Iterator[Tagged]:
    if not lines:
        return
    loose = re.match(r"[ \ufeff]{0,3}TY -", lines[0]) is not None
    record = tagged(lines, _LINE if loose or not _STRICT.match(lines[0]) else _STRICT)
    if "TY" in record.values or _TELLING & record.values.keys():
        yield record


def _reference(number: int, record: Tagged) -> Reference:
    return Reference(number, record.raw, _fields(record), key=record.first("ID", "LB") if _has_key(record) else "")


def _has_key(record: Tagged) -> bool:
    return len(record.first("ID", "LB").split()) == 1


def _fields(record: Tagged) -> Fields:
    doi = _doi(record)
    kind = _TYPE_OF.get(record.first("TY").upper(), "")
    if kind == "manuscript" and doi:
        kind = "article"  # RIS has no code for preprints; a manuscript with a DOI is one.
    author, et_al = people(record.in_order("AU", "A1") or record.all(*(("A3",) if kind == "book" else ())))
    editor, _more = people(record.all("ED", "A2") if "ED" in record.values or kind != "article-journal" else ())
    page, number = _place(record)
    serial = " ".join(record.all("SN"))
    issns = issns_in(serial)
    return completed(
        Fields(
            type=kind,
            author=author,
            et_al=et_al or any("list ends in et al" in note for note in record.all("N1")),
            editor=editor,
            issued=_issued(record),
            title=record.first("TI", "T1", "CT", *(("BT",) if kind in _WHOLE else ()), "ST"),
            container_title=_container(record, kind),
            volume=record.first("VL"),
            issue=record.first("IS", "CP"),
            page=page,
            number=number,
            edition=record.first("ET"),
            publisher=record.first("PB"),
            publisher_place=record.first("CY", "PP"),
            DOI=doi,
            PMID=_pmid(record),
            PMCID=pmcid_in(*record.all("C2", "N1", "M1", "UR", "L2")),
            ISBN="" if issns else isbn_in(serial),
            ISSN=issns,
            URL=_url(record),
        )
    )


def _container(record: Tagged, kind: str) -> str:
    if kind in _WHOLE:
        return ""
    if kind in ("chapter", "paper-conference"):
        return record.first("T2", "BT", "JF", "JO", "T3", "JA")
    return record.first("JF", "T2", "JO", "J1", "JA", "J2", *(("BT",) if record.first("TI", "T1") else ()))


def _issued(record: Tagged) -> PartialDate | None:
    """The year's own tag, with month and day of the date's where both name the same year."""
    year, date = listed_date(record.first("PY", "Y1")), listed_date(record.first("DA"))
    if year is None or (year.year is None and date and date.year):
        return date
    more = date is not None and date.year == year.year and year.month is None
    return date if more else year


def _place(record: Tagged) -> tuple[str, str]:
    """(page, article number): the number has a tag of its own in some programs, in others it stands as a first page."""
    page = pages(record.first("SP"), record.first("EP"))
    spare = ("C7", "M3", "M1") if "IS" in record.values and not page else ("C7", "M3")
    for value in (record.first(tag) for tag in spare):
        number = _NUMBERED.fullmatch(value)
        if number:
            return page, number.group(1)
    return page, ""


def _doi(record: Tagged) -> str:
    """The DOI; where its own tag holds something else, that, for it is what is printed."""
    own = record.first("DO", "DI")
    return first_doi(own, *record.all("M3", "L3", "UR", "LK", "AN", "ID"), *_brief(record)) or own


def _brief(record: Tagged) -> list[str]:
    """Notes that are a DOI and hardly anything else: a longer one may name another work's."""
    return [
        note for note in record.all("N1", "M1") if len(note) <= 90 and note.lower().startswith(("doi", "http", "10."))
    ]


def _pmid(record: Tagged) -> str:
    accession = record.first("AN")
    if accession.isdecimal() and _MEDLINE.search(" ".join(record.all("DB", "DP", "UR"))):
        return accession
    return pmid_in(*record.all("AN", "N1", "M1", "UR", "L2", "C2"))


def _url(record: Tagged) -> str:
    addresses = [plain(url).split(" ")[0].rstrip(";") for url in record.all("UR", "LK", "L2")]
    arxiv = arxiv_in(*record.all("AN", "M3", "JO", "T2"))
    return next((url for url in addresses if url), f"https://arxiv.org/abs/{arxiv}" if arxiv else "")
