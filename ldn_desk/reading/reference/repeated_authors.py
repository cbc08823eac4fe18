"""Entries that print a dash, or a word such as `Ders.`, for the authors of the entry above."""

import re
from collections.abc import Sequence

from ldn_desk.domain.bibliography import Name
from ldn_desk.reading.reference.reading import Reading, read_reference

_DASHES = r"(?:[—–―⸺⸻_‒-]{2,}|[—―⸺⸻])"
_SIGNS = re.compile(
    rf"\s{{0,4}}(?:[\[(]?\d{{1,4}}[\]).]\s{{1,4}})?(?P<dashes>{_DASHES}(?:\s?[,;&]?\s?{_DASHES}){{0,9}})"
)
_WORDS = re.compile(r"\s{0,4}(?P<dashes>Ders\.|Dies\.|Derselbe|Dieselben?|[Ii]dem|[Ee]adem|Ид\.|Он же)(?=[\s,.:;(])")
_AND = re.compile(r"\s?[,;]?\s?(?:(?:and|und|et|y|e|en|with|&)\s)\s?(?=\S)|\s?[,;]\s(?=[^\W\d_])")
_STAND_IN = "Ash, Ann"
"""A name put in place of the dashes, so that what follows is read as behind any author."""


def read_below(text: str, above: Sequence[Name]) -> Reading:
    """As `read_reference`, of an entry below one by the authors `above`.

    Dashes alone stand for all of them; with others named behind, each dash stands for one."""
    signs = _SIGNS.match(text) or _WORDS.match(text) if above else None
    if signs is None:
        return read_reference(text)
    rest = text[signs.end() :]
    others = _AND.match(rest)
    if others:
        reading = read_reference(rest[others.end() :])
        told = reading.fields
        count = len(re.findall(_DASHES, signs["dashes"])) or 1
        names = (*above[:count], *told.author)
        return reading._replace(fields=told.with_(author=names))
    reading = read_reference(f"{_STAND_IN}{rest if rest[:1] in '.,;: (' else f'. {rest}'}")
    told = reading.fields
    return Reading(told.with_(author=tuple(above)), tuple(each for each in reading.sure if each[0] != "author"))
