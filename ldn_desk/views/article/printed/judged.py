"""The quiet signs behind markers whose citation is judged, on the pages."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ldn_desk.domain.article import Article
from ldn_desk.presenters.article.document import CITATION
from ldn_desk.presenters.printed.links import PageLinks
from ldn_desk.views.article.printed.geometry import PageSight
from ldn_desk.views.article.printed.paint import sign_box
from ldn_desk.views.theme import LIGHT
from ldn_desk.views.widgets.shapes import paint_shape


class Paged(Protocol):
    """A view of an article's pages."""

    article: Article | None
    sight: PageSight

    @property
    def links(self) -> PageLinks | None:
        """The article's links on its pages; None before they are known."""
        ...


class PageJudged:
    """Where the signs stand in one view of pages."""

    def __init__(self, view: Paged) -> None:
        """None before `show`."""
        self._view = view
        self._article: Article | None = None
        self._signs: Mapping[int, str] = {}

    def show(self, article: Article | None, signs: Mapping[int, str]) -> None:
        """Let these citations of the article, by their index, carry these signs, and no others."""
        self._article, self._signs = article, signs

    def on(self, page: int) -> Iterator[tuple[str, QRectF]]:
        """Each sign of a page, and its box on the viewport."""
        links = self._view.links if self._signs and self._article is self._view.article else None
        for link in links.on(page) if links is not None else ():
            head, _, index = link.href.partition(":")
            sign = self._signs.get(int(index), "") if f"{head}:" == CITATION else ""
            if sign:
                yield sign, sign_box(self._view.sight.on_viewport(link.boxes[-1]))

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint those of a page; paper is white in the dark too."""
        for sign, box in self.on(page):
            paint_shape(painter, sign, box, LIGHT)
