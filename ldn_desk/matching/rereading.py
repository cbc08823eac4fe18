"""Reading a printed reference again with the record at hand: what was read wrongly from its text, not printed wrongly.

Only what stands in the text word for word, between signs that end a part of a reference, is believed.
"""

import re
from collections.abc import Iterable, Sequence

from ldn_desk.domain.bibliography import Fields, Name
from ldn_desk.domain.record import Work
from ldn_desk.domain.verdict import Outcome
from ldn_desk.matching.comparison import Examination, examine
from ldn_desk.matching.folding import folded, plain
from ldn_desk.matching.names import person
from ldn_desk.matching.titles import full_title

_UNLIKE = (Outcome.MINOR, Outcome.MAJOR)
_BEFORE, _AFTER = r"(?:^|[.,;:)\]?!\"“”‘’])\s*", r"\s*(?:[.,;(\[?!\"“”]|$)"
# A title that a colon goes on from is not whole.
_CLOSED = r"\s*(?:[.(\[?!\"“”]|$)"
_AND = frozenset({"and", "und", "the", "eds"})
_FEWEST_WORDS = 2
_LONGEST_LIST = 60


def reread(printed: Fields, text: str, work: Work) -> Fields:
    """The printed fields, with title, container and authors as the text has them where the first reading went astray.

    `text` is the printed reference; `work` what its DOI opens. A word added, lost or changed is never reread away: the
    whole of what is registered must stand in the text, with nothing joined to it.
    """
    seen = examine(printed, work)
    if not any(row.outcome in _UNLIKE for row in seen.rows):
        return printed
    found = printed
    if _astray(seen, "title"):
        title = next((each for each in (full_title(work), work.fields.title) if _stands_in(each, text, _CLOSED)), "")
        found = found.with_(title=title) if title else found
    if _astray(seen, "container-title"):
        containers = (*work.container_titles, work.fields.container_title)
        container = next((each for each in containers if _stands_in(each, text)), "") or _part(found, text, work)
        found = found.with_(container_title=container) if container else found
    if _astray(seen, "author"):
        found = _with_authors(found, text, work)
    return found


def _astray(seen: Examination, field: str) -> bool:
    return seen.outcome(field) in (*_UNLIKE, Outcome.MISSING_PRINTED, Outcome.MISSING_REGISTERED)


def _stands_in(told: str, text: str, after: str = _AFTER) -> bool:
    tokens = re.findall(r"\w+", plain(told))
    if len(tokens) < _FEWEST_WORDS:
        return False
    return re.search(_BEFORE + r"[\W_]+".join(map(re.escape, tokens)) + after, plain(text), re.IGNORECASE) is not None


def _part(found: Fields, text: str, work: Work) -> str:
    """The part of the text, between signs that end one, that is the container's name or its abbreviation."""
    for part in re.split(r"[.;,:(]+|\d+", plain(text).replace(found.title, " ")):
        told = part.strip()
        if (
            len(told) > 1
            and examine(found.with_(container_title=told), work).outcome("container-title") is Outcome.SAME
        ):
            return told
    return ""


def _with_authors(found: Fields, text: str, work: Work) -> Fields:
    """The authors that stand in order before the title; a list that is cut ends in `et al.` or dots."""
    head = plain(text)[: _place_of(found.title, plain(text))]
    names = work.fields.author or work.fields.editor
    told = _in_order(names[:_LONGEST_LIST], head)
    cut = re.search(r"\bet\b|…|\.\.\.", head) is not None
    known = {word for name in told for word in _letters(f"{name.full} {name.literal}")}
    # A name that is not the work's is no slip of reading: the list stays as it was read.
    if not told or (len(told) < len(names) and not cut) or _letters(head) - known - _AND:
        return found
    return found.with_(author=tuple(told), et_al=len(told) < len(names))


def _letters(text: str) -> set[str]:
    """The words that may be names: no initials, no numbers."""
    return {folded(word) for word in re.findall(r"[^\W\d_]{3,}", text)}


def _place_of(title: str, text: str) -> int:
    tokens = re.findall(r"\w+", plain(title))
    match = re.search(r"[\W_]+".join(map(re.escape, tokens)), text, re.IGNORECASE)
    return match.start() if match else len(text)


def _in_order(names: Iterable[Name], head: str) -> Sequence[Name]:
    """The names from the first on that stand one after the other; the list ends where one is missing."""
    told: list[Name] = []
    place = 0
    for name in names:
        keys = sorted({name.label, name.family, *person(name).keys} - {""}, key=len, reverse=True)
        matches = [re.compile(re.escape(key), re.IGNORECASE).search(head, place) for key in keys]
        places = [match.end() for match in matches if match]
        if not places:
            break
        told.append(name)
        place = min(places)
    return told
