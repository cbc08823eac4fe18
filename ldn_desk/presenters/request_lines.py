"""Requests as lines of the request log."""

from collections.abc import Iterable

from ldn_desk.domain.record import Request
from ldn_desk.domain.summary import day_words
from ldn_desk.domain.verdict import source_label
from ldn_desk.domain.words import tr

HEADINGS = ("When", "Asked", "Address", "Answer", "Took")


def cells(request: Request) -> tuple[str, ...]:
    """One request, a text for each of `HEADINGS`. The time is UTC, and says so."""
    when = f"{day_words(request.when)}, {request.when[11:16]} UTC"
    took = tr("{n} ms", n=request.milliseconds)
    return when, source_label(request.source), request.url, request.outcome, took


def as_text(requests: Iterable[Request]) -> str:
    """The log as lines of tabbed columns, for the clipboard."""
    lines = ["\t".join(tr(words) for words in HEADINGS), *("\t".join(cells(request)) for request in requests)]
    return "\n".join(lines)
