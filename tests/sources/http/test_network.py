"""The shared client: kept alive, interruptible, bounded."""

import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import httpx2
import pytest

from ldn_desk.sources.http import network
from ldn_desk.sources.http.fault import BodyTooLarge, Interrupted
from ldn_desk.sources.http.network import Patience, close, fetch
from ldn_desk.sources.http.network_faults import of_error
from tests.standin import faults
from tests.standin.registry import Registry

KNOWN = "/works/10.1038/nrn2297"


def patience(seconds: float = 2.0) -> Patience:
    return Patience(time.monotonic() + seconds, lambda: False)


def test_an_answer_is_read_whole_with_its_headers(registry: Registry) -> None:
    reply = fetch(registry.crossref_url + KNOWN, patience())
    assert reply.status == 200
    assert reply.headers["x-rate-limit-interval"] == "1s"
    assert b"sickness and depression" in reply.body


def test_parameters_and_headers_are_sent(registry: Registry) -> None:
    fetch(
        registry.crossref_url + "/works", patience(), params={"filter": "doi:10.1/a,doi:10.2/b"}, headers={"X-A": "b"}
    )
    assert registry.requests[0].line == "/crossref/works?filter=doi%3A10.1%2Fa%2Cdoi%3A10.2%2Fb"
    assert registry.requests[0].headers["x-a"] == "b"


def test_the_user_agent_names_the_product_and_its_version(registry: Registry) -> None:
    fetch(registry.crossref_url + KNOWN, patience())
    assert registry.requests[0].headers["user-agent"].startswith("LDN-Desk/")


def test_every_way_out_goes_through_the_interruptible_connections(registry: Registry) -> None:
    made = network.client()
    transports = [made._transport, *made._mounts.values()]
    backends = [t._pool._network_backend for t in transports if isinstance(t, httpx2.HTTPTransport)]
    assert backends
    assert all(isinstance(backend, network._Backend) for backend in backends)


def test_a_proxy_named_by_the_environment_is_asked(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    close()
    monkeypatch.delenv("NO_PROXY")
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{registry.port}")
    reply = fetch("http://api.example.org/works", patience())
    assert (reply.status, registry.requests[0].line) == (404, "http://api.example.org/works")


def test_a_proxy_that_cannot_be_used_is_an_error_when_asking(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    close()
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9")
    with pytest.raises(ImportError):
        fetch("http://api.example.org/works", patience())


def test_a_dripping_body_ends_with_the_patience(registry: Registry) -> None:
    registry.fail(faults.dripping(0.02))
    with pytest.raises(httpx2.ReadTimeout):
        fetch(registry.crossref_url + KNOWN, patience(0.2))


def test_a_silent_source_ends_with_the_patience(registry: Registry) -> None:
    registry.fail(faults.late(5.0))
    with pytest.raises(httpx2.ReadTimeout):
        fetch(registry.crossref_url + KNOWN, patience(0.2))


def test_cancel_is_heard_while_waiting_for_a_head(registry: Registry) -> None:
    registry.fail(faults.late(5.0))
    cancelled = threading.Event()
    threading.Timer(0.1, cancelled.set).start()
    with pytest.raises(Interrupted):
        fetch(registry.crossref_url + KNOWN, Patience(time.monotonic() + 5.0, cancelled.is_set))


def test_a_body_longer_than_allowed_is_not_read(registry: Registry) -> None:
    registry.fail(faults.HUGE)
    with pytest.raises(BodyTooLarge):
        fetch(registry.crossref_url + KNOWN, patience(), most=1_000_000)


def test_a_cut_off_body_is_no_answer(registry: Registry) -> None:
    registry.fail(faults.CUT_OFF)
    with pytest.raises(httpx2.RemoteProtocolError):
        fetch(registry.crossref_url + KNOWN, patience())


def test_a_redirect_is_an_answer_like_any_other(registry: Registry) -> None:
    reply = fetch(registry.crossref_url + "/works/10.5555/standin.alias", patience())
    assert (reply.status, reply.headers["location"]) == (301, "/crossref/works/10.5555%2Fstandin.alias.v2")


def test_the_product_is_named_where_it_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(network, "version", missing)
    assert network.product() == "LDN-Desk"


@pytest.fixture
def untrusted(tmp_path: Path) -> Iterator[int]:
    """The port of an HTTPS server whose certificate nobody vouches for, as behind an inspecting proxy."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not here to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1", "-days", "2"]
    command += ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(5.0)

        def shake_hands() -> None:
            with suppress(OSError), listening.accept()[0] as connection:
                context.wrap_socket(connection, server_side=True).close()

        thread = threading.Thread(target=shake_hands)
        thread.start()
        yield listening.getsockname()[1]
        thread.join()


def test_a_certificate_that_this_computer_does_not_know_is_named(
    untrusted: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    close()
    with pytest.raises(httpx2.ConnectError) as caught:
        fetch(f"https://127.0.0.1:{untrusted}/works", patience())
    close()
    assert of_error(caught.value, "Crossref").outcome == "certificate"
