"""Reading a printed reference again with the record at hand: what was read wrongly from its text, not printed wrongly.

Only what stands in the text word for word, between signs that end a part of a reference, is believed; and only text
that no other field owns: a journal is never read out of a DOI, an address, a name or the title.
"""

import re
from collections.abc import Iterable, Sequence

from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.record import Work
from ldn_desk.domain.verdict import Outcome
from ldn_desk.matching.comparison import Examination, examine
from ldn_desk.matching.containers import agree
from ldn_desk.matching.folding import folded, plain, words
from ldn_desk.matching.names import person
from ldn_desk.matching.numerals import years_of
from ldn_desk.matching.titles import full_title

_UNLIKE = (Outcome.MINOR, Outcome.MAJOR)
_BEFORE, _AFTER = r"(?:^|[.,;:)\]?!\"“”‘’])\s*", r"\s*(?:[.,;(\[?!\"“”]|$)"
# A title that a colon goes on from is not whole.
_CLOSED = r"(?:\s|[)\]]|'(?!\w))*(?:[.(\[?!\"“”]|$)"
_ADDRESS = re.compile(r"(?:https?://|www\.|\bdoi\W{0,3}\s?|\b(?=10\.\d{4,9}/))\S+", re.IGNORECASE)
# What stands between the title and year, volume or end, as journals are set: `. Journal. 2019;7:1`, `. Journal, 7, 1`.
_NAMED = re.compile(
    r"[.?!'\"”)]{0,3}\s{1,3}([^\W\d_][^\d.;:()\[\]]{1,150}?)"
    r"(?:[.,]\s?|\s)(?:(?:1[89]|20)\d\d\s?;|\d{1,4}\s?[(:,.]|\(\d|\s*$)"
)
_NO_JOURNAL = re.compile(
    r"\b(?:retrieved|available|accessed|advance online|epub|in press|forthcoming|thesis)\b", re.IGNORECASE
)
# What a first reading may have taken along with a journal: no word of a name.
_NO_NAME = re.compile(r"vol(?:ume)?|no|nr|issue|pp?|pages?|null|suppl|epub|ahead|of|print|online|published|in|doi")
_AND = frozenset({"and", "und", "the", "eds"})
_TAGGED = re.compile(r"\s*(?:@\w+\s*[{(]|(?:TY {0,2}|PMID ?)- |\{\s*\")")
_INITIALS = re.compile(r"[A-Z]{2,4}(?:d|v|d[aeo]s?)|[A-Z]{1,4}(?:d|v|d[aeo]s?)[A-Z]{1,2}")
_FEWEST_WORDS = 2
_LONGEST_LIST = 60


def reread(printed: Fields, text: str, work: Work) -> Fields:
    """The printed fields, with title, container and authors as the text has them where the first reading went astray.

    `text` is the printed reference; `work` what its DOI opens. A word added, lost or changed is never reread away: the
    whole of what is registered must stand in the text, with nothing joined to it. An entry whose format names its
    fields (BibTeX, RIS …) is taken at its word.
    """
    if _TAGGED.match(text):
        return printed
    seen = examine(printed, work)
    # A title that took the journal along agrees: as one with a subtitle.
    unread = seen.outcome("container-title") is Outcome.MISSING_PRINTED
    if not unread and not any(row.outcome in _UNLIKE for row in seen.rows):
        return printed
    found = printed
    if unread or _astray(seen, "title") or seen.outcome("type") is Outcome.MAJOR:
        found = _with_title(found, text, work)
    if _astray(seen, "container-title"):
        found = _with_container(found, text, work)
    if _astray(seen, "author"):
        found = _with_authors(found, text, work)
    return _with_year(found, text, work) if seen.outcome("issued") in _UNLIKE else found


def _astray(seen: Examination, field: str) -> bool:
    return seen.outcome(field) in (*_UNLIKE, Outcome.MISSING_PRINTED, Outcome.MISSING_REGISTERED)


def _stands_in(told: str, text: str, after: str = _AFTER) -> bool:
    tokens = re.findall(r"\w+", plain(told))
    if len(tokens) < _FEWEST_WORDS:
        return False
    return re.search(_BEFORE + r"[\W_]+".join(map(re.escape, tokens)) + after, plain(text), re.IGNORECASE) is not None


def _with_title(found: Fields, text: str, work: Work) -> Fields:
    """The registered title where it stands whole in the text; what was taken for a container within it is none."""
    title = _title_in(text, work)
    # The title of a whole journal or book is printed as the container.
    if not title or words(title) == words(found.container_title):
        return found
    within = (
        _span_of(found.container_title, plain(title))[1] and not _span_of(found.container_title, _free(title, text))[1]
    )
    return found.with_(title=title, container_title="" if within else found.container_title)


