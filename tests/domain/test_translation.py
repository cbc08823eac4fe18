from collections.abc import Iterator

import pytest

from ldn_desk.domain.translation import N_, count, plural, tr, use_translation


class German:
    """Two texts in German."""

    def gettext(self, message: str) -> str:
        return {"one note": "eine Notiz"}[message]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return {"{n} note": "{n} Notiz"}[msgid1] if n == 1 else {"{n} notes": "{n} Notizen"}[msgid2]


@pytest.fixture
def german() -> Iterator[None]:
    use_translation(German())
    yield
    use_translation(None)


def test_places_in_a_text_are_filled() -> None:
    assert tr("{one} and {other}", one=1, other="two") == "1 and two"
    assert tr("braces {stay}") == "braces {stay}"


def test_a_catalogue_can_be_handed_in(german: None) -> None:
    assert tr("one note") == "eine Notiz"
    assert count(1, "{n} note", "{n} notes") == "1 Notiz"
    assert count(2, *plural("{n} note", "{n} notes")) == "2 Notizen"


def test_without_a_catalogue_the_texts_stand_as_they_are_written() -> None:
    assert tr(N_("one note")) == "one note"
    assert count(1, "{n} note", "{n} notes") == "1 note"
    assert count(0, "{n} note of {who}", "{n} notes of {who}", who="Ann") == "0 notes of Ann"


def test_the_empty_text_stays_empty(german: None) -> None:
    assert tr("") == ""
