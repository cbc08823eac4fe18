"""Whatever the moment a desk is killed at, its library opens, is sound, and holds all that was called saved."""

import json
import multiprocessing
import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.kill import writing
from tests.store.samples import Desk

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this platform has no SIGKILL"),
]

WRITING, CREATING = 42, 8
"""Fifty kills in all."""


def _kill_at_random(target: Callable[[str, str, int], None], place: Path, acknowledged: Path, run: int) -> None:
    """Run a desk, and kill it at a random moment after its first sign of life."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.kill.writing"])
    lines = _size(acknowledged)
    process = context.Process(target=target, args=(str(place), str(acknowledged), run))
    process.start()
    give_up = time.monotonic() + 20
    while _size(acknowledged) == lines and process.is_alive() and time.monotonic() < give_up:
        time.sleep(0.002)
    time.sleep(random.uniform(0, 0.25))
    assert process.pid is not None
    assert process.is_alive(), "the desk came to its end by itself"
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    process.close()


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def test_nothing_that_was_called_saved_is_missing_after_a_kill(tmp_path: Path) -> None:
    place, acknowledged = tmp_path / "library.sqlite", tmp_path / "acknowledged"
    for run in range(WRITING):
        _kill_at_random(writing.work, place, acknowledged, run)
        lines = [json.loads(line) for line in _whole_lines(acknowledged)]
        _expect(place, [line for line in lines if line["run"] == run])
    with Desk(place) as desk:
        assert desk.library.doctor() == ()
        assert len(desk.library.shelf()) == WRITING


def _whole_lines(acknowledged: Path) -> list[str]:
    """What was acknowledged; a line that the kill cut short was not, and is taken away before the next run."""
    text = acknowledged.read_text()
    whole = text[: text.rfind("\n") + 1]
    if whole != text:
        acknowledged.write_text(whole)
    return whole.splitlines()


def _expect(place: Path, saved: list[dict[str, Any]]) -> None:
    """The library opens, is sound, and holds everything acknowledged (or what was being saved in its place)."""
    with Desk(place) as desk:
        with closing(sqlite3.connect(place)) as plain:
            assert plain.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            assert plain.execute("PRAGMA foreign_key_check").fetchall() == []
        article_id = next(line["id"] for line in saved if line["kind"] == "article")
        entries = {entry.reference.id: entry for entry in desk.library.entries(article_id)}
        notes = {note.id: note.text for entry in entries.values() for note in entry.notes}
        for line in saved:
            if line["kind"] == "note":
                assert notes[line["id"]].startswith(line["text"])
            elif line["kind"] == "stars":
                assert entries[line["id"]].stars is not None
            elif line["kind"] == "verdict":
                record = entries[line["id"]].verdict.record
                assert record is not None
                assert len(record.raw["abstract"]) == 20_000
                assert entries[line["id"]].verdict.judged >= line["judged"]
                assert line["doi"] in desk.library.known([line["doi"]])


def test_a_library_whose_making_was_killed_opens(tmp_path: Path) -> None:
    place, acknowledged = tmp_path / "library.sqlite", tmp_path / "acknowledged"
    for run in range(CREATING):
        _kill_at_random(writing.create, place, acknowledged, run)
    made = acknowledged.read_text().split()
    begun = sorted(file.name for file in tmp_path.glob("new-*.sqlite"))
    assert set(made) <= set(begun)
    for name in [*made[-5:], *sorted(set(begun) - set(made))]:
        with Desk(tmp_path / name) as desk:
            assert desk.library.doctor() == ()
            if name in made:
                assert desk.written == {"made"}
