import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ldn_desk.views.widgets.flow_layout import FlowLayout


class Box(QWidget):
    def sizeHint(self) -> QSize:
        return QSize(100, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(30, 20)


@pytest.fixture
def parts(qtbot: QtBot) -> tuple[QWidget, FlowLayout, list[Box]]:
    host = QWidget()
    qtbot.addWidget(host)
    layout = FlowLayout(host, gap=10)
    boxes = [Box(host) for _ in range(3)]
    layout.addWidget(boxes[0])
    layout.addWidget(boxes[1])
    layout.add_right()
    layout.addWidget(boxes[2])
    layout.setContentsMargins(0, 0, 0, 0)
    return host, layout, boxes


Parts = tuple[QWidget, FlowLayout, list[Box]]


def test_a_wide_row_has_its_last_part_at_the_right_end(parts: Parts) -> None:
    _host, layout, boxes = parts
    layout.setGeometry(QRect(0, 0, 500, 20))
    assert [box.x() for box in boxes] == [0, 110, 400]
    assert layout.heightForWidth(500) == 20


def test_what_has_no_room_goes_into_the_next_line(parts: Parts) -> None:
    _host, layout, boxes = parts
    layout.setGeometry(QRect(0, 0, 220, 50))
    assert [(box.x(), box.y()) for box in boxes] == [(0, 0), (110, 0), (120, 30)]
    assert layout.heightForWidth(220) == 50


def test_a_part_wider_than_the_row_is_narrowed(parts: Parts) -> None:
    _host, layout, boxes = parts
    layout.setGeometry(QRect(0, 0, 60, 100))
    assert [box.width() for box in boxes] == [60, 60, 60]


def test_hidden_parts_take_no_room(parts: Parts) -> None:
    _host, layout, boxes = parts
    boxes[1].hide()
    assert layout.sizeHint() == QSize(210, 20)
    assert layout.minimumSize() == QSize(30, 20)


def test_items_are_counted_and_can_be_taken(parts: Parts) -> None:
    _host, layout, _boxes = parts
    assert layout.count() == 3
    assert layout.itemAt(9) is None
    assert layout.takeAt(9) is None
    taken = layout.takeAt(0)
    assert taken is not None
    assert layout.count() == 2
    assert not layout.expandingDirections()
    assert layout.hasHeightForWidth()
