"""The header of the references: how many, what was found in words, and what the list shows in which order."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics, QPainter, QPaintEvent, QPolygon, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references.arrangement import FILTERS, SORTS
from ldn_desk.presenters.references.list_findings import ListFindings
from ldn_desk.presenters.references.list_model import ReferenceListModel
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.flow_layout import FlowLayout
from ldn_desk.wording.summary import summary

MOST_LINES = 2
SEPARATOR = " · "


class Choice(QToolButton):
    """A quiet button that says what is chosen and opens a menu of the rest; it elides, with a tooltip, where narrow."""

    def __init__(self, name: str, labels: Mapping[str, str], parent: QWidget | None = None) -> None:
        """`name` says what is chosen here, for tooltip and screen reader; `labels` by key."""
        super().__init__(parent)
        self._name = name
        self._labels = labels
        self._chosen = next(iter(labels))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAutoRaise(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        menu = QMenu(self)
        group = QActionGroup(menu)
        self._actions: dict[str, QAction] = {}
        for key, label in labels.items():
            action = self._actions[key] = menu.addAction(label)
            action.setCheckable(True)
            action.setData(key)
            group.addAction(action)
        self.setMenu(menu)
        self.show_chosen(self._chosen)

    def on_choice(self, choose: Callable[[str], None]) -> None:
        """Call `choose` with the key whenever the reader chooses."""
        self.menu().triggered.connect(lambda action: choose(str(action.data())))

    def show_chosen(self, key: str) -> None:
        """Say what is chosen."""
        self._chosen = key
        self._actions[key].setChecked(True)
        words = tr("{name}: {chosen}", name=self._name, chosen=self._labels[key])
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Write behind each choice how many there are."""
        for key, action in self._actions.items():
            action.setText(f"{self._labels[key]}\t{counts[key]}")

    @property
    def _arrow(self) -> int:
        return round(self.fontMetrics().height() * 0.5)

    def sizeHint(self) -> QSize:
        """Room for the words and the arrow."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._labels[self._chosen]) + self._arrow + 20, metrics.height() + 8)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(min(self.sizeHint().width(), 64), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The style's ground, then words and a small arrow."""
        painter = QPainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        if self.underMouse() or self.hasFocus():
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelButtonTool, option, painter, self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().buttonText().color())
        inner = self.rect().adjusted(6, 0, -6, 0)
        arrow = self._arrow
        room = inner.width() - arrow - 6
        words = painter.fontMetrics().elidedText(self._labels[self._chosen], Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        at = QPoint(inner.right() - arrow, inner.center().y() - arrow // 4)
        painter.setBrush(painter.pen().color())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygon([at, at + QPoint(arrow, 0), at + QPoint(arrow // 2, arrow // 2)]))


class Counts(QWidget):
    """Counts in words on at most two lines, never broken inside a count; what has no room is in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing is counted yet."""
        super().__init__(parent)
        self._parts: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_parts(self, parts: tuple[str, ...]) -> None:
        """Show these counts."""
        self._parts = parts
        words = SEPARATOR.join(parts)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def lines(self, width: int) -> list[str]:
        """The lines at this width, the last one elided where there is more to say."""
        lines: list[str] = []
        advance = self.fontMetrics().horizontalAdvance
        for part in self._parts:
            joined = lines[-1] + SEPARATOR + part if lines else part
            if lines and (advance(joined) <= width or len(lines) == MOST_LINES):
                lines[-1] = joined
            else:
                lines.append(part)
        return [self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]

    def hasHeightForWidth(self) -> bool:
        """One line where wide, two where narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the lines at this width."""
        return max(1, len(self.lines(width))) * self.fontMetrics().lineSpacing()

    def sizeHint(self) -> QSize:
        """All in one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(SEPARATOR.join(self._parts)), metrics.lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """As high as the lines at the present width, so that nothing below covers them."""
        return QSize(80, self.heightForWidth(max(80, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another number of lines."""
        super().resizeEvent(event)
        if self.minimumSizeHint().height() != self.height():
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        step, ascent = self.fontMetrics().lineSpacing(), self.fontMetrics().ascent()
        for place, line in enumerate(self.lines(self.width())):
            painter.drawText(0, place * step + ascent, line)


class ReferenceHeader(QWidget):
    """`References 10`, the counts in words, what the list itself shows, filter and sort."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        rows: ReferenceListModel,
        findings: ListFindings,
        parent: QWidget | None = None,
    ) -> None:
        """`rows` is what the filter and the sort work on; `found` opens the findings."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._rows = rows
        self._findings = findings
        self.found = QPushButton(self)
        self.found.setProperty("kind", "link")
        self.found.setCursor(Qt.CursorShape.PointingHandCursor)
        self.found.setAutoDefault(False)
        self._title = QLabel(self)
        self._counts = Counts(self)
        self.filter = Choice(tr("Shown"), {key: tr(label) for key, (label, _matches) in FILTERS.items()}, self)
        self.sort = Choice(tr("Sorted by"), {key: tr(label) for key, (label, _key) in SORTS.items()}, self)
        self.filter.on_choice(rows.set_filter)
        self.filter.menu().aboutToShow.connect(lambda: self.filter.show_counts(rows.filter_counts()))
        self.sort.on_choice(rows.set_sort_order)
        self._lay_out()
        rows.arranged_anew.connect(self._show_choices)
        rows.counts_changed.connect(self._show_counts)
        findings.changed.connect(self._show_found)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show_choices()
        self._show_counts()
        self._show_found()

    @property
    def counts(self) -> str:
        """The counts as they are shown."""
        return self._counts.accessibleName()

    @property
    def title(self) -> str:
        """The title as it is read: `References 10`."""
        return self._title.accessibleName()

    def _lay_out(self) -> None:
        line = FlowLayout(gap=8)
        line.addWidget(self._title)
        line.add_right()
        line.addWidget(self.filter)
        line.addWidget(self.sort)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 10, 6)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._counts)
        column.addWidget(self.found, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_choices(self) -> None:
        self.filter.show_chosen(self._rows.filter)
        self.sort.show_chosen(self._rows.sort_order)

    def _show_counts(self) -> None:
        entries = self._desk.opened.entries
        number = str(len(entries))
        if self._rows.filter != "all":
            number = tr("{shown} of {all}", shown=self._rows.rowCount(), all=len(entries))
        soft = self._theme.tokens.soft
        self._title.setText(f'{tr("References")}&nbsp; <span style="font-weight:400; color:{soft}">{number}</span>')
        self._title.setAccessibleName(f"{tr('References')} {number}")
        self._counts.show_parts(summary(entries))
        self._counts.setVisible(bool(entries))

    def _show_found(self) -> None:
        self.found.setText(self._findings.words)
        self.found.setVisible(bool(self._findings.words))

    def _restyle(self) -> None:
        tokens = self._theme.tokens
        self.found.setFont(self._theme.ui_font())
        self._title.setFont(self._theme.ui_font(bold=True))
        for widget in (self._counts, self.filter, self.sort):
            widget.setFont(self._theme.ui_font())
            palette = widget.palette()
            for role in (palette.ColorRole.WindowText, palette.ColorRole.ButtonText):
                palette.setColor(role, tokens.soft)
            widget.setPalette(palette)
        self._show_counts()
