"""What the mouse does on the pages: it points at links and follows them, selects words, and enters marks."""

from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, Qt, SignalInstance
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QWidget

from ldn_desk.domain.mark import Mark
from ldn_desk.presenters.printed.links import PageLinks
from ldn_desk.views.article.printed.geometry import PageSight
from ldn_desk.views.article.printed.selecting import PageSelecting

LEFT = Qt.MouseButton.LeftButton


class Pointed(Protocol):
    """A view of pages, as far as the mouse has to do with it."""

    followed: SignalInstance
    pointed: SignalInstance
    marks_entered: SignalInstance
    sight: PageSight
    selecting: PageSelecting

    @property
    def links(self) -> PageLinks | None:
        """The article's links on its pages."""
        ...

    def viewport(self) -> QWidget:
        """What is drawn on."""
        ...

    def marks_at(self, point: QPoint) -> list[Mark]:
        """The marks under a point of the viewport."""
        ...


class PageMouse:
    """The mouse over one view of pages."""

    def __init__(self, view: Pointed) -> None:
        """It is over no link."""
        self._view = view
        self._pressed = ""
        self.under = ""
        """The link under the mouse; empty for none."""

    def press(self, event: QMouseEvent) -> None:
        """A click begins, or a selection."""
        left = event.button() is LEFT
        self._pressed = self.link_at(event.position()) if left else ""
        if left:
            self._view.selecting.press(event.position())

    def move(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked; with its button down, words are selected."""
        if event.buttons() & LEFT and self._view.selecting.drag(event.position()):
            self._pressed = ""
        else:
            self.point_at(self.link_at(event.position()))

    def release(self, event: QMouseEvent) -> None:
        """A click on a marker or an entry follows it, one on a mark enters that."""
        href, self._pressed = self._pressed, ""
        if event.button() is not LEFT or self._view.selecting.release():
            return
        if href and href == self.link_at(event.position()):
            self._view.followed.emit(href)
        else:
            self._view.marks_entered.emit(self._view.marks_at(event.position().toPoint()), False)

    def take_word(self, event: QMouseEvent) -> None:
        """A double click selects the word under it."""
        if event.button() is LEFT and not self.link_at(event.position()):
            self._view.selecting.take_word(event.position())

    def link_at(self, where: QPointF) -> str:
        """The link at a point of the viewport; empty for none."""
        sight, links = self._view.sight, self._view.links
        point = sight.layout.point(where + sight.offset)
        return links.at(*point) if point is not None and links is not None else ""

    def point_again(self) -> None:
        """The pages moved under the mouse."""
        if self.under:
            self.point_at(self.link_at(QPointF(self._view.viewport().mapFromGlobal(QCursor.pos()))))

    def point_at(self, href: str) -> None:
        """The mouse is over this link now, or over none."""
        if href == self.under:
            return
        self.under = href
        shape = Qt.CursorShape.PointingHandCursor if href else Qt.CursorShape.ArrowCursor
        self._view.viewport().setCursor(shape)
        self._view.viewport().update()
        self._view.pointed.emit(href, False)
