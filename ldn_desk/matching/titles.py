"""The printed title against the registered ones, word by word.

Case, hyphens, diacritics, mark-up and British or American spelling never count, nor a left-out subtitle; a content
word, a number, a negation or a part number always does.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from ldn_desk.domain.reason import Reason, because
from ldn_desk.domain.record import Work
from ldn_desk.domain.verdict import FieldComparison, Outcome
from ldn_desk.matching.changes import SMALL_WORDS, Difference, changes, stem
from ldn_desk.matching.folding import folded, in_latin, plain, run_together, spelt, word_set, words
from ldn_desk.matching.title_marks import without_mark

# PRODUCT: a retitled version shares at least half of its content words; what shares less is far off.
FAR_OFF = 0.5

_BRACKETED_END = re.compile(r"(?<=\S)\s*\[[^\[\]]{1,80}\]\W*$")
_BRACKETED = re.compile(r"^\[(.+)\]\W*$")
_SEPARATOR = re.compile(r"\s{0,9}(?:[:?!;(=]|(?:(?<=[a-z]{3})|(?<=[)\]\d]))\.(?=\s)|\s-+\s|--+)\s*|(?<=[\w)])-(?=\w)")
_CHAPTER_SAID = re.compile(
    r"^\W{0,3}(?:chapter|chap\.|ch\.|kapitel|chapitre|cap[íi]tulo)\s{1,3}(?:\d{1,3}|[IVXL]{1,6})\W{1,4}", re.I
)
_CHAPTER = re.compile(rf"{_CHAPTER_SAID.pattern}|^\W{{0,3}}\d{{1,3}}(?:\.\d{{1,2}})?(?:\W{{1,4}}|(?=[A-Z]))", re.I)
_NUMBERED = frozenset({"chapter", "entry-encyclopedia", "paper-conference"})
_NOTE_MARK = re.compile(r"(?<=[a-z]{4})\d{1,2}$")
_PART = re.compile(
    r"\b(?:part|pt|volume|vol|chapter|study|paper|no|i{1,3}|iv|vi{0,3})\W{0,3}(?:\d{1,3}|[ivx]{1,5}|one|two|three)\b"
    r"|^\W{0,3}(?:[ivx]{1,5}|\d{1,2})\b"
)
_LANGUAGES = {
    "en": word_set("the of and in for with from to on by is are among between after"),
    "de": word_set("der die das und bei von mit im zur zum eine einer des den für auf nach als"),
    "fr": word_set("le la les des du et dans une sur par au aux chez pour d l"),
    "es": word_set("el la los las del y en con por una un para de"),
    "pt": word_set("o os as da do das dos e em com uma um para na no"),
    "it": word_set("il lo gli della delle dei di e nel nella con per una un sulla"),
}


class Form(IntEnum):
    """By what two titles of the same words differ."""

    CASE = 0
    HYPHEN = 1
    PUNCTUATION = 2
    DIACRITICS = 3
    SPELLING = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """How two titles differ: the weight, the reason, and the share of content words they have in common."""

    difference: Difference
    reason: Reason | None = None
    shared: float = 1.0

    @property
    def far_off(self) -> bool:
        """Less than half of the content words in common: not the same title in other words."""
        return self.difference is Difference.CONTENT and self.shared < FAR_OFF


def compare_titles(printed: str, work: Work, *, authors_agree: bool, other_version: bool) -> FieldComparison:
    """The row of the title; both sides have one. `other_version`: one side is the other's preprint."""
    registered = full_title(work)
    if in_latin(printed) and not any(in_latin(title) for title in (registered, *work.titles)):
        reason = because("title-in-another-script")
        return FieldComparison("title", printed, registered, Outcome.MISSING_REGISTERED, reason)
    reading = read_titles(printed, work)
    outcome, why = _outcome(reading, authors_agree, other_version, printed, registered)
    return FieldComparison("title", printed, registered, outcome, why)


def _outcome(
    reading: Reading, authors_agree: bool, other_version: bool, printed: str, registered: str
) -> tuple[Outcome, Reason | None]:
    if reading.difference <= Difference.FORM:
        return Outcome.SAME, reading.reason
    if reading.difference is Difference.SMALL:
        return Outcome.MINOR, reading.reason
    if authors_agree and other_version and not reading.far_off:
        return Outcome.MINOR, because("title-of-another-version")
    if authors_agree and _translated(printed, registered):
        return Outcome.SAME, because("translated-title")
    if reading.far_off:
        return Outcome.MAJOR, because("another-title")
    return Outcome.MAJOR, reading.reason


def full_title(work: Work) -> str:
    """The registered title with its subtitle, as shown."""
    title, subtitle = plain(work.fields.title), plain(work.subtitle)
    if not subtitle or run_together(words(title)).endswith(run_together(words(subtitle))):
        return title
    return f"{title} {subtitle}" if title.endswith((":", "?", "!")) else f"{title}: {subtitle}"


def read_titles(printed: str, work: Work) -> Reading:
    """The printed title against every title of the work: the kindest reading of all."""
    best = read_title(printed, full_title(work))
    unglued = _unglued(work)
    if best.difference > Difference.FORM and unglued and read_title(printed, unglued).difference <= Difference.FORM:
        return Reading(Difference.FORM, because("equal-but-for-glued-number"))
    for title in work.titles:
        if best.difference <= Difference.FORM:
            break
        # A short title must be printed whole: it says too little to stand in for a main title.
        other = _read_words(words(_bare(printed)), words(_bare(title)))
        if _kindness(other) > _kindness(best):
            best = other
    return best


