"""HTML that comes in parts makes the document that the whole would make."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from ldn_desk.domain.article import Article, Block, BlockKind, Reference, Span, SpanKind
from ldn_desk.domain.bibliography import Fields
from ldn_desk.presenters.article import document as written
from ldn_desk.presenters.article.style_sheet import Look
from ldn_desk.views.article.reading.filling import take_in

LOOK = Look("#000000", "#333333", "#0000ff", "#cccccc", "#eeeeee", "Noto Sans", "Noto Sans Mono", 12.0, 24.0)
KINDS = (
    Block(BlockKind.HEADING, "Methods", 2),
    Block(BlockKind.PARAGRAPH, "Tea was drunk by all.", spans=(Span(0, 3, SpanKind.STRONG),)),
    Block(BlockKind.QUOTE, "A cup is a cup."),
    Block(BlockKind.LIST_ITEM, "first", 2, ordinal="a)"),
    Block(BlockKind.CODE, "cups = 3\n  more"),
    Block(BlockKind.PARAGRAPH, "نص عربي"),
    Block(BlockKind.TABLE, "a\tb\nc\td"),
    Block(BlockKind.CAPTION, "Table 1"),
)


def article_of(blocks: tuple[Block, ...], references: tuple[Reference, ...] = ()) -> Article:
    placed, position = [], 0
    for block in blocks:
        placed.append(replace(block, start=position))
        position += len(block.text) + 1
    return Article("Tea", tuple(placed), references, (), "\n".join(block.text for block in blocks), "")


def looks(article: Article, part_of: int, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """(parts, the document as HTML) of an article that is cut after so many blocks."""
    monkeypatch.setattr(written, "PART_OF", part_of)
    html = list(written.render(article).html(LOOK))
    document = QTextDocument()
    list(take_in(document, html))
    return len(html), document.toHtml()


@pytest.mark.parametrize("first", range(len(KINDS)))
def test_an_article_looks_the_same_in_however_many_parts_it_comes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    article = article_of(KINDS[first:] + KINDS[:first])

    parts, shown = looks(article, 1, monkeypatch)

    assert parts > len(KINDS) - 2
    assert shown == looks(article, 1_000, monkeypatch)[1]


def test_one_part_makes_what_qt_makes_of_the_whole(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    article = article_of(KINDS)
    whole = QTextDocument()
    [html] = written.render(article).html(LOOK)
    whole.setHtml(html)

    assert looks(article, 1_000, monkeypatch)[1] == whole.toHtml()


def test_a_list_without_an_article_comes_in_parts_too(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = tuple(Reference(n, f"Author {n}. Title {n}. 2001.", Fields()) for n in range(1, 8))
    article = article_of((), listed)

    parts, shown = looks(article, 2, monkeypatch)

    assert parts > 3
    assert shown == looks(article, 1_000, monkeypatch)[1]


def test_nothing_makes_an_empty_document(qtbot: QtBot) -> None:
    document = QTextDocument()

    list(take_in(document, ()))

    assert document.isEmpty()
