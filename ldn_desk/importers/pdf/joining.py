"""Lines run together: hyphens at their ends undone where the word had none, addresses kept whole, spans moved along."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ldn_desk.domain.article import Span, SpanKind
from ldn_desk.importers.pdf.lines import CELL, Line
from ldn_desk.reading.text.characters import word_set

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD = re.compile(r"([^\W\d_]+)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_SUSPENDED = word_set("and or to und oder bis et ou y o e en of")
_WITHIN = "0123456789()[],′'’.+"
"""Before a word's last part these say that its hyphen is its own: `1H-`, `(S)-`, `N'-`."""
_BEFORE_HYPHEN = word_set(
    "high low well self long short large small full free half cross double single evidence health patient case cost age"
    " sex time dose placebo follow risk open meta all one two three four five six quasi semi"
)
"""Words that are first parts of compounds, where no ending of theirs follows."""
_AFTER_HYPHEN = word_set(
    "based related like specific dependent induced term free derived mediated associated level scale controlled control"
    " blind blinded reported income risk dose performance dimensional resolution throughput sectional centered centred"
    " effective effectiveness positive negative old day week month year point rich poor treated matched adjusted linked"
    " driven oriented seeking up to of type wide onset acting"
)
"""Words that are last parts of compounds."""
_ENDINGS = (
    "ing",
    "ness",
    "ship",
    "less",
    "ful",
    "able",
    "ment",
    "ward",
    "er",
    "est",
    "ly",
    "ed",
    "tion",
    "al",
    "ic",
    "y",
)
_CJK = re.compile("[\u3000-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.|\b10\.\d{4,9}/|doi\.org/)\S*$", re.IGNORECASE)
_SCHEME = re.compile(r"(?:https?:|https?:/|doi:? ?10\.|doi: ?10\.\d{1,9}|\b10\.\d{4,9})$", re.IGNORECASE)
_ADDRESS_END = "/-_=?&%~#+"
_ADDRESS_PART = re.compile(r"[\w%~+-]*[\d/._=-][\w./%~?=&#+:;()<>-]*")
_YEAR = re.compile(r"[(\[]?(?:19|20)\d\d(?:[a-z]?[.,;:)\]]{0,3}$|[;:,(])")
_LEAST_PART = 4
"""Letters of both parts of a word that was hyphenated before the line was broken, where both are words."""


class Words:
    """The document's own words: what decides whether a hyphen at the end of a line belongs there."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._counted: Counter[str] = Counter()
        for line in lines:
            words = _WORD.findall(line.text.lower())
            # The first and the last word of a line may be parts of words.
            self._counted.update(words[1:-1] if line.text.endswith("-") else words[1:])

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Whether `before-after`, broken at the hyphen, is a word with a hyphen."""
        one, two = before.lower(), after.lower()
        hyphened, whole = self._counted[f"{one}-{two}"], self._counted[one + two]
        if hyphened or whole:
            return hyphened > whole
        if len(one) == 1 or two in _AFTER_HYPHEN or (one in _BEFORE_HYPHEN and not two.startswith(_ENDINGS)):
            return True
        if min(len(one), len(two)) < _LEAST_PART:
            return False
        return self._counted[one] > 0 and self._counted[two] > 0


def between(before: str, after: str, words: Words, *, full: bool = True) -> tuple[int, str]:
    """(code points to take off the end of `before`, what to put between) where a line was broken.

    `full` says that the line reached the edge of its column: an address may then be broken anywhere."""
    if not before or not after:
        return 0, ""
    address = _between_in_address(before, after, full)
    if address is not None:
        return 0, address
    hyphened = _LAST_WORD.search(before, max(0, len(before) - 60))
    following = _FIRST_WORD.match(after)
    if hyphened and following:
        if following.group().lower() in _SUSPENDED and after[following.end() : following.end() + 1] == " ":
            return 0, " "
        if hyphened.start() and _belongs(before[hyphened.start() - 1], hyphened.group(1)):
            return 0, ""
        return _between_hyphened(hyphened.group(1), following.group(), words)
    if before[-1] in "-–—/" and not before.endswith((" -", " –", " —")) and after[:1].isalnum():
        return 0, ""
    if _CJK.match(before[-1]) and _CJK.match(after[0]):
        return 0, ""
    return 0, " "


def _belongs(sign: str, part: str) -> bool:
    """Whether the hyphen behind a part of a word that this sign stands before is the word's own."""
    return sign in _WITHIN or (sign == "-" and len(part) < 4)


def _between_hyphened(before: str, after: str, words: Words) -> tuple[int, str]:
    if after[0].isupper() and not before.isupper():
        return 0, ""
    return (0, "") if words.keeps_hyphen(before, after) else (1, "")


def _between_in_address(before: str, after: str, full: bool) -> str | None:
    """What stands between the parts of an address; None where the line does not end within one."""
    token = before[-300:].rsplit(None, 1)[-1]
    if "/" not in token and "." not in token and ":" not in token:
        return None
    if _SCHEME.search(before[-30:]):
        return ""
    found = _ADDRESS.search(token)
    if found is None:
        return None
    first = after.split(None, 1)[0]
    part = _ADDRESS_PART.match(first)
    if before[-1] in _ADDRESS_END:
        return "" if first[:1].isalnum() or first[:1] in "/_~" else None
    if before.endswith("."):
        goes_on = not first[:1].isupper() and part is not None and part.end() >= len(first.rstrip(".,;)"))
        return "" if goes_on and not _YEAR.match(first) else None
    if before[-1] in ",;)]>":
        return None
    goes_on = full and part is not None and part.end() >= len(first.rstrip(".,;)]")) and not _YEAR.match(first)
    return "" if goes_on else None


class Joined:
    """Text that grows line by line, with its spans; `blank` is put where a line ended before its column did."""

    def __init__(self, words: Words, blank: str = " ") -> None:
        self._words = words
        self._blank = blank
        self.text = ""
        self._spans: list[Span] = []
        self._links: list[Span] = []

    def add(self, line: Line, *, full: bool = True) -> None:
        """Put a line behind the text. `full` is of the line before it."""
        own = line.text.replace(CELL, " ")
        lead = len(own) - len(own.lstrip())
        own = own.strip()
        cut, glue = between(self.text, own, self._words, full=full)
        glue = self._blank if glue == " " and not full else glue
        if cut:
            self.text = self.text[:-cut]
        start = len(self.text) + len(glue) - lead
        floor = len(self.text) + len(glue)
        self.text += glue + own
        for first, last, kind in line.spans:
            self._mark(max(start + first, floor), min(start + last, len(self.text)), kind)

        for first, last, href in line.links:
            self._link(max(start + first, floor), min(start + last, len(self.text)), href)

    def _link(self, start: int, end: int, href: str) -> None:
        if self._links and self._links[-1].href == href and start - self._links[-1].end < 2:
            self._links[-1] = Span(self._links[-1].start, end, SpanKind.LINK, href)
        else:
            self._links.append(Span(start, end, SpanKind.LINK, href))

    @property
    def addresses(self) -> list[str]:
        """Where its links lead."""
        return [span.href for span in self._links]

    def _mark(self, start: int, end: int, kind: SpanKind) -> None:
        for place in range(len(self._spans) - 1, max(len(self._spans) - 4, -1), -1):
            span = self._spans[place]
            if span.kind is kind and not self.text[min(span.end, start) : start].strip():
                self._spans[place] = Span(span.start, end, kind)
                return
        self._spans.append(Span(start, end, kind))

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans, within the text, none empty."""
        size = len(self.text)
        return tuple(
            Span(span.start, min(span.end, size), span.kind, span.href)
            for span in (*self._spans, *self._links)
            if span.start < min(span.end, size)
        )


def joined(lines: Sequence[Line], words: Words, right: float = 0.0) -> Joined:
    """The lines as one text; `right` is the edge of their column."""
    result = Joined(words)
    before: Line | None = None
    for line in lines:
        result.add(line, full=before is None or before.right > right - 3 * before.size)
        before = line
    return result
