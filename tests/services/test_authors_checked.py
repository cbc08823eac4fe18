"""Authors, from what is printed to what a whole check tells."""

import pytest

from tests.services.registered import printed, registered, verdicts

FOUR = "Elm, Max; Ash, Ada; Fir, Bob; Yew, Una"


@pytest.mark.parametrize(
    ("author", "record", "expected"),
    [
        ("Oak, Anna Maria", "Oak, Alexander Martin", "author major"),
        ("Oak, Alexandra", "Oak, Alexander Martin", "author major"),
        ("Oak, Charlotte", "Oak, Christoph", "author major"),
        ("Elm, Max; Oak, Charlotte", "Elm, Max; Oak, Christoph", "author minor"),
        ("Oak, Maria; Elm, Thomas", "Oak, Maria; Elm, Tom", "agrees"),
        (f"Fake, Fred; {FOUR}", FOUR, "author major"),
        (f"{FOUR}; Fake, Fred", FOUR, "author minor"),
        ("Zhu, Zhen; Elm, Max; Ash, Ada", "Zhang, Zhen; Elm, Max; Ash, Ada", "author major"),
        ("Kovalenko, Natalia", "Коваленко, Наталія", "agrees"),
        ("Nguyen, Thi Lan", "Lan, Nguyen Thi", "agrees"),
    ],
)
def test_another_person_is_told_and_another_way_to_write_one_is_not(author: str, record: str, expected: str) -> None:
    assert verdicts((printed(author=author), registered(author=record))) == [expected]
