"""Findings part by part, in the words of the JSON contract."""

from ldn_desk.domain.article import Citation
from ldn_desk.domain.json_form import citation_form, comparison_form, point_form, suggestion_form
from ldn_desk.domain.verdict import FieldComparison, Outcome, Point, Suggestion


def test_a_citation_is_told_by_marker_sentence_and_section() -> None:
    citation = Citation("[8]", (8,), 6, 9, "Said [8].", 0, 9, "Results")
    assert citation_form(citation) == {"marker": "[8]", "sentence": "Said [8].", "section": "Results"}


def test_a_point_names_its_rule_both_sides_and_the_citation() -> None:
    told = point_form(Point("condition", "depression", "Crohn’s disease", 0))
    assert told == {
        "rule": "condition",
        "sentence-says": "depression",
        "record-says": "Crohn’s disease",
        "citation": 0,
    }


def test_a_row_keeps_its_values_as_shown() -> None:
    told = comparison_form(FieldComparison("title", "A", "B", Outcome.MAJOR, "another title"))
    assert told == {
        "field": "title",
        "printed": "A",
        "registered": "B",
        "outcome": "major",
        "reason": "another title",
    }


def test_no_suggestion_is_null() -> None:
    assert suggestion_form(None) is None
    assert suggestion_form(Suggestion("10.1/a", "it fits")) == {"DOI": "10.1/a", "reason": "it fits"}
