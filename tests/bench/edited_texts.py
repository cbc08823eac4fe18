"""Texts that were edited since they were marked, with the truth of where every mark belongs by now."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from unicodedata import normalize

from ldn_desk.domain.anchor import Anchor, anchor_of

_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z(“])|\n+")


@dataclass(frozen=True, slots=True)
class Edits:
    """What is done to a text: shares of its words, or of its sentences."""

    changed: float = 0.03
    inserted: float = 0.01
    deleted: float = 0.01
    recased: float = 0.0
    repunctuated: float = 0.0
    moved: float = 0.03
    copied: float = 0.03
    cut: float = 0.0
    copied_last: bool = False
    """Copies are made of the sentences as they are by then, with their changed words."""
    beside: bool = False
    """A copy stands right behind what it is a copy of."""


@dataclass(slots=True)
class _Token:
    word: str
    after: str
    """What parts it from the next word of the sentence, or ends the sentence."""
    of: int = -1
    """Which word of the text before it is; -1 for none."""
    kept: bool = True
    """The very word."""


@dataclass(slots=True)
class _Sentence:
    before: str
    tokens: list[_Token]
    gap: str
    """The white space behind it, which stays where it is."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One mark: its selector, and what is true of it in the edited text."""

    anchor: Anchor
    place: tuple[int, int] | None
    """Where its words are by now; None where they are gone or torn apart."""
    counts: bool
    """It should be placed: most of its words are there, and context can tell them from every other place."""


@dataclass(slots=True)
class Edited:
    """A text before and after, and marks on it."""

    before: str
    after: str
    marks: list[Marked] = field(default_factory=list)


def _sentences(text: str) -> list[_Sentence]:
    found, at, number = [], 0, 0
    for end in [*_SENTENCE_END.finditer(text), None]:
        stop = end.start() if end else len(text)
        words = list(_WORD.finditer(text, at, stop))
        tokens = []
        for place, word in enumerate(words):
            until = words[place + 1].start() if place + 1 < len(words) else stop
            tokens.append(_Token(word.group(), text[word.end() : until], number))
            number += 1
        before = text[at : words[0].start()] if words else text[at:stop]
        found.append(_Sentence(before, tokens, end.group() if end else ""))
        at = end.end() if end else stop
    return found


def _change(sentences: Sequence[_Sentence], edits: Edits, vocabulary: Sequence[str], chance: random.Random) -> None:
    for sentence in sentences:
        done: list[_Token] = []
        for token in sentence.tokens:
            _change_word(done, token, edits, vocabulary, chance)
            if chance.random() < edits.recased and done:
                done[-1].word = done[-1].word.swapcase()
            if chance.random() < edits.repunctuated and done:
                done[-1].after = chance.choice([", ", "; ", " – ", " ", " (", ") "])
        sentence.tokens = done


def _change_word(
    done: list[_Token], token: _Token, edits: Edits, vocabulary: Sequence[str], chance: random.Random
) -> None:
    """The word goes on as it is, as another one, with one behind it, or not at all."""
    dice = chance.random()
    if dice < edits.changed:
        word = chance.choice(vocabulary)
        done.append(replace(token, word=word, kept=word == token.word))
    elif dice < edits.changed + edits.inserted:
        done += [token, _Token(chance.choice(vocabulary), token.after)]
        token.after = " "
    # Right behind a word put in, nobody could say whether it was replaced.
    elif dice < edits.changed + edits.inserted + edits.deleted and not (done and done[-1].of < 0):
        if done:
            done[-1].after = token.after
    else:
        done.append(token)


def _copy(sentences: list[_Sentence], edits: Edits, chance: random.Random) -> None:
    bodies = [each for each in sentences if len(each.tokens) > 3]
    for chosen in chance.sample(bodies, int(edits.copied * len(bodies))):
        tokens = [replace(token, of=-1) for token in chosen.tokens]
        place = at = _place(sentences, chosen)
        while not edits.beside and abs(place - at) < 3 < len(sentences) // 4:
            place = chance.randrange(len(sentences))
        ahead = sentences[place]
        sentences.insert(place + 1, _Sentence(chosen.before, tokens, ahead.gap))
        ahead.gap = " "


def _place(sentences: Sequence[_Sentence], sentence: _Sentence) -> int:
    return next(place for place, each in enumerate(sentences) if each is sentence)


