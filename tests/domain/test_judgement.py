"""The scale of quotation accuracy: what goes with what, and what follows from what is judged."""

from dataclasses import replace

import pytest

from ldn_desk.domain.judgement import (
    BASIS_WORDS,
    CHOICE_MEANING,
    CHOICE_WORDS,
    KIND_WORDS,
    KINDS,
    OBSTACLE_WORDS,
    SHORT_WORDS,
    Around,
    Basis,
    Choice,
    Copy,
    Judgement,
    Kind,
    Obstacle,
    Quotation,
    claimed,
    is_title,
)


def test_the_words_are_the_rubrics() -> None:
    assert [f"{CHOICE_WORDS[choice]}: {CHOICE_MEANING[choice]}" for choice in Choice] == [
        "Supported: the source says this, as stated",
        "Partly supported (minor): oversimplified, overgeneralised, misquoted detail, selective"
        " (a secondary or subgroup result told as the finding)",
        "Not supported (major): not substantiated, contradicted, unrelated",
        "Cannot assess: no full text, claim too vague, source not identified, source not readable",
    ]
    assert list(SHORT_WORDS.values()) == ["Supported", "Partly", "Not supported", "Cannot assess"]
    assert list(BASIS_WORDS.values()) == ["full text", "abstract", "metadata only"]


@pytest.mark.parametrize("choice", [Choice.PARTLY, Choice.NOT_SUPPORTED])
def test_the_meaning_of_a_choice_names_each_of_its_kinds(choice: Choice) -> None:
    assert all(KIND_WORDS[kind] in CHOICE_MEANING[choice] for kind in KINDS[choice])


def test_the_meaning_of_cannot_assess_names_every_obstacle() -> None:
    assert ", ".join(OBSTACLE_WORDS[each] for each in Obstacle) == CHOICE_MEANING[Choice.CANNOT_ASSESS]


def test_kinds_stand_in_the_rubrics_order_each_once() -> None:
    judged = Quotation(Choice.PARTLY, (Kind.SELECTIVE, Kind.OVERSIMPLIFIED, Kind.SELECTIVE))
    assert judged.kinds == (Kind.OVERSIMPLIFIED, Kind.SELECTIVE)


def test_a_kind_of_another_choice_is_refused() -> None:
    with pytest.raises(ValueError, match=r"unrelated.* does not go with minor"):
        Quotation(Choice.PARTLY, (Kind.UNRELATED,))


def test_an_obstacle_goes_with_cannot_assess_alone() -> None:
    assert Quotation(Choice.CANNOT_ASSESS, obstacle=Obstacle.NO_FULL_TEXT).obstacle == "no-full-text"
    with pytest.raises(ValueError, match="no-full-text does not go with supported"):
        Quotation(Choice.SUPPORTED, obstacle=Obstacle.NO_FULL_TEXT)


@pytest.mark.parametrize(
    ("basis", "provisional"),
    [(None, True), (Basis.METADATA, True), (Basis.ABSTRACT, True), (Basis.FULL_TEXT, False)],
)
def test_not_substantiated_is_provisional_without_the_full_text(basis: Basis | None, provisional: bool) -> None:
    assert Quotation(Choice.NOT_SUPPORTED, (Kind.NOT_SUBSTANTIATED,), basis=basis).provisional is provisional


def test_what_an_abstract_contradicts_is_not_provisional() -> None:
    assert not Quotation(Choice.NOT_SUPPORTED, (Kind.CONTRADICTED,), basis=Basis.ABSTRACT).provisional


def test_a_note_is_asked_for_with_not_supported_until_there_is_one() -> None:
    judged = Quotation(Choice.NOT_SUPPORTED, note=" ")
    assert judged.wants_note
    assert not replace(judged, note="It says the opposite.").wants_note
    assert not Quotation(Choice.PARTLY).wants_note


def test_another_choice_keeps_what_was_read_and_drops_the_kinds() -> None:
    judged = Quotation(Choice.PARTLY, (Kind.SELECTIVE,), basis=Basis.ABSTRACT, copy=Copy("my print"), passage="Twelve")
    changed = judged.chosen(Choice.CANNOT_ASSESS)
    assert (changed.choice, changed.kinds, changed.obstacle) == (Choice.CANNOT_ASSESS, (), None)
    assert (changed.basis, changed.copy, changed.passage) == (Basis.ABSTRACT, Copy("my print"), "Twelve")
    assert judged.chosen(Choice.PARTLY) is judged


def test_what_is_claimed_is_letters_and_digits_outside_the_markers() -> None:
    sentence = "It fell by 12 %1,2 in mice [3]."
    markers = [(127, 130), (115, 118)]
    assert claimed(sentence, 100, markers) == "itfellby12inmice"


def test_markers_that_overlap_are_cut_once() -> None:
    assert claimed("Mice slept [1, 2] well.", 0, [(11, 17), (12, 13)]) == "micesleptwell"


AROUND = Around("lampswerelitsleepimproved", "inmicetheyslept", 13, 6)
"""Of “Lamps were lit. Sleep improved [1] in mice. They slept.”"""


def test_the_sentence_of_what_stands_around_is_its_own_letters() -> None:
    assert AROUND.sentence == "sleepimprovedinmice"
    assert Around("", "sleep", 0, 5).sentence == "sleep"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (AROUND._replace(own_before=25, own_after=15), True),
        (AROUND._replace(own_before=0, own_after=0), True),
        (AROUND._replace(before="lampswereoutsleepimproved"), True),
        (AROUND._replace(before="lampswereoutsleepimproved", own_before=25), False),
        (AROUND._replace(before="lampswerelitsleepworsened", own_before=0), False),
        (AROUND._replace(after="inmentheyslept"), False),
        (AROUND._replace(after="inmiceandmentheyslept", own_after=12), False),
    ],
)
def test_a_claim_is_the_same_where_both_sentences_stand_in_both_texts(other: Around, same: bool) -> None:
    assert AROUND.claims_as(other) is same
    assert other.claims_as(AROUND) is same


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [("litsleepimprovedinmice", True), ("sleepimproved", False), ("sleepimprovedinmicenow", False)],
)
def test_of_a_sentence_of_which_only_letters_are_known_a_part_is_the_same(sentence: str, holds: bool) -> None:
    assert AROUND.holds(sentence) is holds


def test_a_title_alone_is_no_passage() -> None:
    titles = ("A Trial of Naps", "")
    assert is_title("a trial of naps.", titles)
    assert not is_title("A trial of naps found none.", titles)
    assert not is_title("", titles)


@pytest.mark.parametrize(("changed", "again", "asks"), [(False, "", False), (True, "", True), (False, "split", True)])
def test_a_changed_sentence_and_a_mended_reference_ask_for_another_look(changed: bool, again: str, asks: bool) -> None:
    judged = Judgement("j", "c", "r", "me", Quotation(Choice.SUPPORTED), "Said.", changed, 1, "", "", again)
    assert judged.asks_for_a_look is asks
