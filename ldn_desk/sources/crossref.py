"""Crossref's REST API: records by DOI, many at a time, and search by a reference's printed text.

How Crossref behaves is in CROSSREF.md; what habanero needs is in `habanero_client`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from ldn_desk.domain.clock import utc_now
from ldn_desk.domain.reason import Reason, because
from ldn_desk.domain.record import Absent, Answer, Found, Record, Unreachable, Work
from ldn_desk.plugins.contracts import Asking
from ldn_desk.sources import crossref_record
from ldn_desk.sources.http.conversation import DEFAULT_TIMING, Conversation, Conversations, Timing
from ldn_desk.sources.http.fault import Fault, FaultKind, Rejected, TooLong, Unknown
from ldn_desk.sources.http.rate_limit import Pace
from ldn_desk.sources.http.workers import Worked

_ANOTHER = "another DOI"
DEFAULT_URL = "https://api.crossref.org"
# "20–40 DOIs a call is what others use"; the API refuses request lines above 4,096 bytes.
_MOST_TOGETHER = 40
_LONGEST_REQUEST = 3_800
_SEARCH_ROWS = 5


@dataclass(frozen=True)
class _Batch:
    """DOIs, lower case, asked for in one request."""

    dois: tuple[str, ...]


@dataclass(frozen=True)
class _Alone:
    """One DOI asked for by itself: a batch dropped it, or could not hold it."""

    doi: str


_Question = _Batch | _Alone
_Outcome = Worked[_Question, Answer]


class Crossref:
    """A `SearchableSource`. `settings(name)` is asked on each use, in any thread: `crossref_url`, `mailto`.

    Empty settings mean: the public API, no contact address. One object may serve several threads.
    """

    name = "crossref"
    label = "Crossref"

    def __init__(
        self, settings: Callable[[str], str], timing: Timing = DEFAULT_TIMING, pace: Pace | None = None
    ) -> None:
        self._settings = settings
        self._conversations = Conversations(self.name, self.label, pace or Pace(), timing)

    def work(self, raw: Mapping[str, Any]) -> Work:
        """The work a record of Crossref describes."""
        return crossref_record.work(raw)

    def lookup(self, dois: Sequence[str], asking: Asking) -> Iterator[Answer]:
        """One answer for each different DOI (they are compared in lower case); see `Source.lookup`."""
        asked = list(dict.fromkeys(doi.lower() for doi in dois))
        talk = self._conversations.of(asking)
        yield from talk.work(self._questions(asked), lambda question: self._outcome(question, talk))

    def search(self, text: str, asking: Asking) -> Sequence[Mapping[str, Any]] | Reason:
        """Up to five records, best first, for the printed text alone; or why there is no answer."""
        talk = self._conversations.of(asking)

        def ask(printed: str) -> Worked[str, Sequence[Mapping[str, Any]] | Reason]:
            try:
                return Worked((talk.ask(lambda: self._found(printed, talk)),))
            except Fault as fault:
                return Worked((fault.reason,))
            except (Unknown, Rejected):
                return Worked((because("would-not-search", source=self.label),))

        answers = list(talk.work([self._shortened(text)], ask))
        return answers[0] if answers else because("cancelled")

    def _questions(self, dois: Sequence[str]) -> list[_Question]:
        """Batches as full as a request may be; a DOI with a comma would break the filter and goes alone."""
        questions: list[_Question] = []
        batch: list[str] = []
        for doi in (doi for doi in dois if "," not in doi):
            if len(batch) == _MOST_TOGETHER or (batch and self._length([*batch, doi]) > _LONGEST_REQUEST):
                questions.append(_Batch(tuple(batch)))
                batch = []
            batch.append(doi)
        if batch:
            questions.append(_Batch(tuple(batch)))
        return questions + [_Alone(doi) for doi in dois if "," in doi]

    def _length(self, dois: Sequence[str]) -> int:
        """Bytes of the request for a batch: address and query, as they are sent."""
        query = {"filter": ",".join(f"doi:{doi}" for doi in dois), "rows": str(len(dois))}
        return len(self._url()) + len("GET /works?") + len(urlencode(query)) + len(" HTTP/1.1\r\n")

    def _url(self) -> str:
        return (self._settings("crossref_url") or DEFAULT_URL).rstrip("/")

    def _outcome(self, question: _Question, talk: Conversation) -> _Outcome:
        if isinstance(question, _Alone):
            return Worked((self._answer_for(question.doi, talk),))
        if len(question.dois) == 1:
            return self._outcome(_Alone(question.dois[0]), talk)
        try:
            records = talk.ask(lambda: self._batch(question.dois, talk))
        except Unknown:
            return Worked(questions=[_Alone(doi) for doi in question.dois])
        except Rejected:
            return Worked(questions=_halves(question.dois))
        except Fault as fault:
            if fault.too_large:
                return Worked(questions=_halves(question.dois))
            return Worked([Unreachable(doi, self.name, fault.reason) for doi in question.dois])
        when = utc_now()
        answers = [Found(Record(doi, self.name, when, raw)) for doi, raw in records.items()]
        return Worked(answers, [_Alone(doi) for doi in question.dois if doi not in records])

    def _answer_for(self, doi: str, talk: Conversation) -> Answer:
        try:
            if self._length([doi]) > _LONGEST_REQUEST:
                raise TooLong
            raw = talk.ask(lambda: self._single(doi, talk))
        except TooLong:
            return Unreachable(doi, self.name, because("doi-too-long"))
        except (Unknown, Rejected):
            return Absent(doi, self.name, utc_now())
        except Fault as fault:
            # The record of another DOI, again and again: this one may be its alias, which doi.org knows.
            absent = fault.outcome == _ANOTHER
            return Absent(doi, self.name, utc_now()) if absent else Unreachable(doi, self.name, fault.reason)
        return Found(Record(doi, self.name, utc_now(), raw))

    def _single(self, doi: str, talk: Conversation) -> Mapping[str, Any]:
        # habanero strips slashes at the end and mangles "#", "?" and blanks (CROSSREF.md): only the first is left.
        escaped = quote(doi, safe="/")
        if escaped.endswith("/"):
            escaped = escaped[:-1] + "%2F"
        message = self._message(talk, "single", lambda api: api.works(ids=[escaped]))
        if doi not in crossref_record.answers_for(message):
            reason = because("answered-for-another", source=self.label)
            raise Fault(FaultKind.UNREADABLE, reason, _ANOTHER)
        return message

    def _batch(self, dois: Sequence[str], talk: Conversation) -> Mapping[str, Mapping[str, Any]]:
        """The records that came back, by the DOI asked for."""
        message = self._message(talk, "array", lambda api: api.works(filter={"doi": list(dois)}, limit=len(dois)))
        by_doi = {doi: item for item in message["items"] for doi in crossref_record.answers_for(item)}
        return {doi: by_doi[doi] for doi in dois if doi in by_doi}

    def _found(self, text: str, talk: Conversation) -> Sequence[Mapping[str, Any]]:
        message = self._message(talk, "array", lambda api: api.works(query_bibliographic=text, limit=_SEARCH_ROWS))
        items: list[Mapping[str, Any]] = message["items"]
        return items[:_SEARCH_ROWS]

    def _shortened(self, text: str) -> str:
        """As much of the printed text as a request can hold: whole words."""
        room = _LONGEST_REQUEST - self._length([])
        text = " ".join(text.split())
        while len(quote(text, safe="")) > room:
            text = text[: max(len(text) * room // len(quote(text, safe="")) - 1, 0)].rpartition(" ")[0]
        return text

    def _message(self, talk: Conversation, kind: str, call: Callable[[Any], Any]) -> Mapping[str, Any]:
        """The `message` of what habanero returns for `call`; one request, in this conversation."""
        from ldn_desk.sources import habanero_client
        from ldn_desk.sources.http import network

        def get(url: str, params: Mapping[str, str], headers: Mapping[str, str]) -> Mapping[str, Any]:
            reply = talk.get(url, kind, params, headers)
            return habanero_client.parsed(reply.status, reply.body, self.label, listed=kind == "array")

        mailto = self._settings("mailto")
        # An address that no header can hold is a slip in the settings, and no reason to ask nothing at all.
        mailto = mailto if mailto.isascii() and mailto.isprintable() else ""
        api = habanero_client.crossref(self._url(), mailto, network.product())
        with habanero_client.speaking_through(get):
            answer = call(api)
        message: Mapping[str, Any] = answer["message"]
        return message


def _halves(dois: Sequence[str]) -> list[_Question]:
    """A refused batch in two: one malformed DOI can have all of it refused."""
    middle = len(dois) // 2
    return [_Batch(tuple(dois[:middle])), _Batch(tuple(dois[middle:]))]
