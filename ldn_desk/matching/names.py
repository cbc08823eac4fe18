"""Two printed forms of one person's name, and whether they can be the same person's."""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from ldn_desk.domain.bibliography import Name
from ldn_desk.domain.word_lists import any_of, word_list
from ldn_desk.matching.folding import folded, plain, words

_PARTICLES = frozenset(folded(entry).strip("-. ").replace("'", "") for entry in word_list("particles"))
"""Folded as words of names are; some are two words (`op de`)."""
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|2nd|3rd|md|phd)")
_UMLAUTS = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ø"): "oe", ord("å"): "aa"}
_SPELLINGS = (
    *(("ph", "f"), ("th", "t"), ("ck", "k"), ("x", "ks"), ("c", "k"), ("w", "v"), ("j", "i"), ("y", "i")),
    *(("z", "s"), ("h", ""), ("iia", "ia")),
)
# Persons may stand for a group of which they are members, and the other way round; nobody is a member of an office.
_WITHOUT_MEMBERS = frozenset({"office", "bureau", "service", "services"})
_GROUP_WORD = re.compile(
    rf"\b(?:{any_of(word for word in word_list('organisations') if word not in _WITHOUT_MEMBERS)}|on behalf of)\b"
)
_CERTAIN_GROUP_WORD = re.compile(
    r"\b(?:consortium|investigators|collaborat\w+|initiative|committee|trialists|network)\b"
)
"""What no family name and no given name is, so that beside one it still tells a group."""


class Likeness(IntEnum):
    """How alike two names are; higher is more alike."""

    NONE = 0
    MISSPELT = 1
    """The family names differ by a letter or two."""
    OTHER_GIVEN = 2
    """Family names and initials agree, the given names that both sides spell out do not: Charlotte, Christoph."""
    INITIALS = 3
    """The family names agree, the initials do not."""
    REVERSED = 4
    """One side has family and given name the other way round."""
    SAME = 5


@dataclass(frozen=True, slots=True)
class Person:
    """A name made ready for comparison: folded words, and what the family name may be run together as."""

    family: tuple[str, ...]
    given: tuple[str, ...]
    """Folded given names; an initial is a word of one letter."""
    keys: frozenset[str]
    """The family name without particles, run together; with diacritics also as `ae` for `ä`."""
    cjk: str
    """The whole name in Chinese, Japanese or Korean signs, run together; empty for other scripts."""
    latin: bool
    """Whether all its letters are Latin."""
    words: str = ""
    """The name as it stands, for reasons."""

    @property
    def initials(self) -> str:
        """The first letters of the given names."""
        return "".join(word[0] for word in self.given)


def is_group(name: Name) -> bool:
    """Whether the name is a consortium's or an institution's rather than a person's."""
    if name.literal:
        # Registries put a person of one name there too (`Sudesiqin`); an abbreviation is a group's.
        return len(name.literal.split()) > 1 or name.literal.isupper()
    if name.given:
        return bool(_CERTAIN_GROUP_WORD.search(folded(name.full)))
    return bool(_GROUP_WORD.search(folded(name.family)))


def agreed_group(one: Name, other: Name) -> bool:
    """Whether two group names say the same: equal words, one within the other, or an abbreviation."""
    first, second = set(words(one.label)), set(words(other.label))
    return bool(first) and bool(second) and (first <= second or second <= first)


@lru_cache(maxsize=8192)
def person(name: Name) -> Person:
    """The name made ready for comparison."""
    full = name.literal or name.full
    cjk = "".join(plain(full).split()) if _in_cjk(full) else ""
    family = tuple(word for word in _name_words(name.family or name.literal) if not _SUFFIX.fullmatch(word))
    given = tuple(_given_words(name.given))
    if not family:
        family, given = given, ()
    core = _without_particles(family) or family
    keys = {"".join(core), "".join(family)} if core != family else {"".join(core)}
    expanded = plain(name.family).casefold().translate(_UMLAUTS)
    if not expanded.isascii() or not plain(name.family).isascii():
        keys.add("".join(_without_particles(_name_words(expanded))))
    return Person(core, given, frozenset(keys), cjk, _in_latin(full), full)


