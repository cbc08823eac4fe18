"""What reviewers say of the evidence: for a citation and one of its references, and of the cited work itself."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from ldn_desk.domain.evidence import (
    NO_EVIDENCE,
    NO_STUDY,
    Description,
    Design,
    Directness,
    Evidence,
    Grading,
    Level,
    Outcome,
    Question,
    Study,
    Subjects,
)
from ldn_desk.store import clock
from ldn_desk.store.claims import COLUMNS, PLACE, Claim, Claims, Place, claim_of
from ldn_desk.store.judgements import HOLDS
from ldn_desk.store.mapping import Values, storable
from ldn_desk.store.said import Form, Said
from ldn_desk.store.schema import citation_references, citations, evidence, references, studies


class Gradings(Said[Evidence]):
    """Every reviewer's evidence on citations; each is read with the sentence as it is now."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, _ON_CITATIONS)
        self._claims_now = Claims(connection)

    def claim(self, pair_id: str) -> Claim:
        """What the citation of the pair claims now."""
        return self._claims_now.now(pair_id)

    def of(self, chosen: ColumnElement[bool], reviewer_id: str) -> dict[str, list[Grading]]:
        """The reviewer's, on the chosen references, by reference id; of citations put away, nothing."""
        said = or_(*(evidence.c[name].is_not(None) for name in _CHOSEN), evidence.c.moved != "")
        rest = [evidence.c[name] for name in ("id", *COLUMNS, "version", "created", "modified", "again")]
        pair = [citation_references.c.citation_id, citation_references.c.reference_id]
        query = (
            select(*self.columns, *rest, *pair, *PLACE)
            .join_from(evidence, citation_references, citation_references.c.id == evidence.c.pair_id)
            .join(citations, HOLDS)
            .join(references, references.c.id == citation_references.c.reference_id)
            .where(chosen, evidence.c.reviewer_id == reviewer_id, said)
            .order_by(citations.c.position, citation_references.c.position)
        )
        found: dict[str, list[Grading]] = {}
        for row in self._connection.execute(query).all():
            claim = claim_of(row.sentence, row.claimed, row.around)
            grading = Grading(
                row.id,
                row.citation_id,
                row.reference_id,
                reviewer_id,
                _evidence(row[: len(self.columns)]),
                row.sentence,
                self._claims_now.changed(claim, Place(*row[-len(PLACE) :])),
                row.version,
                clock.shown(row.created),
                clock.shown(row.modified),
                row.again or "",
            )
            found.setdefault(row.reference_id, []).append(grading)
        return found


class Descriptions(Said[Study]):
    """Every reviewer's word on the works that are cited."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, _ON_WORKS)

    def of(self, chosen: ColumnElement[bool], reviewer_id: str) -> dict[str, Description]:
        """The reviewer's, on the chosen references, by reference id."""
        rest = [studies.c[name] for name in ("id", "reference_id", "version", "created", "modified", "again")]
        query = select(*self.columns, *rest).join(references, references.c.id == studies.c.reference_id)
        own = (chosen, studies.c.reviewer_id == reviewer_id, or_(*(each.is_not(None) for each in self.columns)))
        return {
            row.reference_id: Description(
                row.id,
                row.reference_id,
                reviewer_id,
                _study(row[: len(self.columns)]),
                row.version,
                clock.shown(row.created),
                clock.shown(row.modified),
                row.again or "",
            )
            for row in self._connection.execute(query.where(*own))
        }


def _evidence(row: Sequence[Any]) -> Evidence:
    question, level, directness, outcome, moved = row
    return Evidence(
        Question(question) if question else None,
        Level(level) if level else None,
        moved,
        Directness(directness) if directness else None,
        Outcome(outcome) if outcome else None,
    )


def _evidence_row(said: Evidence) -> Values:
    chosen = {name: getattr(said, name) for name in _CHOSEN}
    return {name: value.value if value else None for name, value in chosen.items()} | {"moved": storable(said.moved)}


def _study(row: Sequence[Any]) -> Study:
    design, subjects, n = row
    return Study(Design(design) if design else None, Subjects(subjects) if subjects else None, n)


def _study_row(said: Study) -> Values:
    design, subjects = said.design, said.subjects
    return {
        "design": design.value if design else None,
        "subjects": subjects.value if subjects else None,
        "n": said.n,
    }


def _without_empty(row: Values) -> Values | None:
    return {name: value for name, value in row.items() if value is not None and value != ""} or None


_CHOSEN = ("question", "level", "directness", "outcome")
_ON_CITATIONS = Form(
    evidence,
    "pair_id",
    "grade evidence",
    (*_CHOSEN, "moved"),
    _evidence,
    _evidence_row,
    lambda said: _without_empty(_evidence_row(said)),
    NO_EVIDENCE,
)
_ON_WORKS = Form(
    studies,
    "reference_id",
    "describe study",
    ("design", "subjects", "n"),
    _study,
    _study_row,
    lambda said: _without_empty(_study_row(said)),
    NO_STUDY,
)
