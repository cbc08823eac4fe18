"""The Claim section: every place that cites the reference, its sentence, and its points to check."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QTextCursor
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ldn_desk.domain.article import Citation
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.translation import count, tr
from ldn_desk.domain.verdict import Point
from ldn_desk.presenters.article.paragraphs import ParagraphNumbers
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references import sheet
from ldn_desk.views.acts.on_verdict import act_on
from ldn_desk.views.sheet.quotation import QuotationRow
from ldn_desk.views.sheet.section import Body
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.flow_text import FlowText, link, marked, paragraph
from ldn_desk.views.widgets.in_sight import keep_in_sight
from ldn_desk.wording.reasons import reason_words
from ldn_desk.wording.summary import POINT_SHAPE, day_words, points_words
from ldn_desk.wording.terms import begun
from ldn_desk.wording.verdicts import point_words

INITIATOR = "claim"
AT_ONCE = 3
"""So many places are shown at first: the one in hand, those with a point to check, then the first ones."""
REFERENCE_ITSELF = -1
"""The number of the place of points that are on no citation."""


class Places(QObject):
    """Where a citation stands, in words; follows the article on the desk."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Paragraphs are counted when they are first asked for."""
        super().__init__(parent)
        self._desk = desk
        self._numbers = ParagraphNumbers()

    def words(self, citation: Citation) -> str:
        """`¶ 6 · Evidence in people`, as far as it is known."""
        if self._numbers.article is not self._desk.opened.article:
            self._numbers = ParagraphNumbers(self._desk.opened.article)
        number = self._numbers.at(citation.start)
        paragraph_words = tr("¶ {n}", n=number) if number else ""
        return " · ".join(part for part in (paragraph_words, citation.section) if part)

    def only(self, entry: Entry) -> str:
        """The words of the one place that cites it; where there are several, each stands over its own sentence."""
        return self.words(entry.citations[0]) if len(entry.citations) == 1 else ""


def cited_words(entry: Entry) -> str:
    """`cited once`, `cited 3 times`; empty where nothing cites it."""
    number = len(entry.citations)
    return count(number, "cited once", "cited {n} times") if number else ""


