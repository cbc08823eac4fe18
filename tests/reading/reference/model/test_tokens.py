"""Tokens of printed references, and what is seen of them."""

import pytest

from ldn_desk.reading.reference.model.tokens import features, tokens


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in tokens(text)]


def test_a_locator_is_several_tokens_and_no_sign_is_lost() -> None:
    text = "Ash AH. J Sleep. 2013;10(9):e1001518."
    assert words(text) == ["Ash", "AH.", "J", "Sleep.", "2013;", "10", "(9):", "e1001518."]
    assert "".join(words(text)) == text.replace(" ", "")


SHAPES = {
    "2001": "Y",
    "1961-80": "9-9",
    "1998-2001": "Y-Y",
    "12": "99",
    "e12": "x9",
    "12a": "9x",
    "A.": "X.",
    "xiv": "iv",
    "XII": "IV",
    "USA": "XX",
    "NATURE": "XXX",
    "sleep": "x",
    "Sleep": "Xx",
    "McAsh": "XxX",
    "eLife": "xX",
    "—": ".",
}


@pytest.mark.parametrize("word", SHAPES)
def test_a_word_is_seen_by_its_shape(word: str) -> None:
    assert f"s={SHAPES[word]}" in features([word], [""])[0]


def test_words_that_name_nothing_are_not_remembered() -> None:
    seen = features(["Porcelain", "in", "London:"], ["t", "", ""])
    assert "w=-" in seen[0]
    assert "w=in" in seen[1]
    assert not any("orcelain" in feature for row in seen for feature in row)


def test_quotations_are_seen_open_until_they_close() -> None:
    rows = features(['"Sleep', "in", 'mice,"', "Lancet"], [""] * 4)
    assert ["q=q" in "".join(row) for row in rows] == [True, True, True, False]
