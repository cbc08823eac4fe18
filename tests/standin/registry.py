"""The server: Crossref's REST API under `/crossref` and doi.org under `/doi`, as CROSSREF.md has them."""

import json
import re
import socket
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, quote, unquote, urlsplit

from tests.standin.catalogue import Catalogue, Message
from tests.standin.faults import Fault
from tests.standin.limits import GENEROUS, Allowance, Gate
from tests.standin.pubmed import Shelf
from tests.standin.records import FIRST_ARTICLE, FOREIGN, MADE_UP

CSL = "application/vnd.citationstyles.csl+json"
LONGEST_REQUEST_LINE = 4096
_DOI = re.compile(r"10\.\d{4,9}(\.\d+)*/\S+")


@dataclass(frozen=True)
class Seen:
    """One request as it arrived, and how it was answered."""

    service: str
    """`crossref`, `doi.org` or `pubmed`."""
    kind: str
    """`work`, `list`, `search`, `agency`, `handle`, `ra`, `content`, `csl`, `esearch`, `efetch`,
    `other`."""
    line: str
    """Path and query, as sent."""
    headers: Mapping[str, str]
    """Names in lower case."""
    status: int
    at: float
    """Monotonic seconds when it arrived."""


@dataclass
class _Rule:
    fault: Fault
    part: str
    service: str
    left: int | None

    def takes(self, service: str, line: str) -> bool:
        """Whether this rule's fault is the answer; a rule for the next N requests is used up by it."""
        if self.left == 0 or self.service not in ("", service) or self.part.lower() not in unquote(line).lower():
            return False
        if self.left is not None:
            self.left -= 1
        return True


@dataclass(frozen=True)
class _Answer:
    status: int
    body: bytes
    content_type: str = "application/json;charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


def _json(status: int, data: Any, content_type: str = "application/json;charset=utf-8") -> _Answer:
    return _Answer(status, json.dumps(data).encode(), content_type)


def _message(kind: str, message: Any) -> _Answer:
    return _json(200, {"status": "ok", "message-type": kind, "message-version": "1.0.0", "message": message})


def _invalid(value: str) -> _Answer:
    error = {"type": "filter-value-not-valid", "value": value, "message": f"{value} is not a DOI"}
    return _json(400, {"status": "failed", "message-type": "validation-failure", "message": [error]})


_UNKNOWN = _Answer(404, b"Resource not found.", "application/json;charset=utf-8")
_NO_SUCH_PAGE = _Answer(404, b"<html><body>DOI Not Found</body></html>", "text/html;charset=utf-8")