@lru_cache(maxsize=8192)
def likeness(one: Person, other: Person) -> Likeness:
    """How alike two names are, order of names, particles, two-word families and initials allowed for."""
    if one.cjk and other.cjk:
        return _cjk_likeness(one.cjk, other.cjk)
    if one.keys & other.keys:
        return _given_likeness(one, other) if _initials_agree(one, other) else Likeness.INITIALS
    if _reversed(one, other) or _reversed(other, one):
        return Likeness.REVERSED
    if any(rule(*pair) for rule in (_part_of_family, _lone_initial) for pair in ((one, other), (other, one))):
        return Likeness.SAME
    if _initials_agree(one, other) and any(misspelt(a, b) for a in one.keys for b in other.keys):
        return Likeness.MISSPELT
    return Likeness.NONE


def misspelt(one: str, other: str) -> bool:
    """Whether two family names differ by one letter (from eight letters on by two), or by an unreadable sign."""
    if "\ufffd" in one or "\ufffd" in other:
        return len(one) == len(other) and all(a == b or "\ufffd" in (a, b) for a, b in zip(one, other, strict=True))
    shorter = min(len(one), len(other))
    allowed = 2 if shorter >= 8 else 1 if shorter >= 4 else 0
    return 0 < distance(one, other, allowed) <= allowed


def distance(one: str, other: str, limit: int) -> int:
    """How many letters must be changed, added, dropped or swapped; any number above `limit` counts as limit + 1."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, sign in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != sign))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == sign:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def _in_cjk(text: str) -> bool:
    return any("CJK" in (n := unicodedata.name(c, "")) or "HANGUL" in n or "KANA" in n for c in text if ord(c) > 0x2E80)


def _in_latin(text: str) -> bool:
    return all(sign < "\u0250" or "\u1e00" <= sign < "\u1f00" for sign in text if sign.isalpha())


def _cjk_likeness(one: str, other: str) -> Likeness:
    if one == other:
        return Likeness.SAME
    return Likeness.REVERSED if sorted(one) == sorted(other) else Likeness.NONE


def _name_words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d_]+|\ufffd", folded(text).replace("'", "")))


def _without_particles(words: tuple[str, ...]) -> tuple[str, ...]:
    left: list[str] = []
    for word in words:
        if left and f"{left[-1]} {word}" in _PARTICLES:
            left.pop()
        elif word not in _PARTICLES:
            left.append(word)
    return tuple(left)


def _given_words(text: str) -> list[str]:
    """Given names; run-together initials (`AH`, `J.-P.`) taken apart, particles that strayed there left out."""
    result: list[str] = []
    for word in re.findall(r"[^\W\d_]+", plain(text).replace("'", "")):
        small = folded(word).strip()
        if word.isupper() and len(word) <= 4:
            result += small
        elif small and small not in _PARTICLES and not _SUFFIX.fullmatch(small):
            result.append(small)
    return result


def _initials_agree(one: Person, other: Person) -> bool:
    """Whether the given names can be one person's: none printed, the same first letters, or some left out."""
    if not one.given or not other.given:
        return True
    shorter, longer = sorted((one, other), key=lambda p: len(p.given))
    if not _in_order(shorter.initials, longer.initials) and not _in_order(shorter.initials[::-1], longer.initials):
        return False
    first, second = shorter.given[0], longer.given[0]
    return not (len(first) > 2 and len(second) > 2) or first[0] == second[0] or first in longer.given


def _in_order(shorter: str, longer: str) -> bool:
    rest = iter(longer)
    return all(letter in rest for letter in shorter)


