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


NAPS = Work(
    WORK.fields.with_(title="Short naps and long walks", container_title="JAMA", DOI="10.1001/jama.2006.1"),
    container_titles=("JAMA", "Journal of the American Medical Association"),
)


def container(text: str, printed: str = "", work: Work = NAPS, title: str = "Short naps and long walks") -> str:
    """The container after a second reading of the text, of which the first made `printed` and `title`."""
    return reread(work.fields.with_(container_title=printed, title=title), text, work).container_title


@pytest.mark.parametrize(
    "address",
    ["doi:10.1001/jama.2006.1", "https://doi.org/10.1001/jama.2006.1", "www.jama.example/1", "10.1001/JAMA.1"],
)
def test_a_journal_is_never_read_out_of_an_address(address: str) -> None:
    text = f"Lan, Huang, Cho. Short naps and long walks. Annals of Tea. 2006;3. {address}"
    assert container(text, "Annals of Tea") == "Annals of Tea"


def test_a_journal_is_never_read_out_of_the_title_or_a_name() -> None:
    about = Work(NAPS.fields.with_(title="Naps (JAMA) and walks"), container_titles=("JAMA",))
    text = "Jama, L. Naps (JAMA) and walks. Annals of Tea. 2006;3."
    assert container(text, "Annals of Tea", about, "Naps (JAMA) and walks") == "Annals of Tea"


def test_a_part_of_another_journals_name_is_that_journals() -> None:
    surgery = Work(NAPS.fields.with_(container_title="Surgery"))
    text = "Lan, Huang, Cho. Short naps and long walks. Surgery: Today. 2006;3."
    assert container(text, "Surgery: Today", surgery) == "Surgery: Today"


def test_what_was_read_of_the_title_makes_no_other_journal() -> None:
    text = "Lan, Huang, Cho. Short naps and long walks. JAMA. 2006;3."
    assert container(text, "long walks. JAMA. Epub 2006") == "JAMA"


@pytest.mark.parametrize(
    "text",
    [
        "Lan. Short naps and long walks. Annals of Tea. 2006;3.",
        "Lan (2006). Short naps and long walks. Annals of Tea, 3, e12.",
        "Lan (2006). Short naps and long walks. Annals of Tea. https://doi.org/10.1001/jama.2006.1",
        "Lan (2006). Short naps and long walks. Annals of Tea, (3), 1.",
    ],
)
def test_a_journal_that_was_not_read_is_read_where_one_stands(text: str) -> None:
    assert container(text) == "Annals of Tea"
    assert container(text, title="Short naps and long walks. Annals of Tea") == "Annals of Tea"


@pytest.mark.parametrize(
    "text",
    [
        "Lan (2006). Short naps and long walks. Advance online publication. https://doi.org/10.1001/jama.2006.1",
        "Lan (2006). Short naps and long walks. The Tea Press. https://doi.org/10.1001/jama.2006.1",
        "Lan (2006). Short naps and long walks. https://doi.org/10.1001/jama.2006.1",
        "Lan (2006). Short walks and long naps. Annals of Tea, 3, e12.",
    ],
)
def test_no_journal_is_read_where_none_stands(text: str) -> None:
    registered = Work(NAPS.fields.with_(publisher="Tea Press"))
    assert container(text, work=registered, title="Short walks and long naps") == ""


def test_a_book_is_not_looked_for_where_a_journal_stands() -> None:
    chapter = Work(NAPS.fields.with_(type="chapter", container_title="Handbook of Rest"))
    assert container("Lan. Short naps and long walks. Tea Press. 2006;3.", work=chapter) == ""


def test_a_title_that_says_what_its_work_is_about_is_read_whole() -> None:
    commentary = Work(NAPS.fields.with_(title='Commentary: "Short naps and long walks"'))
    text = 'Lan. Commentary: "Short naps and long walks". JAMA. 2006;3.'
    assert reread(commentary.fields.with_(title="Short naps and long walks"), text, commentary).title.startswith("Comm")


def test_what_was_taken_for_a_container_within_the_title_is_none() -> None:
    book = Work(Fields(type="book", title="Fifth Conference on Naps (FCN)", issued=PartialDate(2006)))
    text = "(2006). Fifth Conference on Naps (FCN). https://doi.org/10.5555/fcn"
    printed = Fields(
        type="article-journal", title="Fifth", container_title="Conference on Naps", issued=PartialDate(2006)
    )
    found = reread(printed, text, book)
    assert (found.title, found.container_title) == ("Fifth Conference on Naps (FCN)", "")


def year(text: str, title: str, read: int) -> int | None:
    work = Work(NAPS.fields.with_(title=title))
    return reread(work.fields.with_(issued=PartialDate(read)), text, work).year


def test_a_year_of_the_title_gives_way_to_the_one_that_is_printed_besides() -> None:
    assert year("Lan. The cry of 1744. JAMA. 2006;3.", "The cry of 1744", 1744) == 2006


@pytest.mark.parametrize("text", ["Lan. The cry of 1744. JAMA. 2004;3.", "Lan. The cry. JAMA. 2004;3:2006."])
def test_a_year_that_is_printed_as_one_stays(text: str) -> None:
    assert year(text, "The cry of 1744", 2004) == 2004


def test_initials_that_hold_a_particle_are_no_name_of_somebody_else() -> None:
    people = (Name("Lan", "Heng-you"), Name("Castro", "Evaristo Mauro de"))
    work = Work(WORK.fields.with_(author=people))
    text = f"Lan HY, Castro EMd. {TITLE}. Int J Sleep Med. 2006;3."
    assert reread(work.fields.with_(author=(Name("Lan", "HY"),)), text, work).author == people


@pytest.mark.parametrize(
    "text", ["@article{lan, title = {%s}}", "TY  - JOUR\nTI  - %s", '{"title": "%s"}', "PMID- 1\nTI  - %s"]
)
def test_an_entry_whose_format_names_its_fields_is_taken_at_its_word(text: str) -> None:
    printed = WORK.fields.with_(title="Notes on sleep and tea")
    assert reread(printed, text.replace("%s", TITLE), WORK) == printed