def _move(sentences: list[_Sentence], edits: Edits, chance: random.Random) -> None:
    bodies = [each for each in sentences if len(each.tokens) > 3]
    for chosen in chance.sample(bodies, int(edits.moved * len(bodies))):
        place, gap = _place(sentences, chosen), chosen.gap
        del sentences[place]
        if place:
            sentences[place - 1].gap = max(sentences[place - 1].gap, gap, key=lambda each: each.count("\n"))
        ahead = sentences[chance.randrange(len(sentences))]
        chosen.gap, ahead.gap = ahead.gap, " "
        sentences.insert(_place(sentences, ahead) + 1, chosen)


def _cut(sentences: list[_Sentence], edits: Edits, chance: random.Random) -> None:
    for chosen in chance.sample(sentences, int(edits.cut * len(sentences))):
        sentences.remove(chosen) if len(sentences) > 1 else None


def _written(sentences: Sequence[_Sentence]) -> tuple[str, dict[int, tuple[int, int, int, _Token]]]:
    """The text, and of each word of the text before: (place among words, start, end, what it is)."""
    parts: list[str] = []
    at, number = 0, 0
    where: dict[int, tuple[int, int, int, _Token]] = {}
    for sentence in sentences:
        parts.append(sentence.before)
        at += len(sentence.before)
        for token in sentence.tokens:
            if token.of >= 0:
                where[token.of] = (number, at, at + len(token.word), token)
            number += 1
            parts += [token.word, token.after]
            at += len(token.word) + len(token.after)
        parts.append(sentence.gap)
        at += len(sentence.gap)
    return "".join(parts), where


def edited(
    text: str,
    edits: Edits,
    marks: int,
    seed: int,
    *,
    context: int = 32,
    shortest: int = 1,
    longest: int = 25,
    punctuated: bool = False,
) -> Edited:
    """The text after these edits, with so many marks of `shortest` to `longest` words each.

    With `punctuated`, what stands around the words (brackets, full stops) is marked with them where it is there."""
    chance = random.Random(seed)
    text = normalize("NFC", text)
    sentences = _sentences(text)
    words = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    vocabulary = [text[start:end] for start, end in words]
    if not edits.copied_last:
        _copy(sentences, edits, chance)
    _change(sentences, edits, vocabulary, chance)
    _cut(sentences, edits, chance)
    _move(sentences, edits, chance)
    if edits.copied_last:
        _copy(sentences, edits, chance)
    after, where = _written(sentences)
    done = Edited(text, after)
    for _ in range(marks):
        first = chance.randrange(len(words))
        last = min(len(words) - 1, first + chance.randint(shortest, longest) - 1)
        start, end = words[first][0], words[last][1]
        anchor = anchor_of(text, start, end, context)
        place = _truth(range(first, last + 1), where)
        if punctuated and place is not None:
            anchor, place = _with_signs(text, after, anchor, place, context)
        whole = anchor.prefix + anchor.exact + anchor.suffix
        kept = sum(len(text[slice(*words[n])]) for n in range(first, last + 1) if n in where and where[n][3].kept)
        letters = sum(len(text[slice(*words[n])]) for n in range(first, last + 1))
        counts = place is not None and kept * 2 >= letters and after.count(whole) < 2
        done.marks.append(Marked(anchor, place, counts))
    return done


def _truth(words: range, where: dict[int, tuple[int, int, int, _Token]]) -> tuple[int, int] | None:
    there = [where[number] for number in words if number in where]
    if not there or not any(each[3].kept for each in there):
        return None
    places = [each[0] for each in there]
    if places != sorted(places) or places[-1] - places[0] >= 1.5 * len(places) + 2:
        return None
    return there[0][1], there[-1][2]


def _with_signs(
    before: str, after: str, anchor: Anchor, place: tuple[int, int], context: int
) -> tuple[Anchor, tuple[int, int]]:
    """With the signs around the words, where they are the same in both texts."""
    start, end = anchor.start, anchor.end
    first, last = place
    while start and before[start - 1] in "([“" and first and after[first - 1] == before[start - 1]:
        start, first = start - 1, first - 1
    while end < len(before) and before[end] in ".,;:)]”" and last < len(after) and after[last] == before[end]:
        end, last = end + 1, last + 1
    return anchor_of(before, start, end, context), (first, last)
