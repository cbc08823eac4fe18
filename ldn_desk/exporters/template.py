"""Pages made from the templates in `resources/templates`: whatever is put into them is text, and never mark-up."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ldn_desk.domain.resources import resource
from ldn_desk.wording.annotation import one_line, paragraphs

# Jinja is imported when a page is written: start-up does without it.
if TYPE_CHECKING:
    from jinja2 import Environment


def filled(name: str, **values: object) -> bytes:
    """The template filled, in UTF-8. A value that it wants and is not given is a bug, and raises UndefinedError."""
    return _templates().get_template(name).render(values).encode("utf-8", "replace")


@cache
def _templates() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader([resource("templates"), resource("style")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"one_line": one_line, "paragraphs": paragraphs, "around": _around}
    return made


def _around(line: str, address: str) -> tuple[str, str]:
    """What of the line stands before and after its address; an address that it does not print comes last."""
    before, found, after = line.partition(address) if address else ("", "", "")
    if found:
        return before, after
    told = one_line(line)
    return (f"{told} " if told and address else told), ""
