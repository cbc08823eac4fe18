"""Persons named in reading order (`John Kim, MD and Ana de la Cruz`), as bylines and meta data name them."""

import re

from ldn_desk.domain.bibliography import Name
from ldn_desk.reading.text.particles import particles_before

_DEGREE = re.compile(
    r",? ?\b"
    r"(?:MD|M\.D\.|PhD|Ph\.D\.|MSc|M\.Sc\.|MPH|RN|DO|PharmD|BSc|MBBS|FRCP|DPhil|MBChB|RD|LCSW|PsyD|NP|PA-C)(?![\w-])"
)
_TITLE = re.compile(r"^(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.? +")
_BETWEEN = re.compile(r"\s{0,9}(?:,|;|&|\band\b|\bund\b|\bet\b)\s{0,9}")
_SUFFIX = re.compile(r",? (Jr\.?|Sr\.?|II|III|IV)$")


def people_in_order(text: str) -> tuple[Name, ...]:
    """The persons of a byline. A single word is a name too: it is kept whole, as `literal`."""
    plain = _DEGREE.sub("", text)
    names = (_TITLE.sub("", part.strip()) for part in _BETWEEN.split(plain))
    return tuple(person(name) for name in names if name)


def person(text: str) -> Name:
    """One name in reading order: particles go before the family name, a suffix after it."""
    suffix = _SUFFIX.search(text)
    words = (text[: suffix.start()] if suffix else text).split()
    if len(words) < 2:
        return Name(literal=text.strip())
    place = particles_before(words, len(words) - 1)
    return Name(
        family=words[-1],
        given=" ".join(words[:place]),
        particle=" ".join(words[place:-1]),
        suffix=suffix.group(1) if suffix else "",
    )
