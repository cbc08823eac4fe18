"""The row under a citing sentence: does the source say this? Four choices; everything else unfolds beneath them."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ldn_desk.domain.article import Citation
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.judgement import (
    BASIS_WORDS,
    KIND_MEANING,
    KIND_WORDS,
    KINDS,
    OBSTACLE_WORDS,
    SHORT_WORDS,
    Basis,
    Choice,
    Judgement,
    Kind,
    Obstacle,
)
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.work.quoting import KEYS
from ldn_desk.views.sheet.quotation_details import Details
from ldn_desk.views.sheet.string_citation import StringRows
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.flow_layout import FlowLayout
from ldn_desk.views.widgets.flow_text import FlowText, link, paragraph
from ldn_desk.views.widgets.help_card import HelpButton
from ldn_desk.views.widgets.segments import Chips, Group, Offer, Segments, stacked
from ldn_desk.wording.quotations import choice_phrase, look_again_words, provisional_words, source_words
from ldn_desk.wording.terms import begun

INITIATOR = "quotation"


class QuotationRow(QWidget):
    """Judges one citation and one reference, and no other reference that the marker names. `show_place` fills it."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        """Of no place yet."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._reference_id = ""
        self._citation_id = ""
        self._unfolded = False
        offers = [Offer(choice, tr(SHORT_WORDS[choice]), choice_phrase(choice), KEYS[choice]) for choice in Choice]
        self.choices = Segments(tr("Does the source say this?"), offers, theme, self)
        self.help_button = HelpButton(tr("Does the source say this?"), "quotation", theme, self)
        self.more = QPushButton(self)
        self.kinds = {choice: self._kinds_of(choice) for choice in Choice if KINDS[choice]}
        obstacles = [Offer(each, tr(OBSTACLE_WORDS[each]), tr(OBSTACLE_WORDS[each])) for each in Obstacle]
        self.obstacles = Segments(tr("Reason for cannot assess"), obstacles, theme, self, back=True)
        read = [Offer(each, tr(BASIS_WORDS[each]), tr("Read: {basis}", basis=tr(BASIS_WORDS[each]))) for each in Basis]
        self.basis = Segments(tr("What was read"), read, theme, self, tr("read:"), back=True)
        self.kinds_help = [self._helped(chips, tr("In which way"), "kinds") for chips in self.kinds.values()]
        self.basis_help = self._helped(self.basis, tr("What was read"), "basis")
        self._helps = (self.help_button, *self.kinds_help, self.basis_help)
        self.remarks = FlowText(theme, self)
        self.details = Details(theme, self)
        self.others = StringRows(desk, theme, self)
        self._lay_out()
        self._connect()

    def show_place(self, entry: Entry, citation: Citation) -> None:
        """Show what is judged of this reference at this place."""
        if (entry.reference.id, citation.id) != (self._reference_id, self._citation_id):
            self.save_pending()
            self.details.empty()
            self._reference_id, self._citation_id = entry.reference.id, citation.id
            self._unfolded = False
        judgement = entry.judgement(citation)
        choice = judgement.quotation.choice if judgement else None
        self.choices.show_value(choice)
        self.more.setVisible(judgement is not None)
        for each, chips in self.kinds.items():
            chips.setVisible(choice is each)
        self.obstacles.setVisible(choice is Choice.CANNOT_ASSESS)
        self.basis.setVisible(judgement is not None)
        self._show_details(judgement)
        self._show_remarks(judgement)
        self.others.show_place(entry, citation)
        for part in (self.choices, *self.kinds.values(), self.obstacles, self.basis, self.details):
            part.setEnabled(self._desk.writable)

    def save_pending(self) -> None:
        """Save what is typed and not yet saved."""
        if self._citation_id:
            self.details.save_pending()

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        for button in (self.more, *self._helps):
            button.setFont(self._theme.ui_font("small"))
        self.details.restyle()
        self.others.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """`?` asks for help on the scale that has the keyboard; where one types, it is a letter."""
        if event.key() != Qt.Key.Key_Question:
            super().keyPressEvent(event)
            return
        focused = QApplication.focusWidget()
        near = (button for button in self._helps[1:] if _beside(button, focused))
        next(near, self.help_button).open()

    def _helped(self, group: Group, name: str, scale: str) -> HelpButton:
        """The "?" at the end of a row of choices."""
        button = HelpButton(name, scale, self._theme, group)
        group.row.addWidget(button)
        return button

    def _kinds_of(self, choice: Choice) -> Chips:
        def phrase(kind: Kind) -> str:
            return tr(KIND_MEANING.get(kind, KIND_WORDS[kind]))

        offers = [Offer(kind, tr(KIND_WORDS[kind]), phrase(kind)) for kind in KINDS[choice]]
        return Chips(tr("In which way"), offers, self._theme, self)

    def _lay_out(self) -> None:
        self.more.setProperty("kind", "link")
        self.remarks.setAccessibleName(tr("On this judgement"))
        line = QWidget(self)
        row = FlowLayout(line, 8)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.choices, self.help_button, self.more):
            row.addWidget(part)
        column = stacked(self)
        column.addWidget(line)
        unfolded = (*self.kinds.values(), self.obstacles, self.basis, self.remarks, self.details)
        for below in (*unfolded, self.others):
            column.addWidget(below)

    def _connect(self) -> None:
        quoting = self._desk.quoting

        def change(**parts: object) -> None:
            quoting.change(self._reference_id, self._citation_id, INITIATOR, **parts)

        self.choices.chosen.connect(self._choose)
        for chips in self.kinds.values():
            chips.changed.connect(lambda chips=chips: change(kinds=chips.values))
        self.obstacles.chosen.connect(lambda obstacle: change(obstacle=obstacle))
        self.basis.chosen.connect(lambda basis: change(basis=basis))
        self.details.said.connect(lambda parts: change(**parts))
        self.remarks.acted.connect(self._act)
        self.more.clicked.connect(self._fold)

    def _choose(self, choice: object) -> None:
        self.save_pending()
        self._desk.quoting.choose(self._reference_id, self._citation_id, Choice(str(choice)), INITIATOR)

    def _show_details(self, judgement: Judgement | None) -> None:
        shown = judgement is not None and self._unfolded
        if judgement is not None:
            self.basis.show_value(judgement.quotation.basis)
            self.obstacles.show_value(judgement.quotation.obstacle)
            for chips in self.kinds.values():
                chips.show_values(judgement.quotation.kinds)
            self.details.show_quotation(judgement.quotation)
        else:
            self.details.empty()
        self.details.setVisible(shown)
        self.more.setText(tr("Less ▾") if shown else tr("Passage, copy, note ▸"))

    def _show_remarks(self, judgement: Judgement | None) -> None:
        lines = self._of_judgement(judgement)
        self.remarks.setVisible(bool(lines))
        self.remarks.show_html("<body>" + "".join(lines) + "</body>")

    def _of_judgement(self, judgement: Judgement | None) -> list[str]:
        """That the sentence has changed, that a note is asked for, that it is provisional, and what was read."""
        if judgement is None:
            return []
        said, lines = judgement.quotation, []
        if judgement.changed:
            act = link("desk:look", tr("Still so")) if self._desk.writable else ""
            words = tr("The sentence has changed since; it was judged as: “{sentence}”", sentence=judgement.sentence)
            lines.append(paragraph(f"{escape(words)} &nbsp; {act}", 0))
        elif judgement.again:
            act = link("desk:look", tr("Still so")) if self._desk.writable else ""
            lines.append(paragraph(f"{escape(begun(look_again_words(judgement)))} &nbsp; {act}", 0))
        if said.provisional:
            lines.append(paragraph(escape(provisional_words(said.basis)), 0, "soft"))
        if said.wants_note and self._desk.writable:
            words = escape(tr("Not supported asks for a note."))
            lines.append(paragraph(f"{words} &nbsp; {link('desk:note', tr('Write one'))}", 0, "soft"))
        if not self._unfolded:
            told = [part for part in (source_words(said), said.note) if part]
            lines += [paragraph(escape(part), 0, "soft") for part in told]
        return lines

    def _act(self, what: str) -> None:
        entry = self._desk.opened.entry(self._reference_id)
        if what == "note":
            self._unfold()
            self.details.long["note"].setFocus(Qt.FocusReason.OtherFocusReason)
        elif what == "look" and entry is not None and self.choices.value is not None:
            self._choose(self.choices.value)

    def _fold(self) -> None:
        if self._unfolded:
            self.save_pending()
        self._unfold(not self._unfolded)

    def _unfold(self, unfolded: bool = True) -> None:
        self._unfolded = unfolded
        entry = self._desk.opened.entry(self._reference_id)
        citation = next((each for each in entry.citations if each.id == self._citation_id), None) if entry else None
        if entry is not None and citation is not None:
            self.show_place(entry, citation)


def _beside(button: HelpButton, focused: QWidget | None) -> bool:
    """Whether the keyboard is in the row of choices that ends with this button."""
    group = button.parentWidget()
    return focused is not None and group is not None and group.isAncestorOf(focused)
