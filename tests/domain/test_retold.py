import pytest

from ldn_desk.domain.evidence import (
    NO_EVIDENCE,
    NO_STUDY,
    Design,
    Directness,
    Evidence,
    Level,
    Outcome,
    Question,
    Study,
)
from ldn_desk.domain.evidence import Subjects as Who
from ldn_desk.domain.judgement import Basis, Choice, Copy, Kind, Obstacle, Quotation
from ldn_desk.domain.reason import because, own_words
from ldn_desk.domain.retold import correction_of, evidence_of, point_of, quotation_of, reason_told, study_of
from ldn_desk.domain.verdict import Point, VerdictCode


def test_a_judgement_is_what_it_was() -> None:
    assert quotation_of({"choice": "supported"}) == Quotation(Choice.SUPPORTED)
    form = {
        "choice": "minor",
        "kinds": ["selective"],
        "basis": "abstract",
        "copy": {"words": "mine", "version": "", "date": "", "hash": ""},
        "indirect": True,
        "passage": "Eight",
        "locator": "p. 8",
        "claim": "It helps",
        "note": "So.",
        "sentence": "It helps [1].",
    }
    assert quotation_of(form) == Quotation(
        Choice.PARTLY, (Kind.SELECTIVE,), None, Basis.ABSTRACT, Copy("mine"), True, "Eight", "p. 8", "It helps", "So."
    )
    obstacle = {"choice": "cannot", "obstacle": "no-full-text"}
    assert quotation_of(obstacle) == Quotation(Choice.CANNOT_ASSESS, obstacle=Obstacle.NO_FULL_TEXT)


def test_evidence_and_study_are_what_they_were() -> None:
    form = {
        "question": "treatment",
        "level": "2",
        "moved": "few",
        "directness": "direct",
        "outcome": "patient-oriented",
    }
    assert evidence_of(form) == Evidence(Question.TREATMENT, Level.TWO, "few", Directness.DIRECT, Outcome.PATIENT)
    assert evidence_of({}) == NO_EVIDENCE
    study = Study(Design.RANDOMISED_TRIAL, Who.PARTICIPANTS, 12)
    assert study_of({"design": "randomised-trial", "subjects": "participants", "n": 12}) == study
    assert study_of({}) == NO_STUDY


def test_corrections_and_points_are_what_they_were() -> None:
    correction = correction_of(["agrees", "I looked", "10.5555/naps"])
    assert (correction.code, correction.reason, correction.DOI) == (
        VerdictCode.AGREES,
        own_words("I looked"),
        "10.5555/naps",
    )
    assert correction_of([None, "meant", "10.5555/naps"]).code is None
    assert point_of(["species", "readers", "cats", 0, "No"]) == (
        Point("species", "readers", "cats", 0),
        own_words("No"),
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("I looked", own_words("I looked")),
        ('{"code":"registry-is-wrong"}', because("registry-is-wrong")),
        ("{not JSON", own_words("{not JSON")),
    ],
)
def test_reasons_are_codes_or_words(text: str, reason: object) -> None:
    assert reason_told(text) == reason
