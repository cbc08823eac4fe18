"""Runs put right by the text; they are written by hand, as a model would give them."""

import pytest

from ldn_desk.reading.reference.model.labelling import Run
from ldn_desk.reading.reference.model.run_repairs import repaired

Pieces = list[tuple[str, str]]

AUTHOR = ("author", "Ash, Ann")


def repair(pieces: Pieces) -> Pieces:
    text, runs = "", []
    for label, part in pieces:
        start = len(text) + (1 if text else 0)
        text = f"{text} {part}".strip()
        runs.append(Run(label, start, start + len(part), 1.0, len(part.split())))
    return [(run.label, text[run.start : run.end]) for run in repaired(text, runs)]


def test_a_translated_title_in_brackets_belongs_to_the_title_whatever_its_words_were_taken_for() -> None:
    found = repair(
        [
            AUTHOR,
            ("date", "(1999)."),
            ("title", "Schlaf der Bäume"),
            ("other", "[The sleep of trees in"),
            ("place", "Ulm and Oakville]."),
            ("publisher", "Elm Press."),
        ]
    )
    assert found[2:] == [
        ("title", "Schlaf der Bäume [The sleep of trees in Ulm and Oakville]"),
        ("publisher", "Elm Press."),
    ]


@pytest.mark.parametrize(
    "pieces",
    [
        [AUTHOR, ("title", "Kettle"), ("other", "[Computer software]."), ("date", "1999.")],
        [AUTHOR, ("title", "Kettles at rest."), ("publisher", "Elm Press"), ("other", "[the house of elms].")],
        [AUTHOR, ("publisher", "Elm Press"), ("other", "[the house of elms].")],
    ],
)
def test_other_words_in_brackets_stay_what_they_were(pieces: Pieces) -> None:
    assert repair(pieces) == pieces


@pytest.mark.parametrize(
    ("pieces", "title", "date"),
    [
        ([AUTHOR, ("title", "Survey of Kettles"), ("date", "2013. 2014.")], "Survey of Kettles 2013", "2014."),
        ([AUTHOR, ("title", "Survey of Kettles."), ("date", "2013. 2014.")], "Survey of Kettles.", "2013. 2014."),
        ([AUTHOR, ("date", "2021"), ("title", "Kettle Reports."), ("date", "2022.")], "2021 Kettle Reports.", "2022."),
        ([AUTHOR, ("date", "2021"), ("container", "Kettle Notes."), ("date", "2022.")], "2021 Kettle Notes.", "2022."),
    ],
)  # fmt: skip
def test_of_two_years_the_one_that_a_stop_closes_is_the_date(pieces: Pieces, title: str, date: str) -> None:
    assert repair(pieces)[1:] == [("title", title), ("date", date)]


@pytest.mark.parametrize(
    "pieces",
    [
        [AUTHOR, ("date", "2021"), ("publisher", "Elm Press."), ("date", "2022.")],
        [AUTHOR, ("date", "2015"), ("title", "Kettles."), ("date", "July 7-10.")],
        [AUTHOR, ("date", "(2015)."), ("title", "Kettles."), ("date", "2016.")],
    ],
)
def test_a_year_that_no_title_follows_or_that_is_no_bare_one_stays_the_date(pieces: Pieces) -> None:
    assert repair(pieces) == pieces


def test_two_nouns_that_were_no_publisher_are_a_second_sentence() -> None:
    found = repair([AUTHOR, ("date", "(2002),"), ("title", "Stille Kessel."), ("container", "Ruhe und Haus 1, Ulm.")])
    assert found[2:] == [("title", "Stille Kessel. Ruhe und Haus 1")]


@pytest.mark.parametrize("label", ["container", "publisher"])
def test_a_second_sentence_of_the_title_is_told_where_commas_part_the_fields(label: str) -> None:
    found = repair(
        [
            AUTHOR,
            ("date", "(2002/1999),"),
            ("title", "Stille Kessel."),
            (label, "Die Ruhe im Haus, Ulm"),
            ("other", "a.D."),
        ]
    )
    assert found[2:] == [("title", "Stille Kessel. Die Ruhe im Haus"), ("other", "a.D.")]


