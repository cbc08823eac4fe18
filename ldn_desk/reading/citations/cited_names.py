"""The references of a list by the names and years that markers in the text call them by."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Name
from ldn_desk.reading.text.characters import YEAR, folded

_MOST_MEANT = 20
"""References that one name and year can mean; where still more fit, the marker tells none of them from the others."""
_UNDATED = re.compile(
    r"\b(?:in press|n\.\s?d\.|forthcoming|im Druck|sous presse|en prensa|to appear|submitted)", re.IGNORECASE
)
_FIRST_YEAR = re.compile(rf"(?<![\d/–-]){YEAR}(?![\d/])")
_OPENING = re.compile(r"[^\W\d_][\w’'‐-]{1,40}")
_PARTING = re.compile(r"[\s,;&()\[\]（），；、・·./]+")
_OTHERS = re.compile(r"(?:等人?|ら|他|氏|외|등|et al\.?|와 동료들|们)[，,、\s]{0,2}$")
# `Law RJ Alaee`: names that nothing parts, read as one.
_WITH_INITIALS = re.compile(r"^([^\W\d_][\w’'-]{0,40}[a-zß-ÿ])\s[^\W\d_a-zß-ÿ]{1,3}\b.{0,400}$")
# `WHO – World Health Organization`, `World Health Organization (WHO)`: markers name either.
_SHORT = r"[A-ZÀ-ÞА-Я][\w&]{0,8}[A-ZÀ-ÞА-Я][a-z]?"
_SHORT_FIRST = re.compile(rf"^({_SHORT})(?:\s?[–—:,;]\s?|\s-\s|\s?[(\[])(?=[^\W\d_a-z])")
_SHORT_LAST = re.compile(rf"(?:\s?[–—;]\s?|\s-\s|\s[(\[]){_SHORT}[)\]]?$")
_SHORT_BEHIND = re.compile(rf"^[^.\d]{{8,120}}?\s(?:[(\[]|[–—-]\s)({_SHORT})(?=[)\].,;\s])")
_ONE_SIGN = "\u3005\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7af"
_GLUED = re.compile(f"[{_ONE_SIGN}]")


@dataclass(frozen=True, slots=True)
class _Known:
    number: int
    families: tuple[str, ...]
    letter: str


class Names:
    """The references, by the year and first author that markers name them with."""

    def __init__(self, references: Iterable[Reference], runs: Sequence[tuple[int, frozenset[int]]] = ()) -> None:
        """`runs`: where each list begins, and its numbers; of several fitting works those of the next list
        are meant."""
        self._by_first: dict[tuple[int, str], list[_Known]] = {}
        self._by_opening: dict[tuple[int, str], list[_Known]] = {}
        self._meant: dict[tuple[str, int, str], tuple[int, ...]] = {}
        self._keys: dict[int, set[str]] = {}
        self._glued: dict[int, dict[str, set[int]]] = {}
        self._runs = runs
        for reference in references:
            self._add(reference)

    def _add(self, reference: Reference) -> None:
        families = _families(reference.printed.author)
        for place, year in enumerate(_years(reference)):
            known = _Known(reference.number, families or (_opening(reference.text),), _letter(reference, year))
            target = self._by_first if families and not place else self._by_opening
            for key in _keys(reference, families):
                target.setdefault((year, key), []).append(known)
                if _GLUED.match(key):
                    self._glued.setdefault(year, {}).setdefault(key, set()).add(reference.number)
                self._keys.setdefault(reference.number, set()).add(key)

    def numbers(self, names: str, year: int, letter: str, at: int = 0) -> tuple[int, ...]:
        """The reference that `names` of `year` means; several only where nothing parts them; empty for none."""
        words = folded_words(names)
        named = (words, year, letter)
        if named not in self._meant:
            self._meant[named] = self._fitting(words, year, letter)
        return self._nearest(self._meant[named], at)

    def _nearest(self, numbers: tuple[int, ...], at: int) -> tuple[int, ...]:
        """Of several works those in the list that comes next in the article."""
        if len(numbers) < 2 or len(self._runs) < 2:
            return numbers
        for start, listed in self._runs:
            inside = tuple(number for number in numbers if number in listed)
            if start > at and inside:
                return inside
        return numbers

    def _fitting(self, words: str, year: int, letter: str) -> tuple[int, ...]:
        fitting = self._candidates(self._by_first, words, year)
        if not fitting or (letter and not any(known.letter == letter for known in fitting)):
            fitting = [*fitting, *self._candidates(self._by_opening, words, year)]
        if len(fitting) > 1:
            exact = [known for known in fitting if known.letter == letter] or fitting
            fitting = _closest(exact, words)
        if not fitting and year in self._glued:
            return tuple(sorted(self._opening_glued(words, year)))[:_MOST_MEANT]
        return tuple(sorted({known.number for known in fitting})) if len(fitting) <= _MOST_MEANT else ()

    def _opening_glued(self, words: str, year: int) -> set[int]:
        """Chinese, Japanese and Korean names: one may stand without the given name, or with the next behind it."""
        for word in words.split():
            for key, numbers in self._glued[year].items():
                if len(word) > 1 and (word.startswith(key) or key.startswith(word)):
                    return numbers
        return set()

    def _candidates(self, known: "dict[tuple[int, str], list[_Known]]", words: str, year: int) -> list[_Known]:
        """Those whose first author is named; the work whose author is named first goes before the others."""
        for word in dict.fromkeys(words.split()):
            fitting = [each for each in known.get((year, word), ()) if _is_named(each, word, words)]
            if fitting:
                return fitting
        return []

    def begin(self, names: str, numbers: Sequence[int]) -> int:
        """Where in `names` the authors begin: what stands before them is the sentence (`However, Miller`)."""
        firsts = {key for number in numbers for key in self._keys[number]}
        for match in re.finditer(r"[^\s,;&()/]+", names):
            if folded(re.sub(r"[’']s\b", "", match.group())) in firsts:
                return match.start()
        return 0

    def ending(self, text: str, year: int) -> "tuple[int, tuple[int, ...]] | None":
        """(length of the name, references) where the text ends with an author, no blank parting it from what comes
        before, as in Chinese and Japanese."""
        others = _OTHERS.search(text)
        tail = text[: others.start()] if others else text.rstrip()
        best = 1
        found: set[int] = set()
        for key, numbers in self._glued.get(year, {}).items():
            length = next((n for n in range(min(len(key), len(tail)), best, -1) if tail.endswith(key[:n])), 0)
            if length:
                best, found = length, numbers
        return (best + len(text) - len(tail), tuple(sorted(found))) if found else None


def _years(reference: Reference) -> list[int]:
    """The year as parsed, then what else the text could mean by it; 0 for a work in press."""
    years = [] if reference.printed.year is None else [reference.printed.year]
    found = _FIRST_YEAR.search(reference.text)
    years += [int(found.group())] if found else []
    years += [0] if not years and _UNDATED.search(reference.text) else []
    return list(dict.fromkeys(years))


def _keys(reference: Reference, families: tuple[str, ...]) -> Iterator[str]:
    """The words a marker may begin to name the reference with."""
    yield from dict.fromkeys((*families[0].split()[:1],) if families else ())
    opening = _opening(reference.text).strip()
    if opening and not (families and families[0].split()[0] == opening):
        yield opening
    if short := _SHORT_BEHIND.match(reference.text):
        yield folded(short.group(1))
    group = _full(next((name.literal for name in reference.printed.author[:1] if name.literal), ""))
    initials = "".join(word[0] for word in re.findall(r"\w+", group) if word[0].isupper())
    if len(initials) > 1:
        yield folded(initials)


def _is_named(known: _Known, word: str, words: str) -> bool:
    family = known.families[0].split()
    return word not in family or known.families[0] in words or len(family) == 1


def _opening(text: str) -> str:
    found = _OPENING.match(text)
    return f" {folded(found.group())} " if found else ""


def _families(author: tuple[Name, ...]) -> tuple[str, ...]:
    names = (_WITH_INITIALS.sub(r"\1", name.family) or _full(name.literal) for name in author)
    return tuple(f" {words} " for name in names if (words := folded_words(name).strip()))


def _full(literal: str) -> str:
    """The name of a group without its short form."""
    return _SHORT_LAST.sub("", _SHORT_FIRST.sub("", literal)).strip(" ()[]")


def folded_words(text: str) -> str:
    """Words, folded, each between blanks, so that a family name is looked for as whole words."""
    bare = _OTHERS.sub("", re.sub(r"[’']s\b", "", text).strip())
    words = (folded(word) for word in _PARTING.split(bare + (" et al" if len(bare) < len(text.strip()) else "")))
    return " " + " ".join(word for word in words if word) + " "


def _closest(candidates: list[_Known], words: str) -> list[_Known]:
    """Of several works by one first author in one year, those with most of their further authors named."""
    named = [sum(family in words for family in known.families[:3]) for known in candidates]
    best = max(named)
    chosen = [known for known, score in zip(candidates, named, strict=True) if score == best]
    several = " et al " in words
    return [known for known in chosen if (len(known.families) > 2) == several] or chosen


def _letter(reference: Reference, year: int) -> str:
    found = re.search(rf"{year}([a-z])\b", reference.text)
    return found.group(1) if found else ""
