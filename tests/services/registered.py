"""Printed references and what a stand-in registers for them, in few words: for verdicts that a whole check comes to."""

from collections.abc import Sequence
from typing import Any

from ldn_desk.checks.marked_title import MarkedTitle
from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.entry import Checked
from ldn_desk.domain.verdict import Outcome, Verdict
from ldn_desk.plugins.contracts import Asking
from ldn_desk.plugins.registry import Registry as Plugins
from ldn_desk.services.checking import Target, check
from tests.standin import desk
from tests.standin.registry import Registry

Message = dict[str, Any]
TITLE = "Morning walks and the mood of retired postmen"
JOURNAL = "Journal of Imaginary Walks"
ALIKE = (Outcome.MINOR, Outcome.MAJOR)


def names(text: str) -> tuple[Name, ...]:
    """`Oak, Lea; Elm, Max`: family and given names."""
    parts = (part.partition(",") for part in text.split(";") if part.strip())
    return tuple(Name(family.strip(), given.strip()) for family, _comma, given in parts)


def printed(title: str = TITLE, author: str = "Oak, Lea; Elm, Max", **changes: Any) -> Fields:
    """An article as printed; None takes a field away."""
    values: dict[str, Any] = {
        "type": "article-journal",
        "author": names(author),
        "issued": PartialDate(2015),
        "container_title": JOURNAL,
        "volume": "7",
        "issue": "2",
        "page": "30–39",
        **changes,
    }
    return Fields(title=title, **{key: value for key, value in values.items() if value is not None})


def registered(title: str = TITLE, author: str = "Oak, Lea; Elm, Max", **changes: Any) -> Message:
    """The same article as Crossref registers it, its DOI left out; None takes a key away, `_` stands for `-`."""
    values: Message = {
        "type": "journal-article",
        "title": [title],
        "container-title": [JOURNAL],
        "issued": {"date-parts": [[2015]]},
        "volume": "7",
        "issue": "2",
        "page": "30-39",
        "author": [{"family": name.family, "given": name.given} for name in names(author)],
    } | {key.replace("_", "-"): value for key, value in changes.items()}
    return {key: value for key, value in values.items() if value is not None}


def checked(*cases: tuple[Fields, Message], search: bool = False) -> list[Checked]:
    """What one check of all the printed references comes to, each under a DOI of its own unless it is to be searched.

    The only check for points is that for marks in both titles.
    """
    records, targets = [], []
    for number, (fields, message) in enumerate(cases, 1):
        doi = f"10.5555/case.{number}"
        records.append({"DOI": doi} | message)
        fields = fields if search else fields.with_(DOI=fields.DOI or doi)
        targets.append(Target(Reference(number, _line(fields), fields, id=str(number))))
    with Registry(records, ()) as registry:
        plugins = Plugins(sources=desk.plugins(registry).sources, checks=[MarkedTitle()])
        last = {one.reference_id: one for one in check(targets, plugins, Asking(), search=search)}
    return [last[target.reference.id] for target in targets]


def told(verdict: Verdict) -> str:
    """`agrees`, or what differs: `title major, volume minor`."""
    differing = [f"{row.field} {row.outcome.value}" for row in verdict.fields if row.outcome in ALIKE]
    return ", ".join(differing) or verdict.code.value


def verdicts(*cases: tuple[Fields, Message]) -> list[str]:
    """What is told of each."""
    return [told(one.verdict) for one in checked(*cases)]


def notices(one: Checked) -> list[str]:
    """The types of notice that the verdict bears."""
    return [notice.type for notice in one.verdict.notices]


def _line(fields: Fields) -> str:
    people: Sequence[str] = [name.full for name in fields.author]
    year = fields.issued.year if fields.issued else ""
    parts = [", ".join(people), fields.title, fields.container_title, f"{year};{fields.volume}:{fields.page}"]
    return ". ".join(part for part in parts if part)
