"""Private names of habanero, httpx2 and httpcore2 that the desk uses: they hold for the versions that are pinned."""

import importlib
import tomllib
from importlib.metadata import version

import httpx2
import pytest
from httpcore2 import SyncBackend

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.mark.parametrize("name", ["habanero", "httpx2", "httpcore2"])
def test_a_library_whose_private_names_are_used_is_pinned_to_the_version_at_hand(name: str) -> None:
    assert f"{name}=={version(name)}" in PROJECT["dependencies"]


@pytest.mark.parametrize("name", ["habanero.request", "habanero.request_class"])
def test_habanero_reaches_http_by_a_name_of_its_own(name: str) -> None:
    assert hasattr(importlib.import_module(name), "httpx2")


def test_a_client_of_httpx2_keeps_its_connections_where_the_desk_looks_for_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with httpx2.Client() as client:
        transports = [client._transport, *client._mounts.values()]
        own = [each for each in transports if isinstance(each, httpx2.HTTPTransport)]
        assert len(own) >= 2, "one of its own, and one for the proxy"
        assert all(isinstance(each._pool._network_backend, SyncBackend) for each in own)
