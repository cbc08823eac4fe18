"""Links in notes: `[7]` to a reference, `¶7` to a paragraph. Kept by what they lead to, shown with today's numbers.

Kept, `[7]` is `[7](#reference-ID)`, and `¶7` is `[¶7](#paragraph-7-WORDS)` with the paragraph's first words,
percent-encoded: paragraphs have no ids, so they are known again by their words. A link whose goal is gone is shown as
it is kept, so that nothing written later takes it for another one. What stands in code, or in a link, is left alone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from urllib.parse import quote, unquote

REFERENCE, PARAGRAPH = "#reference-", "#paragraph-"

FIRST_WORDS = 60
"""Characters of a paragraph by which it is known again."""
ALIKE = 0.8
"""Likeness (0 to 1) of its first words from which on a paragraph that was changed is taken for the same one."""

_TYPED = re.compile(
    r"(?P<fence>^ {0,3}(?P<ticks>`{3,}|~{3,})[^\n]*(?:\n(?! {0,3}(?P=ticks)).*)*(?:\n {0,3}(?P=ticks).*)?)"
    r"|(?P<code>(?<!`)(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`))"
    r"|(?P<link>!?\[[^\]\n]*\]\([^)\n]*\))"
    r"|(?P<escaped>\\.)"
    r"|\[(?P<number>\d{1,5})\](?!\()"
    r"|¶ ?(?P<paragraph>\d{1,5})(?!\d)",
    re.MULTILINE,
)
_KEPT = re.compile(r"\[(?P<label>¶?\d{1,5})\]\(#(?P<kind>reference|paragraph)-(?P<rest>[\w.~%-]+)\)")


@dataclass(frozen=True, slots=True)
class Goals:
    """What the notes on one article can lead to today."""

    numbers: Mapping[int, str] = field(default_factory=dict)
    """Reference number → its id."""
    ids: Mapping[str, int] = field(default_factory=dict)
    """Reference id → its number; one that was merged into another has that one's."""
    paragraphs: Sequence[str] = ()
    """The texts of the numbered paragraphs, in order."""

    def paragraph(self, rest: str) -> int:
        """The number, from 1, of the paragraph that a link was kept with; 0 where it is gone.

        Of several that begin alike, the one nearest to where it stood; else the one that is most like it."""
        former, _, encoded = rest.partition("-")
        words, at = unquote(encoded), int(former) if former.isdecimal() else 0
        found = [n for n, text in enumerate(self.paragraphs, start=1) if _beginning(text) == words]
        if found:
            return min(found, key=lambda number: abs(number - at))
        likeness = [(_likeness(words, _beginning(text)), -abs(n - at), n) for n, text in enumerate(self.paragraphs, 1)]
        like, _near, number = max(likeness, default=(0.0, 0, 0))
        return number if like >= ALIKE else 0


def may_lead(text: str) -> tuple[bool, bool]:
    """Whether a typed text may hold links to references, and to paragraphs."""
    return "[" in text, "¶" in text


def is_linked(kept: str) -> tuple[bool, bool]:
    """Whether a kept text holds links to references, and to paragraphs."""
    return f"]({REFERENCE}" in kept, f"]({PARAGRAPH}" in kept


def kept(text: str, goals: Goals) -> str:
    """A typed text as it is kept."""

    def linked(found: re.Match[str]) -> str:
        whole = found.group()
        if found["number"]:
            reference_id = goals.numbers.get(int(found["number"]))
            return f"{whole}({REFERENCE}{reference_id})" if reference_id else whole
        number = int(found["paragraph"] or 0)
        if not 0 < number <= len(goals.paragraphs):
            return whole
        words = quote(_beginning(goals.paragraphs[number - 1]), safe="")
        return f"[¶{number}]({PARAGRAPH}{number}-{words})"

    return _TYPED.sub(linked, text)


def shown(text: str, goals: Goals) -> str:
    """A kept text as it is typed, with the numbers of today; links whose goal is gone stay as they are kept."""

    def typed(found: re.Match[str]) -> str:
        if found["kind"] == "reference":
            number = goals.ids.get(found["rest"])
            return f"[{number}]" if number is not None else found.group()
        paragraph = goals.paragraph(found["rest"])
        return f"¶{paragraph}" if paragraph else found.group()

    return _KEPT.sub(typed, text)


def readable(text: str) -> str:
    """A kept text without what its links lead to, for a search: `[7]`, `¶7`."""
    return _KEPT.sub(lambda found: found["label"] if found["label"][0] == "¶" else f"[{found['label']}]", text)


def _beginning(text: str) -> str:
    return " ".join(text.split())[:FIRST_WORDS]


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0
