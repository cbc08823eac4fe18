"""Why something was found: a code with parameters, put into words only when it is shown.

So a later language, and a changed wording, reach what was found years before. `wording.reasons` has the words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Union

Value = Union[str, int, "Reason", tuple["Value", ...]]
"""A parameter: text as it stands in print or record, a code, a number, another reason, or a row of these."""

_CODE, _WORDS = "code", "words"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. A code is never changed or used again for something else: libraries keep it for ever."""

    code: str
    """`another-title`, `names-not-in-record` …; empty for words that are said as they stand."""
    params: tuple[tuple[str, Value], ...] = ()
    """(name, value), by name."""

    def param(self, name: str) -> Value:
        """The value of a parameter; the empty text where the reason has none of that name."""
        return dict(self.params).get(name, "")


def because(code: str, **params: Value) -> Reason:
    """The reason with this code; `because("names-not-in-record", n=3, total=4)`."""
    return Reason(code, tuple(sorted((name, _plain(value)) for name, value in params.items())))


def own_words(text: str) -> Reason:
    """What is said as it stands, whatever the language: by a plugin, or in a verdict kept before there were codes."""
    return Reason("", ((_WORDS, text),))


def as_reason(told: Reason | str) -> Reason:
    """A reason as it is, words as words."""
    return own_words(told) if isinstance(told, str) else told


def _plain(value: Value) -> Value:
    """Words inside another reason are text like any other, so that a reason read back equals the one kept."""
    return value.param(_WORDS) if isinstance(value, Reason) and not value.code else value


def reason_form(reason: Reason) -> Any:
    """The JSON value that a reason is kept as: an object with `code` and the parameters, or a plain text."""
    return _form(_plain(reason))


def _form(value: Value) -> Any:
    if isinstance(value, Reason):
        return {_CODE: value.code} | {name: _form(each) for name, each in value.params}
    return [_form(each) for each in value] if isinstance(value, tuple) else value


def reason_of(form: Any) -> Reason:
    """The reason that was kept as this JSON value; a plain text is words for ever."""
    value = _value(form)
    return value if isinstance(value, Reason) else own_words(str(value))


def _value(form: Any) -> Value:
    if isinstance(form, Mapping):
        params = {str(name): _value(each) for name, each in form.items() if name != _CODE}
        return Reason(str(form.get(_CODE, "")), tuple(sorted(params.items())))
    if isinstance(form, Sequence) and not isinstance(form, str):
        return tuple(_value(each) for each in form)
    return form if isinstance(form, int) else str(form)
