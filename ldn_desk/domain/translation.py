"""Words a person reads go through `tr`, so that a translation is one catalogue away.

The desk speaks English until `use_translation` hands in another catalogue; `xgettext --keyword=tr` finds every text.
"""

from collections.abc import Callable

_translate: Callable[[str], str] = str


def use_translation(translate: Callable[[str], str]) -> None:
    """Make `translate` (such as `gettext.translation(...).gettext`) the source of every text from now on."""
    global _translate
    _translate = translate


def tr(text: str, /, **values: object) -> str:
    """The text in the reader's language, with `{name}` places filled from `values`."""
    translated = _translate(text)
    return translated.format(**values) if values else translated


def count(number: int, one: str, many: str) -> str:
    """`one` or `many`, translated, with `{n}` filled: `count(1, "{n} note", "{n} notes")` is `1 note`."""
    return tr(one if number == 1 else many, n=number)
