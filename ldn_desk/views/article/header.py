"""The strip over the article: what stands beside it, paragraph numbers, and the section that is being read."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from ldn_desk.domain.translation import count, tr
from ldn_desk.views.theme import Theme

BESIDE = 28
"""Pixels of a switch beside its icon and its word."""
AROUND = 56
"""Pixels that the strip has around and between all of it."""


class QuietLine(QWidget):
    """One line of soft text that is cut off with a tooltip where it has no room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Empty."""
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def say(self, text: str) -> None:
        """Show `text`."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def sizeHint(self) -> QSize:
        """As high as a line; it takes the width that is left."""
        return QSize(40, self.fontMetrics().height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The text, from the right."""
        painter = QPainter(self)
        painter.setPen(QColor(self._theme.tokens.soft))
        shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self._text if shown != self._text else "")
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class ArticleHeader(QWidget):
    """Switches and a line; text or page, for an article that has pages.

    `sides` are the switches of what stands beside the article, by name; one at most is on.

    Signals: `side_wanted(str)` the name of what is to stand beside the article, empty for nothing;
    `numbers_wanted(bool)`, `printed_wanted(bool)`; `notes_wanted(bool)` the notes on the article; `details_wanted()`
    what is known of it.
    """

    side_wanted = Signal(str)
    numbers_wanted = Signal(bool)
    printed_wanted = Signal(bool)
    notes_wanted = Signal(bool)
    details_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Outline off, numbers on."""
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("articleHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sides: dict[str, QToolButton] = {}
        self._icons: list[tuple[QToolButton, str]] = []
        self._worded = True
        self.numbers = self._switch(tr("Numbers"), tr("Number the paragraphs in the margin"), True)
        self._icons.append((self.numbers, "pilcrow"))
        self.numbers.toggled.connect(self.numbers_wanted)
        self.notes = self._switch(tr("Notes"), tr("Notes on this article"), False)
        self.notes.toggled.connect(self.notes_wanted)
        self.details = self._switch(tr("Details"), tr("Title, authors, date, journal and DOI of this article"), False)
        self.details.setCheckable(False)
        self.details.clicked.connect(self.details_wanted)
        self.details.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._icons += [(self.notes, "sticky-note"), (self.details, "info")]
        self.section = QuietLine(theme)
        self.page = QLabel()
        self.text = self._choice(tr("Text"), tr("Read the article as text"))
        self.printed = self._choice(tr("Page"), tr("See the pages as they are printed"))
        choice = QButtonGroup(self)
        for button in (self.text, self.printed):
            choice.addButton(button)
        self.printed.toggled.connect(self.printed_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 16, 3)
        row.setSpacing(2)
        row.addWidget(self.numbers)
        row.addWidget(self.notes)
        row.addWidget(self.details)
        self._row = row
        self.outline = self.add_side("outline", tr("Outline"), tr("Show the headings of the article"), "list-tree")
        row.addSpacing(12)
        row.addWidget(self.section, 1)
        row.addSpacing(8)
        for widget in (self.page, self.text, self.printed):
            row.addWidget(widget)
        self.offer_pages(False)
        self.show_printed(False)
        theme.changed.connect(self.restyle)
        self.restyle()

    def add_side(self, name: str, words: str, tip: str, icon: str) -> QToolButton:
        """A switch for what can stand beside the article: the first one before the numbers, all others behind them."""
        button = self._switch(words, tip, False)
        place = self._row.indexOf(self.numbers) + len(self.sides)
        self.sides[name] = button
        self._icons.append((button, icon))
        button.toggled.connect(lambda on: self._choose_side(name, on))
        self._row.insertWidget(place, button)
        self._dress(button, icon)
        self._fit()
        return button

    def show_side(self, name: str) -> None:
        """What stands beside the article, empty for nothing."""
        for each, button in self.sides.items():
            with QSignalBlocker(button):
                button.setChecked(each == name)

    def _choose_side(self, name: str, on: bool) -> None:
        self.show_side(name if on else "")
        self.side_wanted.emit(name if on else "")

    def offer_pages(self, offered: bool) -> None:
        """Whether the article has pages to choose."""
        self.text.setVisible(offered)
        self.printed.setVisible(offered)

    def show_printed(self, printed: bool) -> None:
        """What is shown: pages, or the text with its numbers in the margin."""
        with QSignalBlocker(self.printed):
            (self.printed if printed else self.text).setChecked(True)
        self.numbers.setVisible(not printed)
        self.page.setVisible(printed)

    def count_notes(self, number: int) -> None:
        """How many notes there are on the article."""
        self.notes.setText(tr("Notes {n}", n=number) if number else tr("Notes"))
        self.notes.setAccessibleName(count(number, "{n} note on this article", "{n} notes on this article"))

    def show_page(self, page: int, count: int) -> None:
        """The page on screen (from 1), and how many there are; nothing before that is known."""
        self.page.setText(tr("{page} of {count}", page=page, count=count) if count else "")
        self.page.setAccessibleName(tr("Page {page} of {count}", page=page, count=count) if count else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for the words of the switches, their icons stand alone."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Follow the theme."""
        for button, name in self._icons:
            self._dress(button, name)
        for widget in (self.section, self.page, self.text, self.printed):
            widget.setFont(self._theme.ui_font("small"))
        self._colour()
        self._fit()

    def _colour(self) -> None:
        tokens = self._theme.tokens
        # What is on is told by its word's colour; an icon alone has no word.
        filled = "" if self._worded else f"background: {tokens.wash};"
        self.setStyleSheet(
            f"#articleHeader {{ background: {tokens.paper}; }}"
            f"QLabel {{ color: {tokens.soft}; padding-right: 6px; }}"
            f"QToolButton {{ color: {tokens.soft}; border: 1px solid transparent; border-radius: 4px;"
            f" padding: 3px 7px; background: transparent; }}"
            f"QToolButton:hover {{ background: {tokens.wash}; color: {tokens.ink}; }}"
            f"QToolButton:checked {{ color: {tokens.accent}; {filled} }}"
            f"QToolButton#choice:checked {{ background: {tokens.wash}; }}"
            f"QToolButton:focus {{ border-color: {tokens.accent}; }}"
        )

    def _dress(self, button: QToolButton, icon: str) -> None:
        side = self._theme.icon_side
        button.setIcon(self._theme.icon(icon, side))
        button.setIconSize(QSize(side, side))
        button.setFont(self._theme.ui_font("small"))

    def _fit(self) -> None:
        switches = [each for each, _icon in self._icons if each is not self.details]
        shown = [each for each in switches if not each.isHidden()]
        words = sum(each.fontMetrics().horizontalAdvance(each.text()) for each in shown)
        icons = sum(each.iconSize().width() + BESIDE for each in shown)
        others = (self.details, self.section, self.page, self.text, self.printed)
        room = self.width() - AROUND - icons - sum(each.sizeHint().width() for each in others if not each.isHidden())
        if (words <= room) == self._worded:
            return
        self._worded = words <= room
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if self._worded else Qt.ToolButtonStyle.ToolButtonIconOnly
        for each in switches:
            each.setToolButtonStyle(style)
        self._colour()

    def _choice(self, words: str, tip: str) -> QToolButton:
        button = self._switch(words, tip, False)
        button.setObjectName("choice")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return button

    def _switch(self, words: str, tip: str, on: bool) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(words)
        button.setAccessibleDescription(tip)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setChecked(on)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