def _given_likeness(one: Person, other: Person) -> Likeness:
    """How alike the given names are that both sides spell out, where family names and initials agree."""
    ours, theirs = _spelt_out(one), _spelt_out(other)
    joined = [_sound("".join(someone.given)) for someone in (one, other)]
    if joined[0].startswith(joined[1]) or joined[1].startswith(joined[0]):
        return Likeness.SAME if _one_given_name(*joined) else Likeness.MISSPELT
    if any(_one_given_name(first, second) for first in ours for second in theirs):
        return Likeness.SAME
    # "J. Michael" and "John M." may be one person: only names that begin alike stand against each other.
    against = [(first, second) for first in ours for second in theirs if first[0] == second[0]]
    if any(min(len(first), len(second)) >= 4 and distance(first, second, 1) == 1 for first, second in against):
        return Likeness.MISSPELT
    return Likeness.OTHER_GIVEN if against else Likeness.SAME


def _spelt_out(someone: Person) -> list[str]:
    """The given names that are no initials, as they sound."""
    return [_sound(word) for word in someone.given if len(word) > 2]


@lru_cache(maxsize=8192)
def _sound(name: str) -> str:
    """A given name in the one form that its spellings share: Sergey and Sergei, Stephan and Stefan, Karin and Carin."""
    for spelling, form in _SPELLINGS:
        name = name.replace(spelling, form)
    return re.sub(r"(.)\1+", r"\1", name)


@cache
def _short_forms() -> frozenset[frozenset[str]]:
    """Pairs of a given name and the short form that its letters do not show: Mike, Michael."""
    return frozenset(frozenset(map(_sound, entry.split())) for entry in word_list("given_names"))


def _one_given_name(one: str, other: str) -> bool:
    """Whether two given names, as they sound, can be one: shortened (Tom, Thomas), or spelt otherwise (Sara, Sarah)."""
    shorter, longer = sorted((one, other), key=len)
    more = len(longer) - len(shorter)
    if longer.startswith(shorter):
        # Paul and Paula are two names.
        return more != 1 or len(shorter) < 4 or longer[-1] not in "ae"
    if frozenset((one, other)) in _short_forms():
        return True
    return one[0] == other[0] and (len(shorter) <= 4 or more <= 1) and more > 0 and _in_order(shorter, longer)


def _reversed(one: Person, other: Person) -> bool:
    """`one` has as family what `other` has as given name, and the rest fits."""
    given_as_family = "".join(other.given)
    if len(given_as_family) >= 2 and given_as_family in one.keys:
        return not one.given or one.given[0][0] == other.family[0][0]
    return _turned(one, other)


def _turned(one: Person, other: Person) -> bool:
    """The same for names of three words and more: `Nguyen, Thi Lan`, or `Nguyen, T. L.`, and `Lan, Nguyen Thi`."""
    rest = list(other.given)
    if not set(one.family) <= set(rest) or len("".join(one.family)) < 2:
        return False
    for word in one.family:
        rest.remove(word)
    rest += other.family
    if sorted(rest) == sorted(one.given):
        return True
    return len(rest) >= 2 and sorted(word[0] for word in rest) == sorted(one.initials)


def _lone_initial(one: Person, other: Person) -> bool:
    """`one` is an initial alone, as where the registry has a dash for the family name."""
    if one.given or len(one.family) != 1 or len(one.family[0]) != 1:
        return False
    return one.family[0] in {word[0] for word in (*other.given, *other.family)}


def _part_of_family(one: Person, other: Person) -> bool:
    """`one` prints part of a family name of several words, or counts a given name of `other` to the family."""
    everything = [*other.given, *other.family]
    if not set(one.family) <= set(everything) or not set(one.family) & set(other.family):
        return False
    rest = "".join(word[0] for word in everything if word not in one.family)
    return not one.given or (one.given[0][0] in rest if rest else False) or _in_order(one.initials, rest)
