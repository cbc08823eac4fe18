"""The works a stand-in knows, and a plain but real search over them."""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

Message = dict[str, Any]

_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """Lower-case words without diacritics or mark-up."""
    plain = unicodedata.normalize("NFKD", re.sub(r"<[^>]*>", " ", text)).casefold()
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


def _printed(record: Message) -> str:
    names = [str(author.get(part, "")) for author in record.get("author", []) for part in ("given", "family", "name")]
    texts = [*record.get("title", []), *record.get("subtitle", []), *record.get("container-title", []), *names]
    texts += [str(record.get(key, "")) for key in ("volume", "issue", "page", "article-number")]
    dates = [record.get(key, {}).get("date-parts", [[]])[0] for key in ("issued", "published-print")]
    texts += [str(date[0]) for date in dates if date]
    return " ".join(text for text in texts if text)


class Catalogue:
    """Crossref's records by lower-case DOI, and the records of other agencies."""

    def __init__(self, records: Iterable[Message] = (), foreign: Iterable[tuple[str, str, Message]] = ()) -> None:
        self.works: dict[str, Message] = {}
        self.foreign: dict[str, tuple[str, Message]] = {}
        self.aliases: dict[str, str] = {}
        self._found_in: defaultdict[str, set[str]] = defaultdict(set)
        self._lengths: dict[str, int] = {}
        for record in records:
            self.add(record)
        for doi, agency, message in foreign:
            self.foreign[doi.lower()] = (agency, message)

    def add(self, record: Message) -> None:
        """Registers (or replaces) one work at Crossref, in its `message` form."""
        doi = str(record["DOI"]).lower()
        self.works[doi] = record | {"DOI": doi}
        for alias in record.get("aliases", []):
            self.aliases[str(alias).lower()] = doi
        tokens = set(words(_printed(record)))
        self._lengths[doi] = len(tokens)
        for token in tokens:
            self._found_in[token].add(doi)

    def remove(self, doi: str) -> None:
        """Nobody ever registered this DOI."""
        self.works.pop(doi.lower(), None)
        for found in self._found_in.values():
            found.discard(doi.lower())

    def agency(self, doi: str) -> str:
        """Who registered the DOI; empty where nobody did."""
        doi = doi.lower()
        if doi in self.works or doi in self.aliases:
            return "Crossref"
        return self.foreign[doi][0] if doi in self.foreign else ""

    def search(self, text: str, rows: int) -> list[Message]:
        """The works that share most words with the text, rare words counting most, best first, each with `score`."""
        scores: Counter[str] = Counter()
        total = len(self.works) + 1
        for token in set(words(text)):
            found = self._found_in.get(token, set())
            for doi in found:
                scores[doi] += math.log(total / len(found)) ** 2  # type: ignore[assignment]  # Counter adds floats too
        for doi in scores:
            scores[doi] /= math.sqrt(5 + self._lengths[doi])  # type: ignore[assignment]
        best = scores.most_common(rows)
        return [self.works[doi] | {"score": round(score, 4)} for doi, score in best]
