"""Whatever the moment a desk is killed at, its library opens, is sound, and holds all that was called saved."""

import json
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

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
        {"kind": "verdict", "judged": "", "doi": "10.5555/naps.1", **first},
    ]
    told = killing.missing(tmp_path / "library.sqlite", [of_article, kept, *lost])
    assert [json.loads(line) for line in told] == lost
    assert killing.missing(tmp_path / "library.sqlite", [{"kind": "article", "id": "another"}]) != []


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
