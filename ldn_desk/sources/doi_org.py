"""doi.org: whether anybody registered a DOI, and through content negotiation the record, whichever agency holds it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from ldn_desk.domain.clock import utc_now
from ldn_desk.domain.doi import is_doi
from ldn_desk.domain.foreign_json import loads
from ldn_desk.domain.reason import because
from ldn_desk.domain.record import Absent, Answer, Found, Record, Unreachable, Work
from ldn_desk.plugins.contracts import Asking
from ldn_desk.sources import csl_record
from ldn_desk.sources.http.conversation import DEFAULT_TIMING, Conversation, Conversations, Timing
from ldn_desk.sources.http.fault import Fault, Unknown
from ldn_desk.sources.http.rate_limit import Pace
from ldn_desk.sources.http.workers import Worked
from ldn_desk.sources.lenient_json import mapping, mappings, text
from ldn_desk.wording.terms import AGENCY

DEFAULT_URL = "https://doi.org"
CSL = "application/vnd.citationstyles.csl+json"
# doi.org publishes no limits and tells none; this is slower than one reader clicking through a list would be served.
_INTERVAL = 0.2
_AT_ONCE = 2
# Codes of the handle system's answers.
_EXISTS, _EXISTS_WITHOUT_VALUES, _NOT_FOUND = 1, 200, 100
_ALIAS = "HS_ALIAS"


class DoiOrg:
    """A `Source` for what no registry asked before it knows. `settings("doi_url")` may name a mirror.

    Found: another agency's record, in CSL-JSON; its `source` is the agency's name in lower case (`datacite`).
    Absent: nobody ever registered the DOI. Unreachable also where the DOI exists and its agency gives no record.
    """

    name = "doi.org"
    label = "doi.org"

    def __init__(
        self, settings: Callable[[str], str], timing: Timing = DEFAULT_TIMING, pace: Pace | None = None
    ) -> None:
        self._settings = settings
        self._conversations = Conversations(self.name, self.label, pace or Pace(_INTERVAL, _AT_ONCE), timing)

    def work(self, raw: Mapping[str, Any]) -> Work:
        """The work that a record in CSL-JSON describes."""
        return csl_record.work(raw)

    def lookup(self, dois: Sequence[str], asking: Asking) -> Iterator[Answer]:
        """One answer for each different DOI (they are compared in lower case); see `Source.lookup`."""
        asked = list(dict.fromkeys(doi.lower() for doi in dois))
        talk = self._conversations.of(asking)
        # Records come from the agencies' own servers: one of them being down says nothing about doi.org.
        agencies = talk.aside(AGENCY)

        def work(doi: str) -> Worked[str, Answer]:
            return Worked((self._answer(doi, talk, agencies),))

        yield from talk.work(asked, work)

    def _answer(self, doi: str, talk: Conversation, agencies: Conversation) -> Answer:
        try:
            primary = talk.ask(lambda: self._primary(doi, talk))
            if not primary:
                return Absent(doi, self.name, utc_now())
            agency = talk.ask(lambda: self._agency(doi, talk))
            raw = agencies.ask(lambda: self._record(doi, primary, agencies))
        except Fault as fault:
            return Unreachable(doi, self.name, fault.reason)
        except Unknown:
            reason = because("no-record-from-agency")
            return Unreachable(doi, self.name, reason)
        return Found(Record(doi, agency.lower() or self.name, utc_now(), raw))

    def _primary(self, doi: str, talk: Conversation) -> str:
        """The DOI (lower case) that this one is registered as: itself, or the one it is an alias of; empty for none.

        The handle system, in which every agency's DOIs are, answers an alias with the handle that it leads to.
        """
        told = mapping(self._json(talk, f"/api/handles/{_escaped(doi)}"))
        code, handle = told.get("responseCode"), text(told.get("handle")).lower()
        if code == _NOT_FOUND and handle == doi:
            return ""
        if code not in (_EXISTS, _EXISTS_WITHOUT_VALUES) or not is_doi(handle):
            raise self._unreadable()
        values = (each for each in mappings(told.get("values")) if text(each.get("type")) == _ALIAS)
        named = (text(mapping(each.get("data")).get("value")).lower() for each in values)
        return next((alias for alias in named if is_doi(alias)), handle)

    def _agency(self, doi: str, talk: Conversation) -> str:
        told = mappings(self._json(talk, f"/doiRA/{_escaped(doi)}"))
        return next((text(entry.get("RA")) for entry in told), "")

    def _record(self, doi: str, primary: str, talk: Conversation) -> Mapping[str, Any]:
        raw = self._json(talk, f"/{_escaped(doi)}", CSL, missing=True)
        if not isinstance(raw, dict) or csl_record.doi_of(raw) not in (doi, primary):
            raise self._unreadable()
        return raw

    def _json(self, talk: Conversation, path: str, accept: str = "application/json", *, missing: bool = False) -> Any:
        """The JSON at `path`, whatever the status (a handle that is not there is told in JSON, with 404).

        Where the page may be `missing`, a 404 raises Unknown instead.
        """
        url = (self._settings("doi_url") or DEFAULT_URL).rstrip("/") + path
        reply = talk.get(url, "agency" if missing else "single", headers={"Accept": accept})
        if missing and reply.status != 200:
            raise Unknown
        try:
            return loads(reply.body)
        except ValueError:
            raise self._unreadable(reply.body) from None

    def _unreadable(self, body: bytes = b"") -> Fault:
        from ldn_desk.sources.http.network_faults import unreadable

        return unreadable(body, self.label)


def _escaped(doi: str) -> str:
    return quote(doi, safe="/")
