"""Undo, redo, copy and select all, where a text editor has the keyboard and where none has."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

Editor = QLineEdit | QPlainTextEdit | QTextEdit
KEYS = QKeySequence.StandardKey


class Editing(QObject):
    """Follows the keyboard's focus. An editor's own undo comes first; where it has none, the key is the desk's.

    Signals: `changed()` another widget has the focus, or what its undo would do has changed.
    """

    changed = Signal()

    def __init__(self, application: QApplication, parent: QObject) -> None:
        """Watches the focus of the whole application."""
        super().__init__(parent)
        self._editor: Editor | None = None
        application.focusChanged.connect(self._follow)

    @property
    def can_undo(self) -> bool:
        """True where the editor that has the keyboard can take something back."""
        editor = self._editor
        if isinstance(editor, QLineEdit):
            return editor.isUndoAvailable()
        return editor is not None and editor.document().isUndoAvailable()

    @property
    def can_redo(self) -> bool:
        """True where the editor that has the keyboard can do something again."""
        editor = self._editor
        if isinstance(editor, QLineEdit):
            return editor.isRedoAvailable()
        return editor is not None and editor.document().isRedoAvailable()

    def undo(self) -> bool:
        """Take back in the editor; False where there is nothing."""
        if self.can_undo and self._editor is not None:
            self._editor.undo()
            return True
        return False

    def redo(self) -> bool:
        """Do again in the editor; False where there is nothing."""
        if self.can_redo and self._editor is not None:
            self._editor.redo()
            return True
        return False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """An editor claims the keys of undo even where it has nothing to undo: then they are left to the menu."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            empty_undo = event.matches(KEYS.Undo) and not self.can_undo
            empty_redo = event.matches(KEYS.Redo) and not self.can_redo
            if empty_undo or empty_redo:
                event.ignore()
                return True
        return False

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._editor is not None:
            self._let_go()
        if isinstance(new, Editor) and not new.isReadOnly():
            self._editor = new
            new.installEventFilter(self)
            new.destroyed.connect(self._forget)
            new.textChanged.connect(self.changed)
        self.changed.emit()

    def _let_go(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            editor.removeEventFilter(self)
            editor.destroyed.disconnect(self._forget)
            editor.textChanged.disconnect(self.changed)

    def _forget(self) -> None:
        self._editor = None


def copy_from_focus() -> bool:
    """Copy what is selected where the keyboard is; False where nothing there can be copied."""
    focused = QApplication.focusWidget()
    if isinstance(focused, QLineEdit):
        focused.copy()
        return focused.hasSelectedText()
    if isinstance(focused, QTextEdit | QPlainTextEdit):
        focused.copy()
        return focused.textCursor().hasSelection()
    # Pages select by themselves; start-up does without them.
    selecting = getattr(focused, "selecting", None)
    if selecting is not None and selecting.stretch is not None:
        selecting.copy()
        return True
    return False


def select_all_in_focus() -> None:
    """Select everything where the keyboard is."""
    focused = QApplication.focusWidget()
    if isinstance(focused, Editor):
        focused.selectAll()
