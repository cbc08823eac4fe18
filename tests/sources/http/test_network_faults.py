"""Tests of `network_faults` and `fault`. What went wrong, in one sentence that says what to do."""

import email.utils
import socket
import ssl
import time

import httpx2
import pytest

from ldn_desk.sources.http.fault import BodyTooLarge, FaultKind
from ldn_desk.sources.http.network_faults import of_error, of_status, retry_after, unreadable
from ldn_desk.wording.reasons import reason_words


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (httpx2.ReadTimeout("slow"), FaultKind.BUSY, "in time"),
        (httpx2.ConnectTimeout("slow"), FaultKind.BUSY, "in time"),
        (httpx2.ProxyError("407"), FaultKind.REFUSED, "proxy asks for a login"),
        (httpx2.ConnectError("refused"), FaultKind.DOWN, "could not be reached"),
        (caused(httpx2.ConnectError("dns"), socket.gaierror()), FaultKind.DOWN, "connected to the network"),
        (caused(httpx2.ConnectError("tls"), ssl.SSLCertVerificationError()), FaultKind.REFUSED, "certificate"),
        (httpx2.RemoteProtocolError("cut"), FaultKind.UNREADABLE, "broke off"),
        (httpx2.DecodingError("gzip"), FaultKind.UNREADABLE, "broke off"),
        (httpx2.UnsupportedProtocol("ftp"), FaultKind.UNREADABLE, "broke off"),
        (httpx2.InvalidURL("nonsense"), FaultKind.REFUSED, "cannot be used"),
        (ImportError("socksio"), FaultKind.REFUSED, "proxy set for Crossref cannot be used"),
        (BodyTooLarge(), FaultKind.UNREADABLE, "more than an answer can be"),
    ],
)
def test_an_error_is_named(error: Exception, kind: FaultKind, words: str) -> None:
    fault = of_error(error, "Crossref")
    assert (fault.kind, words in reason_words(fault.reason)) == (kind, True)
    assert fault.outcome


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        (429, FaultKind.BUSY, "wants a pause"),
        (500, FaultKind.BUSY, "in trouble (500)"),
        (504, FaultKind.BUSY, "in trouble (504)"),
        (403, FaultKind.REFUSED, "refused the request (403)"),
        (407, FaultKind.REFUSED, "proxy asks for a login"),
        (418, FaultKind.UNREADABLE, "none (418)"),
    ],
)
def test_a_status_is_named(status: int, kind: FaultKind, words: str) -> None:
    fault = of_status(status, {}, "Crossref")
    assert (fault.kind, words in reason_words(fault.reason)) == (kind, True)


def test_a_pause_asked_for_is_read() -> None:
    assert of_status(429, {"retry-after": "7"}, "Crossref").wait == 7.0
    assert of_status(503, {}, "Crossref").wait is None
    in_a_minute = email.utils.formatdate(time.time() + 60, usegmt=True)
    assert 55 < (retry_after(in_a_minute) or 0) <= 60
    assert retry_after(email.utils.formatdate(0, usegmt=True)) == 0.0
    assert retry_after("soon") is None


def test_a_web_page_instead_of_an_answer_is_called_one() -> None:
    assert "sign-in" in reason_words(unreadable(b" <html>", "Crossref").reason)
    assert "could not be read" in reason_words(unreadable(b"{", "Crossref").reason)
