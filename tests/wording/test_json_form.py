"""Findings part by part, in the words of the JSON contract."""

from ldn_desk.domain.appraisal import Correction, Dismissal
from ldn_desk.domain.article import Citation
from ldn_desk.domain.evidence import (
    Description,
    Design,
    Directness,
    Evidence,
    Grading,
    Level,
    Question,
    Study,
    Subjects,
)
from ldn_desk.domain.evidence import (
    Outcome as Measured,
)
from ldn_desk.domain.judgement import Basis, Choice, Copy, Judgement, Kind, Obstacle, Quotation
from ldn_desk.domain.reason import because, own_words
from ldn_desk.domain.verdict import FieldComparison, Opinion, Outcome, Point, Suggestion, VerdictCode
from ldn_desk.wording.json_form import (
    citation_form,
    comparison_form,
    correction_form,
    evidence_form,
    opinion_form,
    point_form,
    quotation_form,
    study_form,
    suggestion_form,
)


def test_a_citation_is_told_by_marker_sentence_and_section() -> None:
    citation = Citation("[8]", (8,), 6, 9, "Said [8].", 0, 9, "Results")
    assert citation_form(citation) == {"marker": "[8]", "sentence": "Said [8].", "section": "Results"}


def test_what_was_judged_of_a_citation_stands_with_it() -> None:
    citation = Citation("[8]", (8,), 6, 9, "Said [8].", 0, 9, "Results")
    said = Quotation(Choice.NOT_SUPPORTED, (Kind.NOT_SUBSTANTIATED,), basis=Basis.ABSTRACT, copy=Copy("a print"))
    judged = Judgement("j", citation.id, "r", "me", said, "It was said [8].", True, 2, "then", "now")
    assert citation_form(citation, judged)["quotation"] == {
        "id": "j",
        "choice": "major",
        "kinds": ["not-substantiated"],
        "reason": None,
        "basis": "abstract",
        "provisional": True,
        "copy": {"words": "a print", "version": "", "date": "", "hash": ""},
        "indirect": False,
        "passage": "",
        "locator": "",
        "claim": "",
        "note": "",
        "date": "now",
        "changed": True,
        "sentence": "It was said [8].",
    }


def test_of_a_citation_that_cannot_be_assessed_the_reason_is_told() -> None:
    said = Quotation(Choice.CANNOT_ASSESS, obstacle=Obstacle.NO_FULL_TEXT)
    form = quotation_form(Judgement("j", "c", "r", "me", said, "Said [8].", False, 1, "then", "now"))
    assert (form["choice"], form["reason"], form["basis"], form["copy"]) == ("cannot", "no-full-text", None, None)
    assert "changed" not in form
    assert "again" not in form


def test_what_came_through_a_merge_is_told_to_ask_for_another_look() -> None:
    judged = Judgement("j", "c", "r", "me", Quotation(Choice.SUPPORTED), "Said.", False, 2, "then", "now", "merged")
    assert quotation_form(judged)["again"] == "merged"


def test_a_point_names_its_rule_both_sides_and_the_citation() -> None:
    told = point_form(Point("condition", "depression", "Crohn’s disease", 0))
    assert told == {
        "rule": "condition",
        "sentence-says": "depression",
        "record-says": "Crohn’s disease",
        "citation": 0,
    }


def test_a_row_keeps_its_values_as_shown() -> None:
    told = comparison_form(FieldComparison("title", "A", "B", Outcome.MAJOR, because("another-title")))
    assert told == {
        "field": "title",
        "printed": "A",
        "registered": "B",
        "outcome": "major",
        "reason": "another title",
    }


def test_no_suggestion_is_null() -> None:
    assert suggestion_form(None) is None
    assert suggestion_form(Suggestion("10.1/a", own_words("it fits"))) == {"DOI": "10.1/a", "reason": "it fits"}


def test_a_dismissed_point_bears_the_readers_reason() -> None:
    point = Point("condition", "depression", "Crohn’s disease", 0)
    assert (
        point_form(point, Dismissal("r", "me", point, own_words("I looked"), "2026-11-23T10:00:00Z"))["dismissed"]
        == "I looked"
    )


def test_a_correction_is_told_with_its_date_and_none_is_null() -> None:
    assert correction_form(None) is None
    correction = Correction("r", "me", VerdictCode.AGREES, because("registry-is-wrong"), "", 1, "2026-11-23T10:00:00Z")
    assert correction_form(correction) == {
        "verdict": "agrees",
        "DOI": "",
        "reason": "registry is wrong",
        "date": "2026-11-23T10:00:00Z",
    }


def test_a_correction_of_the_doi_alone_has_no_verdict() -> None:
    told = correction_form(Correction("r", "me", None, own_words("suggestion accepted"), "10.1/b", 1, ""))
    assert told is not None
    assert (told["verdict"], told["DOI"]) == (None, "10.1/b")


def test_a_second_opinion_names_source_words_and_publication_types() -> None:
    told = opinion_form(Opinion("pubmed", because("details-match"), "123", ("Review",), (), "2026-11-23T10:00:00Z"))
    assert told == {
        "source": "pubmed",
        "words": "details match",
        "PMID": "123",
        "genre": ["Review"],
        "retrieved": "2026-11-23T10:00:00Z",
    }


def test_evidence_is_told_by_the_words_of_the_command_line() -> None:
    said = Evidence(Question.COMMON_HARMS, Level.NOT_GRADED, "few", Directness.PARTLY, Measured.DISEASE)
    grading = Grading("g", "c", "r", "me", said, "Said [8].", False, 1, "then", "now")
    assert evidence_form(grading) == {
        "id": "g",
        "question": "common-harms",
        "level": "not-graded",
        "moved": "few",
        "directness": "partly",
        "outcome": "disease-oriented",
        "date": "now",
    }
    citation = Citation("[8]", (8,), 6, 9, "Said [8].", 0, 9, "Results")
    assert citation_form(citation, None, grading)["evidence"] == evidence_form(grading)


def test_evidence_that_asks_for_another_look_says_so() -> None:
    grading = Grading("g", "c", "r", "me", Evidence(), "Once said [8].", True, 1, "then", "now", "split")
    form = evidence_form(grading)
    assert (form["changed"], form["sentence"], form["again"]) == (True, "Once said [8].", "split")
    assert (form["question"], form["level"], form["directness"], form["outcome"]) == (None, None, None, None)


def test_a_study_is_told_by_design_and_subjects() -> None:
    whole = Description("d", "r", "me", Study(Design.COHORT, Subjects.PARTICIPANTS, 40), 1, "then", "now")
    assert study_form(whole) == {"design": "cohort-study", "subjects": "participants", "n": 40, "date": "now"}
    bare = Description("d", "r", "me", Study(), 1, "then", "now")
    assert study_form(bare) == {"design": None, "subjects": None, "n": None, "date": "now"}
