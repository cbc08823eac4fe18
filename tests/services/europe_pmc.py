"""A source that no one here ships: Europe PMC, in one file, as somebody else's package would bring it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.domain.clock import utc_now
from ldn_desk.domain.record import Absent, Answer, Found, Record, Unreachable, Work
from ldn_desk.plugins.contracts import Asking
from ldn_desk.plugins.registry import Registry

URL = "http://127.0.0.1:9"
"""What stands before `/search`; a test puts its own server's address here."""


class EuropePmc:
    """An `OpinionSource` over Europe PMC's REST search."""

    name = "europe-pmc"
    label = "Europe PMC"
    enabled = True

    def lookup(self, dois: Sequence[str], asking: Asking) -> Iterator[Answer]:
        """One request for each identifier."""
        for doi in dois:
            if asking.cancelled():
                return
            yield self._answer(doi)

    def work(self, raw: Mapping[str, Any]) -> Work:
        """Title, year and publication types."""
        fields = Fields(title=str(raw.get("title", "")), issued=PartialDate(int(raw["pubYear"])), DOI=str(raw["doi"]))
        return Work(fields, genre=tuple(raw.get("pubTypeList", ())))

    def search(self, text: str, asking: Asking) -> Sequence[Mapping[str, Any]] | str:
        """Nothing: this one is asked by DOI alone."""
        return ()

    def _answer(self, doi: str) -> Answer:
        try:
            query = quote(f'DOI:"{doi}"')
            with urlopen(f"{URL}/search?format=json&query={query}", timeout=2) as reply:
                found = json.load(reply)["resultList"]["result"]
        except OSError as error:
            return Unreachable(doi, self.name, f"Europe PMC did not answer ({error})")
        if not found:
            return Absent(doi, self.name, utc_now())
        return Found(Record(doi, self.name, utc_now(), found[0]))


def add_to(registry: Registry) -> None:
    """What the entry point of such a package names."""
    registry.opinions.append(EuropePmc())
