"""Persons and groups of JATS and NLM tags: `name`, `string-name`, `collab`."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ldn_desk.domain.bibliography import Name
from ldn_desk.reading.listed.values import is_initials, listed_name, named
from ldn_desk.reading.text.bylines import person

if TYPE_CHECKING:
    from lxml.etree import _Element

PEOPLE = frozenset(("name", "string-name", "collab", "name-alternatives", "collab-alternatives", "anonymous"))
_OUTSIDE = frozenset(("contrib-group", "aff", "address", "xref", "fn", "label", "sup", "bio", "ext-link", "email"))
_EDGES = " \t\r\n,;:"
_BLANKS = re.compile(r"\s+")


def words_of(element: "_Element | None") -> str:
    """All text of an element on one line."""
    return "" if element is None else " ".join("".join(str(part) for part in element.itertext()).split())


def name_of(element: "_Element") -> Name | None:
    """The person or group that an element of `PEOPLE` names; None where it is empty."""
    tag = element.tag
    if tag in ("name-alternatives", "collab-alternatives"):
        return next((name for child in element if child.tag in PEOPLE and (name := name_of(child))), None)
    if tag in ("collab", "anonymous"):
        literal = _own_words(element)
        return Name(literal=literal) if literal else None
    surname = words_of(element.find("surname")).strip(_EDGES)
    given = words_of(element.find("given-names")).strip(_EDGES)
    suffix = words_of(element.find("suffix")).strip(_EDGES)
    if not surname:
        return _untagged(words_of(element).strip(_EDGES))
    return named(surname, given, suffix)


def _untagged(text: str) -> Name | None:
    """A name printed without tags for its parts: family name first as in lists, or in reading order."""
    if not text:
        return None
    return listed_name(text) if "," in text or is_initials(text.split()[-1]) else person(text)


def _own_words(element: "_Element") -> str:
    """A group's name without its members, footnotes and addresses."""
    return _BLANKS.sub(" ", "".join(_pieces(element))).strip(_EDGES)


def _pieces(element: "_Element") -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in _OUTSIDE:
            yield from (str(part) for part in child.itertext())
        yield child.tail or ""
