"""Fields and works in few words, for the tests of this room."""

from typing import Any

from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.record import Notice, Record, Work
from ldn_desk.domain.verdict import FieldComparison
from ldn_desk.matching.comparison import compare

TITLE = "Effects of naltrexone on mood in adults with chronic illness"
RECORD = Record("10.1234/abc", "crossref", "2026-11-23T10:00:00Z", {})


def names(text: str) -> tuple[Name, ...]:
    """`Miller, Andrew H.; Raison, C.`: names parted by semicolons; `=The Group` is a group."""
    return tuple(_name(part.strip()) for part in text.split(";") if part.strip())


def _name(text: str) -> Name:
    if text.startswith("="):
        return Name(literal=text[1:])
    family, _comma, given = text.partition(",")
    return Name(family=family.strip(), given=given.strip())


def fields(**changes: Any) -> Fields:
    """A printed article with title, two authors, year, journal, volume, issue, pages and DOI; None takes one away."""
    values: dict[str, Any] = {
        "type": "article-journal",
        "author": names("Miller, A. H.; Raison, C. L."),
        "issued": PartialDate(2016),
        "title": TITLE,
        "container_title": "Journal of Mood Research",
        "volume": "16",
        "issue": "1",
        "page": "22–34",
        "DOI": "10.1234/abc",
    }
    values |= changes
    return Fields(**{key: value for key, value in values.items() if value is not None})


def work(**changes: Any) -> Work:
    """The same article as registered; keywords of Work go there, all others into its fields."""
    own = ("subtitle", "titles", "container_titles", "dates", "notices", "relations", "update_to")
    extra = {key: changes.pop(key) for key in own if key in changes}
    registered: dict[str, Any] = {"author": names("Miller, Andrew H.; Raison, Charles L."), "page": "22-34"}
    return Work(fields(**(registered | changes)), **extra)


def row(field: str, printed: Fields, registered: Work) -> FieldComparison | None:
    """One row of the comparison."""
    return next((found for found in compare(printed, registered) if found.field == field), None)


def outcome(field: str, printed: Fields, registered: Work) -> str:
    """The outcome of one field as text; `absent` where there is no row."""
    found = row(field, printed, registered)
    return found.outcome.value if found else "absent"


def retraction(**changes: Any) -> Notice:
    """A retraction by the publisher."""
    return Notice(**({"type": "retraction", "DOI": "10.1234/notice", "source": "publisher"} | changes))
