"""Tests of `comments` and `comments_page`."""

from dataclasses import replace
from html.parser import HTMLParser

from ldn_desk.exporters.comments import Comments
from ldn_desk.exporters.comments_page import CommentsPage
from tests.exporters.things import hostile, snapshot, trial, unread, wrong_work


def test_the_text_is_one_line_a_reference_whatever_it_holds() -> None:
    text = Comments().write(snapshot(wrong_work(), hostile(), unread())).decode("utf-8")
    assert [line.split(" ")[1] for line in text.splitlines() if line.startswith("Ref. ")] == ["1", "4"]
    assert "\x1b" not in text


def test_stars_and_notes_stay_out() -> None:
    entry = trial(stars=1, notes=("A private remark.",))
    for exporter in (Comments(), CommentsPage()):
        page = exporter.write(snapshot(entry)).decode("utf-8")
        assert "private remark" not in page
        assert "★" not in page


class _Cells(HTMLParser):
    """The rows of the page's table, and every tag in it."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.feed(data.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def test_the_page_goes_from_the_sentence_to_what_its_doi_opens_to_the_two_questions() -> None:
    page = _Cells(CommentsPage().write(snapshot(trial(), unread())))
    assert [cell.strip() for cell in page.rows[0]] == [
        "Ref.",
        "The sentence",
        "What its DOI opens",
        "Is it what was meant?",
        "Does it say this?",
    ]
    assert [row[1].strip() for row in page.rows[1:]] == [
        "A case series showed it [2].",
        "It was shown twice [2].",
        "Not cited in the text",
    ]


def test_nothing_of_a_hostile_reference_becomes_mark_up() -> None:
    assert "script" not in _Cells(CommentsPage().write(snapshot(hostile()))).tags


def test_an_article_without_a_title_has_a_plain_head() -> None:
    assert '<h1 dir="auto">Comments</h1>' in CommentsPage().write(snapshot(trial(), title=" ")).decode("utf-8")


def test_what_the_list_itself_shows_stands_in_both() -> None:
    cited, uncited = trial(), unread()
    made = snapshot(cited, uncited)
    references = (cited.reference, uncited.reference)
    made = replace(made, article=replace(made.article, references=references, citations=cited.citations))
    words = f"Reference {uncited.reference.number} is not cited in the text."
    assert f"In the list of references itself:\n{words}\n" in Comments().write(made).decode("utf-8")
    page = CommentsPage().write(made).decode("utf-8")
    assert f'<h2>In the list of references itself</h2>\n<ul>\n<li dir="auto">{words}</li>' in page
    assert "<section>" not in CommentsPage().write(snapshot(trial())).decode("utf-8")
