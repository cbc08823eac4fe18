from markdown_it import MarkdownIt

from ldn_desk.domain.entry import Entry
from ldn_desk.exporters.markdown import Markdown
from tests.exporters.things import HOSTILE, from_record, hostile, snapshot, trial, unread, wrong_work


def _text(*entries: Entry, order: str = "article", with_notes: bool = True, title: str = "") -> str:
    given = snapshot(*entries, order=order, with_notes=with_notes, title=title)
    return Markdown().write(given).decode("utf-8")


def _html(text: str) -> str:
    """What a Markdown reader with tables makes of it; raw HTML in the text would pass into it."""
    html: str = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    return html


def test_the_document_has_a_title_references_and_method() -> None:
    html = _html(_text(wrong_work(), trial()))
    assert "<h1>Annotated bibliography: Something and nothing</h1>" in html
    assert html.index("<h2>References</h2>") < html.index("<h2>Method</h2>")
    assert "No point raised does not mean the citation is right." in html


def test_the_reference_stands_as_printed_with_a_real_link() -> None:
    html = _html(_text(trial()))
    link = '<a href="https://doi.org/10.1234/made_up.2016">https://doi.org/10.1234/made_up.2016</a>'
    assert f"Journal of Made-up Results, 208(2), 6–14. {link}</p>" in html
    assert "R&amp;D: 50% better" in html


def test_a_doi_that_is_not_printed_as_an_address_gets_its_link_after_it() -> None:
    assert "Annals of Invention. 10.1234/other <https://doi.org/10.1234/other>" in _text(wrong_work())


def test_the_article_s_order_is_numbered_and_the_alphabetical_is_not() -> None:
    assert "<h3>2. van den Berg et al. 2017</h3>" in _html(_text(trial()))
    assert "<h3>van den Berg et al. 2017</h3>" in _html(_text(trial(), order="alphabetical"))


def test_the_record_stands_beside_the_print_where_they_differ() -> None:
    html = _html(_text(wrong_work()))
    assert "<th>at Crossref, 23 Nov 2026</th>" in html
    assert "<td>Another title | altogether</td>" in html
    assert "<table>" not in _html(_text(trial())).split("Method")[0]


def test_all_lines_of_the_annotation_are_there() -> None:
    html = _html(_text(trial()))
    for words in (
        "<strong>Verdict:</strong> ● Details match Crossref (23 Nov 2026)",
        "<strong>Notice:</strong> △ Correction (erratum), Feb 2018, from publisher",
        "<strong>Cited for:</strong> “A case series showed it [2].” (Evidence)",
        "<strong>Point to check:</strong> sentence says case series; title says randomized",
        "<strong>Stars:</strong> 4 of 5 — small reservation (Ann Reader, 23 Nov 2026)",
        "<strong>Reader’s note:</strong> Small, and honest about it. (Ann Reader, 23 Nov 2026)",
    ):
        assert words in html


def test_an_ampersand_stays_as_it_is_unless_it_would_begin_an_entity() -> None:
    text = _text(trial(notes=("R&D, Q&A and &lt;b&#62;",)))
    assert "R&D, Q&A" in text
    assert "&amp;lt;b&amp;#62;" in _html(text)


def test_further_paragraphs_of_a_note_stay_in_its_item() -> None:
    html = _html(_text(trial(notes=("One.\n- two\n\n# three",))))
    assert html.count("<h1>") == 1
    assert "<p>- two</p>\n<p># three (Ann Reader, 23 Nov 2026)</p>\n</li>" in html


def test_without_notes_there_are_none() -> None:
    text = _text(trial(), with_notes=False)
    assert "Small, and honest" not in text
    assert "The reader’s notes were left out of this file." in text


def test_an_uncited_reference_without_doi_is_plain() -> None:
    assert "See the ministry’s page.\n" in _text(unread())


def test_a_line_that_begins_like_a_list_is_none() -> None:
    assert "<p>1. item" in _html(_text(trial(notes=("x\n1. item\n+ plus\n- minus",))))


def test_hostile_text_is_text() -> None:
    html = _html(_text(hostile(), title=HOSTILE))
    assert "<script" not in html
    assert "javascript:" not in html
    assert html.count("<h1>") == 1
    assert not set("\x00\x07\x1b\u202e") & set(html)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_what_is_registered_is_written_and_what_is_printed_stands_under_it() -> None:
    text = Markdown().write(snapshot(from_record())).decode("utf-8")
    assert "### 2. Registered 2016" in text
    assert "- **Written from:** the record at Crossref, 23 Nov 2026" in text
    assert "- **As printed:** van den Berg" in text
