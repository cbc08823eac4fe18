"""The signs behind judged markers: painted over the text, which stays where and what it is."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldn_desk.domain.judgement import Choice
from ldn_desk.views.article.printed.view import PageView
from ldn_desk.views.article.reading.view import ArticleView
from ldn_desk.views.window.main_window import MainWindow
from tests.views import keys
from tests.views.article.printed.paged_desk import open_pages
from tests.views.desk_window import open_window


def signs(window: MainWindow) -> list[str]:
    return [sign for sign, _box in window.article.view.judged.on_screen()]


def ink(view: ArticleView | PageView) -> list[int]:
    QApplication.processEvents()
    picture = view.viewport().grab().toImage()
    return [picture.pixel(x, y) for y in range(picture.height()) for x in range(picture.width())]


def test_a_sign_stands_at_the_end_of_its_marker_and_the_text_stays(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    keys.wait_for_keyboard(window)
    view = window.article.view
    article = view.article
    assert article is not None
    place = view.sight.find(article.citations[0].start, article.citations[0].end)
    assert place is not None
    before = view.toPlainText(), list(view.sight.rects(*place)), list(view.sight.pieces_on_screen())
    keys.write("jp")
    ((sign, box),) = view.judged.on_screen()
    (marker,) = view.sight.rects(*place)
    assert sign == "◗"
    assert abs(box.left() - marker.right()) < 2
    assert marker.top() - box.height() < box.top() < marker.center().y()
    after = view.toPlainText(), list(view.sight.rects(*place)), list(view.sight.pieces_on_screen())
    assert after == before


def test_what_is_copied_holds_no_sign(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    keys.wait_for_keyboard(window)
    view = window.article.view
    view.selectAll()
    before = view.createMimeDataFromSelection().text()
    keys.write("jsus")
    view.selectAll()
    assert view.createMimeDataFromSelection().text() == before


def test_signs_follow_what_is_judged_and_undone(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    keys.wait_for_keyboard(window)
    keys.write("jsuxuc")
    assert signs(window) == ["✓", "×", "⊘"]
    keys.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert signs(window) == ["✓", "×"]


def test_signs_are_there_again_when_the_article_is(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    keys.wait_for_keyboard(window)
    keys.write("js")
    article = window.desk.opened.article
    assert article is not None
    window.desk.opened.show(None)
    window.desk.open_article(article.id)
    assert signs(window) == ["✓"]


def test_a_sign_is_seen_in_both_themes(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    article = window.desk.opened.article
    assert article is not None
    for mode in ("light", "dark"):
        window.theme.set_mode(mode)
        plain = ink(window.article.view)
        window.desk.quoting.choose(article.references[0].id, article.citations[0].id, Choice.NOT_SUPPORTED)
        judged = ink(window.article.view)
        assert sum(one != other for one, other in zip(plain, judged, strict=True)) > 12
        window.desk.appraising.undo()


def test_the_printed_page_carries_the_same_signs(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_pages(qtbot, tmp_path)
    qtbot.waitUntil(lambda: view.links is not None and bool(view.links.on(0)))
    assert list(view.judged.on(0)) == []
    article = view.article
    assert article is not None
    (marker,) = [link for link in view.links.on(0) if link.href == "citation:0"] if view.links else []
    plain = ink(view)
    window.desk.quoting.choose(article.references[0].id, article.citations[0].id, Choice.NOT_SUPPORTED)
    ((sign, box),) = view.judged.on(0)
    on_screen = view.sight.on_viewport(marker.boxes[-1])
    assert sign == "×"
    assert abs(box.left() - on_screen.right()) < 2
    assert sum(one != other for one, other in zip(plain, ink(view), strict=True)) > 12
