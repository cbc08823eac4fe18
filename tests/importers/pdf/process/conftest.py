"""Small limits, so that small files pass them."""

from collections.abc import Iterator

import pytest

from ldn_desk.importers.pdf.process import worker
from ldn_desk.importers.pdf.process.workers import WORKERS


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Processes that may take up 350 MB, and one second for each step."""
    WORKERS.stop()
    monkeypatch.setattr(worker, "MOST_MEMORY", 350_000_000)
    monkeypatch.setattr(worker, "MOST_SECONDS", 1.0)
    yield
    WORKERS.stop()
