"""What the reference list itself shows, in the words and the order that window, terminal and files share."""

from collections.abc import Iterable, Iterator

from ldn_desk.domain.article import Lint, Reference
from ldn_desk.domain.translation import tr

RULES: dict[str, tuple[str, str]] = {
    "unknown-reference": ("Markers that lead to no reference", ""),
    "duplicate-reference": ("One work listed twice", "listed twice"),
    "duplicate-doi": ("One DOI printed twice", "DOI printed twice"),
    "mistyped-doi": ("DOIs mistyped", "DOI mistyped"),
    "two-in-one": ("Two references run together", "two in one"),
    "cut-short": ("Entries cut short", "cut short"),
    "no-year": ("Entries without a year", "no year"),
    "no-title": ("Entries without a title", "no title"),
    "numbering-gap": ("Numbers missing", "number missing before it"),
    "numbering-order": ("Numbers out of order", "number out of order"),
    "citation-order": ("Cited out of order", "cited out of order"),
    "uncited-reference": ("Not cited in the text", "not cited"),
}
"""Rule → the heading its findings stand under, and what a row of the list says of its reference (nothing where the
finding is about a marker). In the order they are shown; a rule that is not here stands under its own name, last."""

LIST_SHAPE = "≡"
UNSURE_SHAPE = "≈"

UNSURE = 0.6
"""A field of which the desk is less sure than this is said to be so."""

_NAMED = {"author": "authors", "issued": "year", "title": "title"}
"""Fields that a row shows: a reader is told at once where the desk is not sure of them."""


def groups(findings: Iterable[Lint]) -> Iterator[tuple[str, tuple[Lint, ...]]]:
    """(rule, findings) of each rule that found something, in the order of `RULES`."""
    by_rule: dict[str, list[Lint]] = {rule: [] for rule in RULES}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    yield from ((rule, tuple(found)) for rule, found in by_rule.items() if found)


def heading(rule: str) -> str:
    """The heading that the findings of a rule stand under."""
    return tr(RULES[rule][0]) if rule in RULES else rule


def hints(findings: Iterable[Lint]) -> dict[int, str]:
    """`Reference.number` → what the list shows of that reference, in a few words: `DOI mistyped, not cited`."""
    found: dict[int, dict[str, None]] = {}
    for rule, group in groups(findings):
        words = tr(RULES[rule][1]) if rule in RULES and RULES[rule][1] else ""
        for finding in group if words else ():
            found.setdefault(finding.number, {})[words] = None
    return {number: ", ".join(words) for number, words in found.items()}


def unsure_words(reference: Reference) -> str:
    """`title and year unsure`: what the desk is not sure to have read rightly of what a row shows; mostly empty."""
    unsure = {name for name, share in reference.sure if share < UNSURE}
    *some, last = [tr(words) for name, words in _NAMED.items() if name in unsure] or [""]
    if not last:
        return ""
    fields = tr("{some} and {last}", some=", ".join(some), last=last) if some else last
    return tr("{fields} unsure", fields=fields)
