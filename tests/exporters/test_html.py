from html.parser import HTMLParser
from itertools import pairwise

from ldn_desk.exporters.html import Html
from ldn_desk.plugins.contracts import Snapshot
from tests.exporters.things import HOSTILE, hostile, snapshot, trial, unread, wrong_work

VOID = {"meta", "br", "link"}


class _Page(HTMLParser):
    """The elements of a page, and whether each one that is opened is closed in turn."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(data.decode("utf-8"))
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


def _page(given: Snapshot) -> _Page:
    return _Page(Html().write(given))


def test_the_page_names_its_language_and_what_is_printed_names_the_articles() -> None:
    page = _page(snapshot(trial()))
    assert page.all("html") == [{"lang": "en"}]
    assert [p["lang"] for p in page.all("p") if p.get("class") == "reference"] == ["en"]


def test_headings_go_down_without_a_gap() -> None:
    levels = [
        int(tag[1])
        for tag, _attributes in _page(snapshot(trial(), wrong_work())).elements
        if tag[0] == "h" and tag[1:].isdigit()
    ]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_links_are_real_and_lead_to_dois_alone() -> None:
    page = _page(snapshot(trial(), wrong_work(), hostile()))
    assert {"href": "https://doi.org/10.1234/made_up.2016"} in page.all("a")
    assert all(str(link["href"]).startswith("https://doi.org/10.") for link in page.all("a"))


def test_a_printed_address_is_the_link_itself() -> None:
    text = _page(snapshot(trial())).text
    assert text.count("https://doi.org/10.1234/made_up.2016") == 1
    assert "6–14. https://doi.org/10.1234/made_up.2016" in text


def test_tables_have_captions_and_heads_of_columns_and_rows() -> None:
    page = _page(snapshot(wrong_work()))
    assert len(page.all("table")) == len(page.all("caption")) == len(page.all("thead")) == 3
    assert {str(head["scope"]) for head in page.all("th")} == {"col", "row"}


def test_nothing_remote_is_named() -> None:
    data = Html().write(snapshot(trial(), hostile())).decode("utf-8")
    page = _page(snapshot(trial(), hostile()))
    assert not {tag for tag, _a in page.elements} & {"script", "link", "img", "iframe", "object", "form"}
    assert "url(" not in data
    assert "@import" not in data
    assert "default-src 'none'" in data


def test_light_dark_and_paper_are_provided_for() -> None:
    data = Html().write(snapshot(trial())).decode("utf-8")
    assert "prefers-color-scheme: dark" in data
    assert "@media print" in data


def test_all_of_the_annotation_is_there() -> None:
    text = _page(snapshot(trial(notes=("First.\nSecond.",)))).text
    for words in (
        "2. van den Berg et al. 2017",
        "Verdict: ● Details match Crossref (23 Nov 2026)",
        "Notice: △ Correction (erratum), Feb 2018, from publisher https://doi.org/10.1234/erratum",
        "Point to check: sentence says case series; title says randomized",
        "Stars: 4 of 5 — small reservation (Ann Reader, 23 Nov 2026)",
        "Reader’s note: First. Second. (Ann Reader, 23 Nov 2026)",
        "It is a lead, not proof.",
    ):
        assert words in text


def test_the_record_stands_beside_the_print_where_they_differ() -> None:
    assert (
        "title The printed title Another title | altogether major: another work" in _page(snapshot(wrong_work())).text
    )


def test_the_alphabetical_order_is_laid_out_without_numbers() -> None:
    page = _page(snapshot(trial(), order="alphabetical"))
    assert [entry["class"] for entry in page.all("article")] == ["alphabetical"]
    assert "2. van den Berg" not in page.text


def test_without_notes_there_are_none() -> None:
    assert "Small, and honest" not in _page(snapshot(trial(), with_notes=False)).text


def test_a_reference_without_address_has_no_link() -> None:
    assert _page(snapshot(unread())).all("a") == []


def test_a_language_that_is_none_is_not_named() -> None:
    from dataclasses import replace

    given = snapshot(trial())
    page = _page(replace(given, article=replace(given.article, language='x" onload="alert(1)')))
    assert [p.get("lang") for p in page.all("p") if p.get("class") == "reference"] == [None]


def test_hostile_text_is_text() -> None:
    page = _page(snapshot(hostile(), title=HOSTILE))
    assert "<script>alert(1)</script>" in page.text
    assert "עברית" in page.text
    assert not set("\x00\x07\x1b\u202e") & set(page.text)
    assert all(not name.startswith("on") for _tag, attributes in page.elements for name in attributes)
