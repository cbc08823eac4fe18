"""What can go wrong between the desk and a registry, each as one named answer of the stand-in."""

import json
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """One broken answer. The defaults send `body` whole and at once."""

    status: int = 200
    content_type: str = "application/json"
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    sent: float = 1.0
    """The share of the body that is really sent before the connection is cut; the length told is the whole."""
    drip: float = 0.0
    """Seconds between two bytes of the body."""
    delay: float = 0.0
    """Seconds before the first byte of the head."""
    dropped: bool = False
    """The connection is closed without an answer."""
    right_body: bool = False
    """The body is the right answer's (so that only the way it is sent, or a header, is wrong); `body` is not used."""


_STACK = {
    "status": "error",
    "message-type": "exception",
    "message-version": "1.0.0",
    "message": {
        "name": "class made.up.Exception",
        "description": "made.up.Exception: nothing real",
        "message": "nothing real",
        "stack": ["made.up$call.invoke(made_up.clj:1)"],
    },
}

TOO_MANY = Fault(429, "text/html", b"<html><body><h1>429 Too Many Requests</h1></body></html>")
TOO_MANY_NO_BODY = Fault(429, "text/plain", b"")
SERVER_ERROR = Fault(500, "application/json", json.dumps(_STACK).encode())
UNAVAILABLE = Fault(503, "text/html", b"<html><body>Service Unavailable</body></html>")
GATEWAY_TIMEOUT = Fault(
    504, "text/html", b"<html>\r\n<head><title>504 Gateway Time-out</title></head>\r\n<body>nginx</body>\r\n</html>\r\n"
)
CAPTIVE_PORTAL = Fault(
    200, "text/html", b"<!doctype html><html><body>Please sign in to the guest network</body></html>"
)
PORTAL_NOT_FOUND = Fault(404, "text/html", b"<!doctype html><html><body>Blocked by the proxy</body></html>")
PROXY_LOGIN = Fault(407, "text/html", b"<html>sign in</html>", {"Proxy-Authenticate": 'Basic realm="made up"'})
FORBIDDEN = Fault(403, "text/html", b"<html><body>Forbidden</body></html>")
NOT_JSON = Fault(200, "application/json", b'{"status": "ok", "message": {"DOI": ')
WRONG_SHAPE = Fault(200, "application/json", b'["not", "what", "was", "asked"]')
NESTED = Fault(200, "application/json", b'{"message":' * 100_000 + b"{}" + b"}" * 100_000)
EMPTY = Fault(200, "application/json", b"")
NOT_FOUND = Fault(404, "application/json", b"Resource not found.")
CUT_OFF = Fault(right_body=True, sent=0.5)
DROPPED = Fault(dropped=True)
HUGE = Fault(200, "application/json", b'{"status": "ok", "message": "' + b"x" * 20_000_000 + b'"}')


def too_many(retry_after: str) -> Fault:
    """A 429 that names when to come back: seconds, or an HTTP date."""
    return Fault(429, "text/plain", b"", {"Retry-After": retry_after})


def limits(limit: str, interval: str = "1s", at_once: str = "1") -> Fault:
    """The right answer, which tells these limits."""
    told = {"x-rate-limit-limit": limit, "x-rate-limit-interval": interval, "x-concurrency-limit": at_once}
    return Fault(right_body=True, headers=told)


def zipped(body: bytes) -> Fault:
    """An answer that says it is compressed, whatever it is."""
    return Fault(body=body, headers={"Content-Encoding": "gzip"})


def dripping(seconds: float = 0.05) -> Fault:
    """The right answer, one byte at a time."""
    return Fault(right_body=True, drip=seconds)


def late(seconds: float) -> Fault:
    """The right answer, after a silence."""
    return Fault(right_body=True, delay=seconds)


def redirect(location: str, status: int = 301) -> Fault:
    """The answer is elsewhere."""
    return Fault(status, "text/plain", b"", {"Location": location})


def other_record(doi: str) -> Fault:
    """A whole record, but of another DOI than was asked for."""
    message = {"DOI": doi, "title": ["A record nobody asked for"], "type": "journal-article"}
    return Fault(
        200, "application/json", json.dumps({"status": "ok", "message-type": "work", "message": message}).encode()
    )
