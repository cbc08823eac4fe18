"""The stand-in as a pytest fixture; `tests/conftest.py` names this module in `pytest_plugins`."""

import sys
from collections.abc import Iterator

import pytest

from tests.standin.registry import Registry


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Iterator[Registry]:
    """A running stand-in that the program reaches through its two environment variables, past any proxy.

    The program's kept-alive connections are closed with it."""
    with Registry() as running:
        monkeypatch.setenv("LDN_DESK_CROSSREF_URL", running.crossref_url)
        monkeypatch.setenv("LDN_DESK_DOI_URL", running.doi_url)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        yield running
        network = sys.modules.get("ldn_desk.sources.http.network")
        if network is not None:
            network.close()