class Registry:
    """A stand-in for Crossref and doi.org on loopback. Use as a context manager, or `start()` and `stop()`.

    `records` are Crossref messages, `foreign` (DOI, agency, CSL-JSON); by default those of `records.py`.
    `latency` is in seconds, before each answer; `gate` tells the limits and, if it is so made, enforces them.
    """

    def __init__(
        self,
        records: Iterable[Message] = (*FIRST_ARTICLE, *MADE_UP),
        foreign: Iterable[tuple[str, str, Message]] = FOREIGN,
        *,
        latency: float = 0.0,
        gate: Gate | None = None,
        port: int = 0,
    ) -> None:
        self.catalogue = Catalogue(records, foreign)
        self.pubmed = Shelf()
        self.latency = latency
        self.gate = gate or Gate(GENEROUS)
        self.requests: list[Seen] = []
        self.stopping = threading.Event()
        self._rules: list[_Rule] = []
        self._lock = threading.Lock()
        self._port = port
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def port(self) -> int:
        """The port it listens on; the same after `stop()` and `start()`."""
        return self._port

    @property
    def crossref_url(self) -> str:
        """What stands before `/works` (LDN_DESK_CROSSREF_URL)."""
        return f"http://127.0.0.1:{self._port}/crossref"

    @property
    def doi_url(self) -> str:
        """What stands before `/10.…`, `/doiRA/…`, `/api/handles/…` (LDN_DESK_DOI_URL)."""
        return f"http://127.0.0.1:{self._port}/doi"

    @property
    def pubmed_url(self) -> str:
        """What stands before `/esearch.fcgi` and `/efetch.fcgi` (LDN_DESK_PUBMED_URL)."""
        return f"http://127.0.0.1:{self._port}/pubmed"

    def start(self) -> Self:
        """Listens; on the same port as before where it was stopped."""
        self.stopping.clear()
        self._server = _Server(("127.0.0.1", self._port), self)
        self._port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), name="stand-in registry")
        self._thread.start()
        return self

    def stop(self) -> None:
        """Off: connections are refused, and those that are open end."""
        if self._server is None or self._thread is None:
            return
        self.stopping.set()
        self._server.shutdown()
        self._server.hang_up()
        self._server.server_close()
        self._thread.join()
        self._server = self._thread = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def fail(self, fault: Fault, part: str = "", *, times: int | None = None, service: str = "") -> None:
        """Answers with `fault` whenever the decoded path or query holds `part`: always, or the next `times` times.

        `service` limits it to `crossref` or `doi.org`. Rules are tried in the order they were made.
        """
        with self._lock:
            self._rules.append(_Rule(fault, part, service, times))

    def heal(self) -> None:
        """Every fault is over."""
        with self._lock:
            self._rules.clear()

    @contextmanager
    def failing(self, fault: Fault, part: str = "", *, times: int | None = None, service: str = "") -> Iterator[None]:
        """`fail` within a `with` block."""
        self.fail(fault, part, times=times, service=service)
        yield
        self.heal()

    def fault_for(self, service: str, line: str) -> Fault | None:
        """The fault that is this request's answer, if one is."""
        with self._lock:
            return next((rule.fault for rule in self._rules if rule.takes(service, line)), None)

    def count(self, service: str = "", kind: str = "") -> int:
        """How many requests arrived, of one service or kind or of all."""
        return sum(1 for seen in self.requests if service in ("", seen.service) and kind in ("", seen.kind))

    def forget(self) -> None:
        """Empties the log of requests."""
        with self._lock:
            self.requests.clear()

    def log(self, seen: Seen) -> None:
        """Called by the server for each request, once its answer is settled, before it is sent."""
        with self._lock:
            self.requests.append(seen)


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], registry: Registry) -> None:
        self.registry = registry
        self._open: set[socket.socket] = set()
        super().__init__(address, _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """Ends every open connection, so that no handler waits for a further request."""
        for request in list(self._open):
            try:
                request.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is what these tests are about; anything else is shown."""
        import sys

        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def log_message(self, format: str, *args: Any) -> None:
        """The log is `Registry.requests`."""

    def do_GET(self) -> None:
        registry = self.server.registry
        arrived = time.monotonic()
        service, _, rest = self.path.lstrip("/").partition("/")
        service = {"crossref": "crossref", "doi": "doi.org", "pubmed": "pubmed"}.get(service, "other")
        kind = _kind(service, rest)
        allowance = self._allowance(service, kind)
        if allowance is None or registry.gate.enter(allowance):
            fault = registry.fault_for(service, self.path)
            answer = self._settled(service, kind, rest, fault)
            through = allowance
        else:
            fault, answer, through = None, _Answer(429, b"", "text/plain"), None
        if fault is None or fault.right_body:
            answer = replace(answer, headers={**answer.headers, **_pool_headers(allowance), **_told_by(fault)})
        headers = {name.lower(): value for name, value in self.headers.items()}
        registry.log(Seen(service, kind, self.path, headers, answer.status, arrived))
        registry.stopping.wait(registry.latency + (fault.delay if fault else 0.0))
        if through is not None:
            registry.gate.leave(through)
        self._send(answer, fault)

    def _settled(self, service: str, kind: str, rest: str, fault: Fault | None) -> _Answer:
        if fault and not fault.right_body:
            return _Answer(fault.status, fault.body, fault.content_type, fault.headers)
        if len(self.requestline) > LONGEST_REQUEST_LINE:
            return _Answer(414, b"<html><body>414 Request-URI Too Large</body></html>", "text/html")
        if service == "pubmed":
            return _pubmed(self.server.registry.pubmed, kind, rest)
        return _answer(self.server.registry.catalogue, service, kind, rest, self.headers.get("Accept", ""))

    def _allowance(self, service: str, kind: str) -> Allowance | None:
        if service != "crossref":
            return None
        text = self.path + self.headers.get("User-Agent", "")
        pool = "polite" if "mailto" in text else "public"
        pool = "plus" if self.headers.get("Crossref-Plus-API-Token") else pool
        return self.server.registry.gate.allowance(pool, "array" if kind in ("list", "search") else "single")

    def _send(self, answer: _Answer, fault: Fault | None = None) -> None:
        """Head and body in one send, unless the fault is in the sending."""
        if fault and fault.dropped:
            self.close_connection = True
            return
        lines = [f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}", f"Content-Type: {answer.content_type}"]
        lines += [f"{name}: {value}" for name, value in answer.headers.items()]
        lines += [f"Content-Length: {len(answer.body)}", "Server: stand-in", "", ""]
        head = "\r\n".join(lines).encode("latin-1")
        if fault and fault.drip:
            self.wfile.write(head)
            self._drip(answer.body, fault.drip)
        elif fault and fault.sent < 1:
            self.wfile.write(head + answer.body[: int(len(answer.body) * fault.sent)])
            self.close_connection = True
        else:
            self.wfile.write(head + answer.body)

    def _drip(self, body: bytes, seconds: float) -> None:
        for place in range(len(body)):
            if self.server.registry.stopping.wait(seconds):
                return
            self.wfile.write(body[place : place + 1])


def _told_by(fault: Fault | None) -> Mapping[str, str]:
    return fault.headers if fault else {}


def _pool_headers(allowance: Allowance | None) -> dict[str, str]:
    if allowance is None:
        return {}
    headers = {"x-api-pool": allowance.pool, "x-rate-limit-limit": str(allowance.rate), "x-rate-limit-interval": "1s"}
    return headers | ({"x-concurrency-limit": str(allowance.concurrent)} if allowance.concurrent else {})


def _kind(service: str, rest: str) -> str:
    path = urlsplit(rest).path
    if service == "crossref":
        if path.rstrip("/") == "works":
            return "search" if "query" in urlsplit(rest).query else "list"
        return "agency" if path.endswith("/agency") else "work"
    if service == "doi.org":
        prefixes = {"api/handles/": "handle", "doiRA/": "ra", "csl/": "csl"}
        return next((kind for prefix, kind in prefixes.items() if path.startswith(prefix)), "content")
    return path.removesuffix(".fcgi") if service == "pubmed" else "other"


def _answer(catalogue: Catalogue, service: str, kind: str, rest: str, accept: str) -> _Answer:
    """What the real service would say: `rest` is the path after the service's own prefix, with its query."""
    parts = urlsplit(rest)
    path = unquote(parts.path)
    if kind in ("list", "search"):
        return _list(catalogue, parse_qs(parts.query, keep_blank_values=True))
    if kind == "work":
        return _work(catalogue, path.removeprefix("works/").lower())
    if kind == "agency":
        return _agency(catalogue, path.removeprefix("works/").removesuffix("/agency"))
    if kind == "handle":
        return _handle(catalogue, path.removeprefix("api/handles/"))
    if kind == "ra":
        return _registration(catalogue, path.removeprefix("doiRA/"))
    if kind == "content":
        return _content(catalogue, path, accept)
    return _csl(catalogue, path.removeprefix("csl/")) if kind == "csl" else _NO_SUCH_PAGE


def _pubmed(shelf: Shelf, kind: str, rest: str) -> _Answer:
    """NCBI's E-utilities."""
    query = parse_qs(urlsplit(rest).query)
    if kind == "esearch":
        return _Answer(200, shelf.esearch(query))
    return _Answer(200, shelf.efetch(query), "text/plain") if kind == "efetch" else _NO_SUCH_PAGE


def _list(catalogue: Catalogue, query: dict[str, list[str]]) -> _Answer:
    rows = int(query.get("rows", ["20"])[0])
    if "query.bibliographic" in query:
        items = catalogue.search(query["query.bibliographic"][0], rows)
        return _message("work-list", {"total-results": len(items), "items": items, "items-per-page": rows})
    wanted = []
    for part in query.get("filter", [""])[0].split(","):
        name, _, doi = part.partition(":")
        if name != "doi" or not _DOI.fullmatch(doi):
            return _invalid(part)
        wanted.append(doi.lower())
    found = [catalogue.works[doi] for doi in dict.fromkeys(wanted) if doi in catalogue.works]
    items = sorted(found, key=lambda work: str(work["DOI"])[::-1])[:rows]
    return _message("work-list", {"total-results": len(found), "items": items, "items-per-page": rows, "query": {}})


def _work(catalogue: Catalogue, doi: str) -> _Answer:
    if doi in catalogue.works:
        return _message("work", catalogue.works[doi])
    if doi in catalogue.aliases:
        target = "/crossref/works/" + quote(catalogue.aliases[doi], safe="")
        return _Answer(301, b"", "text/plain", {"Location": target})
    return _UNKNOWN


def _agency(catalogue: Catalogue, doi: str) -> _Answer:
    agency = catalogue.agency(doi)
    if not agency:
        return _UNKNOWN
    return _message("work-agency", {"DOI": doi, "agency": {"id": agency.lower(), "label": agency}})


def _handle(catalogue: Catalogue, doi: str) -> _Answer:
    if not catalogue.agency(doi):
        return _json(404, {"responseCode": 100, "handle": doi})
    values = [{"index": 1, "type": "URL", "data": {"format": "string", "value": "https://example.org/"}, "ttl": 86400}]
    return _json(200, {"responseCode": 1, "handle": catalogue.aliases.get(doi.lower(), doi), "values": values})


def _registration(catalogue: Catalogue, dois: str) -> _Answer:
    answers = []
    for doi in dois.split(","):
        agency = catalogue.agency(doi)
        answers.append({"DOI": doi, "RA": agency} if agency else {"DOI": doi, "status": "DOI does not exist"})
    return _json(200, answers)


def _content(catalogue: Catalogue, doi: str, accept: str) -> _Answer:
    if not catalogue.agency(doi):
        return _NO_SUCH_PAGE
    target = "/doi/csl/" + quote(doi) if CSL in accept else "https://example.org/"
    return _Answer(302, b"", "text/html;charset=utf-8", {"Location": target})


def _csl(catalogue: Catalogue, doi: str) -> _Answer:
    if doi.lower() in catalogue.foreign:
        return _json(200, catalogue.foreign[doi.lower()][1], CSL)
    work = catalogue.works.get(catalogue.aliases.get(doi.lower(), doi.lower()))
    if work is None:
        return _NO_SUCH_PAGE
    flat = {"title": "".join(work["title"][:1]), "container-title": "".join(work["container-title"][:1])}
    return _json(200, work | flat, CSL)
