"""A note in Markdown: as it reads while nobody writes in it, as it is typed while somebody does.

For notes, and for the comment on a mark. The owner hands in what `[7]` and `¶7` lead to, and what a menu offers to
insert; it saves what is typed, when it likes.
"""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QDesktopServices, QKeyEvent, QKeySequence, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.article.positions import Utf16
from ldn_desk.presenters.window.matching_words import stretches
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.flow_text import OWN, FlowText
from ldn_desk.views.widgets.growing_edit import PADDING, GrowingEdit
from ldn_desk.views.widgets.in_sight import keep_in_sight
from ldn_desk.wording.markdown import html, plain_html

TEMPLATE_KEYS = QKeySequence("Ctrl+T")
INDENT = 20
"""Pixels that a list stands in."""
_WEB = ("http", "https", "mailto")

Lead = Callable[[str, int], bool]
"""Whether `[7]` (kind `reference`) or `¶7` (kind `paragraph`) leads somewhere."""
Templates = Callable[[], Sequence[tuple[str, str]]]
"""(name, text) of what can be inserted."""


def _nowhere(_kind: str, _number: int) -> bool:
    return False


class Rendered(FlowText):
    """A note as it reads. Enter, or a click beside its links, begins to write.

    Signals: `wanted()` the reader wants to write.
    """

    wanted = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that neither selects nor follows a link."""
        beside = event.button() is Qt.MouseButton.LeftButton and not self.anchorAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if beside and not self.textCursor().hasSelection():
            self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows the link that Tab has come to; without one it begins to write, as F2 does."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.textCursor().charFormat().isAnchor()
        if enter or event.key() == Qt.Key.Key_F2:
            self.wanted.emit()
        else:
            super().keyPressEvent(event)

    def _follow(self, url: QUrl) -> None:
        if url.scheme() in _WEB:
            QDesktopServices.openUrl(url)
        else:
            super()._follow(url)


class SourceEdit(GrowingEdit):
    """A note as it is typed. Signals: `template_wanted(QPoint)` what can be inserted is asked for, at this place of
    the screen; `done()` Escape: the reader has written enough."""

    template_wanted = Signal(QPoint)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """`fill_menu` adds to the menu, where something is handed in."""
        super().__init__(parent)
        self.fill_menu: Callable[[QMenu], object] | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a template, and Escape."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.done.emit()
        elif QKeySequence(event.keyCombination()) == TEMPLATE_KEYS and self.fill_menu is not None:
            self.template_wanted.emit(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own, and what can be inserted."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.fill_menu is not None and not self.isReadOnly():
            menu.addSeparator()
            self.fill_menu(menu)
        menu.popup(event.globalPos())


class MarkdownField(QWidget):
    """`show_text` fills it; `text` is what is typed.

    Signals: `typed()` a key changed the text; `left()` the keyboard went elsewhere; `followed(str)` a link of the
    desk's own was followed: `reference/7`, `paragraph/7`.
    """

    typed = Signal()
    left = Signal()
    followed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        lead: Lead = _nowhere,
        templates: Templates | None = None,
    ) -> None:
        """Empty, and ready to be written in."""
        super().__init__(parent)
        self._theme = theme
        self._lead = lead
        self._templates = templates
        self._filling = False
        self._markdown = True
        self._lit: tuple[str, ...] = ()
        self.edit = SourceEdit(self)
        self.rendered = Rendered(theme, self)
        self.rendered.document().setIndentWidth(INDENT)
        self.rendered.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rendered.setAccessibleDescription(tr("Press Enter to edit"))
        self.edit.fill_menu = self._fill_menu if templates is not None else None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.edit)
        column.addWidget(self.rendered)
        self.edit.textChanged.connect(self._tell_typed)
        self.edit.left.connect(self._leave)
        self.edit.template_wanted.connect(self._offer_templates)
        self.edit.done.connect(self._end)
        self.rendered.wanted.connect(self.begin)
        self.rendered.acted.connect(self.followed)
        self.setFocusProxy(self.edit)
        self._settle()

    @property
    def text(self) -> str:
        """What it holds, as it is typed."""
        return self.edit.toPlainText()

    @property
    def editing(self) -> bool:
        """Whether its source is shown."""
        return not self.edit.isHidden()

    def show_text(self, text: str, *, markdown: bool = True) -> None:
        """Hold this text; the cursor stays where it was, as far as there is text. Plain text stays so until edited."""
        self._markdown = markdown
        if self.text != text:
            place = self.edit.textCursor().position()
            self._filling = True
            self.edit.setPlainText(text)
            self._filling = False
            cursor = self.edit.textCursor()
            cursor.setPosition(min(place, len(self.edit.document().toRawText()) - 1))
            self.edit.setTextCursor(cursor)
        self._settle()

    def begin(self) -> None:
        """Write in it: the keyboard is at its end."""
        if self.edit.isReadOnly():
            return
        self._show_source(True)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_shown(self) -> None:
        """Give the keyboard to what is shown, be it the source or what it says."""
        shown: QWidget = self.edit if self.editing else self.rendered
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_read_only(self, read_only: bool) -> None:
        """Whether it may only be read."""
        self.edit.setReadOnly(read_only)
        self._settle()

    def light(self, terms: Iterable[str]) -> None:
        """Light up where any of these stands; nothing is lit by none."""
        self._lit = tuple(terms)
        self._show_lit()

    def go_to_lit(self) -> None:
        """Bring what is lit first in sight, the cursor of the source before it."""
        lit = self.edit.extraSelections()
        cursor = self.edit.textCursor()
        cursor.setPosition(lit[0].cursor.selectionStart() if lit else 0)
        self.edit.setTextCursor(cursor)
        shown: QPlainTextEdit | FlowText = self.edit if self.editing else self.rendered
        found = shown.extraSelections()
        start = QTextCursor(found[0].cursor) if found else QTextCursor(shown.document())
        start.setPosition(start.selectionStart())
        keep_in_sight(shown, shown.cursorRect(start) if found else QRect(0, 0, 1, 1))

    def restyle(self) -> None:
        """The theme's font and colours."""
        self.edit.setFont(self._theme.ui_font())
        self.edit.grow()
        self.rendered.setContentsMargins(PADDING, 0, 0, 0)
        self._render()
        self._show_lit()

    def _settle(self) -> None:
        self._show_source(self.edit.hasFocus() or not self.text.strip())

    def _show_source(self, source: bool) -> None:
        if not source:
            self._render()
        self.edit.setVisible(source)
        self.rendered.setVisible(not source)
        self.setFocusProxy(self.edit if source else self.rendered)
        if not source:
            self._show_lit()

    def _render(self) -> None:
        text = self.text

        def address(kind: str, number: int) -> str:
            return f"{OWN}:{kind}/{number}" if self._lead(kind, number) else ""

        shown = html(text, address) if self._markdown else plain_html(text)
        tables = 'border="1" cellspacing="0" cellpadding="4" style="border-style: solid"'
        self.rendered.show_html(shown.replace("<table>", f"<table {tables}>"))

    def render_again(self) -> None:
        """What its links lead to is another thing by now."""
        if not self.editing:
            self._render()

    def _show_lit(self) -> None:
        for shown in (self.edit, self.rendered):
            lit, text = [], shown.toPlainText()
            counted = Utf16(text)
            for start, end in stretches(text, self._lit):
                each = QTextEdit.ExtraSelection()
                cursor = QTextCursor(shown.document())
                cursor.setPosition(counted.units(start))
                cursor.setPosition(counted.units(end), QTextCursor.MoveMode.KeepAnchor)
                each.cursor = cursor
                each.format.setBackground(QColor(self._theme.tokens.mark))
                lit.append(each)
            shown.setExtraSelections(lit)

    def _tell_typed(self) -> None:
        if self._lit:
            self._show_lit()
        if not self._filling:
            self._markdown = True
            self.typed.emit()

    def _leave(self) -> None:
        if not self.edit.for_a_while:
            self._settle()
        self.left.emit()

    def _end(self) -> None:
        """The source gives way to what it says; the keyboard stays on the note."""
        if self.text.strip():
            self._show_source(False)
            self.rendered.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.edit.clearFocus()

    def _offer_templates(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_templates(menu)
        menu.popup(at)

    def _fill_menu(self, menu: QMenu) -> None:
        inner = menu.addMenu(tr("Insert &Template"))
        self._add_templates(inner)

    def _add_templates(self, menu: QMenu) -> None:
        for name, text in self._templates() if self._templates is not None else ():
            menu.addAction(name.replace("&", "&&"), lambda text=text: self._insert(text))
        if menu.isEmpty():
            menu.addAction(tr("No template: write one in Settings")).setEnabled(False)

    def _insert(self, text: str) -> None:
        """At the cursor, on lines of its own; in one step of the field's own undo."""
        cursor = self.edit.textCursor()
        cursor.beginEditBlock()
        before = cursor.block().text()[: cursor.positionInBlock()]
        cursor.insertText(f"\n\n{text}" if before.strip() else text)
        cursor.endEditBlock()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
