"""Works in the forms of law journals."""

from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.reading.notes.law_forms import read_work


def test_the_volume_stands_before_the_journal() -> None:
    assert read_work("Alma Keller & Bo Lind, Rights of Owls, 12 J. Barn & L. 100, 105 (2015)").fields == Fields(
        type="article-journal",
        author=(Name("Keller", "Alma"), Name("Lind", "Bo")),
        issued=PartialDate(2015),
        title="Rights of Owls",
        container_title="J. Barn & L.",
        volume="12",
        page="100",
    )


def test_publisher_and_year_of_a_book_stand_in_brackets() -> None:
    assert read_work("Cora Moss, Owls Online (2nd edn, Barn University Press 2018) 44").fields == Fields(
        type="book",
        author=(Name("Moss", "Cora"),),
        issued=PartialDate(2018),
        title="Owls Online",
        edition="2",
        publisher="Barn University Press",
    )


def test_a_case_is_known_by_its_parties() -> None:
    case = read_work("CJEU, Case C-160/15, Owl v Barn, EU:C:2016:644, para. 30.").fields
    assert (case.type, case.title, case.number, case.year) == ("legal_case", "Owl v Barn", "C-160/15", 2016)
    assert read_work("Case T-3/99, Owl v Barn").fields.issued is None


def test_other_forms_are_read_as_entries_are() -> None:
    read = read_work("Fir F. Rest in owls. J Rest. 2018;18:5-6.").fields
    assert (read.title, read.volume) == ("Rest in owls", "18")
