"""Works out of notes: each once, and what leads back to them."""

import pytest

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.reading.notes.works import Note, names_works, works_of

KELLER = "Alma Keller, Rights of Owls, 12 J. Barn L. 100 (2015)"
LIND = "Bo Lind, Host and Barn, 8 Net L. Rev. 55, 60 (2012)."
LIND_AGAIN = "Bo Lind, Guests of Barns, 9 Net L. Rev. 70 (2013)."
INSTITUTE = "Institut für Eulen (2011): Schlaf und Scheune im Winter. Berlin."


def cited(*texts: str) -> tuple[list[str], list[list[int]]]:
    """(texts of the works, for each note the numbers of the works that it names)."""
    works, by_note = works_of([Note(number, 100 * number, text) for number, text in enumerate(texts, 1)])
    return [work.text for work in works], [by_note[number] for number in range(1, len(texts) + 1)]


def test_a_work_is_listed_once_and_every_form_leads_back_to_it() -> None:
    works, notes = cited(
        KELLER, "Ibid., at 105.", LIND, "Keller, supra note 1, at 110.", "Id. at 112.", "Lind, Host, 57"
    )
    assert works == [KELLER, LIND]
    assert notes == [[1], [1], [2], [1], [1], [2]]


def test_the_same_work_printed_whole_again_is_no_other() -> None:
    again = (f"Vgl. {INSTITUTE}", "Institut für Eulen (2011): Schlaf und Scheune im Winter.")
    works, notes = cited(INSTITUTE, LIND, *again)
    assert (works, notes) == ([INSTITUTE, LIND], [[1], [2], [1], [1]])
    addresses = ("https://owls.example/a", "https://owls.example/b", "https://owls.example/a")
    assert cited(*addresses) == (["https://owls.example/a", "https://owls.example/b"], [[1], [2], [1]])
    dois = ("Ash A. Sleep. J Owl. 2001;1:2-3. doi:10.5555/a", "Ash A, Sleeping. J Owl. 2001;1:2-3. doi:10.5555/A")
    assert cited(*dois)[1] == [[1], [1]]


def test_ibid_after_a_note_of_two_works_means_the_one_on_whose_pages_it_can_be_or_both() -> None:
    assert cited(f"{KELLER}; {LIND}", "Ibid., at 105.", "Id.")[1] == [[1, 2], [1], [1]]
    assert cited(f"{KELLER}; {LIND}", "Ibid.")[1] == [[1, 2], [1, 2]]
    assert cited(f"{KELLER}; {LIND}", "Ibid., at 5.")[1] == [[1, 2], [1, 2]]


def test_a_short_form_without_a_note_s_number_means_the_work_of_that_author_and_title() -> None:
    assert cited(LIND, LIND_AGAIN, "Lind, Guests, at 71.", "Lind, at 71.", "Moss, Guests of Barns")[1] == [
        [1],
        [2],
        [2],
        [],
        [],
    ]


def test_a_short_form_with_another_year_is_another_work() -> None:
    dated = "Ash, A. (2001): Sleep in old barns. Bern: Eule."
    assert cited(dated, "Ash (2001), S. 5", "Ash (2003), S. 5")[1] == [[1], [1], []]


def test_a_note_s_number_alone_means_its_only_work() -> None:
    assert cited(KELLER, f"{LIND}; {LIND_AGAIN}", "See supra note 1.", "See supra note 2.", "Supra note 9.")[1] == [
        [1],
        [2, 3],
        [1],
        [],
        [],
    ]


def test_a_work_without_an_author_is_led_back_to_by_its_title() -> None:
    assert cited("“Owls at Rest in Barns,” Barn Notes 3 (1999): 4–9.", "Owls at Rest in Barns, 5")[1] == [[1], [1]]


def test_ibid_in_the_first_note_means_nothing() -> None:
    assert cited("Ibid.", KELLER) == ([KELLER], [[], [1]])


def test_prose_names_no_work() -> None:
    assert cited("das gilt auch hier, wie man sieht")[1] == [[]]


def test_a_work_stands_where_its_note_names_it() -> None:
    (work,), _by_note = works_of([Note(1, 100, f"See also {KELLER}.")])
    assert (work.number, work.start, work.text) == (1, 109, f"{KELLER}.")


def test_works_that_the_source_names_are_not_read_from_the_note_again() -> None:
    given = [
        Reference(1, "Keller Alma (2015). Rights of Owls.", Fields(title="Rights of Owls", issued=PartialDate(2015)))
    ]
    works, by_note = works_of([Note(1, 0, KELLER, (1,)), Note(2, 50, "Ibid., 5."), Note(3, 90, "das gilt")], given)
    assert (list(works), by_note) == (given, {1: [1], 2: [1], 3: []})


@pytest.mark.parametrize(
    ("texts", "expected"), [((KELLER, "Ibid."), True), ((KELLER, LIND), False), (("Ibid.",), False)]
)
def test_notes_are_told_from_a_list_by_what_leads_back(texts: tuple[str, ...], expected: bool) -> None:
    assert names_works([Note(1, 0, text) for text in texts]) is expected
