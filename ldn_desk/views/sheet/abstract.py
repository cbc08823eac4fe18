"""The Abstract section, where the record has one."""

from html import escape

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ldn_desk.domain.entry import Entry
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references import sheet
from ldn_desk.views.sheet.section import Body
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.flow_text import FlowText, paragraph


class Abstract(Body):
    """The abstract in plain text. `show_entry` fills it."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        """Empty before `show_entry`."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._entry: Entry | None = None
        self.text = FlowText(theme, self)
        self.text.setAccessibleName(tr("Abstract"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)

    def show_entry(self, entry: Entry) -> None:
        """Read the abstract from the record, by the parser of its source."""
        self._entry = entry
        record = entry.verdict.record
        words = sheet.abstract(record, self._desk.workshop.registry) if record is not None else ""
        parts = [part for part in words.split("\n") if part.strip()]
        html = "".join(paragraph(escape(part), 8 if at else 0) for at, part in enumerate(parts))
        self.text.show_html(f"<body>{html}</body>")

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        if self._entry is not None:
            self.show_entry(self._entry)
