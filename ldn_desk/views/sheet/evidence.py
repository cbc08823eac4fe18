"""The Evidence section: what kind of study the work is, and how strong it is for what it is cited for here."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from html import escape
from typing import Any, TypeVar

from PySide6.QtCore import QRegularExpression, Qt, QTimer
from PySide6.QtGui import QColor, QRegularExpressionValidator
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ldn_desk.domain.article import Citation
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.evidence import (
    DESIGN_WORDS,
    DIRECTNESS_MEANING,
    DIRECTNESS_WORDS,
    NO_EVIDENCE,
    NO_STUDY,
    OUTCOME_MEANING,
    OUTCOME_WORDS,
    QUESTION_MEANING,
    QUESTION_WORDS,
    SUBJECT_WORDS,
    Design,
    Directness,
    Level,
    Outcome,
    Question,
    Subjects,
)
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.sheet.claim import Places
from ldn_desk.views.sheet.section import Body
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.choice_box import ChoiceBox
from ldn_desk.views.widgets.flow_layout import FlowLayout
from ldn_desk.views.widgets.flow_text import FlowText, link, paragraph
from ldn_desk.views.widgets.help_card import HelpButton
from ldn_desk.views.widgets.scale_row import ScaleRow
from ldn_desk.views.widgets.segments import Offer, Segments, stacked
from ldn_desk.wording import scales
from ldn_desk.wording.evidence import level_phrase, moved_question, short_words, usual_words
from ldn_desk.wording.scales import Help

Kind = TypeVar("Kind", bound=StrEnum)

INITIATOR = "evidence"
AUTOSAVE_MS = 400
"""What is typed is saved so long after the last key."""
FIELD_INSET = 11
"""Pixels that a field keeps at each side of its text."""


def place_in_hand(desk: Desk, entry: Entry) -> Citation | None:
    """The citation that is graded: the one in hand, else the first that is graded, else the first."""
    here, graded = desk.selection.current.citation_id, {each.citation_id for each in entry.gradings}
    wanted = (lambda each: each.id == here, lambda each: each.id in graded, lambda _each: True)
    return next((each for test in wanted for each in entry.citations if test(each)), None)


def evidence_line(desk: Desk, entry: Entry) -> str:
    """`OCEBM level 2 (randomised trial) · 12 people · direct · patient-oriented`, of the citation in hand."""
    place = place_in_hand(desk, entry)
    grading = entry.grading(place) if place is not None else None
    study = entry.description.study if entry.description is not None else NO_STUDY
    return short_words(grading.evidence if grading is not None else NO_EVIDENCE, study)


class EvidenceSection(Body):
    """Two parts: the work itself, and what it is cited for at the place in hand. `show_entry` fills it."""

    def __init__(self, desk: Desk, theme: Theme, places: Places, parent: QWidget) -> None:
        """Empty before `show_entry`."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._places = places
        self._reference_id = ""
        self._citation_id = ""
        self._saved = ("", "")
        self._entry: Entry | None = None
        self._make_work()
        self._make_citation()
        self._autosave = QTimer(self, interval=AUTOSAVE_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self.restyle()

    def show_entry(self, entry: Entry) -> None:
        """Show what is said of the work, and of the citation in hand."""
        self._entry = entry
        place = place_in_hand(self._desk, entry)
        here = (entry.reference.id, place.id if place is not None else "")
        if here != (self._reference_id, self._citation_id):
            self.save_pending()
            self._reference_id, self._citation_id = here
            self._saved = ("", "")
            self.number.clear()
            self.moved.clear()
        self._show_study()
        again = tr("The reference has changed since its study was described.")
        described = entry.description is not None and bool(entry.description.again)
        self._remark(self.work_remarks, again if described else "")
        self.cited.setVisible(place is not None)
        if place is not None:
            self._show_places(entry, place)
            self._show_evidence(entry, place)
        for part in (*self._fields, self.number, self.moved):
            part.setEnabled(self._desk.writable)
        self.headed.emit()

    def save_pending(self) -> None:
        """Save what is typed and not yet saved."""
        self._autosave.stop()
        number, moved = self.number.text().strip(), self.moved.text().strip()
        if number != self._saved[0]:
            self._describe(n=int(number) if number else None)
        if moved != self._saved[1] and self._citation_id:
            self._grade(moved=moved)

    def take_focus(self) -> None:
        """The first field has the keyboard."""
        self.design.setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        small = self._theme.ui_font("small")
        for label in (self.of_work, self.of_citation):
            label.setWordWrap(True)
            label.setFont(small)
            palette = label.palette()
            palette.setColor(palette.ColorRole.WindowText, QColor(self._theme.tokens.soft))
            label.setPalette(palette)
        for row in self._rows:
            row.restyle()
        for field in (self.design, self.question, self.place, self.number, self.moved, self.n):
            field.setFont(self._theme.ui_font())
        widest = max(row.head_width for row in self._rows)
        for row in self._rows:
            row.align(widest)
        if self._entry is not None:
            self.show_entry(self._entry)
        figure = self.number.fontMetrics().horizontalAdvance("0000000")
        self.number.setFixedWidth(figure + 2 * FIELD_INSET)

    def _make_work(self) -> None:
        theme = self._theme
        self.of_work = QLabel(tr("The work itself, wherever it is cited"), self)
        self.work_remarks = FlowText(theme, self)
        self.work_remarks.setAccessibleName(tr("On this description"))
        self.design = _box(tr("Design"), [(tr(DESIGN_WORDS[each]), each) for each in Design], theme, self)
        offers = [Offer(each, tr(SUBJECT_WORDS[each]), tr(SUBJECT_WORDS[each])) for each in Subjects]
        self.subjects = Segments(tr("What was studied"), offers, theme, self, back=True)
        self.n = QLabel(tr("n ="), self)
        self.number = QLineEdit(self)
        self.number.setAccessibleName(tr("How many: n"))
        self.number.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,9}"), self))

    def _make_citation(self) -> None:
        theme = self._theme
        self.cited = QWidget(self)
        self.of_citation = QLabel(self.cited)
        self.place = ChoiceBox(theme, self.cited)
        self.place.setAccessibleName(tr("The place that cites it"))
        asked = [
            (tr("{question}: {meaning}", question=tr(QUESTION_WORDS[each]), meaning=tr(QUESTION_MEANING[each])), each)
            for each in Question
        ]
        self.question = _box(tr("Question type"), asked, theme, self.cited)
        graded = [Offer(each, _short(each), level_phrase(each)) for each in Level]
        self.level = Segments(tr("OCEBM 2011 level"), graded, theme, self.cited, back=True)
        self.usual = FlowText(theme, self.cited)
        self.usual.setAccessibleName(tr("What is usual"))
        self.moved = QLineEdit(self.cited)
        self.moved.setAccessibleName(tr("Moved up or down because"))
        self.directness = self._choice(Directness, tr("Directness to this claim"), DIRECTNESS_WORDS, DIRECTNESS_MEANING)
        self.outcome = self._choice(Outcome, tr("Outcome"), OUTCOME_WORDS, OUTCOME_MEANING)
        self.remarks = FlowText(theme, self.cited)
        self.remarks.setAccessibleName(tr("On this grading"))

    def _choice(
        self, values: Iterable[StrEnum], name: str, words: Mapping[Any, str], meaning: Mapping[Any, str]
    ) -> Segments:
        offers = [
            Offer(each, tr(words[each]), tr("{word}: {meaning}", word=tr(words[each]), meaning=tr(meaning[each])))
            for each in values
        ]
        return Segments(name, offers, self._theme, self.cited, back=True)

    def _lay_out(self) -> None:
        def row(words: str, name: str, field: QWidget, parent: QWidget, help_of: Callable[[], Help] | None) -> ScaleRow:
            button = HelpButton(name, help_of, self._theme, parent) if help_of is not None else None
            return ScaleRow(words, button, field, self._theme, parent)

        said = self.cited
        counted = _flow(self.n, self.number)
        design, graded = _flow(self.design, counted), QWidget()
        below = stacked(graded)
        below.addWidget(self.level)
        below.addWidget(self.usual)
        work = (row(tr("design"), "", design, self, None), row(tr("studied"), "", self.subjects, self, None))
        self.moved_row = row(tr("moved because"), "", self.moved, said, None)
        self.level_row = row(tr("OCEBM level"), tr("OCEBM level"), graded, said, self._help_on_level)
        here = (
            row(tr("question"), tr("Question type"), self.question, said, scales.question_help),
            self.level_row,
            self.moved_row,
            row(tr("directness"), tr("Directness"), self.directness, said, scales.directness_help),
            row(tr("outcome"), tr("Outcome"), self.outcome, said, scales.outcome_help),
        )
        self._rows = (*work, *here)
        self._fields = (self.design, self.subjects, self.question, self.level, self.directness, self.outcome)
        column = stacked(self, 4)
        column.addWidget(self.of_work)
        column.addWidget(self.work_remarks)
        for part in work:
            column.addWidget(part)
        column.addSpacing(4)
        column.addWidget(self.cited)
        inner = stacked(self.cited, 4)
        parts: tuple[QWidget, ...] = (self.of_citation, self.place, self.remarks, *here)
        for each in parts:
            inner.addWidget(each)
        inner.setAlignment(self.place, Qt.AlignmentFlag.AlignLeft)

    def _help_on_level(self) -> Help:
        return scales.level_help(_chosen(self.question, Question))

    def _connect(self) -> None:
        self.design.activated.connect(lambda _at: self._describe(design=_chosen(self.design, Design)))
        self.subjects.chosen.connect(self._describe_subjects)
        self.question.activated.connect(lambda _at: self._grade(question=_chosen(self.question, Question)))
        self.level.chosen.connect(lambda level: self._grade(level=level))
        self.directness.chosen.connect(lambda directness: self._grade(directness=directness))
        self.outcome.chosen.connect(lambda outcome: self._grade(outcome=outcome))
        self.place.activated.connect(self._go_to_place)
        self.remarks.acted.connect(lambda _look: self._grade())
        self.work_remarks.acted.connect(lambda _look: self._describe())
        self._autosave.timeout.connect(self.save_pending)
        for field in (self.number, self.moved):
            field.textEdited.connect(lambda _text: self._autosave.start())
            field.editingFinished.connect(self.save_pending)

    def _grade(self, **parts: object) -> None:
        self._desk.grading.grade(self._reference_id, self._citation_id, INITIATOR, **parts)

    def _describe(self, **parts: Any) -> None:
        study, _version = self._desk.grading.study(self._reference_id)
        self._desk.grading.describe(self._reference_id, replace(study, **parts), INITIATOR)

    def _describe_subjects(self, subjects: Subjects | None) -> None:
        self.save_pending()
        study, _version = self._desk.grading.study(self._reference_id)
        self._desk.grading.describe(self._reference_id, study.of(subjects), INITIATOR)

    def _go_to_place(self, _at: int) -> None:
        self._desk.selection.select_citation(self.place.currentData(), INITIATOR, self._reference_id)

    def _show_study(self) -> None:
        study, _version = self._desk.grading.study(self._reference_id)
        self.design.setCurrentIndex(self.design.findData(study.design))
        self.subjects.show_value(study.subjects)
        for part in (self.n, self.number):
            part.setVisible(study.subjects is not Subjects.NONE)
        number = str(study.n) if study.n is not None else ""
        self._put(self.number, 0, number)

    def _show_places(self, entry: Entry, place: Citation) -> None:
        several = len(entry.citations) > 1
        self.place.setVisible(several)
        words = self._places.words(place)
        only = tr("As it is cited here: {place}", place=words) if words else tr("As it is cited here")
        self.of_citation.setText(tr("As it is cited at this place") if several else only)
        self.place.clear()
        for each in entry.citations if several else ():
            told = " · ".join(part for part in (self._places.words(each), each.marker) if part)
            self.place.addItem(told, each.id)
        self.place.setCurrentIndex(self.place.findData(place.id))

    def _show_evidence(self, entry: Entry, place: Citation) -> None:
        said, _version = self._desk.grading.evidence(self._reference_id, self._citation_id)
        study, _version = self._desk.grading.study(self._reference_id)
        self.question.setCurrentIndex(self.question.findData(said.question))
        self.level.show_value(said.level)
        self.directness.show_value(said.directness)
        self.outcome.show_value(said.outcome)
        self._put(self.moved, 1, said.moved)
        usual = usual_words(study.design, said.question)
        self.usual.show_html(f"<body>{paragraph(_small(usual), 2, 'soft')}</body>")
        self.usual.setVisible(bool(usual))
        self.moved.setPlaceholderText(moved_question(said, study))
        self.moved_row.setVisible(bool(said.moved) or said.level not in (None, Level.NOT_GRADED))
        grading, words = entry.grading(place), ""
        if grading is not None and grading.changed:
            words = tr("The sentence has changed since; it was graded as: “{sentence}”", sentence=grading.sentence)
        elif grading is not None and grading.again:
            words = tr("The reference has changed since it was graded.")
        self._remark(self.remarks, words)

    def _remark(self, remarks: FlowText, words: str) -> None:
        """Say what asks for another look, and let the reader say that it is still so."""
        remarks.setVisible(bool(words))
        act = link("desk:look", tr("Still so")) if self._desk.writable else ""
        remarks.show_html(f"<body>{paragraph(f'{escape(words)} &nbsp; {act}')}</body>" if words else "")

    def _put(self, field: QLineEdit, at: int, text: str) -> None:
        """Show what is kept, but for what is being typed."""
        if field.text().strip() == self._saved[at] and field.text().strip() != text:
            field.setText(text)
        saved = list(self._saved)
        saved[at] = text
        self._saved = (saved[0], saved[1])


def _box(name: str, offered: Sequence[tuple[str, object]], theme: Theme, parent: QWidget) -> ChoiceBox:
    box = ChoiceBox(theme, parent)
    box.setAccessibleName(name)
    box.addItem(tr("not said"), None)
    for words, value in offered:
        box.addItem(words, value)
    return box


def _chosen(box: ChoiceBox, kind: type[Kind]) -> Kind | None:
    """What is chosen: Qt hands an enum's value back as a plain text."""
    value = box.currentData()
    return kind(value) if value is not None else None


def _flow(*parts: QWidget) -> QWidget:
    """These side by side, or below one another where there is little room."""
    line = QWidget()
    row = FlowLayout(line, 8)
    row.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        row.addWidget(part)
    return line


def _small(words: str) -> str:
    return f'<span class="small">{escape(words)}</span>'


def _short(level: Level) -> str:
    return tr("not graded") if level is Level.NOT_GRADED else level.value
