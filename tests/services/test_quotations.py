"""Tests of `quotations`, `store/judgements` and `store/claims`. Citations are judged for each reference apart, as
chosen, undone and redone, and two desks never overwrite each other's."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ldn_desk.domain.article import Article
from ldn_desk.domain.errors import LibraryError, StaleWrite
from ldn_desk.domain.judgement import Basis, Choice, Copy, Judgement, Kind, Obstacle, Quotation
from tests.store import samples
from tests.store.samples import Desk

STRING = replace((NAPS := samples.article()), citations=(replace(NAPS.citations[0], marker="[1, 2]", numbers=(1, 2)),))
"""One citation of two references."""
FIRST, SECOND = (reference.id for reference in STRING.references[:2])
PLACE = STRING.citations[0].id
PARTLY = Quotation(
    Choice.PARTLY,
    (Kind.OVERSIMPLIFIED, Kind.SELECTIVE),
    basis=Basis.FULL_TEXT,
    copy=Copy("my print", "published", "2026-11-28", "ab12"),
    indirect=True,
    passage="Twelve adults slept.",
    locator="p. 8",
    claim="Sleep improved",
    note="One group of three.",
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def desk(place: Path) -> Iterator[Desk]:
    with Desk(place) as desk:
        desk.library.add(STRING, b"")
        yield desk


@pytest.fixture
def other(desk: Desk, place: Path) -> Iterator[Desk]:
    """Another window of the same reviewer."""
    assert desk.appraisal.rate(FIRST, 3)
    with Desk(place) as other:
        yield other


def judgement(desk: Desk, number: int = 1) -> Judgement | None:
    entry = desk.library.entries(STRING.id)[number - 1]
    return entry.judgement(entry.citations[0])


def judged(desk: Desk, number: int = 1) -> Quotation | None:
    found = judgement(desk, number)
    return found.quotation if found else None


def version(desk: Desk) -> int:
    found = judgement(desk)
    return found.version if found else 0


def rewritten(desk: Desk, sentence: str, marker: str = "[1, 2]") -> None:
    """Another text of the sentence, in the same place."""
    before = desk.library.article(STRING.id)
    citation = before.citations[0]
    at = citation.sentence_start + sentence.index(marker)
    end = citation.sentence_start + len(sentence)
    after: Article = replace(
        before,
        citations=(
            replace(citation, sentence=sentence, marker=marker, start=at, end=at + len(marker), sentence_end=end),
        ),
    )
    with desk.store.writing() as unit:
        unit.rewriting.rewrite(before, after)


def test_everything_that_is_judged_is_kept(desk: Desk, place: Path) -> None:
    change = desk.quotations.judge(FIRST, PLACE, PARTLY, initiator="claim")
    assert (change.words, change.reference_ids, change.initiator) == (
        "judge a citation of reference 1",
        (FIRST,),
        "claim",
    )
    with Desk(place) as later:
        found = judgement(later)
        assert found is not None
        assert (found.quotation, found.sentence, found.changed) == (PARTLY, STRING.citations[0].sentence, False)
        assert (found.version, found.reviewer_id, len(found.id)) == (1, later.appraisal.reviewer.id, 36)
        assert found.created == found.modified != ""


def test_an_obstacle_is_kept(desk: Desk) -> None:
    cannot = Quotation(Choice.CANNOT_ASSESS, obstacle=Obstacle.CLAIM_TOO_VAGUE)
    desk.quotations.judge(FIRST, PLACE, cannot)
    assert judged(desk) == cannot


def test_of_a_string_citation_each_reference_is_judged_apart(desk: Desk) -> None:
    desk.quotations.judge(SECOND, PLACE, PARTLY)
    assert (judged(desk, 1), judged(desk, 2)) == (None, PARTLY)


def test_only_what_the_reviewer_in_use_judged_is_seen(desk: Desk) -> None:
    desk.quotations.judge(FIRST, PLACE, PARTLY)
    own = desk.appraisal.reviewer.id
    desk.appraisal.judge_as("")
    assert judged(desk) is None
    desk.quotations.judge(FIRST, PLACE, Quotation(Choice.SUPPORTED))
    desk.appraisal.judge_as(own)
    assert judged(desk) == PARTLY


def test_another_choice_keeps_the_id_and_counts_the_write(desk: Desk) -> None:
    desk.quotations.judge(FIRST, PLACE, PARTLY)
    before = judgement(desk)
    desk.quotations.judge(FIRST, PLACE, PARTLY.chosen(Choice.SUPPORTED))
    after = judgement(desk)
    assert before is not None
    assert after is not None
    assert (after.id, after.version, after.quotation.choice) == (before.id, 2, Choice.SUPPORTED)


def test_undo_and_redo_bring_each_judgement_back(desk: Desk) -> None:
    desk.quotations.judge(FIRST, PLACE, PARTLY)
    desk.quotations.judge(FIRST, PLACE, PARTLY.chosen(Choice.SUPPORTED))
    desk.quotations.clear(FIRST, PLACE)
    assert desk.undoing.undo_words == "clear the judgement of a citation of reference 1"
    seen = [judged(desk)]
    for move in (*[desk.undoing.undo] * 3, *[desk.undoing.redo] * 3):
        move()
        seen.append(judged(desk))
    supported = PARTLY.chosen(Choice.SUPPORTED)
    assert seen == [None, supported, PARTLY, None, PARTLY, supported, None]


def test_the_same_judgement_again_is_no_step(desk: Desk) -> None:
    desk.quotations.judge(FIRST, PLACE, PARTLY)
    desk.quotations.judge(FIRST, PLACE, PARTLY)
    desk.undoing.undo()
    assert (judged(desk), desk.undoing.undo_words) == (None, "")


def test_what_was_not_judged_can_be_cleared_and_nothing_is_written(desk: Desk) -> None:
    desk.quotations.clear(FIRST, PLACE)
    assert (judged(desk), desk.undoing.undo_words) == (None, "")


def test_typing_that_goes_on_is_one_step_of_undo(desk: Desk) -> None:
    now = [0.0]
    desk.undoing.clock = lambda: now[0]
    supported = Quotation(Choice.SUPPORTED)
    desk.quotations.judge(FIRST, PLACE, supported)
    for note, at in (("It", 1.0), ("It says", 5.0), ("It says so.", 14.0)):
        now[0] = at
        desk.quotations.add(FIRST, PLACE, replace(supported, note=note))
    now[0] = 30.0
    desk.quotations.add(FIRST, PLACE, replace(supported, note="It says so. Twice."))
    notes = []
    for _ in range(2):
        desk.undoing.undo()
        found = judged(desk)
        notes.append(found.note if found else None)
    assert notes == ["It says so.", ""]


def test_typing_elsewhere_is_a_step_of_its_own(desk: Desk) -> None:
    supported = Quotation(Choice.SUPPORTED)
    desk.quotations.judge(FIRST, PLACE, supported)
    desk.quotations.add(FIRST, PLACE, replace(supported, note="So."))
    desk.quotations.add(FIRST, PLACE, replace(supported, note="So.", locator="p. 8"))
    desk.undoing.undo()
    assert judged(desk) == replace(supported, note="So.")


def test_a_judgement_that_another_window_changed_is_left_as_it_is(desk: Desk, other: Desk) -> None:
    desk.quotations.judge(FIRST, PLACE, PARTLY, 0)
    seen = version(other)
    desk.quotations.judge(FIRST, PLACE, PARTLY.chosen(Choice.SUPPORTED), 1)
    with pytest.raises(StaleWrite, match="changed in another window"):
        other.quotations.judge(FIRST, PLACE, Quotation(Choice.NOT_SUPPORTED), seen)
    assert judged(other) == PARTLY.chosen(Choice.SUPPORTED)


def test_a_citation_that_another_window_judged_first_is_left_as_it_is(desk: Desk, other: Desk) -> None:
    desk.quotations.judge(FIRST, PLACE, PARTLY, 0)
    with pytest.raises(StaleWrite, match="changed in another window"):
        other.quotations.judge(FIRST, PLACE, Quotation(Choice.NOT_SUPPORTED), 0)
    assert judged(other) == PARTLY


def test_what_was_cleared_can_be_judged_again_by_who_sees_it_unjudged(desk: Desk) -> None:
    desk.quotations.judge(FIRST, PLACE, PARTLY, 0)
    desk.quotations.clear(FIRST, PLACE, 1)
    desk.quotations.judge(FIRST, PLACE, Quotation(Choice.SUPPORTED), 0)
    assert (judged(desk), version(desk)) == (Quotation(Choice.SUPPORTED), 3)


def test_undo_never_takes_back_what_another_window_judged(desk: Desk, other: Desk) -> None:
    desk.quotations.judge(FIRST, PLACE, PARTLY)
    other.quotations.judge(FIRST, PLACE, Quotation(Choice.SUPPORTED))
    with pytest.raises(StaleWrite):
        desk.undoing.undo()
    assert judged(desk) == Quotation(Choice.SUPPORTED)


def test_another_windows_judgement_between_two_of_undo_lets_equal_ones_be_undone(desk: Desk, other: Desk) -> None:
    desk.quotations.judge(FIRST, PLACE, PARTLY)
    other.quotations.judge(FIRST, PLACE, Quotation(Choice.SUPPORTED))
    other.undoing.undo()
    desk.undoing.undo()
    assert judged(desk) is None


def test_the_history_tells_what_was_judged_before_and_after(desk: Desk) -> None:
    desk.quotations.judge(FIRST, PLACE, PARTLY)
    desk.quotations.clear(FIRST, PLACE)
    with desk.store.reading() as unit:
        (row,) = unit._connection.exec_driver_sql("SELECT id FROM judgements").fetchall()
        first, second = unit.history.of(row[0])
    assert (first[1], json.loads(first[2]), json.loads(second[3])) == ("judge quotation", None, None)
    told = json.loads(first[3])
    assert told == json.loads(second[2])
    assert (told["choice"], told["kinds"], told["copy"]["words"]) == (
        "minor",
        ["oversimplified", "selective"],
        "my print",
    )
    assert told["sentence"] == STRING.citations[0].sentence


def test_a_sentence_whose_words_changed_says_so_until_it_is_looked_at_again(desk: Desk) -> None:
    desk.quotations.judge(FIRST, PLACE, PARTLY)
    rewritten(desk, "Sleep improved in all readers of long articles [1, 2].")
    found = judgement(desk)
    assert found is not None
    assert (found.changed, found.sentence) == (True, STRING.citations[0].sentence)
    desk.quotations.add(FIRST, PLACE, replace(PARTLY, note="Still only one group."))
    found = judgement(desk)
    assert found is not None
    assert found.changed
    desk.quotations.judge(FIRST, PLACE, found.quotation)
    found = judgement(desk)
    assert found is not None
    assert (found.changed, found.sentence) == (False, "Sleep improved in all readers of long articles [1, 2].")


@pytest.mark.parametrize(
    ("sentence", "marker"),
    [
        ("Sleep improved in most readers of long articles [3, 4].", "[3, 4]"),
        ("Sleep improved, in most readers  of long articles, [1, 2]!", "[1, 2]"),
    ],
)
def test_another_marker_or_other_commas_leave_the_judgement_silent(desk: Desk, sentence: str, marker: str) -> None:
    desk.quotations.judge(FIRST, PLACE, PARTLY)
    rewritten(desk, sentence, marker)
    found = judgement(desk)
    assert found is not None
    assert not found.changed


CUT = "Sleep improved in most readers of long articles [1, 2]. The lamps were dim, and nobody counted them."


def article_of(text: str, sentence: str) -> Article:
    """An article of one paragraph, in which one citation stands in this sentence."""
    marker = text.index("[1, 2]")
    begin = text.index(sentence)
    block = replace(NAPS.blocks[0], text=text, start=0)
    placed = replace(
        STRING.citations[0],
        sentence=sentence,
        start=marker,
        end=marker + len("[1, 2]"),
        sentence_start=begin,
        sentence_end=begin + len(sentence),
    )
    return replace(STRING, blocks=(block,), text=text, citations=(placed,))


def rewrite(desk: Desk, after: Article) -> None:
    before = desk.library.article(STRING.id)
    with desk.store.writing() as unit:
        unit.rewriting.replace(before, after)


def changed(desk: Desk) -> bool:
    found = judgement(desk)
    assert found is not None
    return found.changed


def read_again(desk: Desk, text: str, sentence: str) -> bool:
    """Judge the first sentence of CUT, read the article so instead, and say whether the judgement asks for a look."""
    rewrite(desk, article_of(CUT, CUT.partition(" The")[0]))
    desk.quotations.judge(FIRST, PLACE, PARTLY)
    rewrite(desk, article_of(text, sentence))
    return changed(desk)


@pytest.mark.parametrize(
    "sentence",
    [CUT, "improved in most readers of long articles [1, 2].", "readers of long articles [1, 2]. The lamps were dim,"],
)
def test_a_sentence_that_is_only_cut_otherwise_stays_silent(desk: Desk, sentence: str) -> None:
    assert not read_again(desk, CUT, sentence)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (CUT.replace("dim", "out"), CUT.replace("dim", "out")),
        (CUT.replace("most", "few"), "readers of long articles [1, 2]."),
        (
            CUT.replace("[1, 2].", "[1, 2], but not for long."),
            "Sleep improved in most readers of long articles [1, 2], but not for long.",
        ),
    ],
)
def test_a_word_that_changed_in_what_either_cut_shows_asks_for_a_look(desk: Desk, text: str, sentence: str) -> None:
    assert read_again(desk, text, sentence)


@pytest.mark.parametrize(("sentence", "is_changed"), [("readers of long articles [1, 2].", False), (CUT, True)])
def test_of_a_judgement_without_what_stood_around_only_a_part_of_its_sentence_is_silent(
    desk: Desk, sentence: str, is_changed: bool
) -> None:
    desk.quotations.judge(FIRST, PLACE, PARTLY)
    with desk.store.writing() as unit:
        unit._connection.exec_driver_sql("UPDATE judgements SET around = NULL")
    rewrite(desk, article_of(CUT, sentence))
    assert changed(desk) is is_changed


def test_a_text_that_its_blocks_do_not_give_is_looked_at_as_well(desk: Desk) -> None:
    rewrite(desk, replace(article_of(CUT, CUT), blocks=NAPS.blocks))
    desk.quotations.judge(FIRST, PLACE, PARTLY)
    rewrite(desk, replace(article_of(CUT, CUT.partition(" The")[0]), blocks=NAPS.blocks))
    assert not changed(desk)


def test_a_place_that_does_not_cite_the_reference_cannot_be_judged(desk: Desk) -> None:
    with pytest.raises(LibraryError, match="no longer cites the reference"):
        desk.quotations.judge(STRING.references[2].id, PLACE, PARTLY)


def test_a_marker_linked_elsewhere_carries_no_judgement_over_and_undo_brings_it_back(desk: Desk) -> None:
    desk.quotations.judge(FIRST, PLACE, PARTLY)
    article = desk.library.article(STRING.id)
    marker = article.citations[0]
    desk.mending.link(article, marker.start, marker.end, [STRING.references[2].id])
    assert [entry.judgements for entry in desk.library.entries(STRING.id)] == [(), (), ()]
    desk.undoing.undo()
    assert judged(desk) == PARTLY


@pytest.mark.parametrize("title", ["Of naps and lamps, part 1", "of naps & lamps – part 1", "As registered."])
def test_a_title_alone_is_refused_as_the_passage(desk: Desk, title: str) -> None:
    desk.library.keep(samples.checked(STRING.references[0]))
    row = replace(samples.verdict().fields[0], field="title", printed="", registered="As registered")
    kept = replace(samples.checked(STRING.references[0]), verdict=replace(samples.verdict(), fields=(row,)))
    desk.library.keep(kept)
    passage = title.replace("&", "and")
    with pytest.raises(LibraryError, match="A title alone is never the passage"):
        desk.quotations.judge(FIRST, PLACE, replace(PARTLY, passage=passage))
    assert judged(desk) is None


def test_a_reference_with_a_judgement_is_held(desk: Desk) -> None:
    desk.quotations.judge(SECOND, PLACE, PARTLY)
    with desk.store.reading() as unit:
        assert unit.rewriting.held(STRING.id) == {SECOND}
