"""What stands only in the addresses of an entry's links: its DOI, its PMID.

A link may lead elsewhere than to the work (who cites it, its licence, the page itself), so what links say is believed
only where they say one thing.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ldn_desk.domain.article import NOTHING_LINKED, Block, Linked, SpanKind
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.doi import normal
from ldn_desk.reading.entries.link_addresses import doi_in_address, pmid_in_address
from ldn_desk.reading.text.characters import folded

_ELSEWHERE = re.compile(
    r"cit(?:ed|ing|e)\b|zitiert|citad|cité|citant|related|similar|verwandt|ähnlich|recommend|see also|siehe auch"
    r"|licen[cs]e|lizenz|licencia|rights|permission|creative commons|\bcc[- ]by|supplement|correction|errat|corrig"
    r"|retract|\bcomment|\breply|advert|anzeige|sponsor|share|export|alert|reprint|review of this",
    re.IGNORECASE,
)
"""Labels of links that lead to something else than the work."""
_SURE = re.compile(r"(?:view (?:at|in) |via |link to )?(?:cross ?ref|doi|publisher)\b.{0,12}", re.IGNORECASE)
_LONGEST_LABEL = 40
_SHORTEST_TITLE = 12
_MOST_ENTRIES = 2
"""Entries that one DOI may stand behind; what stands behind more is the page's own, or a whole book's."""


class _Link(NamedTuple):
    label: str
    address: str


def linked_identifiers(blocks: Sequence[Block], printed: Sequence[Fields]) -> list[Linked]:
    """What the links of each entry lead to and its text does not print; the blocks are entries, their fields beside.

    Where both stand and are the same, the link adds nothing. A DOI behind many entries is none of theirs."""
    found = [_of_entry(block, fields) for block, fields in zip(blocks, printed, strict=True)]
    often = {doi for doi, count in Counter(each.DOI.lower() for each in found).items() if count > _MOST_ENTRIES}
    return [Linked("", each.PMID) if each.DOI and each.DOI.lower() in often else each for each in found]


def _of_entry(block: Block, printed: Fields) -> Linked:
    links = list(_links(block))
    if not links:
        return NOTHING_LINKED
    found = [(link, doi) for link in links if (doi := doi_in_address(link.address))]
    numbers = dict.fromkeys(pmid for link in links if (pmid := pmid_in_address(link.address)))
    return Linked(
        _beside(printed.DOI, _one_doi(found, printed), [doi for _link, doi in found]),
        next(iter(numbers)) if len(numbers) == 1 and printed.PMID not in numbers else "",
    )


def _links(block: Block) -> Iterator[_Link]:
    """The links that may lead to the work: on its text, and beside it."""
    beside = (_Link(label, address) for label, address in block.aside)
    on_text = (_Link(block.text[s.start : s.end], s.href) for s in block.spans if s.kind is SpanKind.LINK)
    for link in (*on_text, *beside):
        if not _leads_elsewhere(link.label):
            yield link


def _leads_elsewhere(label: str) -> bool:
    return len(label) <= _LONGEST_LABEL and _ELSEWHERE.search(label) is not None


def _one_doi(found: Sequence[tuple[_Link, str]], printed: Fields) -> str:
    """The DOI that all links lead to, else the one behind the title or behind CrossRef's label; else none."""
    for chosen in (found, [each for each in found if _is_sure(each[0].label, printed.title)]):
        dois = {normal(doi): doi for _link, doi in chosen}
        if len(dois) == 1:
            return next(iter(dois.values()))
    return ""


def _is_sure(label: str, title: str) -> bool:
    shown, whole = folded(label), folded(title)
    long = min(len(shown), len(whole)) >= _SHORTEST_TITLE
    return _SURE.fullmatch(label.strip(" []().:")) is not None or (long and (shown in whole or whole in shown))


def _beside(printed: str, linked: str, every: Sequence[str]) -> str:
    """What the link adds to the printed DOI: nothing where it is the same, or the same cut short in the address."""
    own = normal(printed) if printed else ""
    same = own in map(normal, every) or (bool(linked) and own.startswith(normal(linked)))
    return "" if own and same else linked
