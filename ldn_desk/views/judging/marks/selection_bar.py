"""The small bar at words that the mouse has selected: four colours, a comment, a reference. It goes when they do."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.judging.marks.buttons import colour_buttons, dress, dress_colour, frame_style, tool
from ldn_desk.views.theme import Theme

GAP = 6
"""Pixels between the words and the bar."""
INITIATOR = "bar"


class SelectionBar(QFrame):
    """Lies over the article and takes no focus: the words stay selected.

    Signals: `chosen(object)` a Colour to mark the words in; `comment_wanted()`, `link_wanted()` the same, and then a
    comment, or a reference; `reattach_wanted()` the mark that waits for its words belongs here.
    """

    chosen = Signal(object)
    comment_wanted = Signal()
    link_wanted = Signal()
    reattach_wanted = Signal()

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        """Hidden, over `parent`."""
        super().__init__(parent)
        self._desk, self._theme, self._over = desk, theme, parent
        self.setObjectName("selectionBar")
        self.setAccessibleName(tr("Mark the selected words"))
        self.colours = colour_buttons(self, self.chosen.emit)
        self.comment = tool(self, self.comment_wanted.emit)
        self.link = tool(self, self.link_wanted.emit)
        self.reattach = tool(self, self.reattach_wanted.emit)
        self.reattach.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(5, 4, 5, 4)
        row.setSpacing(2)
        for button in (*self.colours.values(), self.comment, self.link, self.reattach):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        theme.changed.connect(self.restyle)
        desk.marking.names_changed.connect(self.restyle)
        self.restyle()
        self.hide()

    def show_at(self, words: QRect, waiting: bool) -> None:
        """Show it below the words (on the parent), or above; `waiting`: a mark waits to be re-attached."""
        self.restyle()
        self.reattach.setVisible(waiting)
        self.adjustSize()
        room = self._over.rect().adjusted(8, 8, -8, -8)
        top = words.bottom() + GAP
        if top + self.height() > room.bottom():
            top = words.top() - GAP - self.height()
        left = min(max(room.left(), words.left() - self.width() // 2), room.right() - self.width())
        self.move(QPoint(left, max(room.top(), top)))
        self.show()
        self.raise_()

    def restyle(self) -> None:
        """Follow the theme, and the names of the colours."""
        theme = self._theme
        self.setStyleSheet(frame_style("selectionBar", theme))
        for number, (colour, button) in enumerate(self.colours.items(), 1):
            keys = QKeySequence("H" if number == 1 else f"Alt+{number}").toString()
            dress_colour(button, theme, colour, self._desk.marking.name_of(colour), keys)
        dress(self.comment, theme, "message-square", tr("Highlight and comment"), QKeySequence("Shift+H").toString())
        dress(self.link, theme, "link", tr("Link with a reference…"))
        dress(self.reattach, theme, "rotate-ccw", tr("Re-attach the mark that needs placing here"))
