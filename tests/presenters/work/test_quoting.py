"""From citation to citation, and what a key judges."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ldn_desk.domain.judgement import Choice, Quotation
from ldn_desk.presenters.desk import Desk
from tests.presenters.references.samples import open_desk


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    yield desk
    desk.shut()


def here(desk: Desk) -> tuple[str, str]:
    """Reference and marker in hand."""
    citation = desk.selection.citation
    return desk.selection.current.reference_id, citation.marker if citation else ""


def test_the_walk_goes_through_each_reference_of_each_marker_and_round_the_end(desk: Desk) -> None:
    seen = []
    for _ in range(len(desk.quoting.stops) + 1):
        desk.quoting.walk(1)
        seen.append(here(desk))
    assert seen[0] == seen[-1]
    assert ("reference-6", "[6, 7]") in seen
    assert seen[seen.index(("reference-6", "[6, 7]")) + 1] == ("reference-7", "[6, 7]")
    desk.quoting.walk(-1)
    assert here(desk) == seen[-2]


def test_the_walk_begins_at_the_selected_reference(desk: Desk) -> None:
    desk.selection.select_reference("reference-6")
    desk.quoting.walk(1)
    assert here(desk) == ("reference-6", "[6]")


def test_next_unjudged_passes_over_what_is_judged(desk: Desk) -> None:
    first, second = desk.quoting.stops[:2]
    desk.quoting.choose(first.entry.reference.id, first.citation.id, Choice.SUPPORTED)
    desk.quoting.next_unjudged()
    assert desk.selection.current == (second.entry.reference.id, second.citation.id)


def test_where_everything_is_judged_the_status_bar_says_so(desk: Desk) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    for stop in desk.quoting.stops:
        desk.quoting.choose(stop.entry.reference.id, stop.citation.id, Choice.SUPPORTED)
    desk.quoting.next_unjudged()
    assert said == ["Every citation is judged."]


def test_the_next_to_look_at_has_a_point_a_notice_or_a_verdict_that_asks_for_it(desk: Desk) -> None:
    desk.quoting.next_to_look_at()
    stop = next(each for each in desk.quoting.stops if each.asks_for_a_look)
    assert desk.selection.current == (stop.entry.reference.id, stop.citation.id)


def test_a_key_judges_the_one_place_without_its_being_in_hand(desk: Desk) -> None:
    desk.selection.select_reference("reference-3")
    desk.quoting.choose_here(Choice.PARTLY)
    (judgement,) = desk.opened.selected_entry.judgements if desk.opened.selected_entry else ()
    assert judgement.quotation == Quotation(Choice.PARTLY)
    desk.quoting.clear_here()
    assert desk.opened.selected_entry is not None
    assert desk.opened.selected_entry.judgements == ()


def test_of_several_places_none_is_judged_before_one_is_in_hand(desk: Desk) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    desk.selection.select_reference("reference-6")
    desk.quoting.choose_here(Choice.PARTLY)
    assert desk.opened.selected_entry is not None
    assert (desk.opened.selected_entry.judgements, here(desk)) == ((), ("reference-6", "[6]"))
    assert said == ["Several places cite this reference: the first one is in hand now."]
    desk.quoting.choose_here(Choice.PARTLY)
    assert len(desk.opened.selected_entry.judgements) == 1


def test_with_nothing_selected_nothing_is_judged(desk: Desk) -> None:
    desk.quoting.choose_here(Choice.PARTLY)
    desk.quoting.clear_here()
    assert not any(stop.judged for stop in desk.quoting.stops)


def test_what_another_window_judged_is_shown_and_not_overwritten(desk: Desk) -> None:
    failed: list[str] = []
    desk.failed.connect(failed.append)
    stop = desk.quoting.stops[0]
    reference_id, citation_id = stop.entry.reference.id, stop.citation.id
    desk.quoting.choose(reference_id, citation_id, Choice.SUPPORTED)
    desk.workshop.quotations.judge(reference_id, citation_id, Quotation(Choice.CANNOT_ASSESS))
    desk.quoting.choose(reference_id, citation_id, Choice.PARTLY)
    entry = desk.opened.entry(reference_id)
    assert entry is not None
    assert entry.judgements[0].quotation.choice is Choice.CANNOT_ASSESS
    assert len(failed) == 1
