"""Names of journals, books and proceedings: abbreviated, as acronyms, renamed, or another one altogether."""

import re
from functools import lru_cache

from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.reason import Reason, because
from ldn_desk.domain.record import Work
from ldn_desk.domain.verdict import FieldComparison, Outcome
from ldn_desk.domain.word_lists import word_list
from ldn_desk.matching.changes import stem
from ldn_desk.matching.folding import folded, in_latin, plain, run_together, spelt, word_set, words

_ADDITION = re.compile(
    r"\s*[=:;]\s*|,\s+(?=(?:revue|rivista|revista|zeitschrift|(?:the )?(?:official|journal of)|an? |organ)\b)",
    re.IGNORECASE,
)
# A small letter by itself is a word of its language ("y", "i"); a capital one is a section ("Part A").
_SMALL_LETTER = re.compile(r"(?<=\s)[a-z](?=\s)")
_ELISION = re.compile(r"\b[dl]'(?=\w)")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_PASSED_OVER = word_set(
    "the an of and in for on at to by with from de del della des du la le les el los las der die das und fur et en do"
    " da dos og van voor het di per zur den det og och za na pro pri dei degli gli delle nel ja"
)
# ISO 4 keeps these whole or leaves them out; they say nothing about which journal it is.
_SAYS_NOTHING = word_set(
    "proceedings proc series ser section sect supplement suppl supplementum online print edition ed part annual volume"
    " vol st nd rd th usa us uk"
)
_MEETINGS = word_set("conference conf symposium symp workshop meeting congress proceedings proc")
# What tells one meeting of a row from the next; and `th` of `12th`, `iv`.
_WHICH = word_set(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth twenty thirty forty fifty"
    " st nd rd th annual proceedings proc ii iii iv v vi vii viii ix x xi xii"
)
# So many letters that begin two words alike, and after them so many left out at most.
_ALIKE, _LEAP = 4, 3
_USA = re.compile(r"\bu\W{0,2}s\W{0,2}a\b|\b(?:the )?united states(?: of america)?\b")
# PRODUCT: a rename never counts.
_RENAMES = tuple(
    frozenset(run_together(words(name)).removeprefix("the") for name in entry.split(" = "))
    for entry in word_list("journals_of_two_names")
)


def compare_containers(printed: Fields, work: Work, *, other_version: bool) -> FieldComparison:
    """The row of the container; both sides have one. `other_version`: one side is the other's preprint."""
    registered = work.fields.container_title or work.container_titles[0]
    names = [registered, *work.container_titles]
    values = ("container-title", printed.container_title, plain(registered))
    if set(printed.ISSN) & set(work.fields.ISSN):
        return FieldComparison(*values, Outcome.SAME, because("same-issn"))
    for name in names:
        agreed, reason = agree(printed.container_title, name)
        if agreed:
            return FieldComparison(*values, Outcome.SAME, reason)
    # Who prints the title in the record's script prints the journal in it too.
    if in_latin(printed.container_title) and in_latin(printed.title) and not any(map(in_latin, names)):
        return FieldComparison(*values, Outcome.MISSING_REGISTERED, because("container-in-another-script"))
    if other_version:
        return FieldComparison(*values, Outcome.MINOR, because("container-of-another-version"))
    kind = because("another-journal") if work.fields.type in ("", "article-journal") else because("another-whole")
    return FieldComparison(*values, Outcome.MAJOR, kind)


@lru_cache(maxsize=2048)
def agree(one: str, other: str) -> tuple[bool, Reason | None]:
    """Whether two names can be one container's, and why, where they are not written alike."""
    first, second = _core(one), _core(other)
    if not first or not second:
        return False, None
    if run_together(first) == run_together(second):
        alike = plain(one).casefold() == plain(other).casefold()
        return True, None if alike else because("equal-but-for-small-words")
    if _renamed(one, other):
        return True, because("two-names-of-one-journal")
    pairs = [(first, naming) for naming in _namings(other)] + [(naming, second) for naming in _namings(one)]
    reason = next((reason for pair in pairs if (reason := _namings_agree(*pair))), None)
    return reason is not None, reason


