"""What a long page that scrolls needs: that the place in hand is seen, and that Tab goes from top to bottom."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

AIR = 24
"""Pixels kept above and below the place in hand."""


def keep_in_sight(widget: QWidget, place: QRect) -> None:
    """Scroll what `widget` stands in as far as is needed to see `place`, in the widget's own coordinates."""
    area = _scrolled_by(widget)
    inner = area.widget() if area is not None else None
    if area is not None and inner is not None:
        seen = QRect(widget.mapTo(inner, place.topLeft()), place.size()).adjusted(0, -AIR, 0, AIR)
        bar = area.verticalScrollBar()
        top, height = bar.value(), area.viewport().height()
        if seen.top() < top or seen.height() > height:
            bar.setValue(seen.top())
        elif seen.bottom() > top + height:
            bar.setValue(seen.bottom() - height)


def order_tabs(page: QWidget) -> None:
    """Let Tab go through everything on `page` in the order in which layouts place it, whenever it was made."""
    for before, after in pairwise(_takers(page)):
        QWidget.setTabOrder(before, after)


def _takers(widget: QWidget) -> Iterator[QWidget]:
    """What takes the focus by Tab, in the order of the layouts; a widget that takes it itself is not looked into."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    elif isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from _takers(inner)
    else:
        yield from _laid_out(widget.layout())


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        if item is None:
            continue
        inside, below = item.widget(), item.layout()
        if inside is not None:
            yield from _takers(inside)
        elif below is not None:
            yield from _laid_out(below)


def _scrolled_by(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
