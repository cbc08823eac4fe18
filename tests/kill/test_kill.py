"""Whatever the moment a desk is killed at, its library opens, is sound, and holds all that was called saved."""

import json
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ldn_desk.domain.bibliography import Fields
from tests.kill import killing
from tests.kill.killing import Left
from tests.store import samples
from tests.store.samples import Desk

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this platform has no SIGKILL"),
]


def test_what_was_called_saved_and_is_not_there_is_told(tmp_path: Path) -> None:
    article = samples.article(2)
    with Desk(tmp_path / "library.sqlite") as desk:
        desk.library.add(article, b"")
        desk.appraisal.write_note(article.references[0].id, "A lamp")
    of_article: dict[str, Any] = {"kind": "article", "id": article.id}
    first, second = ({"reference": reference.id} for reference in article.references)
    kept: dict[str, Any] = {"kind": "note", "text": "A lamp", **first}
    lost: list[dict[str, Any]] = [
        {"kind": "note", "text": "A lamp", **second},
        {"kind": "note", "text": "Two lamps", **first},
        {"kind": "note", "text": "A lamp", "id": "another", **first},
        {"kind": "stars", **first},
        {"kind": "field", "turn": 0, **first},
        {"kind": "quotation", "turn": 0, **first},
        {"kind": "mark", "id": "another", **first},
        {"kind": "verdict", "judged": "", "doi": "10.5555/naps.1", **first},
    ]
    told = killing.missing(tmp_path / "library.sqlite", [of_article, kept, *lost])
    assert [json.loads(line) for line in told] == lost
    assert killing.missing(tmp_path / "library.sqlite", [{"kind": "article", "id": "another"}]) != []


def test_what_was_called_saved_and_cannot_be_undone_is_told(tmp_path: Path) -> None:
    article = samples.article(2)
    first, second = (reference.id for reference in article.references)
    with Desk(tmp_path / "library.sqlite") as desk:
        desk.library.add(article, b"")
        desk.mending.correct(article.references[0], Fields(publisher_place="7"), ["publisher_place"])
        note, _change = desk.appraisal.write_note(first, "A lamp, and another")
        desk.appraisal.rate(first, 2)
        desk.library.keep(samples.checked(article.references[0]))
    assert note is not None
    known: list[dict[str, Any]] = [
        {"kind": "note", "reference": first, "text": "A lamp"},
        {"kind": "note", "reference": first, "text": "A lamp", "id": note.id},
        {"kind": "stars", "reference": first},
        {"kind": "field", "reference": first, "turn": 7},
        {"kind": "verdict", "reference": first},
    ]
    unknown: list[dict[str, Any]] = [
        {"kind": "note", "reference": first, "text": "Two lamps"},
        {"kind": "note", "reference": first, "text": "A lamp", "id": "another"},
        {"kind": "stars", "reference": second},
        {"kind": "field", "reference": first, "turn": 8},
    ]
    told = killing.without_step(tmp_path / "library.sqlite", [*known, *unknown])
    assert told == [f"no step for {json.dumps(line)}" for line in unknown]
    with Desk(tmp_path / "library.sqlite", tmp_path / "other.json") as other:
        other.appraisal.rate(first, 5)
        with other.store.writing() as unit:
            unit.appraisals.rate(first, desk.settings("reviewer"), 4)
    (why,) = killing.without_step(tmp_path / "library.sqlite", [])
    assert "changed in another window" in why


@pytest.mark.parametrize(
    ("kill", "kills"), [(killing.at_services, 20), (killing.at_making, 8), (killing.at_window, 20)]
)
def test_nothing_that_was_called_saved_is_missing_after_a_kill(
    kill: Callable[[Path, int], Left], kills: int, tmp_path: Path
) -> None:
    left = kill(tmp_path, kills)
    assert left.lost == ()
    assert left.kills == kills
    assert left.saved >= kills
