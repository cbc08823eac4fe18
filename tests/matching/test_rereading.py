"""What was read wrongly is read again with the record at hand; what is printed wrongly stays as it is."""

import pytest

from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.record import Work
from ldn_desk.matching.rereading import reread

LAN, HUANG, CHO = Name("Lan", "Heng-you"), Name("Huang", "Nan-jing"), Name("Cho", "Yeol Je")
TITLE = "Editorial Board. Notes on sleep"
WORK = Work(
    Fields(
        type="article-journal",
        author=(LAN, HUANG, CHO),
        issued=PartialDate(2006),
        title=TITLE,
        container_title="International Journal of Sleep Medicine",
        volume="3",
    ),
    container_titles=("International Journal of Sleep Medicine", "Int J Sleep Med"),
)


def misread(text: str, **changes: object) -> Fields:
    """What a first reading made of the text, and what the second makes of it."""
    right = WORK.fields.with_(author=(LAN, HUANG, CHO))
    return reread(right.with_(**changes), text, WORK)


def test_a_title_that_stands_whole_in_the_text_is_believed() -> None:
    text = f"Lan H.-y., Huang N.-j., Cho Y. J. {TITLE}. Int J Sleep Med. 2006;3."
    assert misread(text, title="Notes on sleep. Int J Sleep Med").title == TITLE


@pytest.mark.parametrize(
    "printed",
    ["Editorial Board. Notes on deep sleep", "Editorial Board. Notes on sleep: a trial", "Notes on sleep without rest"],
)
def test_a_word_added_lost_or_changed_is_never_read_away(printed: str) -> None:
    assert misread(f"Lan, Huang, Cho. {printed}. Int J Sleep Med. 2006;3.", title=printed).title == printed


def test_a_container_that_stands_whole_or_abbreviated_in_the_text_is_believed() -> None:
    whole = f"Lan, Huang, Cho. {TITLE}. International Journal of Sleep Medicine. 2006;3."
    assert misread(whole, container_title="sleep. 2006;3").container_title == "International Journal of Sleep Medicine"
    short = f"Lan, Huang, Cho. {TITLE}. Int. J. Sleep Med., 2006;3."
    assert misread(short, container_title="sleep. 2006;3").container_title == "Int J Sleep Med"
    other = f"Lan, Huang, Cho. {TITLE}. Intl J Sleep Medicine, null(3), 2006."
    assert misread(other, container_title="Medicine, null(3)").container_title == "Intl J Sleep Medicine"


def test_another_journal_stays_another_journal() -> None:
    text = f"Lan, Huang, Cho. {TITLE}. Annals of Tea. 2006;3."
    assert misread(text, container_title="Annals of Tea").container_title == "Annals of Tea"


def test_authors_that_stand_in_order_before_the_title_are_believed() -> None:
    text = f"Lan H.-y., Huang N.-j., & Cho Y. J. (2006). {TITLE}. Int J Sleep Med, 3."
    assert misread(text, author=(Name("H.- Lan"),)).author == (LAN, HUANG, CHO)


def test_a_list_that_is_cut_stays_cut() -> None:
    text = f"Lan H.-y., Huang N.-j., et al. {TITLE}. Int J Sleep Med. 2006;3."
    found = misread(text, author=(Name("H.- Lan"),))
    assert (found.author, found.et_al) == ((LAN, HUANG), True)


@pytest.mark.parametrize(
    "names",
    ["Lan H., Huang N., Smith A., Cho Y.", "Lan H., Cho Y.", "Huang N., Lan H., Cho Y.", "Lan H., Hwang N., Cho Y."],
)
def test_a_name_added_lost_moved_or_misspelt_is_never_read_away(names: str) -> None:
    printed = (Name("Lan", "H."), Name("Smith", "A."))
    assert misread(f"{names} (2006). {TITLE}. Int J Sleep Med. 3.", author=printed).author == printed


def test_what_agrees_is_left_alone_and_so_is_what_has_no_text() -> None:
    assert misread("Anything.") == WORK.fields
    assert misread("", title="Another thing altogether").title == "Another thing altogether"


def test_a_title_of_one_word_is_no_proof() -> None:
    one = Work(Fields(author=(LAN,), title="INDEX"))
    printed = Fields(author=(LAN,), title="Arc of Interference")
    assert reread(printed, "Lan. INDEX. Arc of Interference.", one) == printed
