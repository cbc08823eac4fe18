from ldn_desk.domain.bibliography import Name
from ldn_desk.reading.text.bylines import people_in_order


def test_a_byline_gives_its_persons_without_titles_and_degrees() -> None:
    assert people_in_order("Dr. John Kim, MD, PhD and Ana de la Cruz") == (
        Name("Kim", "John"),
        Name("Cruz", "Ana", "de la"),
    )


def test_a_suffix_and_a_single_word_are_kept() -> None:
    assert people_in_order("Jo Ash Jr., Sleepless") == (Name("Ash", "Jo", suffix="Jr."), Name(literal="Sleepless"))
