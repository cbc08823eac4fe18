"""habanero, made to speak through the desk's own connections.

Its two modules reach HTTP through their name `httpx2`; that name is given something that has `get` as the thread's
conversation does it (one pooled client, paced, bounded, logged), and everything else of the real module. So none of
habanero's five ways to report one outcome is ever met: an answer that is none leaves `get` as an error of `fault.py`.
Import this module inside functions only: habanero takes longer to import than the desk to start.
"""

import importlib
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import habanero
import httpx2

from ldn_desk.domain.foreign_json import loads
from ldn_desk.sources.http.fault import Rejected, TooLong, Unknown
from ldn_desk.sources.http.network_faults import unreadable
from ldn_desk.sources.lenient_json import mapping

Get = Callable[[str, Mapping[str, str], Mapping[str, str]], Any]
"""(address, parameters, headers) to what the source answered: the parsed JSON."""

_speaking = threading.local()


@dataclass(frozen=True)
class _Answer:
    """As much of an `httpx2.Response` as habanero looks at, of an answer that is known to be good."""

    content: Mapping[str, Any]
    status_code: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})

    def raise_for_status(self) -> None:
        """It is good."""

    def json(self) -> Mapping[str, Any]:
        """The answer, parsed once."""
        return self.content


class _SharedHttpx2:
    """What habanero takes for the module `httpx2`."""

    def get(self, url: str, *, params: Mapping[str, str], headers: Mapping[str, str], timeout: object) -> _Answer:
        """As `httpx2.get`, through the conversation of this thread; how long it may take is that one's business."""
        del timeout
        get: Get = _speaking.get
        return _Answer(get(url, params, headers))

    def __getattr__(self, name: str) -> Any:
        return getattr(httpx2, name)


for _module in ("habanero.request", "habanero.request_class"):
    importlib.import_module(_module).httpx2 = _SharedHttpx2()  # type: ignore[attr-defined]  # the name it looks up


@contextmanager
def speaking_through(get: Get) -> Iterator[None]:
    """Within it, habanero's requests of this thread go through `get`."""
    _speaking.get = get
    try:
        yield
    finally:
        del _speaking.get


def crossref(base_url: str, mailto: str, product: str) -> habanero.Crossref:
    """habanero's client for the API at `base_url`; `mailto`, if not empty, and `product` go into the User-Agent."""
    return habanero.Crossref(base_url=base_url, mailto=mailto or None, ua_string=product)


def parsed(status: int, body: bytes, source: str, *, listed: bool) -> Mapping[str, Any]:
    """The JSON object of a good answer: a work, or where `listed` a list of them.

    Raises Unknown (404), Rejected (400), TooLong (414) or Fault (unreadable).
    """
    if status == 404 and _says_unknown(body):
        raise Unknown
    if status == 414:
        raise TooLong
    if status == 400 and body.lstrip().startswith(b"{"):
        raise Rejected
    try:
        data = loads(body) if status == 200 else None
    except ValueError:
        data = None
    message = mapping(mapping(data).get("message"))
    if not message or (listed and not _is_list_of_works(message.get("items"))):
        raise unreadable(body, source)
    # habanero reads the total of every list before it hands it on.
    return {"message": {"total-results": 0, **message} if listed else message}


def _says_unknown(body: bytes) -> bool:
    """Whether a 404 is Crossref's own: plain text, however labelled; anything else comes from something before it."""
    return b"resource not found" in body[:200].lower() and not body.lstrip().startswith(b"<")


def _is_list_of_works(items: object) -> bool:
    return isinstance(items, list) and all(isinstance(item, dict) for item in items)
