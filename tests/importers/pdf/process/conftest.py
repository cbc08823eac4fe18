"""Small limits, so that small files pass them."""

from collections.abc import Iterator

import pytest

from ldn_desk.importers.pdf.process import worker
from ldn_desk.importers.pdf.process.workers import WORKERS


@pytest.fixture(params=["memory", "time"])
def small_limit(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Its kind: processes that may take up 350 MB, however long; or two seconds for each step."""
    WORKERS.stop()
    monkeypatch.setattr(worker, "MOST_MEMORY", 350_000_000 if request.param == "memory" else worker.MOST_MEMORY)
    monkeypatch.setattr(worker, "MOST_SECONDS", 60.0 if request.param == "memory" else 2.0)
    yield request.param
    WORKERS.stop()
