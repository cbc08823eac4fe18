import pytest

from ldn_desk.presenters.window.exporting import LONGEST_NAME, renamed, suggested_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Low-dose naltrexone", "Low-dose naltrexone.md"),
        ("What: is/it? <really>", "What is it really.md"),
        ("  ...  ", "References.md"),
        ("", "References.md"),
        ("Two\nlines", "Two lines.md"),
    ],
)
def test_a_file_is_named_as_the_article_in_a_way_every_system_takes(title: str, name: str) -> None:
    assert suggested_name(title, ".md") == name


def test_a_long_title_is_cut() -> None:
    assert len(suggested_name("word " * 60, ".md")) <= LONGEST_NAME + len(".md")


def test_another_format_changes_a_known_suffix_alone() -> None:
    assert renamed("a.md", (".md", ".ris"), ".ris") == "a.ris"
    assert renamed("A.MD", (".md",), ".ris") == "A.ris"
    assert renamed("v1.2", (".md",), ".ris") == "v1.2.ris"
