"""Bibliographic fields under their CSL-JSON names, and their form as CSL-JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Name:
    """One author or editor: a person (`family`, `given` …) or a group (`literal` alone)."""

    family: str = ""
    given: str = ""
    particle: str = ""
    """Non-dropping particle (`van der`), as CSL names it."""
    suffix: str = ""
    literal: str = ""

    @property
    def label(self) -> str:
        """The family name with its particle, or the group's name: what a list row shows."""
        return self.literal or " ".join(part for part in (self.particle, self.family) if part) or self.given

    @property
    def full(self) -> str:
        """Given name, particle, family name and suffix in reading order; a group's name as it is."""
        return self.literal or " ".join(p for p in (self.given, self.particle, self.family, self.suffix) if p)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known; `raw` keeps what was printed when no year can be read from it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    raw: str = ""

    @property
    def iso(self) -> str:
        """`2026-11-23`, `2026-11`, `2026`, or the raw text where the year is unknown."""
        if self.year is None:
            return self.raw
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in self._month_and_day()]
        return "-".join(parts)

    def _month_and_day(self) -> list[int]:
        if self.month is None:
            return []
        return [self.month] if self.day is None else [self.month, self.day]


@dataclass(frozen=True, slots=True)
class Fields:
    """What a reference prints or a registry records. Empty text means "not there". DOI is bare (`10.…`)."""

    type: str = ""
    """A CSL type: `article-journal`, `chapter`, `book`, `webpage`, `article` (preprint) …"""
    author: tuple[Name, ...] = ()
    et_al: bool = False
    """The printed list of authors ends in `et al.` (or is cut by an ellipsis)."""
    editor: tuple[Name, ...] = ()
    issued: PartialDate | None = None
    title: str = ""
    container_title: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    """Pages as printed, a range joined by U+2013 or a hyphen."""
    number: str = ""
    """An article number (`e1001518`, `82`)."""
    edition: str = ""
    publisher: str = ""
    publisher_place: str = ""
    DOI: str = ""
    PMID: str = ""
    PMCID: str = ""
    arXiv: str = ""  # noqa: N815  # as arXiv writes itself
    """An arXiv number, `2103.01234`; ours, no CSL name."""
    ISBN: str = ""
    ISSN: tuple[str, ...] = ()
    URL: str = ""
    abstract: str = ""

    @property
    def year(self) -> int | None:
        """The year of `issued`, or None."""
        return self.issued.year if self.issued else None

    def with_(self, **changes: Any) -> "Fields":
        """A copy with some fields changed."""
        return replace(self, **changes)


# The rows of a side-by-side comparison, in reading order, and of `printed` in the JSON.
COMPARED_FIELDS = ("type", "author", "issued", "title", "container-title", "volume", "issue", "page", "number", "DOI")


def attribute(csl_name: str) -> str:
    """The attribute of `Fields` for a CSL-JSON name (`container-title` → `container_title`)."""
    return csl_name.replace("-", "_")


def name_to_csl(name: Name) -> dict[str, str]:
    """A name as CSL-JSON writes it: `literal`, or the parts that there are."""
    if name.literal:
        return {"literal": name.literal}
    pairs = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {key: value for key, value in pairs.items() if value}


def _name_from_csl(data: Mapping[str, Any]) -> Name:
    return Name(
        family=str(data.get("family", "")),
        given=str(data.get("given", "")),
        particle=str(data.get("non-dropping-particle", "")),
        suffix=str(data.get("suffix", "")),
        literal=str(data.get("literal", "")),
    )


def date_to_csl(date: PartialDate) -> dict[str, Any]:
    """`{"date-parts": [[2026, 11, 23]]}`, or `{"raw": "Jul 21"}` where no year is known."""
    if date.year is None:
        return {"raw": date.raw}
    parts = [date.year, *date._month_and_day()]
    return {"date-parts": [parts]} | ({"raw": date.raw} if date.raw else {})


def date_from_csl(data: Mapping[str, Any]) -> PartialDate | None:
    """The date of a CSL-JSON object; None where it holds neither date parts nor raw text."""
    raw = str(data.get("raw", "") or data.get("literal", "") or "")
    parts: list[Any] = next(iter(data.get("date-parts") or [[]]), []) or []
    numbers = [int(part) for part in parts if part not in (None, "")]
    if not numbers:
        return PartialDate(raw=raw) if raw else None
    year, month, day = (*numbers, None, None)[:3]
    return PartialDate(year, month, day, raw)


def to_csl(item: Fields) -> dict[str, Any]:
    """The fields as a CSL-JSON object, empty ones left out; `et-al` (ours) is there only when true."""
    result: dict[str, Any] = {}
    for entry in fields(item):
        value = getattr(item, entry.name)
        key = "et-al" if entry.name == "et_al" else entry.name.replace("_", "-")
        if not value:
            continue
        if entry.name in ("author", "editor"):
            value = [name_to_csl(name) for name in value]
        elif entry.name == "issued":
            value = date_to_csl(value)
        elif entry.name == "ISSN":
            value = ", ".join(value)
        result[key] = value
    return result


def from_csl(data: Mapping[str, Any]) -> Fields:
    """Fields from a CSL-JSON object; what is not a CSL-JSON name of `Fields` is passed over."""
    values: dict[str, Any] = {}
    for entry in fields(Fields):
        key = "et-al" if entry.name == "et_al" else entry.name.replace("_", "-")
        if not data.get(key):
            continue
        values[entry.name] = _value_from_csl(entry.name, data[key])
    return Fields(**values)


def _value_from_csl(name: str, value: Any) -> Any:
    if name in ("author", "editor"):
        return tuple(_name_from_csl(entry) for entry in value)
    if name == "issued":
        return date_from_csl(value)
    if name == "ISSN":
        # CSL puts several into one text; some programs write a list all the same.
        return tuple(each.strip() for each in value.split(",")) if isinstance(value, str) else tuple(value)
    return bool(value) if name == "et_al" else str(value)
