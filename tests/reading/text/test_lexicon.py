import pytest

from ldn_desk.reading.text.lexicon import heads_references, is_furniture, may_head_references


@pytest.mark.parametrize(
    "line",
    ["References", "REFERENCES:", "7. References", "§11 — References", "**Bibliography**", "Literatur",
     "Références bibliographiques", "参考文献", "참고문헌", "Works Cited", "Список литературы",
     "References (12)", "IV. Literature cited", "Quellen- und Literaturverzeichnis", "Literatur und Quellen",
     "Fuentes y bibliografía", "Literaturverzeichnis (Auswahl)", "R EFERENCES", "Primärliteratur"],
)  # fmt: skip
def test_the_headings_of_a_reference_list_are_known(line: str) -> None:
    assert heads_references(line)


@pytest.mark.parametrize(
    "line",
    [
        "Reference ranges",
        "Results",
        "References are given by many people here " * 2,
        "Kettles and references",
        "Quellen und Notizen",
        "A references",
    ],
)
def test_other_headings_are_not_taken_for_one(line: str) -> None:
    assert not heads_references(line)


def test_some_words_head_a_list_only_if_one_follows() -> None:
    assert may_head_references("Sources:")
    assert not heads_references("Sources")


@pytest.mark.parametrize(
    "line", ["Comments", "3 Comments", "Share this: x", "Related Posts", "© 2024 Oak", "Kommentare"]
)
def test_page_furniture_is_known(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", ["Conclusion", "Comments on the trial by Ash and others", "Share this " + "x" * 200])
def test_text_is_not_taken_for_furniture(line: str) -> None:
    assert not is_furniture(line)
