"""A mark in words, for who hears it and for lists."""

from ldn_desk.domain.article import Reference
from ldn_desk.domain.mark import STATE_WORDS, Mark, State
from ldn_desk.domain.translation import tr
from ldn_desk.wording.summary import who_and_when

LONGEST_QUOTE = 240
"""Code points of a quote that are said."""


def quote_words(mark: Mark, longest: int = LONGEST_QUOTE) -> str:
    """The marked words on one line, cut where they are too many."""
    words = " ".join(mark.anchor.exact.split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def see_also_words(reference: Reference) -> str:
    """`See also 7 · Mischoulon et al. 2017`."""
    return tr("See also {number} · {who}", number=reference.number, who=who_and_when(reference))


def state_words(mark: Mark) -> str:
    """How sure its place is, as a line begins."""
    words = tr(STATE_WORDS[mark.state])
    return words[:1].upper() + words[1:]


def mark_words(mark: Mark, name: str, reference: Reference | None = None) -> str:
    """Everything there is to a mark: `Yellow: “…”. Comment: …. See also 7 · …. Re-attached by likeness.`

    `name` is what the reader calls its colour, `reference` the one that it is linked with."""
    parts = [tr("{colour}: “{quote}”", colour=name, quote=quote_words(mark))]
    if mark.comment.strip():
        parts.append(tr("Comment: {comment}", comment=" ".join(mark.comment.split())))
    if reference is not None:
        parts.append(see_also_words(reference))
    if mark.state is not State.EXACT:
        parts.append(state_words(mark))
    return ". ".join(part.rstrip(".") for part in parts) + "."
