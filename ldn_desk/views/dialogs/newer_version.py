"""What was just opened looks like a newer version: shall it take over what hangs on the older one?"""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ldn_desk.domain.article import Article, Reference
from ldn_desk.domain.shelf import Shelved
from ldn_desk.domain.translation import count, tr
from ldn_desk.domain.versions import Moved, mend_words
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.dialogs.writing import WritingDialog
from ldn_desk.views.theme import Theme
from ldn_desk.wording.summary import day_words, who_and_when
from ldn_desk.wording.terms import begun

MOST_SENTENCES = 20
"""Sentences that are shown of those whose citations came, and of those whose went."""


class NewerVersion(WritingDialog):
    """Asks, and then shows what moved. To close it keeps both articles, and changes nothing."""

    def __init__(
        self, desk: Desk, theme: Theme, article: Article, older: Shelved, parent: QWidget | None = None
    ) -> None:
        """`article` is open and on the desk; `older` is what it seems to be a newer version of."""
        super().__init__(desk, theme, tr("A newer version"), parent)
        self._article = article
        self._older = older
        self.add_heading(tr("This looks like a newer version of “{title}”", title=older.title or tr("Untitled")))
        self.told = self.add_sentence(_held(older))
        self.told.setMinimumHeight(self.told.fontMetrics().lineSpacing() * 3)
        self.moved = QPlainTextEdit()
        self.moved.setFont(theme.ui_font())
        self.moved.setReadOnly(True)
        self.moved.setTabChangesFocus(True)
        self.moved.setAccessibleName(tr("What moved"))
        self.moved.setMinimumHeight(self.moved.fontMetrics().lineSpacing() * 10)
        self.moved.hide()
        self.column.addWidget(self.moved, 1)
        self.refused = self.add_refusal()
        desk.mending.taken_over.connect(self._tell)
        self.take = self.button(tr("Take notes over"), self._take_over, "accent")
        self.show_older = self.button(tr("Open the older version"), self._open_older)
        self.show_older.hide()
        self.add_buttons(self.show_older, self.take, close=tr("Keep both"))
        self.fit(70)

    def _take_over(self) -> None:
        self._desk.mending.take_over(self._older.id, self._article.id)

    def _open_older(self) -> None:
        """It is kept under the id that the newer one had."""
        self._desk.open_article(self._article.id)
        self.accept()

    def _tell(self, moved: Moved) -> None:
        self.told.setText(
            tr(
                "Notes, ratings and mends were taken over; Undo takes this back. The older version is kept: the button "
                "below opens it, and so does References → Mend by Hand → Other Versions… at any time. What moved:"
            )
        )
        self.moved.setPlainText("\n".join((*map(begun, moved.words), *_lines(moved))))
        self.moved.show()
        self.take.hide()
        self.show_older.show()
        self.end.setText(tr("Close"))
        self.end.setFocus()


def _held(older: Shelved) -> str:
    """What stands on the older version, and what would be done."""
    parts = [
        count(older.references, "{n} reference", "{n} references"),
        tr("{n} rated", n=older.rated),
        count(older.notes, "{n} note", "{n} notes"),
        tr("added {day}", day=day_words(older.added)),
    ]
    offered = tr(
        "Take its notes, ratings, corrections and mends over to this version, or keep both as articles of their own? "
        "The older version stays as it was either way."
    )
    return f"{' · '.join(parts)}\n{offered}"


def _lines(moved: Moved) -> list[str]:
    lines = [f"+ {_reference(each)}" for each in moved.added]
    lines += [f"– {_reference(each)} ({tr('kept among the removed references')})" for each in moved.removed]
    lines += [
        tr("{before} is now {who}", before=each.before, who=_reference(each.reference)) for each in moved.renumbered
    ]
    lines += [f"≈ {_reference(each)}" for each in moved.reworded]
    lines += [tr("Now cites: {sentence}", sentence=each.sentence) for each in moved.new_citations[:MOST_SENTENCES]]
    lines += [tr("Cited before: {sentence}", sentence=each.sentence) for each in moved.gone_citations[:MOST_SENTENCES]]
    return lines + [tr("No longer applies: {mend}", mend=mend_words(each)) for each in moved.lost_mends]


def _reference(reference: Reference) -> str:
    return f"{reference.number}  {who_and_when(reference)}  {reference.printed.title}".strip()