def _namings_agree(one: tuple[str, ...], other: tuple[str, ...]) -> Reason | None:
    if run_together(one) == run_together(other):
        return because("name-without-addition")
    # A name of one word is never shortened: Cell, Cells and Cellulose are three journals.
    if len(one) + len(other) > 2 and (abbreviates(one, other) or abbreviates(other, one)):
        return because("abbreviated")
    if _acronym(one, other) or _acronym(other, one):
        return because("acronym")
    if _one_meeting(one, other):
        return because("name-without-addition")
    if _without_empty(one) and _without_empty(one) == _without_empty(other):
        return because("name-without-addition")
    return None


def _renamed(one: str, other: str) -> bool:
    return any(names & _bare_names(one) and names & _bare_names(other) for names in _RENAMES)


@lru_cache(maxsize=2048)
def _bare_names(name: str) -> frozenset[str]:
    """The name whole and without brackets, run together, its volume left out."""
    told = ([word for word in words(part) if not word.isdigit()] for part in (name, _BRACKETS.sub("", plain(name))))
    return frozenset(run_together(tokens).removeprefix("the") for tokens in told if tokens)


def _one_meeting(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether both name one meeting: which in its row, and that its proceedings are meant, count for nothing."""
    if not any(word in _MEETINGS for word in (*one, *other)):
        return False
    first, second = (tuple(w for w in tokens if not (w.isdigit() or w in _WHICH)) for tokens in (one, other))
    return len(first) > 1 and len(second) > 1 and (abbreviates(first, second) or abbreviates(second, first))


def abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether each word of `short` shortens a word of `long`, in order, and none of weight is left over."""
    while short and short[-1] in _SAYS_NOTHING and short[-1] not in long:
        short = short[:-1]
    if not short:
        return False
    position = 0
    for word in short:
        while position < len(long) and not _shortens(word, long[position]):
            if long[position] not in _SAYS_NOTHING:
                return False
            position += 1
        if position == len(long):
            return False
        position += 1
    # A section is named by its letter; what follows it is the section's own title.
    by_letter = len(short) > 1 and len(short[-1]) == 1 and short[-1] == long[position - 1]
    return by_letter or all(word in _SAYS_NOTHING for word in long[position:])


def _shortens(short: str, word: str) -> bool:
    """`neurol` of `neurology`, `natl` of `national`: a beginning, or letters in order from the first on."""
    if word.startswith(short) or spelt(word).startswith(spelt(short)) or stem(word) == stem(short):
        return True
    if len(short) < 3 or short[0] != word[0]:
        return False
    rest = iter(word)
    if not all(letter in rest for letter in short) or short[-1] not in word[len(word) // 2 :]:
        return False
    alike = next((at for at, pair in enumerate(zip(short, word, strict=False)) if pair[0] != pair[1]), len(short))
    # What begins alike and leaps far is another word: `neurol` is none of neuroradiology.
    near = word.find(short[alike], alike) - alike <= _LEAP
    if len(short) * 2 > len(word) + 3:
        return near and alike >= len(short) - 1
    return near or alike < _ALIKE


def _acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """`pnas`, `sosp`: letters that are the initials of a run of the other's words, or one of its own acronyms."""
    if len(short) != 1 or len(long) < 2 or not 3 <= len(short[0]) <= 9:
        return False
    letters, initials = short[0], "".join(word[0] for word in long)
    if set(long) & _MEETINGS and any(word in (letters, f"sig{letters}") for word in long):
        return True
    return letters in initials if len(letters) > 3 else letters == initials


def _core(name: str) -> tuple[str, ...]:
    told = plain(name)
    told = _SMALL_LETTER.sub("", told.lower() if told.isupper() else told)
    tokens = words(_USA.sub("usa", _ELISION.sub("", folded(told))))
    tokens = tokens[1:] if tokens[:1] == ("a",) else tokens
    return tuple(word for word in tokens if word not in _PASSED_OVER) or tokens


@lru_cache(maxsize=2048)
def _namings(name: str) -> tuple[tuple[str, ...], ...]:
    """The name whole, without brackets, and each part of a name in two languages or with an addition."""
    bare = _BRACKETS.sub("", plain(name))
    parts = [plain(name), bare, _ADDITION.split(bare)[0], *bare.split(" = ")]
    return tuple(dict.fromkeys(core for core in (_core(part) for part in parts) if core))


def _without_empty(tokens: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in tokens if word not in _SAYS_NOTHING and not word.isdigit())
