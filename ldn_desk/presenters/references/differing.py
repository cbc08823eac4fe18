"""Which words of two values differ, and where words of a point stand: spans for views to mark."""

import re
import unicodedata
from difflib import SequenceMatcher

Stretch = tuple[int, int]
"""Start and end, in code points of the value."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

MOST_WORDS = 600
"""Longer values (an author list of thousands) are marked as a whole: comparing words costs their square."""


def differing_spans(printed: str, registered: str) -> tuple[list[Stretch], list[Stretch]]:
    """Spans of the words that only one of the two has, in each; case, accents and punctuation do not count."""
    ours, theirs = list(_WORD.finditer(printed)), list(_WORD.finditer(registered))
    if max(len(ours), len(theirs)) > MOST_WORDS:
        return _whole(printed), _whole(registered)
    left, right = [_folded(m.group()) for m in ours], [_folded(m.group()) for m in theirs]
    marked: tuple[list[Stretch], list[Stretch]] = ([], [])
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag != "equal":
            marked[0].extend(_run(ours[i1:i2]))
            marked[1].extend(_run(theirs[j1:j2]))
    if not (marked[0] or marked[1]):
        # What differs is not in words: a sign in a volume, a dash.
        return _whole(printed), _whole(registered)
    return marked


def spans_of(words: str, text: str) -> list[Stretch]:
    """Where `words` stand in `text`, whatever their case; words with an ellipsis are looked for piece by piece."""
    spans: list[Stretch] = []
    for piece in re.split(r"\s*(?:…|\.\.\.)\s*", words):
        if not piece:
            continue
        pattern = r"\s+".join(re.escape(word) for word in piece.split())
        spans += [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)]
    return merged(spans)


def merged(spans: list[Stretch]) -> list[Stretch]:
    """The spans in order, overlapping and touching ones made one."""
    result: list[Stretch] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _run(words: list[re.Match[str]]) -> list[Stretch]:
    return [(words[0].start(), words[-1].end())] if words else []


def _whole(text: str) -> list[Stretch]:
    return [(0, len(text))] if text else []


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("’", "'")