def _title_in(text: str, work: Work) -> str:
    """The registered title where it stands whole in the text, else empty."""
    return next((each for each in (full_title(work), work.fields.title) if _stands_in(each, text, _CLOSED)), "")


def _with_container(found: Fields, text: str, work: Work) -> Fields:
    """The container as the text has it: the registered name whole, or a part of the text that is its abbreviation."""
    own = _title_in(text, work)
    title = own or found.title
    free = _free(title, text)
    names = (*work.container_titles, work.fields.container_title)
    told = next((each for each in names if _stands_in(each, free)), "") or _part(found, free, work)
    if told and not _is_within(told, found.container_title, title):
        return found.with_(container_title=told)
    return found if told or found.container_title else found.with_(container_title=_named(own, text, work))


def _named(title: str, text: str, work: Work) -> str:
    """The journal that stands where one stands, after a title that is the work's own; empty where none does."""
    name = _NAMED.match(_free(title, text)) if title and work.fields.type == "article-journal" else None
    if name is None or _NO_JOURNAL.search(name.group(1)) or agree(name.group(1), work.fields.publisher)[0]:
        return ""
    return name.group(1).strip()


def _free(title: str, text: str) -> str:
    """The text that no other field owns: after the title, without addresses."""
    bare = _ADDRESS.sub(" ", plain(text))
    return bare[_span_of(title, bare)[1] :]


def _part(found: Fields, free: str, work: Work) -> str:
    """The part of the text, between signs that end one, that is the container's name or its abbreviation."""
    for part in re.split(r"[.;,:(]+|\d+", free):
        told = part.strip()
        seen = examine(found.with_(container_title=told), work) if len(told) > 1 else None
        if seen and seen.outcome("container-title") is Outcome.SAME:
            return told
    return ""


def _is_within(part: str, container: str, title: str) -> bool:
    """Whether the part is a part of another container's name: "Surgery" of "Surgery Today", which is another journal.

    What a first reading took along of the title, and words that are no name's, do not make another name of it.
    """
    ours, whole = words(part), words(container)
    at = next((at for at in range(len(whole)) if whole[at : at + len(ours)] == ours), None)
    if at is None:
        return False
    rest = set((*whole[:at], *whole[at + len(ours) :])) - set(words(title))
    return any(len(word) > 1 and not word.isdigit() and not _NO_NAME.fullmatch(word) for word in rest)


def _with_authors(found: Fields, text: str, work: Work) -> Fields:
    """The authors that stand in order before the title; a list that is cut ends in `et al.` or dots."""
    head = plain(text)[: _span_of(found.title, plain(text))[0] or None]
    names = work.fields.author or work.fields.editor
    told = _in_order(names[:_LONGEST_LIST], head)
    cut = re.search(r"\bet\b|…|\.\.\.", head) is not None
    known = {word for name in told for word in _letters(f"{name.full} {name.literal}")}
    # A name that is not the work's is no slip of reading: the list stays as it was read.
    if not told or (len(told) < len(names) and not cut) or _letters(head) - known - _AND:
        return found
    return found.with_(author=tuple(told), et_al=len(told) < len(names))


def _with_year(found: Fields, text: str, work: Work) -> Fields:
    """The registered year, where the one read belongs to a title, and this one stands in the text besides."""
    bare = _ADDRESS.sub(" ", plain(text))
    for owned in (_title_in(text, work) or found.title, found.container_title):
        start, end = _span_of(owned, bare)
        bare = f"{bare[:start]} {bare[end:]}"
    printed = {int(year) for year in re.findall(r"(?<!\d)\d{4}(?!\d)", bare)}
    year = max(printed & years_of(work), default=None)
    return found if year is None or found.year in printed else found.with_(issued=PartialDate(year))


def _letters(text: str) -> set[str]:
    """The words that may be names: no initials (`EMd` are some too), no numbers."""
    return {folded(word) for word in re.findall(r"[^\W\d_]{3,}", text) if not _INITIALS.fullmatch(word)}


def _span_of(title: str, text: str) -> tuple[int, int]:
    """Where the title begins and ends in the text; (0, 0) where it does not stand there."""
    tokens = re.findall(r"\w+", plain(title))
    match = re.search(r"[\W_]+".join(map(re.escape, tokens)), text, re.IGNORECASE) if tokens else None
    return match.span() if match else (0, 0)


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
