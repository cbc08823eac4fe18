"""PubMed through NCBI's E-utilities: a second opinion on biomedical works, by DOI, PMID or printed text.

DOIs are looked up many at a time with ESearch, the records fetched with EFetch in MEDLINE format.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from ldn_desk.domain.clock import utc_now
from ldn_desk.domain.foreign_json import loads
from ldn_desk.domain.reason import Reason, because
from ldn_desk.domain.record import Absent, Answer, Found, Record, Unreachable, Work
from ldn_desk.plugins.contracts import Asking
from ldn_desk.reading.listed.medline_notices import SOURCE
from ldn_desk.sources import medline_record
from ldn_desk.sources.http.conversation import DEFAULT_TIMING, Conversation, Conversations, Timing
from ldn_desk.sources.http.fault import Fault, Rejected, Unknown
from ldn_desk.sources.http.rate_limit import Pace
from ldn_desk.sources.http.workers import Worked
from ldn_desk.sources.lenient_json import mapping, texts

DEFAULT_URL = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
PMID = "pmid:"
"""What stands before a PMID among identifiers."""

# NCBI serves three requests a second to those without a key.
_INTERVAL = 0.34
# The address and what else is asked stand before the term in a request line of 4,096 bytes.
_LONGEST_TERM = 3_600
_MOST_RECORDS = 200
_SEARCH_ROWS = 5
_TITLE_WORDS = 10
_FEWER_WORDS = 4
_SENTENCE_END = re.compile(r"[.?!:]\s|[“”\"]")
_WORD = re.compile(r"[^\W_]{4,}|\d+")


@dataclass(frozen=True)
class _Looked:
    """What looking for the PMIDs of some DOIs came to: PMIDs to be fetched, or the answers already."""

    dois: tuple[str, ...]
    pmids: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()


class PubMed:
    """An `OpinionSource`. Settings: `pubmed_url` (a mirror), `mailto`, `pubmed` (`off` leaves it out)."""

    name = SOURCE
    label = "PubMed"

    def __init__(
        self, settings: Callable[[str], str], timing: Timing = DEFAULT_TIMING, pace: Pace | None = None
    ) -> None:
        self._settings = settings
        self._conversations = Conversations(self.name, self.label, pace or Pace(_INTERVAL, 1), timing)

    @property
    def enabled(self) -> bool:
        """False where the reader turned it off; and where Crossref's address was replaced and PubMed's was not.

        Whoever puts a mirror or a stand-in in Crossref's place does not mean the public PubMed to be asked.
        """
        if self._settings("pubmed") == "off":
            return False
        return bool(self._settings("pubmed_url")) or not self._settings("crossref_url")

    def work(self, raw: Mapping[str, Any]) -> Work:
        """The work that a MEDLINE record describes."""
        return medline_record.work(raw)

    def lookup(self, dois: Sequence[str], asking: Asking) -> Iterator[Answer]:
        """One answer for each different DOI and `pmid:…`; see `Source.lookup`.

        First the PMIDs of all DOIs are looked up, then all records fetched: so the fewest requests do.
        """
        asked = list(dict.fromkeys(each.lower() for each in dois))
        talk = self._conversations.of(asking)
        pmids = [each.removeprefix(PMID) for each in asked if each.startswith(PMID)]
        wanted = [each for each in asked if each.startswith(PMID)]
        searches = self._searches([each for each in asked if not each.startswith(PMID)])
        for found in talk.work(searches, lambda search: self._searched(search, talk)):
            pmids += found.pmids
            wanted += found.dois if found.pmids else ()
            yield from found.answers
        fetches = [pmids[start : start + _MOST_RECORDS] for start in range(0, len(pmids), _MOST_RECORDS)]
        by_name: dict[str, Mapping[str, Any]] = {}
        silent: Reason | None = None
        for records in talk.work(fetches, lambda fetch: self._fetched(fetch, talk)):
            silent = records if isinstance(records, Reason) else silent
            for raw in () if isinstance(records, Reason) else records:
                by_name[PMID + medline_record.pmid_of(raw)] = raw
                by_name.setdefault(medline_record.doi_of(raw), raw)
        if not asking.cancelled():
            yield from (self._answer(each, by_name, silent) for each in wanted)

    def _answer(self, name: str, by_name: Mapping[str, Mapping[str, Any]], silent: Reason | None) -> Answer:
        """By what the records say of themselves; where some did not come, nothing is said to be missing."""
        if name in by_name:
            return Found(Record(name, self.name, utc_now(), by_name[name]))
        return Unreachable(name, self.name, silent) if silent else Absent(name, self.name, utc_now())

    def search(self, text: str, asking: Asking) -> Sequence[Mapping[str, Any]] | Reason:
        """Up to five records, best first, for the printed text; or why there is no answer."""
        if not _title_words(text):
            return ()
        talk = self._conversations.of(asking)

        def ask(found: str) -> Worked[str, Sequence[Mapping[str, Any]] | Reason]:
            try:
                return Worked((talk.ask(lambda: self._found(found, talk)),))
            except (Fault, Unknown, Rejected) as error:
                return Worked((self._reason(error),))

        answers = list(talk.work([text], ask))
        return answers[0] if answers else because("cancelled")

    def _searches(self, dois: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """Batches as full as a request line may be."""
        batch: list[str] = []
        for doi in dois:
            if batch and len(urlencode({"term": _term([*batch, doi])})) > _LONGEST_TERM:
                yield tuple(batch)
                batch = []
            batch.append(doi)
        if batch:
            yield tuple(batch)

    def _searched(self, dois: tuple[str, ...], talk: Conversation) -> Worked[tuple[str, ...], _Looked]:
        try:
            pmids = talk.ask(lambda: self._pmids(_term(dois), len(dois) * 3, talk))
        except (Fault, Unknown, Rejected) as error:
            reason = self._reason(error)
            return Worked((_Looked(dois, answers=tuple(Unreachable(doi, self.name, reason) for doi in dois)),))
        absent = () if pmids else tuple(Absent(doi, self.name, utc_now()) for doi in dois)
        return Worked((_Looked(dois, pmids, absent),))

    def _fetched(self, pmids: list[str], talk: Conversation) -> Worked[list[str], list[dict[str, list[str]]] | Reason]:
        try:
            return Worked((talk.ask(lambda: self._records(pmids, talk)),))
        except (Fault, Unknown, Rejected) as error:
            return Worked((self._reason(error),))

    def _reason(self, error: Exception) -> Reason:
        if isinstance(error, Fault):
            return error.reason
        return because("question-not-understood", source=self.label)

    def _found(self, text: str, talk: Conversation) -> Sequence[Mapping[str, Any]]:
        """The records of works whose title bears the words of the longest sentence printed, or the longest of them."""
        words = _title_words(text)
        for chosen in (words, sorted(words, key=len, reverse=True)[:_FEWER_WORDS]):
            pmids = self._pmids(" AND ".join(f"{word}[title]" for word in chosen), _SEARCH_ROWS, talk)
            if pmids:
                return self._records(pmids[:_SEARCH_ROWS], talk)
        return ()

    def _pmids(self, term: str, most: int, talk: Conversation) -> tuple[str, ...]:
        asked = {"db": "pubmed", "retmode": "json", "retmax": str(most), "term": term}
        body = self._get("/esearch.fcgi", asked, talk)
        try:
            told = mapping(mapping(loads(body)).get("esearchresult"))
        except ValueError:
            raise self._unreadable(body) from None
        # "Nothing found" is an empty list; a refusal has no list, and says ERROR.
        if "idlist" not in told:
            raise self._unreadable(body)
        return tuple(each for each in texts(told["idlist"]) if each.isdecimal())

    def _records(self, pmids: Sequence[str], talk: Conversation) -> list[dict[str, list[str]]]:
        asked = {"db": "pubmed", "rettype": "medline", "retmode": "text", "id": ",".join(pmids)}
        body = self._get("/efetch.fcgi", asked, talk)
        found = list(medline_record.records(body.decode("utf-8", "replace")))
        # NCBI answers an unknown PMID with an empty page, or one that says so with its number.
        if not found and body.strip() and (b"<" in body[:2000] or not any(pmid.encode() in body for pmid in pmids)):
            raise self._unreadable(body)
        return found

    def _get(self, path: str, asked: Mapping[str, str], talk: Conversation) -> bytes:
        mailto = self._settings("mailto")
        own = {"tool": "ldn-desk"} | ({"email": mailto} if mailto.isascii() and mailto.isprintable() and mailto else {})
        url = (self._settings("pubmed_url") or DEFAULT_URL).rstrip("/") + path
        reply = talk.get(url, "single", {**asked, **own})
        if reply.status != 200:
            raise Unknown if reply.status == 404 else Rejected
        return reply.body

    def _unreadable(self, body: bytes) -> Fault:
        from ldn_desk.sources.http.network_faults import unreadable

        return unreadable(body, self.label)


def _title_words(text: str) -> list[str]:
    """The words of the longest sentence of a printed reference, which is mostly its title."""
    longest = max(_SENTENCE_END.split(text), key=lambda part: len(_WORD.findall(part)))
    return list(dict.fromkeys(_WORD.findall(longest)))[:_TITLE_WORDS]


def _term(dois: Sequence[str]) -> str:
    """Each DOI in quotation marks, so that brackets and slashes in it are no syntax."""
    return " OR ".join('"{}"[doi]'.format(doi.replace('"', " ")) for doi in dois)
