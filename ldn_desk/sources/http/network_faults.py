"""What the network's and the client's errors, and the statuses of answers, mean to a reader."""

import email.utils
import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from http import HTTPStatus

from ldn_desk.domain.reason import because
from ldn_desk.sources.http.fault import BodyTooLarge, Fault, FaultKind

_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_REFUSING = frozenset({401, 403, 451})


def of_error(error: Exception, source: str) -> Fault:
    """The fault that an error of the client is; `source` is the label of who was asked."""
    import httpx2

    if isinstance(error, BodyTooLarge):
        reason = because("answer-too-large", source=source)
        return Fault(FaultKind.UNREADABLE, reason, "too large", too_large=True)
    if isinstance(error, httpx2.TimeoutException):
        return Fault(FaultKind.BUSY, because("timed-out", source=source), "timed out")
    if isinstance(error, httpx2.ProxyError):
        return _proxy()
    if isinstance(error, httpx2.ConnectError):
        return _not_connected(error, source)
    if isinstance(error, httpx2.TransportError | httpx2.DecodingError):
        reason = because("answer-broke-off", source=source)
        return Fault(FaultKind.UNREADABLE, reason, "broke off")
    reason = because("address-not-usable", source=source, error=str(error))
    return Fault(FaultKind.REFUSED, reason, "not sent")


def _not_connected(error: Exception, source: str) -> Fault:
    causes = list(_causes(error))
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        reason = because(
            "certificate-unknown",
            source=source,
        )
        return Fault(FaultKind.REFUSED, reason, "certificate")
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        reason = because("no-such-host", source=source)
        return Fault(FaultKind.DOWN, reason, "no such host")
    reason = because("not-reached", source=source)
    return Fault(FaultKind.DOWN, reason, "not reached")


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__


def _proxy() -> Fault:
    reason = because("proxy-login")
    return Fault(FaultKind.REFUSED, reason, "proxy login")


def of_status(status: int, headers: Mapping[str, str], source: str) -> Fault:
    """The fault that an answer with this status is, where it is no answer to the question."""
    if status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        return _proxy()
    outcome = str(status)
    if status in _BUSY:
        wait = retry_after(headers.get("retry-after", ""))
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            reason = because("asked-too-much", source=source)
        else:
            reason = because("source-in-trouble", source=source, status=status)
        return Fault(FaultKind.BUSY, reason, outcome, wait)
    if status in _REFUSING:
        reason = because("refused", source=source, status=status)
        return Fault(FaultKind.REFUSED, reason, outcome)
    reason = because("no-proper-answer", source=source, status=status)
    return Fault(FaultKind.UNREADABLE, reason, outcome)


def unreadable(body: bytes, source: str) -> Fault:
    """The fault that a body is which is not what was asked for."""
    if body.lstrip()[:1] == b"<":
        reason = because(
            "web-page",
            source=source,
        )
        return Fault(FaultKind.UNREADABLE, reason, "a web page")
    reason = because("answer-unreadable", source=source)
    return Fault(FaultKind.UNREADABLE, reason, "unreadable")


def retry_after(value: str) -> float | None:
    """Seconds that a `Retry-After` header (seconds or an HTTP date) asks to wait; None where it says nothing."""
    if value.strip().isdecimal():
        return float(value)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
