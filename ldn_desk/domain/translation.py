"""Words a person reads go through `tr`, so that a translation is one catalogue away.

The desk speaks English until `use_translation` hands in another catalogue. Every text stands as a literal in a call of
`tr`, `count`, `N_` or `plural`: `python -m tests.tools.texts` finds them all. What is called with a variable takes it
from a table whose texts are marked with `N_` or `plural`.
"""

from collections.abc import Callable
from typing import NamedTuple, Protocol


class Catalogue(Protocol):
    """What `gettext.translation(...)` gives."""

    def gettext(self, message: str) -> str:
        """The text in the reader's language."""
        ...

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The one of the texts that goes with so many, in the reader's language."""
        ...


class Plural(NamedTuple):
    """A text that counts, for one and for many; `{n}` is the number."""

    one: str
    many: str


def _english(one: str, many: str, number: int) -> str:
    return one if number == 1 else many


_text: Callable[[str], str] = str
_number: Callable[[str, str, int], str] = _english


def use_translation(catalogue: Catalogue | None) -> None:
    """Make the catalogue the source of every text from now on; None is English."""
    global _text, _number
    _text = catalogue.gettext if catalogue else str
    _number = catalogue.ngettext if catalogue else _english


def N_(text: str) -> str:  # noqa: N802 - the name that gettext's tools know
    """Mark a text of a table for translation; it is translated where it is shown."""
    return text


def plural(one: str, many: str) -> Plural:
    """Mark a text of a table that counts."""
    return Plural(one, many)


def tr(text: str, /, **values: object) -> str:
    """The text in the reader's language, with `{name}` places filled from `values`."""
    # The empty text stands for a catalogue's own head.
    translated = _text(text) if text else ""
    return translated.format(**values) if values else translated


def count(number: int, one: str, many: str, **values: object) -> str:
    """`one` or `many`, translated, with `{n}` filled: `count(1, "{n} note", "{n} notes")` is `1 note`."""
    return _number(one, many, number).format(n=number, **values)
