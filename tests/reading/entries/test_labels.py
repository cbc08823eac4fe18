"""Entries that count with a letter; the works are made up."""

import pytest

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.reading.entries.labels import label_number, labels_apart


@pytest.mark.parametrize(
    ("line", "number"), [("S1. Ash A. Sleep.", 1), ("[A12] Ash A.", 12), ("Ash A. Sleep.", 0), ("S1 Ash A.", 0)]
)
def test_a_label_is_a_letter_and_a_number_set_apart(line: str, number: int) -> None:
    assert label_number(line) == number


def test_the_labels_of_a_letter_that_counts_from_1_are_no_text() -> None:
    texts = ("S1. Ash A. Sleep.", "S2. Birch B. Pain.", "Q7. Cedar C. Rest.")
    found = labels_apart([Block(BlockKind.REFERENCE, text) for text in texts])
    assert [(block.ordinal, block.text) for block in found] == [
        ("S1.", "Ash A. Sleep."),
        ("S2.", "Birch B. Pain."),
        ("", "Q7. Cedar C. Rest."),
    ]
