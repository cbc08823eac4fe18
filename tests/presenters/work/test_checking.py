"""A check in the window whose answers cannot be kept."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ldn_desk.store.file import connection
from tests.standin.registry import Registry
from tests.views.desk_window import ended, open_window


def test_what_kept_the_answers_out_of_the_library_stays_said(
    qtbot: QtBot, tmp_path: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    window = open_window(qtbot, tmp_path, registry)
    with closing(sqlite3.connect(tmp_path / "library.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        window.desk.checking.check()
        ended(qtbot, window)
    assert "is in use by another program; try again in a moment" in window.status.words.text()
    assert not any(entry.verdict.answered for entry in window.desk.opened.entries)
    window.desk.checking.check()
    ended(qtbot, window)
    assert all(entry.verdict.answered for entry in window.desk.opened.entries)
