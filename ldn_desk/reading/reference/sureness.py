"""Which of two readings of a reference is believed, the rules' or the model's, and how far."""

import re
from collections.abc import Sequence

from ldn_desk.domain.bibliography import Fields, attribute
from ldn_desk.reading.reference.model.labelling import Run
from ldn_desk.reading.reference.names import opens_with_names
from ldn_desk.reading.reference.titles import is_container
from ldn_desk.reading.text.characters import folded
from ldn_desk.reading.text.dates import month_number

CERTAIN = 0.95
"""From here on a field is not named among the unsure."""

_NAMES = {
    "author": ("author",),
    "editor": ("editor",),
    "issued": ("date",),
    "title": ("title",),
    "container-title": ("container",),
    "volume": ("volume",),
    "issue": ("issue",),
    "page": ("pages",),
    "number": ("pages", "issue"),
    "edition": ("edition",),
    "publisher": ("publisher",),
    "publisher-place": ("place",),
}
# Words and signs that stand in no name of a journal: something else was read into it.
_FOREIGN = re.compile(
    r"\b(?:[Ee]dited|(?<!Int\. )(?<!Int )[Ee]ds?|In:?|in:|nos?|vol|pages?|pp|ahead)\b|\d{3}|[\[\]:;?!“”\"]"
)
_LOOSE_END = re.compile(r"(?:, (?:[Ee]d|editor)s?\.?|[“”\"])$")
_SHORTEST_TITLE = 4
_NAMES_IN_TITLE = 0.5
"""How sure authors and title are at most where the title opens with what looks like authors."""


def is_plain_article(fields: Fields, unsigned: bool = False) -> bool:
    """Whether the rules read an article whole, with nothing strange in it: then they are right, and nothing is asked.

    `unsigned` says that the reference plainly opens without authors: with its date in brackets.
    Measured on references of known fields they were right in 99 of 100."""
    return (
        fields.type == "article-journal"
        and bool((fields.author or unsigned) and (fields.volume or fields.issue) and (fields.page or fields.number))
        and fields.year is not None
        and not fields.editor
        # Chemists and physicists print no titles: `Nano Lett. 2010, 10, 1012.`
        and (len(fields.title) > _SHORTEST_TITLE or (not fields.title and "." in fields.container_title))
        and _LOOSE_END.search(fields.title) is None
        and not fields.title.endswith(str(fields.year))
        and not opens_with_names(fields.title)
        and _is_journal(fields.container_title)
    )


def _is_journal(name: str) -> bool:
    last = name.rpartition(" ")[2]
    return is_container(name) and _FOREIGN.search(name) is None and (last == name or month_number(last) is None)


def chosen(by_rules: Fields, labelled: Fields, group: bool = False) -> Fields:
    """The fields believed: the model's, with the kind of work that the rules saw where it saw none.

    Whether a lone number is a page or an article's the rules know better; so do they the name of a `group`, and who is
    author where the model takes all authors for editors of an undated work."""
    issued = labelled.issued
    if issued is None or (by_rules.issued and by_rules.issued.year == issued.year and by_rules.issued.month):
        issued = by_rules.issued
    fields = labelled.with_(type=labelled.type or by_rules.type, issued=issued)
    if group:
        fields = fields.with_(author=by_rules.author)
    elif by_rules.author and not fields.author and issued is not None and issued.year is None:
        fields = fields.with_(author=by_rules.author, editor=())
    if not fields.container_title and _swallows_container(fields.title, by_rules):
        fields = fields.with_(title=by_rules.title, container_title=by_rules.container_title)
    if _swallows_place(fields, by_rules):
        fields = fields.with_(
            title=by_rules.title, publisher=by_rules.publisher, publisher_place=by_rules.publisher_place
        )
    if (fields.page or fields.number) == (by_rules.page or by_rules.number):
        return fields.with_(page=by_rules.page, number=by_rules.number)
    return fields


def _swallows_container(title: str, by_rules: Fields) -> bool:
    """Whether the title ends with the container that the rules parted from it, of a work in a volume, or was cut off
    within the title that the rules read, so that the container fell to no field."""
    container = by_rules.container_title
    if not (container and by_rules.volume and by_rules.title):
        return False
    whole = bool(title and by_rules.author and by_rules.page) and _FOREIGN.search(container) is None
    cut = whole and folded(by_rules.title).startswith(folded(title))
    return cut or folded(title) == folded(by_rules.title + container)


def _swallows_place(fields: Fields, by_rules: Fields) -> bool:
    """Whether the title goes on where the rules saw place and publisher, or its end was taken for the place."""
    if not (by_rules.publisher and by_rules.publisher_place) or fields.container_title:
        return False
    if f". {by_rules.publisher_place}: " in fields.title:
        return True
    # `Kettle Press, Institute of Kettles: Budapest`: the publisher was cut, or taken for the place.
    taken = f"{fields.publisher}: {fields.publisher_place}".removeprefix(": ")
    printed = f"{by_rules.publisher}: {by_rules.publisher_place}"
    cut = len(printed) - len(taken)
    return cut > 0 and printed.endswith(taken) and fields.title.endswith(printed[:cut].rstrip(" ,"))


def sureness(fields: Fields, by_rules: Fields, runs: Sequence[Run]) -> tuple[tuple[str, float], ...]:
    """(CSL-JSON name, 0 to 1) of each field read that is not certain.

    The model's own probability, the doubt of it lessened where the rules read the same."""
    found = []
    named = opens_with_names(fields.title)
    for name, labels in _NAMES.items():
        value = getattr(fields, attribute(name))
        of_field = [run.sure for run in runs if run.label in labels]
        if not value or not of_field:
            continue
        agreed = _same(value, getattr(by_rules, attribute(name)))
        sure = 1 - (1 - min(of_field)) * (0.3 if agreed else 1.0)
        if named and name in ("author", "title"):
            sure = min(sure, _NAMES_IN_TITLE)
        if sure < CERTAIN:
            found.append((name, round(sure, 2)))
    return tuple(found)


def _same(one: object, other: object) -> bool:
    return folded(one) == folded(other) if isinstance(one, str) and isinstance(other, str) else one == other
