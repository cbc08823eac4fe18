"""The names in a text that is known to hold nothing else: no name may be left over."""

import re

from ldn_desk.domain.bibliography import Name
from ldn_desk.reading.reference.names import ET_AL, UPPER, read_authors
from ldn_desk.reading.text.bylines import person
from ldn_desk.reading.text.organisations import names_organisation
from ldn_desk.reading.text.particles import APART, particles_at_start

_AND = re.compile(r"\s*;\s*|\s*,?\s+(?:and|und|et|y|e|en|a|u\.|And|AND)\s+|\s*,?\s*&\s*|\s*/\s*|\s+[–—-]\s+")
_INITIALS = re.compile(rf"(?:[{UPPER}][a-zöüé]?\.?[\s‐‑-]?){{1,5}}(?:{APART}\b ?){{0,3}}")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
_MASSED = re.compile(rf"(.+?) ([{UPPER}](?:[\s.‐‑-]{{0,2}}[{UPPER}]){{0,4}}\.?)")
_EDGES = ' .,:;"“”()[]*†'


def read_people(text: str) -> tuple[tuple[Name, ...], bool]:
    """(names, whether `et al.` ends them) of a text that is a list of persons, a group, or nothing."""
    text = text.strip()
    if not any(sign.isalpha() for sign in text):
        return (), False
    others = ET_AL.search(text)
    cut = others is not None and others.start() > 0
    text = text[: others.start()] if others and cut else text
    # A stop put behind it would make initials of a short family name: `Wentian Li.`
    read = read_authors(text)
    if read.names and not any(sign.isalnum() for sign in text[read.end :]):
        return read.names, read.et_al or cut
    if names_organisation(text) and not any(map(_INITIALS.fullmatch, (part.strip() for part in text.split(",")[1:]))):
        return (Name(literal=text.strip(_EDGES)),), cut
    names = [name for chunk in _AND.split(text) for name in _chunk([part.strip() for part in chunk.split(",")])]
    return tuple(names), cut


def _chunk(parts: list[str]) -> list[Name]:
    """The persons of what stands between two `and` or semicolons: given names after a comma go with what precedes."""
    parts = [part for part in parts if any(sign.isalpha() for sign in part)]
    if len(parts) == 2 and " " not in parts[0].strip() and not _INITIALS.fullmatch(parts[0]):
        return [_family(parts[0], parts[1])]
    names: list[Name] = []
    place = 0
    while place < len(parts):
        after = parts[place + 1] if place + 1 < len(parts) else ""
        if after and _INITIALS.fullmatch(after) and not _INITIALS.fullmatch(parts[place]):
            names.append(_family(parts[place], after))
            place += 2
        elif _SUFFIX.fullmatch(parts[place]) and names:
            place += 1
        else:
            names.append(_one(parts[place]))
            place += 1
    return names


def _family(family: str, given: str) -> Name:
    words = family.strip(_EDGES).split()
    place = particles_at_start(words)
    return Name(" ".join(words[place:]), given.strip(), " ".join(words[:place]))


def _one(text: str) -> Name:
    """A person without a comma: `Ash AH`, `ASH Anna` or `Anna Ash`."""
    plain = text.strip(_EDGES)
    if (names_organisation(plain) and len(plain.split()) > 1) or plain.startswith("The "):
        return Name(literal=plain)
    massed = _MASSED.fullmatch(plain)
    if massed and not _INITIALS.fullmatch(massed.group(1)):
        return _family(massed.group(1), massed.group(2))
    words = plain.split()
    if len(words) > 1 and len(words[0]) > 2 and words[0].isupper() and not words[-1].isupper():
        return _family(words[0], " ".join(words[1:]))
    return person(plain)
