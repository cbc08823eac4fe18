"""Whatever the step at which a restore is killed, a library is in the place, and the former one is lost nowhere."""

import multiprocessing
import signal
from pathlib import Path

import pytest

from ldn_desk.services.library import restore_library
from tests.kill import restoring
from tests.store import samples
from tests.store.samples import Desk

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this platform has no SIGKILL"),
]
DAMAGED = b"rubbish" * 1_000
STRIDE = 9
"""Steps from one kill to the next; 1 walks through all of them, in a minute or two."""


def _killed(place: Path, backup: Path, steps: int) -> bool:
    """Whether the restore was killed after so many steps, and had not come to its end before."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.kill.restoring"])
    process = context.Process(target=restoring.restore, args=(str(place), str(backup), steps))
    process.start()
    process.join()
    code = process.exitcode
    process.close()
    assert code in (0, -signal.SIGKILL)
    return code != 0


def _titles(place: Path) -> list[str]:
    with Desk(place) as desk:
        assert desk.library.doctor() == ()
        return [line.title for line in desk.library.shelf()]


@pytest.mark.parametrize("sound", [True, False])
def test_a_restore_killed_at_any_step_loses_neither_library(sound: bool, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite"
    with Desk(tmp_path / "former.sqlite") as desk:
        desk.library.backup(backup)
        desk.library.add(samples.article(title="Former"), b"")
    former = (tmp_path / "former.sqlite").read_bytes() if sound else DAMAGED
    steps, killed = 0, True
    while killed:
        folder = tmp_path / str(steps)
        folder.mkdir()
        place = folder / "library.sqlite"
        place.write_bytes(former)
        killed = _killed(place, backup, steps)
        asides = list(folder.glob("library-*.sqlite"))
        if sound:
            assert _titles(place) == ["Former"] or "Former" in [title for one in asides for title in _titles(one)]
        else:
            assert place.read_bytes() == DAMAGED or DAMAGED in [one.read_bytes() for one in asides]
            if place.read_bytes() != DAMAGED:
                assert _titles(place) == []
        restore_library(str(place), backup)
        assert _titles(place) == []
        steps += STRIDE
    assert steps > 30
