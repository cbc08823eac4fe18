"""What is known of the article itself, for the reader to change; what was read stays beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ldn_desk.domain.article import ARTICLE_FIELDS, Article
from ldn_desk.domain.bibliography import Fields, attribute
from ldn_desk.domain.doi import doi_in, is_doi
from ldn_desk.domain.entry import OnArticle
from ldn_desk.domain.translation import N_, tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references import field_forms as forms
from ldn_desk.views.dialogs.dialog import Dialog
from ldn_desk.views.theme import Theme
from ldn_desk.wording.summary import shape, state_words

LABELS = {
    "title": N_("Title"),
    "author": N_("Authors"),
    "issued": N_("Year or date"),
    "container-title": N_("Journal"),
    "DOI": N_("DOI"),
}
LINES = {"title": 2, "author": 3}
"""Fields of several lines."""


class EditArticle(Dialog):
    """One form; nothing of the article's text changes."""

    def __init__(self, desk: Desk, theme: Theme, article: Article, parent: QWidget | None = None) -> None:
        """For the article as it is now."""
        super().__init__(theme, tr("Article details"), parent)
        self._desk = desk
        self._article = article
        self._form = QGridLayout()
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(6)
        self._form.setColumnStretch(1, 1)
        self.column.addLayout(self._form)
        self.fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        self.read: dict[str, QLabel] = {}
        for row, name in enumerate(ARTICLE_FIELDS):
            self._add(2 * row, name)
        self.add_sentence(tr("Check references asks about this DOI too; nothing else of the article leaves."))
        self.own = self.add_sentence(_own_words(desk.opened.about), soft=False)
        self.own.setVisible(bool(self.own.text()))
        self.told = self.add_sentence("", soft=False)
        self.told.hide()
        self.save = self.button(tr("Save"), self._save, "accent")
        self.as_read = self.button(tr("As read"), lambda: self._show(self._read))
        self.as_read.setToolTip(tr("Put back every field as the desk read it"))
        self.add_buttons(self.save, self.as_read, close=tr("Cancel"))
        self._look()
        self.fit(80)

    @property
    def values(self) -> Fields:
        """The fields as the form has them now."""
        before = self._article.fields
        texts = {name: self._text(name).strip() for name in ARTICLE_FIELDS}
        return before.with_(
            author=forms.names_of(before.author, texts["author"]),
            DOI=doi_in(texts["DOI"]) or texts["DOI"],
            **{
                attribute(name): forms.field_value(before, name, texts[name])
                for name in ("title", "issued", "container-title")
            },
        )

    @property
    def changed(self) -> tuple[str, ...]:
        """CSL-JSON names of the fields that are others than before."""
        before, after = self._article.fields, self.values
        return tuple(name for name in ARTICLE_FIELDS if _of(before, name) != _of(after, name))

    @property
    def _read(self) -> Fields:
        return self._article.read or self._article.fields

    def _add(self, row: int, name: str) -> None:
        words, text = tr(LABELS[name]), _shown(self._article.fields, name)
        field: QLineEdit | QPlainTextEdit
        if name in LINES:
            field = QPlainTextEdit(text)
            field.setTabChangesFocus(True)
            field.setFont(self.theme.ui_font())
            field.setFixedHeight(field.fontMetrics().lineSpacing() * LINES[name] + 22)
        else:
            field = QLineEdit(text)
            field.setFont(self.theme.ui_font())
            field.setCursorPosition(0)
        if name == "author":
            field.setPlaceholderText(tr("Family, Given — one author a line"))
        field.setAccessibleName(words)
        field.textChanged.connect(self._look)
        label = QLabel(words)
        label.setFont(self.theme.ui_font(bold=name in self._article.mended))
        label.setBuddy(field)
        align = Qt.AlignmentFlag.AlignTop if name in LINES else Qt.AlignmentFlag.AlignVCenter
        self._form.addWidget(label, row, 0, align)
        self._form.addWidget(field, row, 1)
        self.fields[name] = field
        if name in self._article.mended:
            read = _shown(self._read, name).replace("\n", "; ")
            said = tr("Read as: {read}", read=read) if read else tr("Not read in the file")
            self.read[name] = QLabel(said)
            self.read[name].setWordWrap(True)
            self.read[name].setTextFormat(Qt.TextFormat.PlainText)
            self.read[name].setFont(self.theme.ui_font("small"))
            self._form.addWidget(self.read[name], row + 1, 1)

    def _text(self, name: str) -> str:
        field = self.fields[name]
        return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()

    def _show(self, fields: Fields) -> None:
        for name, field in self.fields.items():
            text = _shown(fields, name)
            if isinstance(field, QPlainTextEdit):
                field.setPlainText(text)
            else:
                field.setText(text)

    def _look(self, *_news: object) -> None:
        if not hasattr(self, "save"):
            return
        doi = self.values.DOI
        wrong = tr("A DOI begins with 10., as in 10.1000/182.") if doi and not is_doi(doi) else ""
        self.tell(self.told, wrong)
        self.save.setEnabled(bool(self.changed) and not wrong)
        self.as_read.setEnabled(self.values != self._read)

    def _save(self) -> None:
        self._desk.appraising.edit_article(self._article, self.values, self.changed)
        self.accept()


def _of(fields: Fields, name: str) -> object:
    return getattr(fields, attribute(name))


def _shown(fields: Fields, name: str) -> str:
    return forms.name_lines(fields.author) if name == "author" else forms.field_text(fields, name)


def _own_words(about: OnArticle) -> str:
    """What a registry said of the DOI; empty where nobody was asked."""
    return f"{shape(about.verdict.code)} {state_words(about.verdict)}" if about.answered else ""
