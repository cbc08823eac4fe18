"""The article pane without an article: one quiet sentence, and one thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.views.theme import Theme


class Welcome(QWidget):
    """Shown while no article is open.

    Signals: `open_wanted()`, `paste_wanted()`, `sample_wanted()`.
    """

    open_wanted = Signal()
    paste_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """With the sentence for an empty desk."""
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sentence = QLabel()
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._hint = QLabel(tr("or drop a file here"))
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.open = QPushButton(tr("Open an article…"))
        self.open.setProperty("kind", "accent")
        self.paste = QPushButton(tr("Paste one"))
        self.sample = QPushButton(tr("Show the sample"))
        for button in (self.paste, self.sample):
            button.setProperty("kind", "link")
        self.open.clicked.connect(self.open_wanted)
        self.paste.clicked.connect(self.paste_wanted)
        self.sample.clicked.connect(self.sample_wanted)
        self._actions = QWidget()
        self._lay_out()
        theme.changed.connect(self.restyle)
        self.restyle()
        self.show_empty()

    def show_empty(self) -> None:
        """No article is open."""
        self._show(tr("No article is open."), acting=True)

    def show_busy(self, words: str) -> None:
        """An article is being read."""
        self._show(words, acting=False)

    def show_error(self, sentence: str) -> None:
        """Something went wrong, in one sentence that says what to do."""
        self._show(sentence, acting=True)

    def restyle(self) -> None:
        """Follow the theme."""
        tokens = self._theme.tokens
        self.sentence.setFont(self._theme.ui_font("large"))
        self.sentence.setStyleSheet(f"color: {tokens.soft};")
        self._hint.setFont(self._theme.ui_font())
        self._hint.setStyleSheet(f"color: {tokens.soft};")
        for button in (self.open, self.paste, self.sample):
            button.setFont(self._theme.ui_font())

    def _show(self, words: str, acting: bool) -> None:
        self.sentence.setText(words)
        self._actions.setVisible(acting)

    def _lay_out(self) -> None:
        main = QHBoxLayout()
        main.addStretch()
        main.addWidget(self.open)
        main.addStretch()
        others = QHBoxLayout()
        others.addStretch()
        others.addWidget(self.paste)
        others.addWidget(self.sample)
        others.addStretch()
        actions = QVBoxLayout(self._actions)
        actions.setContentsMargins(0, 0, 0, 0)
        actions.setSpacing(12)
        actions.addLayout(main)
        actions.addWidget(self._hint)
        actions.addLayout(others)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(24)
        column.addStretch(2)
        column.addWidget(self.sentence)
        column.addWidget(self._actions)
        column.addStretch(3)
