"""The list of references: keyboard, selection and context menu around rows that the delegate paints."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references.list_findings import ListFindings
from ldn_desk.presenters.references.list_model import ReferenceListModel, Role
from ldn_desk.presenters.selection import Selected
from ldn_desk.views.references.row_delegate import ReferenceRowDelegate
from ldn_desk.views.theme import Theme

INITIATOR = "reference-list"
SEVERAL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
"""Held, the mouse and the arrows select several rows."""


class ReferenceList(QListView):
    """Rows of the references; the row that is current is the desk's selected reference.

    Signals: `sheet_wanted()` Enter was pressed on a row; `menu_wanted(QPoint)` a context menu is asked for on the
    selected row, at this place of the screen; `point_wanted()` `1 to check` was clicked on a
    row, which is selected now.
    """

    sheet_wanted = Signal()
    point_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(
        self, desk: Desk, theme: Theme, parent: QWidget | None = None, findings: ListFindings | None = None
    ) -> None:
        """Follows the desk's selection and leads it; rows say what is among the `findings`."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._following = False
        self._points_pressed = False
        self.rows = ReferenceListModel(desk, self, findings)
        self._delegate = ReferenceRowDelegate(theme, self)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(tr("References"))
        self.selectionModel().currentChanged.connect(self._lead)
        self.selectionModel().selectionChanged.connect(self._tell_several)
        self.rows.arranged_anew.connect(self._find_again)
        desk.selection.changed.connect(self._follow)
        theme.changed.connect(self._restyle)
        self._find_again()

    @property
    def row_height(self) -> int:
        """Height of every row, in pixels."""
        return self._delegate.row_height

    def minimumSizeHint(self) -> QSize:
        """One row."""
        return QSize(super().minimumSizeHint().width(), self.row_height)

    def step(self, by: int) -> None:
        """Select the next (1) or previous (-1) row shown; at the end it stays."""
        row = self.currentIndex().row()
        row = (0 if by > 0 else self.rows.rowCount() - 1) if row < 0 else row + by
        if 0 <= row < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(row))

    @property
    def first_row(self) -> str:
        """The id of the reference at the top; empty for none."""
        return str(self.indexAt(QPoint(1, 1)).data(Role.ID) or "")

    def begin_at(self, reference_id: str) -> None:
        """Another article's list: from this reference on, where it is shown, else from the top."""
        place = self.rows.index_of(reference_id)
        if place.isValid():
            self.scrollTo(place, QAbstractItemView.ScrollHint.PositionAtTop)
        else:
            self.scrollToTop()

    def keyboardSearch(self, _search: str) -> None:
        """Letters and digits judge here: a name that is typed would judge what it passes. Find finds."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads into the sheet; everything else is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.sheet_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over `1 to check`. Drawn with its button down, the mouse selects nothing: the row may have moved."""
        if not event.buttons():
            super().mouseMoveEvent(event)
        over = Qt.CursorShape.PointingHandCursor if self._over_points(event) else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != over:
            self.viewport().setCursor(over)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The press selects the row, and the row may move: where it was pressed is known only now."""
        self._points_pressed = event.button() is Qt.MouseButton.LeftButton and self._over_points(event)
        super().mousePressEvent(event)
        if not event.modifiers() & SEVERAL:
            # Qt selects what stands under the mouse now that the sheet has taken its room: another row, or none.
            self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """`1 to check` leads to the point."""
        super().mouseReleaseEvent(event)
        if self._points_pressed:
            self._points_pressed = False
            self.point_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By mouse on the row under it, by key on the selected one."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        place = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if place.isValid():
            if not self.selectionModel().isSelected(place):
                self.setCurrentIndex(place)
            at = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(place).center())
            self.menu_wanted.emit(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming here selects nothing by itself (Qt would make the first row current)."""
        self._following = True
        super().focusInEvent(event)
        self._following = False
        self._find_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The selected row stays in sight when the list gets lower."""
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _over_points(self, event: QMouseEvent) -> bool:
        at = event.position().toPoint()
        place = self.indexAt(at)
        return place.isValid() and self._delegate.points_box(self.visualRect(place), place).contains(at)

    def _lead(self, current: QModelIndex) -> None:
        reference_id = current.data(Role.ID) if current.isValid() else None
        if isinstance(reference_id, str) and not self._following:
            self._desk.selection.select_reference(reference_id, INITIATOR)

    def _tell_several(self, *_changes: object) -> None:
        chosen = sorted(self.selectionModel().selectedIndexes(), key=lambda place: place.row())
        self._desk.selection.select_several([str(place.data(Role.ID)) for place in chosen])

    def _follow(self, place: Selected, initiator: str) -> None:
        if initiator != INITIATOR:
            self._show(place.reference_id)

    def _find_again(self) -> None:
        self._show(self._desk.selection.current.reference_id)
        self._tell_several()

    def _show(self, reference_id: str) -> None:
        """Make the reference's row current and visible, without leading the selection."""
        self._following = True
        try:
            place = self.rows.index_of(reference_id)
            if place.isValid() and place != self.currentIndex():
                self.setCurrentIndex(place)
                self.scrollTo(place)
            elif not place.isValid():
                self.selectionModel().setCurrentIndex(QModelIndex(), QItemSelectionModel.SelectionFlag.Clear)
                self.selectionModel().clearSelection()
        finally:
            self._following = False

    def _restyle(self) -> None:
        self._delegate.restyle()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
