"""PubMed's part of the stand-in: ESearch by DOI or title words, EFetch in MEDLINE format."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Message = dict[str, Any]
_DOI = re.compile(r'"([^"]+)"\[doi\]')
_TITLE = re.compile(r"(\S+?)\[title\]")


class Shelf:
    """The records of PubMed, by PMID, each as MEDLINE tags and values."""

    def __init__(self) -> None:
        self.records: dict[str, list[tuple[str, str]]] = {}

    def add(self, work: Message, pmid: str, further: Iterable[tuple[str, str]] = ()) -> None:
        """Hold the work of a Crossref message under this PMID, with further tags (`PT`, `MH`, `RIN` …)."""
        self.records[pmid] = [*_tags(work, pmid), *further]

    def esearch(self, query: Mapping[str, Sequence[str]]) -> bytes:
        """The JSON of an ESearch for DOIs, or for words that a title must all bear."""
        term = query.get("term", [""])[0]
        dois = {doi.lower() for doi in _DOI.findall(term)}
        words = {word.lower() for word in _TITLE.findall(term)}
        found = [pmid for pmid in self.records if self._doi(pmid) in dois or (words and words <= self._words(pmid))]
        most = int(query.get("retmax", ["20"])[0])
        told = {"count": str(len(found)), "retmax": str(most), "idlist": found[:most]}
        return json.dumps({"header": {"type": "esearch"}, "esearchresult": told}).encode()

    def efetch(self, query: Mapping[str, Sequence[str]]) -> bytes:
        """The MEDLINE text of the records asked for; unknown PMIDs are silently left out."""
        wanted = query.get("id", [""])[0].split(",")
        texts = ["\n".join(f"{tag:<4}- {value}" for tag, value in self.records[p]) for p in wanted if p in self.records]
        return ("\n" + "\n\n".join(texts) + "\n").encode()

    def _doi(self, pmid: str) -> str:
        return next((v.removesuffix(" [doi]").lower() for tag, v in self.records[pmid] if tag == "LID"), "")

    def _words(self, pmid: str) -> set[str]:
        title = next((value for tag, value in self.records[pmid] if tag == "TI"), "")
        return set(re.findall(r"\w+", title.lower()))


def _tags(work: Message, pmid: str) -> list[tuple[str, str]]:
    issued = (work.get("published-print") or work.get("issued") or {"date-parts": [[None]]})["date-parts"][0]
    subtitle = "".join(f": {each}" for each in work.get("subtitle", [])[:1])
    tags = [("PMID", pmid), ("VI", work.get("volume", "")), ("IP", work.get("issue", ""))]
    tags += [("DP", " ".join(str(part) for part in issued[:1])), ("TI", f"{(work.get('title') or [''])[0]}{subtitle}.")]
    tags += [("PG", work.get("page", "") or work.get("article-number", "")), ("LID", f"{work['DOI']} [doi]")]
    tags += [("FAU", f"{a.get('family', '')}, {a.get('given', '')}") for a in work.get("author", []) if "family" in a]
    tags += [("JT", (work.get("container-title") or [""])[0]), ("PT", "Journal Article")]
    return [(tag, str(value)) for tag, value in tags if value]
