from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from ldn_desk.presenters.window.handing_in import HandedIn, handed_in


def test_files_come_before_text() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/a/b.md"), QUrl.fromLocalFile("/a/c.html")])
    mime.setText("file:///a/b.md")
    assert handed_in(mime) == HandedIn((Path("/a/b.md"), Path("/a/c.html")))


def test_text_comes_with_its_mark_up() -> None:
    mime = QMimeData()
    mime.setText("An article")
    mime.setHtml("<p>An article</p>")
    assert handed_in(mime) == HandedIn((), "An article", "<p>An article</p>")


def test_an_address_alone_is_nothing_to_read() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/")])
    assert not handed_in(mime)


def test_a_selection_dragged_from_a_page_is_read_though_it_names_its_address() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/")])
    mime.setHtml("<p>Words</p>")
    assert handed_in(mime).html == "<p>Words</p>"


def test_blank_text_is_nothing_to_read() -> None:
    mime = QMimeData()
    mime.setText(" \n")
    assert not handed_in(mime)
