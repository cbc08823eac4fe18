"""What a MEDLINE record tells of notices: `RIN` (retraction in), `EIN`, `ECI` …, and the publication type.

The tags are those of NLM's "MEDLINE/PubMed Data Element (Field) Descriptions".
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from ldn_desk.domain.record import Notice
from ldn_desk.reading.listed.values import first_doi, listed_date

SOURCE = "pubmed"

# Comments and corrections on this work. A comment (`CIN`) is no notice.
ON_THIS = {
    "RIN": "retraction",
    "PRIN": "partial_retraction",
    "EIN": "erratum",
    "ECI": "expression_of_concern",
    "CRI": "correction",
    "RPI": "new_version",
    "UIN": "new_version",
}
# What this work is itself about.
ON_ANOTHER = {
    "ROF": "retraction",
    "PROF": "partial_retraction",
    "EFR": "erratum",
    "ECF": "expression_of_concern",
    "CRF": "correction",
    "RPF": "new_version",
    "UOF": "new_version",
    "CON": "comment",
}
RETRACTED = "Retracted Publication"
"""The publication type of a work that was taken back."""

_LINE = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,3}- ?(.*)")
_PMID = re.compile(r"PMID: ?(\d{1,9})")
_WHEN = re.compile(r"\. (\d{4}(?: [A-Z][a-z]{2})?(?: \d{1,2})?)\b")


def tagged_records(text: str) -> Iterator[dict[str, list[str]]]:
    """Each record of a MEDLINE text as tag → values, broken lines joined; other text gives none."""
    record: dict[str, list[str]] = {}
    last: list[str] = []
    for line in text.splitlines():
        match = _LINE.match(line)
        if match and match.group(1) == "PMID" and "PMID" in record:
            yield record
            record = {}
        if match:
            last = record.setdefault(match.group(1), [])
            last.append(match.group(2).strip())
        elif last and line.startswith("      "):
            last[-1] = f"{last[-1]} {line.strip()}".strip()
    if "PMID" in record:
        yield record


def told_notices(values: Mapping[str, Sequence[str]], kinds: Mapping[str, str]) -> tuple[Notice, ...]:
    """The notices of the tags in `kinds`, in their order."""
    return tuple(_notice(kind, text) for tag, kind in kinds.items() for text in values.get(tag, ()))


def notices_in(text: str) -> tuple[Notice, ...]:
    """The notices that an entry of a PubMed list tells of by itself; none for any other text."""
    if not text.lstrip("\ufeff \n").startswith("PMID"):
        return ()
    record = next(tagged_records(text.lstrip("\ufeff \n")), {})
    told = told_notices(record, ON_THIS)
    if RETRACTED in record.get("PT", ()) and not any(notice.type == "retraction" for notice in told):
        told = (Notice("retraction", source=SOURCE), *told)
    return told


def _notice(kind: str, text: str) -> Notice:
    """`Lancet. 2010 Feb 6;375(9713):445. doi: 10.1016/…. PMID: 20137807`."""
    when, pmid = _WHEN.search(text), _PMID.search(text)
    date = listed_date(when.group(1)) if when else None
    return Notice(kind, first_doi(text).lower(), date, SOURCE, pmid.group(1) if pmid else "")
