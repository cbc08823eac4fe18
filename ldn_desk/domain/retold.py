"""What the history keeps, as the things that it was told of: for words, and to be put back."""

import json
from typing import Any

from ldn_desk.domain.appraisal import Correction
from ldn_desk.domain.evidence import Design, Directness, Evidence, Level, Outcome, Question, Study, Subjects
from ldn_desk.domain.judgement import NO_COPY, Basis, Choice, Copy, Kind, Obstacle, Quotation
from ldn_desk.domain.reason import Reason, own_words, reason_of
from ldn_desk.domain.verdict import Point, VerdictCode


def quotation_of(form: dict[str, Any]) -> Quotation:
    """What was judged of a citation; what is empty is not in `form`."""
    return Quotation(
        Choice(form["choice"]),
        tuple(Kind(kind) for kind in form.get("kinds", ())),
        Obstacle(form["obstacle"]) if "obstacle" in form else None,
        Basis(form["basis"]) if "basis" in form else None,
        Copy(**form["copy"]) if "copy" in form else NO_COPY,
        form.get("indirect", False),
        **{name: form.get(name, "") for name in ("passage", "locator", "claim", "note")},
    )


def evidence_of(form: dict[str, Any]) -> Evidence:
    """What was said of the evidence; what is empty is not in `form`."""
    return Evidence(
        Question(form["question"]) if "question" in form else None,
        Level(form["level"]) if "level" in form else None,
        form.get("moved", ""),
        Directness(form["directness"]) if "directness" in form else None,
        Outcome(form["outcome"]) if "outcome" in form else None,
    )


def study_of(form: dict[str, Any]) -> Study:
    """What was said of the cited work; what is empty is not in `form`."""
    return Study(
        Design(form["design"]) if "design" in form else None,
        Subjects(form["subjects"]) if "subjects" in form else None,
        form.get("n"),
    )


def own_of(form: dict[str, Any]) -> dict[str, Any]:
    """The fields of an article itself that were changed, as CSL-JSON; one without a value has None."""
    said: dict[str, Any] = {}
    for column, name in _OWN.items():
        if column in form:
            value = form[column]
            said[name] = json.loads(value) if value and column in ("author", "issued") else value or None
    return said


_OWN = {"title": "title", "author": "author", "issued": "issued", "container_title": "container-title", "doi": "DOI"}
"""Column → the CSL-JSON name of what it holds."""


def correction_of(form: list[Any]) -> Correction:
    """A verdict corrected by hand, whosever it is."""
    code, reason, doi = form
    return Correction("", "", VerdictCode(code) if code else None, reason_told(reason), doi, 0, "")


def point_of(form: list[Any]) -> tuple[Point, Reason]:
    """A point that was dismissed, and why."""
    rule, sentence_says, record_says, citation, reason = form
    return Point(rule, sentence_says, record_says, citation), reason_told(reason)


def reason_told(text: str) -> Reason:
    """The reason that a text holds: a code as a JSON object, or a reader's own words."""
    if text.startswith("{"):
        try:
            return reason_of(json.loads(text))
        except ValueError:
            return own_words(text)
    return own_words(text)
