"""Kills desks at random moments and looks at what they leave: for `test_kill` and for `python -m tests.tools.kills`."""

import json
import multiprocessing
import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ldn_desk.domain.entry import Entry
from ldn_desk.domain.errors import LibraryError
from tests.kill import window, writing
from tests.store.samples import Desk

Work = Callable[[str, str, int], None]

ENOUGH_S = 60.0
"""For a first sign of life, on a machine that has much else to do."""


@dataclass(frozen=True, slots=True)
class Left:
    """What so many kills left: things that were called saved, and the words for each that is not there."""

    kills: int = 0
    saved: int = 0
    lost: tuple[str, ...] = ()

    def __add__(self, other: "Left") -> "Left":
        return Left(self.kills + other.kills, self.saved + other.saved, self.lost + other.lost)


def at_services(folder: Path, kills: int) -> Left:
    """Kill a desk without a window, over and over on one library: notes, stars, verdicts and articles."""
    return _kill(writing.work, folder, kills, 0.25)


def at_window(folder: Path, kills: int) -> Left:
    """Kill the whole window, off-screen, while keys are pressed in it: notes, stars, and fields put right."""
    return _kill(window.work, folder, kills, 1.0)


def at_making(folder: Path, kills: int) -> Left:
    """Kill a desk that does nothing but make libraries."""
    left, acknowledged = Left(), folder / "acknowledged"
    for run in range(kills):
        kill_at_random(writing.create, folder / "library.sqlite", acknowledged, run, 0.25)
        made = acknowledged.read_text().split()
        begun = sorted(file.name for file in folder.glob(f"new-{run}-*.sqlite"))
        looked_at = [name for name in (*made[-5:], *sorted(set(begun) - set(made))) if name in begun]
        lost = [words for name in looked_at for words in _of_made(folder / name, name in made)]
        of_run = sum(name.startswith(f"new-{run}-") for name in made)
        left += Left(1, of_run, tuple(lost))
    return left


def _of_made(file: Path, acknowledged: bool) -> list[str]:
    with Desk(file) as desk:
        found = list(desk.library.doctor())
        return found + ([f"{file.name} is empty"] if acknowledged and desk.written != {"made"} else [])


