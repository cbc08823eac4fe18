"""What stands where the references would: one quiet sentence, and one thing to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ldn_desk.domain.translation import count, tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.theme import Theme


class NoReferences(QWidget):
    """Says why there are none; where DOIs stand in the text, they can be taken for the article's references."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Follows the article on the desk."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self.sentence = QLabel(self)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        self.link_dois = QPushButton(self)
        self.link_dois.clicked.connect(desk.mending.link_dois)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self.sentence)
        column.addWidget(self.link_dois, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        desk.opened.article_changed.connect(self._show)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show(desk.opened.article)

    def _show(self, article: object) -> None:
        if article is None:
            self.sentence.setText(tr("The references of the article will stand here."))
        else:
            self.sentence.setText(
                tr(
                    "No reference list was found in this article. The desk looks for a heading such as References. "
                    "Where there is a list, right-click its first line: The Reference List Begins Here."
                )
            )
        dois = self._desk.mending.dois_in_text()
        self.link_dois.setText(count(dois, "Link the {n} DOI in the text", "Link the {n} DOIs in the text"))
        self.link_dois.setVisible(dois > 0 and self._desk.writable)

    def _restyle(self) -> None:
        for widget in (self.sentence, self.link_dois):
            widget.setFont(self._theme.ui_font())
        palette = self.sentence.palette()
        palette.setColor(palette.ColorRole.WindowText, self._theme.tokens.soft)
        self.sentence.setPalette(palette)
