"""A guard against the PySide6 fault that drops references to `None` and `True` and aborts the interpreter."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal

CALLS = 2_000
NOISE = 500


class Emitter(QObject):
    told = Signal(bool)


@pytest.mark.parametrize("constant", [None, True])
def test_signals_and_void_calls_keep_the_reference_count_of(constant: object) -> None:
    emitter = Emitter()
    heard = []
    emitter.told.connect(lambda _value: heard.append(1))
    before = sys.getrefcount(constant)
    for _ in range(CALLS):
        emitter.told.emit(True)
        emitter.setObjectName("guard")
    after = sys.getrefcount(constant)
    assert len(heard) == CALLS
    assert before - after < NOISE