def kill_at_random(work: Work, place: Path, acknowledged: Path, run: int, longest_s: float) -> None:
    """Run a desk, and kill it at a random moment after its first sign of life."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.kill.writing", "tests.kill.window"])
    size = _size(acknowledged)
    process = context.Process(target=work, args=(str(place), str(acknowledged), run))
    process.start()
    give_up = time.monotonic() + ENOUGH_S
    while _size(acknowledged) == size and process.is_alive() and time.monotonic() < give_up:
        time.sleep(0.002)
    time.sleep(random.uniform(0, longest_s))
    assert process.pid is not None
    assert process.is_alive(), "the desk came to its end by itself"
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    process.close()


def _kill(work: Work, folder: Path, kills: int, longest_s: float) -> Left:
    place, acknowledged, left = folder / "library.sqlite", folder / "acknowledged", Left()
    for run in range(kills):
        kill_at_random(work, place, acknowledged, run, longest_s)
        lines = [json.loads(line) for line in _whole_lines(acknowledged)]
        saved = [line for line in lines if line["run"] == run]
        left += Left(1, len(saved), (*missing(place, saved), *without_step(place, saved)))
    with Desk(place) as desk:
        articles = len(desk.library.shelf())
        told = list(desk.library.doctor())
    return left + Left(lost=tuple(told + ([] if articles == kills else [f"{articles} articles of {kills}"])))


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _whole_lines(acknowledged: Path) -> list[str]:
    """What was acknowledged; a line that the kill cut short was not, and is taken away before the next run."""
    text = acknowledged.read_text()
    whole = text[: text.rfind("\n") + 1]
    if whole != text:
        acknowledged.write_text(whole)
    return whole.splitlines()


def missing(place: Path, saved: list[dict[str, Any]]) -> list[str]:
    """What of these lines the library has not kept, or where it is not sound; what was being saved may be in it too."""
    with Desk(place) as desk:
        with closing(sqlite3.connect(place)) as plain:
            sound = [row[0] for row in plain.execute("PRAGMA quick_check")]
            sound += [str(row) for row in plain.execute("PRAGMA foreign_key_check")]
        found = [words for words in sound if words != "ok"]
        article_id = next((line["id"] for line in saved if line["kind"] == "article"), "")
        entries = {entry.reference.id: entry for entry in desk.library.entries(article_id)}
        marks = {mark.id for mark in desk.marking.of(article_id)}
        for line in saved:
            entry = entries.get(line["reference"]) if line["kind"] != "article" else None
            kept = (
                bool(entries) if line["kind"] == "article" else entry is not None and _KEPT[line["kind"]](entry, line)
            )
            if line["kind"] == "mark":
                kept = kept and line["id"] in marks
            if kept and "doi" in line:
                kept = line["doi"] in desk.library.known([line["doi"]])
            found += [] if kept else [json.dumps(line)]
    return found


def without_step(place: Path, saved: list[dict[str, Any]]) -> list[str]:
    """What of these lines Undo does not know, of the latest ones; and what it knows and the library has not kept."""
    with Desk(place) as desk:
        with closing(sqlite3.connect(place)) as plain:
            rows = plain.execute("SELECT kind, subject_id, after FROM steps WHERE state = 'done' ORDER BY id DESC")
            steps = [(kind, subject, json.loads(after)) for kind, subject, after in rows]
        undoable = [line for line in saved if line["kind"] in _STEPPED][-LATEST:]
        found = [
            f"no step for {json.dumps(line)}"
            for line in undoable
            if not any(_STEPPED[line["kind"]](*step, line) for step in steps)
        ]
        return found + (_undone_and_redone(desk) if steps else [])


def _undone_and_redone(desk: Desk) -> list[str]:
    """The latest step is taken back and done again: it says why where that cannot be."""
    words, move = desk.undoing.undo_words, desk.undoing.undo
    try:
        for move in (desk.undoing.undo, desk.undoing.redo):
            if move() is None:
                return ["there is a step, and nothing to undo"]
    except LibraryError as error:
        return [f"{words}: {move.__name__}: {error}"]
    return [] if desk.undoing.undo_words == words else [f"{words}: not the latest step after it was redone"]


def _note_step(kind: str, subject: str, after: Any, line: dict[str, Any]) -> bool:
    """Typing joins one step, whose text goes on."""
    return kind == "note" and line.get("id") in (None, subject) and str(after).startswith(line["text"])


def _stars_step(kind: str, _subject: str, after: Any, line: dict[str, Any]) -> bool:
    return kind == "stars" and line["reference"] in after


def _field_step(kind: str, _subject: str, after: Any, line: dict[str, Any]) -> bool:
    detail = json.loads(after["mend"]["detail"]) if kind == "mend" else {}
    place = detail.get("values", {}).get("publisher-place")
    return bool(detail.get("reference_id") == line["reference"] and place == str(line["turn"]))


def _quotation_step(kind: str, _subject: str, after: Any, line: dict[str, Any]) -> bool:
    return kind == "quotation" and any(int(judged["note"] or -1) >= line["turn"] for judged in after.values())


def _mark_step(kind: str, subject: str, _after: Any, line: dict[str, Any]) -> bool:
    return kind == "mark" and subject == line["id"]


_STEPPED: dict[str, Callable[[str, str, Any, dict[str, Any]], bool]] = {
    "note": _note_step,
    "stars": _stars_step,
    "field": _field_step,
    "quotation": _quotation_step,
    "mark": _mark_step,
}
LATEST = 40
"""Lines that are looked for among the steps; of older ones the steps may be gone."""


def _note(entry: Entry, line: dict[str, Any]) -> bool:
    return any(note.text.startswith(line["text"]) for note in entry.notes if line.get("id") in (None, note.id))


def _stars(entry: Entry, _line: dict[str, Any]) -> bool:
    return entry.stars is not None


def _field(entry: Entry, line: dict[str, Any]) -> bool:
    """The place of publication is turned up by one each time."""
    place = entry.reference.printed.publisher_place
    return place.isdecimal() and int(place) >= line["turn"]


def _quotation(entry: Entry, line: dict[str, Any]) -> bool:
    """Each note is a later turn's."""
    return any(int(judgement.quotation.note or -1) >= line["turn"] for judgement in entry.judgements)


def _mark(_entry: Entry, _line: dict[str, Any]) -> bool:
    """Looked for among the marks of the article."""
    return True


def _verdict(entry: Entry, line: dict[str, Any]) -> bool:
    record = entry.verdict.record
    whole = record is not None and len(record.raw["abstract"]) == writing.ABSTRACT
    return whole and entry.verdict.judged >= line["judged"]


_KEPT: dict[str, Callable[[Entry, dict[str, Any]], bool]] = {
    "note": _note,
    "stars": _stars,
    "field": _field,
    "verdict": _verdict,
    "quotation": _quotation,
    "mark": _mark,
}
