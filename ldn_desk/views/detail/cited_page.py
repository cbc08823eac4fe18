"""The *Cited for* tab: every sentence that cites the reference; a click, or Enter, goes there."""

from html import escape

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ldn_desk.domain.article import Citation
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references import detail
from ldn_desk.views.theme import Theme, Tokens
from ldn_desk.views.widgets.flow_text import FlowText, marked
from ldn_desk.wording.summary import POINT_SHAPE

INITIATOR = "cited-for"


class CitedPage(QWidget):
    """The citing sentences, each under its section. `show_entry` fills it."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Empty before `show_entry`."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._entry: Entry | None = None
        self.text = FlowText(theme, self, right_margin=12)
        self.text.setAccessibleName(tr("Sentences that cite this reference"))
        self.text.acted.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 4, 0)
        column.addWidget(self.text)

    def show_entry(self, entry: Entry) -> None:
        """Show the sentences, the one the reader is at on a wash."""
        self._entry = entry
        here = self._desk.selection.current.citation_id
        place = self.text.verticalScrollBar().value()
        self.text.show_html(cited_html(entry, here, self._theme.tokens, self.text.shape_html(POINT_SHAPE)))
        self.text.verticalScrollBar().setValue(place)

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        if self._entry is not None:
            self.show_entry(self._entry)

    def _go(self, citation_id: str) -> None:
        if self._entry is not None:
            self._desk.selection.select_citation(citation_id, INITIATOR, self._entry.reference.id)


def cited_html(entry: Entry, here: str, tokens: Tokens, pointer: str) -> str:
    """The document; `here` is the id of the citation the reader is at, `pointer` the shape of a point as HTML."""
    if not entry.citations:
        words = tr("No place in the article cites this reference.")
        return f'<body><p class="soft">{escape(words)}</p></body>'
    rows = [_citation(entry, place, here, tokens, pointer) for place in range(len(entry.citations))]
    return f'<body><table width="100%" cellspacing="0" cellpadding="0">{"".join(rows)}</table></body>'


def _citation(entry: Entry, place: int, here: str, tokens: Tokens, pointer: str) -> str:
    citation = entry.citations[place]
    ground = f"background-color:{tokens.wash};" if citation.id == here else ""
    spans = detail.clashes(entry.open_points, citation.sentence, place)
    sentence = marked(citation.sentence, spans, "<b>", "</b>")
    points = [point.words for point in entry.open_points if point.citation == place]
    hints = "".join(f'<br><span class="soft">{pointer}{escape(words)}</span>' for words in points)
    link = f'<a href="desk:{escape(citation.id)}" style="color:{tokens.ink}; text-decoration:none">{sentence}</a>'
    style = f"padding:8px 12px 8px 8px; border-bottom:1px solid {tokens.line}; {ground}"
    return f'<tr><td style="{style}"><span class="soft">{_where(citation)}</span><br>{link}{hints}</td></tr>'


def _where(citation: Citation) -> str:
    return " · ".join(escape(part) for part in (citation.marker, citation.section) if part)
