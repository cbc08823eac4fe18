"""Which field each token of a printed reference belongs to, as a small model has learned it.

The model is a file of `resources/`, made by `python -m tests.tools.train_references`; without it nothing is labelled,
and the rules of `references` read alone.
"""

from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import Any, NamedTuple

from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.resources import resource
from ldn_desk.reading.reference.model.rule_hints import hints
from ldn_desk.reading.reference.model.tokens import TokenPlace, features, tokens

LONGEST = 400
"""Tokens that are labelled; what follows belongs to no reference."""

_LAST_NAME = 2
"""Tokens of a name that the model may have cut off from the authors."""

_LOCK = Lock()


class Run(NamedTuple):
    """Neighbouring tokens of one field."""

    label: str
    """`author` `title` `container` `date` `volume` `issue` `pages` `publisher` `place` `edition` `editor` `other`."""
    start: int
    end: int
    sure: float
    """How sure the model is of its least sure token, 0 to 1."""
    size: int
    """How many tokens it has."""


@cache
def _tagger() -> Any:
    """The model, opened once; None where there is no model."""
    import pycrfsuite

    path = resource("models", "references.crfsuite")
    if not path.is_file():
        return None
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def runs(text: str, fields: Fields, authors_end: int, group_end: int = 0) -> tuple[Run, ...]:
    """The text as runs of fields in printed order; none where there is no model or no text.

    `fields` is what the rules read, and `authors_end` where they saw the authors end: the model looks at both. Up to
    `group_end` stands what is certain to be a group: of those the model has seen few."""
    spans = tokens(text)[:LONGEST]
    tagger = _tagger()
    if tagger is None or not spans:
        return ()
    rows = features([text[start:end] for start, end in spans], hints(text, spans, fields, authors_end))
    # One model serves every thread, and its answers belong to the last text it was set to.
    with _LOCK:
        labels: Sequence[str] = tagger.tag(rows)
        sure = [tagger.marginal(label, place) for place, label in enumerate(labels)]
    named_end = max(group_end, _end_of_last_name(labels, spans, authors_end))
    # Behind a colon stands the title, also one that looks like editors: `Ash A: Kettle-Set: Sequence Editor 2.`
    titled = ("author", "editor") if text[group_end : group_end + 1] == ":" else ("author",)
    labels = _with_names(labels, spans, named_end, titled if group_end else ())
    found: list[Run] = []
    for label, (start, end), each in zip(labels, spans, sure, strict=True):
        last = found[-1] if found else None
        if last and last.label == label:
            found[-1] = Run(label, last.start, end, min(last.sure, each), last.size + 1)
        else:
            found.append(Run(label, start, end, each, 1))
    return tuple(found)


def _with_names(labels: Sequence[str], spans: Sequence[TokenPlace], named_end: int, titled: Sequence[str]) -> list[str]:
    """The labels with all up to `named_end` as authors; what follows at once with a label of `titled` is title."""
    found = ["author" if start < named_end else label for label, (start, _end) in zip(labels, spans, strict=True)]
    place = sum(start < named_end for start, _end in spans)
    while place < len(found) and found[place] in titled:
        found[place] = "title"
        place += 1
    return found


def _end_of_last_name(labels: Sequence[str], spans: Sequence[TokenPlace], authors_end: int) -> int:
    """Where the authors end, if the model cut them within the last name that the rules read; else 0."""
    inside = [label for label, (start, _end) in zip(labels, spans, strict=True) if start < authors_end]
    cut = next((place for place, label in enumerate(inside) if label != "author"), len(inside))
    return authors_end if cut and 0 < len(inside) - cut <= _LAST_NAME else 0
