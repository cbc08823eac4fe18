"""Reading the CSV file that Retraction Watch publishes, and keeping it in the library for use offline.

The file is the one Crossref hands out: a line a notice, with the DOIs and PMIDs of notice and original paper.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ldn_desk.domain import progress
from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.domain.doi import is_doi, normal
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.record import Notice
from ldn_desk.domain.retractions import RETRACTION_WATCH, Held, Listed
from ldn_desk.domain.translation import tr
from ldn_desk.services.library import Library

_NEEDED = ("RetractionDate", "RetractionDOI", "OriginalPaperDOI", "RetractionNature")
_DATE = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})")
_ISO_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_MOST_BYTES = 500_000_000
"""The file holds some 60 MB; what is ten times as large is another file."""


def import_retractions(path: Path, library: Library) -> Held:
    """Put the notices of the file in the place of those imported before.

    Raises UnreadableInput with one sentence where it is no such file, and then what was there stays."""
    return library.hold_retractions(read_retractions(path), path.name)


def read_retractions(path: Path) -> Iterator[Listed]:
    """Every notice on a work that the file names by DOI or PMID. Touches no library. Raises UnreadableInput."""
    number = 0
    for row in _rows(path):
        for each in _listed(row):
            number += 1
            yield each
    if not number:
        raise UnreadableInput(tr("{name} lists no retraction: nothing was imported.", name=path.name))


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    import csv

    try:
        # A line is mostly a row: good enough to say how far it is.
        lines = _text(path).splitlines(keepends=True)
        table = csv.DictReader(progress.counted(lines), restval="")
        missing = [name for name in _NEEDED if name not in (table.fieldnames or ())]
        if missing:
            raise UnreadableInput(
                tr(
                    "{name} is not Retraction Watch’s CSV file: it has no column “{column}”.",
                    name=path.name,
                    column=missing[0],
                )
            )
        yield from table
    except csv.Error as error:
        raise UnreadableInput(tr("{name} cannot be read as CSV ({reason}).", name=path.name, reason=error)) from error


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UnreadableInput(tr("{name} is too large to be Retraction Watch’s CSV file.", name=path.name))
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableInput(tr("{name} cannot be read: {reason}.", name=path.name, reason=reason)) from error
    if b"\0" in data[:4096]:
        raise UnreadableInput(tr("{name} is not a CSV file.", name=path.name))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _listed(row: Mapping[str, str]) -> Iterator[Listed]:
    """The notice of one line; none where neither DOI nor PMID says on which work it is."""
    doi, pmid = _doi(row, "OriginalPaperDOI"), _pmid(row, "OriginalPaperPubMedID")
    kind = re.sub(r"[\s-]+", "_", _cell(row, "RetractionNature").lower())
    if not kind or not (doi or pmid):
        return
    reasons = (part.strip(" +") for part in _cell(row, "Reason").split(";"))
    notice = Notice(
        kind,
        _doi(row, "RetractionDOI"),
        _date(_cell(row, "RetractionDate")),
        RETRACTION_WATCH,
        _pmid(row, "RetractionPubMedID"),
        tuple(reason for reason in reasons if reason),
    )
    yield Listed(doi, pmid, notice)


def _cell(row: Mapping[str, str], name: str) -> str:
    return (row.get(name) or "").strip()


def _doi(row: Mapping[str, str], name: str) -> str:
    """The DOI in lower case; `Unavailable` is none."""
    found = normal(_cell(row, name))
    return found if is_doi(found) else ""


def _pmid(row: Mapping[str, str], name: str) -> str:
    """The PMID; 0 is none."""
    found = _cell(row, name)
    return found if found.isdecimal() and int(found) else ""


def _date(text: str) -> PartialDate | None:
    """`2/6/2010 0:00` (month first) or `2010-02-06`."""
    found = _DATE.match(text) or _ISO_DATE.match(text)
    if found is None or not (1 <= int(found["month"]) <= 12 and 1 <= int(found["day"]) <= 31):
        return None
    return PartialDate(int(found["year"]), int(found["month"]), int(found["day"]))