@pytest.mark.parametrize(
    "pieces",
    [
        [("title", "Stille Kessel."), ("publisher", "Die Ruhe im Haus.")],
        [AUTHOR, ("date", "(2002)."), ("title", "Stille Kessel."), ("publisher", "Die Ruhe im Haus.")],
        [AUTHOR, ("date", "(2002),"), ("title", "Stille Kessel,"), ("publisher", "Die Ruhe im Haus.")],
        [AUTHOR, ("date", "(2002),"), ("title", "Stille Kessel."), ("place", "Stadt im Tal.")],
        [AUTHOR, ("date", "(2002),"), ("title", "Stille Kessel."), ("publisher", "Ulmer und Eschner, Ulm.")],
        [AUTHOR, ("date", "(2002),"), ("title", "Stille Kessel."), ("publisher", "Institute of Elms, Ulm.")],
        [AUTHOR, ("date", "(2002),"), ("title", "Quiet Kettles."), ("container", "Journal of the Elm, Ulm.")],
        [AUTHOR, ("date", "(2002),"), ("title", "Quiet Kettles."), ("container", "Notes of Elms,"), ("volume", "3.")],
        [("author", "Ash,"), ("date", "(2002).")],
    ],
)  # fmt: skip
def test_what_may_be_a_publisher_or_a_journal_is_no_second_sentence(pieces: Pieces) -> None:
    assert repair(pieces) == pieces


def test_the_year_behind_the_publisher_s_semicolon_is_the_work_s() -> None:
    found = repair([AUTHOR, ("title", "Day of"), ("date", "14.02.1787."), ("publisher", "Elm;"), ("date", "1896.")])
    assert found[0] == ("date", "1896.")


def test_a_last_year_without_a_semicolon_stays_where_it_is() -> None:
    pieces = [AUTHOR, ("date", "14.02.1787."), ("title", "Elms."), ("date", "1896.")]
    assert repair(pieces) == pieces
    assert repair([]) == []


def test_the_short_name_of_a_meeting_opens_its_proceedings() -> None:
    found = repair([AUTHOR, ("title", "Trees at work. ELM '17:"), ("container", "Proceedings of Elms.")])
    assert found[1:] == [("title", "Trees at work."), ("container", "ELM '17: Proceedings of Elms.")]
    plain = [AUTHOR, ("title", "Trees at work."), ("container", "Proceedings of Elms.")]
    assert repair(plain) == plain


def test_a_series_before_place_and_publisher_is_no_publisher() -> None:
    found = repair([("title", "Trees."), ("publisher", "Elm Update."), ("place", "Ulm:"), ("publisher", "Elm Bank.")])
    assert found == [("title", "Trees."), ("place", "Ulm:"), ("publisher", "Elm Bank.")]
    two = [("title", "Trees."), ("publisher", "Elm Press,"), ("place", "Ulm,"), ("publisher", "Oak Press.")]
    assert repair(two) == two


def test_what_a_paper_was_presented_at_is_its_container() -> None:
    found = repair(
        [
            AUTHOR,
            ("title", "Trees. Paper presented at the Elm"),
            ("publisher", "Association,"),
            ("place", "Ulm,"),
            ("date", "2001."),
        ]
    )
    assert found[1:4] == [
        ("title", "Trees."),
        ("container", "Paper presented at the Elm Association, "),
        ("place", "Ulm,"),
    ]


def test_a_meeting_in_a_volume_or_before_the_title_is_left_alone() -> None:
    for pieces in (
        [AUTHOR, ("title", "Trees. Paper presented at Ulm."), ("container", "J Elm"), ("volume", "3.")],
        [("container", "Elm. Paper presented at Ulm."), ("title", "Trees.")],
    ):
        assert repair(pieces) == pieces


def test_a_book_before_its_editors_is_no_editor() -> None:
    found = repair([AUTHOR, ("title", "Trees,"), ("editor", "in Handbook of Elms, Ann Oak and Carl Birch, eds.")])
    assert found[2:] == [("container", "in Handbook of Elms"), ("editor", "Ann Oak and Carl Birch, eds.")]
    named = [AUTHOR, ("editor", "in Handbook of Elms, Ann Oak, eds."), ("container", "The Book.")]
    assert repair(named) == named


@pytest.mark.parametrize(
    ("pieces", "last"),
    [
        ([("container", "Forest Vision"), ("volume", "树木文博")], ("container", "Forest Vision 树木文博")),
        ([("container", "Forest"), ("volume", "Autumn")], ("volume", "Autumn")),
        ([("container", "Dalton Trans."), ("date", "(2009)"), ("other", "4292–4298.")], ("pages", "4292–4298.")),
        ([("container", "Dalton Trans."), ("date", "(2009)"), ("other", "passim.")], ("other", "passim.")),
        ([("title", "Kettle Sheet No."), ("other", "138,")], ("title", "Kettle Sheet No. 138,")),
        ([("title", "Kettles."), ("other", "138,")], ("other", "138,")),
    ],
)
def test_what_had_no_label_of_its_own_goes_where_the_text_shows(pieces: Pieces, last: tuple[str, str]) -> None:
    assert repair(pieces)[-1] == last
