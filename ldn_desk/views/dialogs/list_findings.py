"""What the list itself shows, finding by finding; it stays open while the reader walks them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.references.list_findings import ListFindings
from ldn_desk.views.dialogs.dialog import Dialog, letters
from ldn_desk.views.theme import Theme

_FINDING = Qt.ItemDataRole.UserRole


class ListFindingsDialog(Dialog):
    """Findings under the headings of their rules. Activating one goes to its reference, or to the marker."""

    def __init__(self, findings: ListFindings, theme: Theme, parent: QWidget | None = None) -> None:
        """Follows `findings`: what has been mended is gone."""
        super().__init__(theme, tr("The list of references"), parent)
        self._findings = findings
        self._sentence = self.add_sentence("")
        self.rows = QListWidget()
        self.rows.setWordWrap(True)
        self.rows.setFont(theme.ui_font())
        self.rows.setAccessibleName(tr("Findings in the list"))
        self.rows.setMinimumSize(letters(self, 40), letters(self, 20))
        # Rows wrap, and do so anew at another width.
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.rows.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.rows.itemActivated.connect(self._follow)
        self.rows.itemClicked.connect(self._follow)
        self.column.addWidget(self.rows, 1)
        self.add_buttons()
        findings.changed.connect(self._fill)
        self._fill()
        self.fit(76, 28 if findings.findings else 0)

    def _fill(self) -> None:
        self._sentence.setText(
            tr("Leads, not proof: what the list shows by itself, without asking anyone. Choose one to go there.")
            if self._findings.findings
            else tr("Nothing in the list asks for a look.")
        )
        self.rows.setVisible(bool(self._findings.findings))
        self.rows.clear()
        for heading, found in self._findings.groups():
            self._add(f"{heading} · {len(found)}", None)
            for finding in found:
                self._add(self._findings.line(finding), finding)

    def _add(self, words: str, finding: object) -> None:
        item = QListWidgetItem(words, self.rows)
        if finding is None:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setFont(self.theme.ui_font(bold=True))
            item.setForeground(self.palette().windowText())
            item.setSizeHint(QSize(0, round(self.fontMetrics().height() * 1.9)))
        else:
            item.setData(_FINDING, finding)

    def _follow(self, item: QListWidgetItem) -> None:
        finding = item.data(_FINDING)
        if finding is not None:
            self._findings.follow(finding)
