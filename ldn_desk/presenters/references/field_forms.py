"""Fields of a reference as lines of text that a reader edits, and back."""

import re

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate, attribute
from ldn_desk.domain.translation import N_, tr
from ldn_desk.reading.listed.values import listed_name
from ldn_desk.wording.summary import who_and_when

TYPE_WORDS = {
    "": N_("not known"),
    "article-journal": N_("journal article"),
    "article": N_("preprint"),
    "book": N_("book"),
    "chapter": N_("chapter"),
    "paper-conference": N_("conference paper"),
    "thesis": N_("thesis"),
    "report": N_("report"),
    "dataset": N_("dataset"),
    "webpage": N_("web page"),
}
"""CSL types that are offered, in words."""

EDITED = {
    "issued": N_("Year or date"),
    "title": N_("Title"),
    "container-title": N_("Journal or book"),
    "volume": N_("Volume"),
    "issue": N_("Issue"),
    "page": N_("Pages"),
    "number": N_("Article number"),
    "publisher": N_("Publisher"),
    "PMID": N_("PMID"),
    "DOI": N_("DOI"),
    "URL": N_("Address"),
}
"""Fields of one line, by their CSL-JSON names, in the order of the form."""

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def field_text(fields: Fields, name: str) -> str:
    """A field of `EDITED` as text: a date as `2017-01`, everything else as it is."""
    value = getattr(fields, attribute(name))
    return value.iso if isinstance(value, PartialDate) else value or ""


def field_value(before: Fields, name: str, text: str) -> object:
    """The value that this text means; what was not edited is what it was."""
    if text == field_text(before, name):
        return getattr(before, attribute(name))
    text = " ".join(text.split())
    return _date(text) if name == "issued" else text


def _date(text: str) -> PartialDate | None:
    found = _DATE.fullmatch(text)
    if not found:
        return PartialDate(raw=text) if text else None
    year, month, day = (int(digits) if digits else None for digits in found.groups())
    if month is not None and not 1 <= month <= 12:
        return PartialDate(raw=text)
    return PartialDate(year, month, day if day and day <= 31 else None)


def name_line(name: Name) -> str:
    """A person as `Family, Given`, a group as it is called."""
    if name.literal:
        return name.literal
    family = " ".join(part for part in (name.particle, name.family) if part)
    return ", ".join(part for part in (family, name.given, name.suffix) if part)


def name_lines(names: tuple[Name, ...]) -> str:
    """Authors, one a line."""
    return "\n".join(map(name_line, names))


def names_of(before: tuple[Name, ...], text: str) -> tuple[Name, ...]:
    """The authors of these lines; a line that was not edited is the author it was."""
    known = {name_line(name): name for name in before}
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return tuple(known.get(line) or listed_name(line) for line in lines if line)


def read_back(fields: Fields) -> str:
    """The fields in one line, as a list row and a citation style would put them together, to be looked over."""
    who = who_and_when(Reference(0, "", fields))
    volume = f"{fields.volume}({fields.issue})" if fields.issue else fields.volume
    where = ", ".join(part for part in (fields.container_title, volume, fields.page or fields.number) if part)
    parts = (who, fields.title, where, fields.publisher, fields.DOI and f"doi:{fields.DOI}")
    return " · ".join(part for part in parts if part) or tr("Nothing can be read from it")
