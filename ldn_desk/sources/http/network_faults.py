"""What the network's and the client's errors, and the statuses of answers, mean to a reader."""

import email.utils
import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from http import HTTPStatus

from ldn_desk.domain.translation import tr
from ldn_desk.sources.http.fault import BodyTooLarge, Fault, FaultKind

_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_REFUSING = frozenset({401, 403, 451})


def of_error(error: Exception, source: str) -> Fault:
    """The fault that an error of the client is; `source` is the label of who was asked."""
    import httpx2

    if isinstance(error, BodyTooLarge):
        reason = tr("{source} sent more than an answer can be; it was not read", source=source)
        return Fault(FaultKind.UNREADABLE, reason, "too large", too_large=True)
    if isinstance(error, httpx2.TimeoutException):
        return Fault(FaultKind.BUSY, tr("{source} did not answer in time", source=source), "timed out")
    if isinstance(error, httpx2.ProxyError):
        return _proxy()
    if isinstance(error, httpx2.ConnectError):
        return _not_connected(error, source)
    if isinstance(error, httpx2.TransportError | httpx2.DecodingError):
        reason = tr("{source}'s answer broke off; check again later", source=source)
        return Fault(FaultKind.UNREADABLE, reason, "broke off")
    reason = tr("the address or the proxy set for {source} cannot be used: {error}", source=source, error=error)
    return Fault(FaultKind.REFUSED, reason, "not sent")


def _not_connected(error: Exception, source: str) -> Fault:
    causes = list(_causes(error))
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        reason = tr(
            "the connection to {source} is not trusted: its certificate is not one this computer knows;"
            " an inspecting proxy's certificate must be installed on this computer",
            source=source,
        )
        return Fault(FaultKind.REFUSED, reason, "certificate")
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        reason = tr("{source} could not be found; is this computer connected to the network?", source=source)
        return Fault(FaultKind.DOWN, reason, "no such host")
    reason = tr("{source} could not be reached; check the network, then check again", source=source)
    return Fault(FaultKind.DOWN, reason, "not reached")


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__


def _proxy() -> Fault:
    reason = tr("the network's proxy asks for a login; sign in to it (or name it in HTTPS_PROXY), then check again")
    return Fault(FaultKind.REFUSED, reason, "proxy login")


def of_status(status: int, headers: Mapping[str, str], source: str) -> Fault:
    """The fault that an answer with this status is, where it is no answer to the question."""
    if status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        return _proxy()
    outcome = str(status)
    if status in _BUSY:
        wait = retry_after(headers.get("retry-after", ""))
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            reason = tr("{source} was asked too much and wants a pause; check again later", source=source)
        else:
            reason = tr("{source} is in trouble ({status}); check again later", source=source, status=status)
        return Fault(FaultKind.BUSY, reason, outcome, wait)
    if status in _REFUSING:
        reason = tr("{source}, or a proxy before it, refused the request ({status})", source=source, status=status)
        return Fault(FaultKind.REFUSED, reason, outcome)
    reason = tr("{source} gave an answer that is none ({status})", source=source, status=status)
    return Fault(FaultKind.UNREADABLE, reason, outcome)


def unreadable(body: bytes, source: str) -> Fault:
    """The fault that a body is which is not what was asked for."""
    if body.lstrip()[:1] == b"<":
        reason = tr(
            "a web page came instead of {source}'s answer; the network may want a sign-in: open a browser, then check"
            " again",
            source=source,
        )
        return Fault(FaultKind.UNREADABLE, reason, "a web page")
    reason = tr("{source}'s answer could not be read; check again later", source=source)
    return Fault(FaultKind.UNREADABLE, reason, "unreadable")


def retry_after(value: str) -> float | None:
    """Seconds that a `Retry-After` header (seconds or an HTTP date) asks to wait; None where it says nothing."""
    if value.strip().isdecimal():
        return float(value)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