def _unglued(work: Work) -> str:
    """The registered title without a chapter's number before it or the mark of a note after it; empty for neither."""
    title = full_title(work)
    bare = _NOTE_MARK.sub("", (_CHAPTER if work.fields.type in _NUMBERED else _CHAPTER_SAID).sub("", title))
    return bare if bare != title else ""


@lru_cache(maxsize=512)
def read_title(printed: str, registered: str) -> Reading:
    """One title against another; a subtitle that only one of them has is left out of account."""
    # A remark in brackets counts only where both have one.
    both = _remarked(printed) and _remarked(registered)
    ours, theirs = _bare(printed, both), _bare(registered, both)
    one, other = words(ours), words(theirs)
    if run_together(one) == run_together(other):
        return Reading(Difference.FORM, _form(printed, registered))
    best = _read_words(one, other)
    for head, rest, reason in _heads(theirs, because("subtitle-left-out")):
        best = max(best, _read_head(one, words(head), rest, reason), key=_kindness)
    for head, rest, reason in _heads(ours, because("no-subtitle-in-record")):
        best = max(best, _read_head(words(head), other, rest, reason), key=_kindness)
    return best


def _kindness(reading: Reading) -> tuple[int, float]:
    return -reading.difference, reading.shared


def _bare(title: str, with_remark: bool = False) -> str:
    """The title without a notice's mark, and without brackets around it or (mostly) a remark in brackets at its end."""
    text = without_mark(title)[0]
    whole = _BRACKETED.match(text)
    text = whole.group(1) if whole else text
    return text if with_remark else _BRACKETED_END.sub("", text)


def _remarked(title: str) -> bool:
    """Whether the title ends in a remark in brackets."""
    return bool(_BRACKETED_END.search(without_mark(title)[0]))


def _heads(title: str, reason: Reason) -> Iterator[tuple[str, str, Reason]]:
    """Every way to part the title into a main title and a subtitle."""
    for match in _SEPARATOR.finditer(title):
        yield title[: match.start()], title[match.end() :], reason


def _read_head(one: tuple[str, ...], other: tuple[str, ...], rest: str, reason: Reason) -> Reading:
    """Two titles of which one was cut to its main title; `rest` is what was cut off."""
    if not one or not other or abs(len(one) - len(other)) > 2:
        return Reading(Difference.CONTENT, shared=0.0)
    reading = _read_words(one, other)
    if reading.difference > Difference.SMALL:
        return Reading(Difference.CONTENT, shared=0.0)
    if _PART.search(folded(rest)):
        return Reading(Difference.CONTENT, because("part-number-on-one-side"), reading.shared)
    return Reading(reading.difference, reading.reason if reading.difference is Difference.SMALL else reason)


def _read_words(one: tuple[str, ...], other: tuple[str, ...]) -> Reading:
    difference, reason = changes(one, other)
    return Reading(difference, reason, _share(one, other))


def _share(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of content words that both have, of all that either has (Dice), from 0 to 1."""
    first, second = _content(one), _content(other)
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


def _content(tokens: tuple[str, ...]) -> Counter[str]:
    return Counter(stem(spelt(token)) for token in tokens if token not in SMALL_WORDS)


_FORMS = {
    Form.CASE: because("equal-but-for-capitals"),
    Form.HYPHEN: because("equal-but-for-hyphen"),
    Form.PUNCTUATION: because("equal-but-for-punctuation"),
    Form.DIACRITICS: because("equal-but-for-diacritics"),
    Form.SPELLING: because("equal-but-for-spelling"),
}


def _form(printed: str, registered: str) -> Reason | None:
    """By what two titles of the same words differ; None where nothing does."""
    if bool(without_mark(printed)[1]) != bool(without_mark(registered)[1]):
        return because("equal-but-for-notice")
    if _remarked(printed) != _remarked(registered):
        return because("equal-but-for-remark")
    one, other = plain(printed).rstrip(". "), plain(registered).rstrip(". ")
    return None if one == other else _FORMS[_form_of(one, other)]


def _form_of(one: str, other: str) -> Form:
    one, other = one.casefold(), other.casefold()
    if one == other:
        return Form.CASE
    if re.sub(r"[\s-]", "", one) == re.sub(r"[\s-]", "", other):
        return Form.HYPHEN
    if re.sub(r"[\W_]", "", one) == re.sub(r"[\W_]", "", other):
        return Form.PUNCTUATION
    if "".join(words(one)) == "".join(words(other)):
        return Form.DIACRITICS
    return Form.SPELLING


def _translated(printed: str, registered: str) -> bool:
    """Whether the two titles are in two languages: put in brackets, or by their small words."""
    if _BRACKETED.match(plain(printed)) or _BRACKETED.match(plain(registered)):
        return True
    one, other = _language(printed), _language(registered)
    return bool(one and other and one != other)


def _language(title: str) -> str:
    """The language that at least two small words speak for, clearly; empty where none does."""
    found = words(title)
    scores = sorted(((sum(word in known for word in found), name) for name, known in _LANGUAGES.items()), reverse=True)
    (most, name), (second, _other) = scores[:2]
    return name if most >= 2 and most > second else ""
