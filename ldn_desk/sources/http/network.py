"""The one pooled HTTP client of the program: bounded in time and size, and interruptible while it waits.

Its imports take longer than the desk takes to start: import this module inside functions only.
"""

import atexit
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import httpcore2
import httpx2
import truststore
from httpcore2 import SOCKET_OPTION, NetworkBackend, NetworkStream, SyncBackend

from ldn_desk.sources.http.fault import BodyTooLarge, Interrupted

# How long a read waits before it looks at Cancel and at the deadline.
_SLICE = 0.1
_CHUNK = 65_536


@dataclass(frozen=True)
class Patience:
    """How long the request under way on this thread may take."""

    until: float
    """Monotonic seconds."""
    cancelled: Callable[[], bool]

    def left(self, most: float) -> float:
        """Seconds to wait, at most `most`; raises Interrupted once cancelled, ReadTimeout once the time is up."""
        if self.cancelled():
            raise Interrupted
        left = self.until - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the whole answer took too long")
        return min(left, most)


_waiting = threading.local()


def _patience() -> Patience:
    return getattr(_waiting, "patience", None) or Patience(time.monotonic() + 10.0, lambda: False)


class _Stream(NetworkStream):
    """A connection whose reads come back in slices: a dripping or silent source cannot hold a request for ever."""

    def __init__(self, stream: NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        while True:
            slice_ = _patience().left(min(timeout or _SLICE, _SLICE))
            with suppress(httpcore2.ReadTimeout):
                return self._stream.read(max_bytes, slice_)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _patience().left(timeout or _SLICE))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, _patience().left(timeout or _SLICE)))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Backend(NetworkBackend):
    """Opens such connections."""

    def __init__(self) -> None:
        self._plain = SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        timeout = _patience().left(timeout or _SLICE)
        return _Stream(self._plain.connect_tcp(host, port, timeout, local_address, socket_options))


@dataclass(frozen=True)
class Reply:
    """A whole answer, whatever it says. Header names are lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str


_client: httpx2.Client | None = None
_lock = threading.Lock()


def product() -> str:
    """`LDN-Desk/0.1.0`: what the User-Agent names."""
    try:
        return "LDN-Desk/" + version("ldn-desk")
    except PackageNotFoundError:
        return "LDN-Desk"


def client() -> httpx2.Client:
    """The shared client: system certificates, the proxy that the environment names, connections kept alive.

    Raises ValueError or ImportError where that proxy's address cannot be used.
    """
    global _client
    with _lock:
        if _client is None:
            made = httpx2.Client(
                verify=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
                follow_redirects=False,
                limits=httpx2.Limits(max_connections=16, max_keepalive_connections=8, keepalive_expiry=30.0),
                headers={"User-Agent": product()},
            )
            for transport in (made._transport, *made._mounts.values()):
                if isinstance(transport, httpx2.HTTPTransport):
                    # httpx2 offers no argument for it; tests/sources/test_network.py tells if the names move.
                    transport._pool._network_backend = _Backend()
            _client = made
        return _client


@atexit.register
def close() -> None:
    """Closes the kept-alive connections; the next request makes a new client, from the environment as it is then."""
    global _client
    with _lock:
        if _client is not None:
            _client.close()
        _client = None


def fetch(
    url: str,
    patience: Patience,
    *,
    params: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    connect: float = 5.0,
    most: int = 10_000_000,
) -> Reply:
    """One GET without following redirects: whatever the source answers, of at most `most` bytes.

    Raises Interrupted, BodyTooLarge, and httpx2's own errors where no whole answer came.
    """
    _waiting.patience = patience
    try:
        timeout = httpx2.Timeout(connect, read=None)
        # Empty `params` would erase a query that the address already has.
        with client().stream(
            "GET", url, params=dict(params) if params else None, headers=headers, timeout=timeout
        ) as got:
            body = bytearray()
            for chunk in got.iter_bytes(_CHUNK):
                body += chunk
                if len(body) > most:
                    raise BodyTooLarge
            return Reply(got.status_code, {k.lower(): v for k, v in got.headers.items()}, bytes(body), str(got.url))
    finally:
        _waiting.patience = None
