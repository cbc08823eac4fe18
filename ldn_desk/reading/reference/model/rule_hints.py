"""Where in a printed reference the fields stand that the rules read, token by token: what the model is told of them."""

from collections.abc import Sequence

from ldn_desk.domain.bibliography import Fields
from ldn_desk.reading.reference.model.tokens import TokenPlace


def hints(text: str, spans: Sequence[TokenPlace], fields: Fields, authors_end: int) -> list[str]:
    """A letter for each token: `t` title, `c` container, `a` author …; empty where the rules saw nothing."""
    marks = [(0, authors_end, "a")] if fields.author or fields.editor else []
    end = max(0, authors_end - 1)
    for value, letter in ((fields.title, "t"), (fields.container_title, "c")):
        start = text.find(value, end) if value else -1
        if start >= 0:
            end = start + len(value)
            marks.append((start, end, letter))
    for value, letter in (
        (fields.publisher, "b"),
        (fields.publisher_place, "l"),
        (fields.volume, "v"),
        (fields.issue, "i"),
        (fields.page or fields.number, "p"),
    ):
        start = text.find(value, end) if value else -1
        if start >= 0:
            marks.append((start, start + len(value), letter))
            end = end if letter in "bl" else start + len(value)
    found = [""] * len(spans)
    for start, stop, letter in marks:
        for place, (begins, ends) in enumerate(spans):
            if begins < stop and ends > start and not found[place]:
                found[place] = letter
    return found
