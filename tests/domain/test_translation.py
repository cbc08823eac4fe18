from collections.abc import Iterator

import pytest

from ldn_desk.domain.translation import count, tr, use_translation


@pytest.fixture
def german() -> Iterator[None]:
    use_translation({"{n} note": "{n} Notiz", "{n} notes": "{n} Notizen"}.__getitem__)
    yield
    use_translation(str)


def test_places_in_a_text_are_filled() -> None:
    assert tr("{one} and {other}", one=1, other="two") == "1 and two"
    assert tr("braces {stay}") == "braces {stay}"


def test_a_catalogue_can_be_handed_in(german: None) -> None:
    assert count(1, "{n} note", "{n} notes") == "1 Notiz"
    assert count(2, "{n} note", "{n} notes") == "2 Notizen"
