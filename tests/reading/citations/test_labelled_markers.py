"""Supplementary lists, whose entries count with a letter."""

import pytest

from tests.reading.texts import ASH, CEDAR, ELM, GINKGO, cited, read

ARTICLE = (
    "Sleep and pain\n\n{text}\n\nReferences\n\n"
    f"1. {ASH}\n2. {CEDAR}\n\nSupplementary references\n\n{{s1}} {ELM}\n{{s2}} {GINKGO}\n"
)


@pytest.mark.parametrize(("s1", "s2"), [("S1.", "S2."), ("[S1]", "[S2]"), ("A1.", "A2.")])
def test_labelled_entries_are_read_without_their_labels(s1: str, s2: str) -> None:
    article = read(ARTICLE.format(text="It is known [1] and [2].", s1=s1, s2=s2))
    assert [(each.number, each.text) for each in article.references] == [(1, ASH), (2, CEDAR), (3, ELM), (4, GINKGO)]
    assert [name.label for name in article.references[2].printed.author] == ["Elm", "Fir"]


@pytest.mark.parametrize(
    ("marker", "numbers"),
    [("[S1]", (3,)), ("[S1,S2]", (3, 4)), ("[S1–S2]", (3, 4)), ("[S1-2]", (3, 4)), ("[2, S2]", (2, 4))],
)
def test_markers_with_labels_lead_to_the_entries_that_bear_them(marker: str, numbers: tuple[int, ...]) -> None:
    article = read(ARTICLE.format(text=f"It is known [1], and so is this {marker}.", s1="S1.", s2="S2."))
    assert cited(article) == [("[1]", (1,)), (marker, numbers)]


def test_a_label_that_no_entry_bears_cites_nothing() -> None:
    article = read(ARTICLE.format(text="It is known [1] in arm [B1] and [S3].", s1="S1.", s2="S2."))
    assert cited(article) == [("[1]", (1,))]


def test_a_letter_that_does_not_count_from_1_is_no_label() -> None:
    article = read(ARTICLE.format(text="It is known [1] and [S7].", s1="S7.", s2="S8."))
    assert article.references[2].text == f"S7. {ELM}"
    assert cited(article) == [("[1]", (1,))]