class Claim(Body):
    """The places, a text and a row to judge it in each; those past the first few are a click away.

    `show_entry` fills it.
    """

    def __init__(self, desk: Desk, theme: Theme, places: Places, parent: QWidget) -> None:
        """Empty before `show_entry`."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._places = places
        self._entry: Entry | None = None
        self._all_of = ""
        self._here = ""
        self._shown: list[int] = []
        self.texts: list[FlowText] = []
        self.rows: list[QuotationRow] = []
        self.silence = QLabel(tr("No point raised does not mean the citation is right."), self)
        self.silence.setWordWrap(True)
        self.more = QPushButton(self)
        self.more.setProperty("kind", "link")
        self.more.clicked.connect(self._show_all)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.silence)
        self.restyle()

    def show_entry(self, entry: Entry) -> None:
        """Show the places, the one the reader is at on a wash."""
        self._entry = entry
        here = self._desk.selection.current.citation_id
        self._shown = _in_sight(entry, here, self._all_of == entry.reference.id)
        for at, place in enumerate(self._shown):
            self._text(at).show_html(self._html(entry, place, here))
            self._text(at).setVisible(True)
            self.rows[at].setVisible(place >= 0)
            if place >= 0:
                self.rows[at].show_place(entry, entry.citations[place])
        for beyond in (*self.texts[len(self._shown) :], *self.rows[len(self._shown) :]):
            beyond.setVisible(False)
        hidden = len(entry.citations) - sum(place >= 0 for place in self._shown)
        self.silence.setVisible(bool(entry.citations) and not entry.open_points)
        self.more.setVisible(hidden > 0)
        self.more.setText(_more_words(entry, self._shown, hidden))
        if here != self._here:
            self._here = here
            # Laid out by then.
            QTimer.singleShot(0, self, self._follow)

    def _follow(self) -> None:
        """Of several places the one in hand is seen, with its row; while the reader works in the sheet, it stays."""
        entry = self._entry
        window = self.window()
        frame = self.parentWidget()
        if frame is not None and frame.isAncestorOf(window.focusWidget() or window):
            return
        places = [each.id for each in entry.citations] if entry is not None and len(entry.citations) > 1 else []
        place = places.index(self._here) if self._here in places else REFERENCE_ITSELF
        if place >= 0 and place in self._shown:
            at = self._shown.index(place)
            keep_in_sight(self, self.texts[at].geometry().united(self.rows[at].geometry()))

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        self.more.setFont(self._theme.ui_font())
        self.silence.setFont(self._theme.ui_font("small"))
        palette = self.silence.palette()
        palette.setColor(palette.ColorRole.WindowText, QColor(self._theme.tokens.soft))
        self.silence.setPalette(palette)
        for row in self.rows:
            row.restyle()
        if self._entry is not None:
            self.show_entry(self._entry)

    def save_pending(self) -> None:
        """Save what is typed of any judgement."""
        for row in self.rows:
            row.save_pending()

    def take_focus(self) -> None:
        """The first sentence has the keyboard."""
        self.texts[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_point(self) -> None:
        """Put the keyboard on the first point to check."""
        entry = self._entry
        if entry is None or not entry.open_points:
            return
        point = entry.open_points[0]
        place = point.citation if 0 <= point.citation < len(entry.citations) else REFERENCE_ITSELF
        text = self.texts[self._shown.index(place)]
        text.setFocus(Qt.FocusReason.OtherFocusReason)
        _select_link(text, f"desk:dismiss/{entry.points.index(point)}")

    def _text(self, at: int) -> FlowText:
        while len(self.texts) <= at:
            made = FlowText(self._theme, self)
            made.setAccessibleName(tr("Sentence that cites it"))
            made.acted.connect(self._act)
            self.texts.append(made)
            row = QuotationRow(self._desk, self._theme, self)
            row.restyle()
            self.rows.append(row)
            self._column.insertWidget(2 * len(self.texts) - 2, made)
            self._column.insertWidget(2 * len(self.texts) - 1, row)
        return self.texts[at]

    def _html(self, entry: Entry, place: int, here: str) -> str:
        if not entry.citations and place < 0 and not entry.points:
            return _body(paragraph(escape(tr("No place in the article cites this reference.")), 0, "soft"))
        points = "".join(self._point(entry, number) for number in _points_of(entry, place))
        if place < 0:
            return _body(points)
        several = len(entry.citations) > 1
        citation = entry.citations[place]
        where = self._where(citation) if several else ""
        html = where + self._quote(entry, place) + points
        return _body(html, self._theme.tokens.wash if several and citation.id == here else "")

    def _where(self, citation: Citation) -> str:
        words = " · ".join(part for part in (self._places.words(citation), citation.marker) if part)
        return paragraph(f'<span class="small">{escape(words)}</span>', 0, "soft")

    def _quote(self, entry: Entry, place: int) -> str:
        """The sentence in the type of the article, what clashes in bold; it leads to its place."""
        citation = entry.citations[place]
        spans = sheet.clashes(entry.open_points, citation.sentence, place)
        sentence = f"“{marked(citation.sentence, spans, '<b>', '</b>')}”"
        style = f"color:{self._theme.tokens.ink}; text-decoration:none; {_reading(self._theme.reading_font())}"
        return paragraph(f'<a href="desk:go/{place}" style="{style}">{sentence}</a>', 0)

    def _point(self, entry: Entry, number: int) -> str:
        """`sentence says case series; title says Randomized · Dismiss…`; a dismissed one says when and why."""
        point = entry.points[number]
        dismissal = entry.dismissal(point)
        if dismissal is None:
            shape = self.texts[0].shape_html(POINT_SHAPE) if self.texts else ""
            colour = self._theme.tokens.accent
            words = f'{shape}<span style="color:{colour}">{_clashing(point)}</span>'
            act = link(f"desk:dismiss/{number}", tr("Dismiss…")) if self._desk.writable else ""
            return paragraph(f"{words} &nbsp; {act}", 4)
        told = tr("Dismissed {day}: {reason}", day=day_words(dismissal.modified), reason=reason_words(dismissal.reason))
        act = link(f"desk:take-back/{number}", tr("Take back")) if self._desk.writable else ""
        return paragraph(f"{_clashing(point)}. {escape(told)} &nbsp; {act}", 4, "soft")

    def _show_all(self) -> None:
        if self._entry is not None:
            first = min(set(range(len(self._entry.citations))) - set(self._shown))
            self._all_of = self._entry.reference.id
            self.show_entry(self._entry)
            self.texts[self._shown.index(first)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _act(self, what: str) -> None:
        entry = self._entry
        if entry is None:
            return
        act, _, number = what.partition("/")
        if act == "go":
            citation = entry.citations[int(number)]
            self._desk.selection.select_citation(citation.id, INITIATOR, entry.reference.id)
        else:
            act_on(what, entry, self._desk, self._theme, self)


def _in_sight(entry: Entry, here: str, everything: bool) -> list[int]:
    """The places to show, in reading order; points on the reference itself, or that nothing cites it, come first."""
    itself = [REFERENCE_ITSELF] if not entry.citations or _points_of(entry, REFERENCE_ITSELF) else []
    every = range(len(entry.citations))
    if everything or len(every) <= AT_ONCE + 1:
        return [*itself, *every]
    raised = [point.citation for point in entry.open_points if point.citation in every]
    first = [place for place in every if entry.citations[place].id == here] + raised[:1]
    needed = list(dict.fromkeys((*first, *sorted(raised), *every)))[:AT_ONCE]
    return [*itself, *sorted(needed)]


def _more_words(entry: Entry, shown: Sequence[int], hidden: int) -> str:
    words = count(hidden, "{n} more place", "{n} more places")
    points = sum(0 <= p.citation < len(entry.citations) and p.citation not in shown for p in entry.open_points)
    return f"{words}, {points_words(points)} ▸" if points else f"{words} ▸"


def _points_of(entry: Entry, place: int) -> list[int]:
    """The numbers of the points on this place; those that are on none count to the reference itself."""
    cited = range(len(entry.citations))
    placed = [point.citation if point.citation in cited else REFERENCE_ITSELF for point in entry.points]
    return [number for number, each in enumerate(placed) if each == place]


def _clashing(point: Point) -> str:
    """The point's words, what both sides say in bold."""
    words = escape(begun(point_words(point)))
    for said in (point.sentence_says, point.record_says):
        words = words.replace(escape(said), f"<b>{escape(said)}</b>", 1) if said else words
    return words


def _body(html: str, ground: str = "") -> str:
    if not ground:
        return f"<body>{html}</body>"
    cell = f'<td style="padding:6px 8px 6px 8px; background-color:{ground}">{html}</td>'
    return f'<body><table width="100%" cellspacing="0" cellpadding="0"><tr>{cell}</tr></table></body>'


def _reading(font: QFont) -> str:
    return f"font-family:'{font.family()}'"


def _select_link(text: FlowText, href: str) -> None:
    """Let the text's own Tab order stand at this link, as if Tab had come to it."""
    block = text.document().begin()
    while block.isValid():
        for run in block.textFormats():
            if run.format.anchorHref() == href:
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + run.start)
                cursor.setPosition(block.position() + run.start + run.length, QTextCursor.MoveMode.KeepAnchor)
                text.setTextCursor(cursor)
                return
        block = block.next()
