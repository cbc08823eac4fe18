"""Cases for the checks: a work, and the sentences that cite it."""

from typing import Any

from ldn_desk.domain.article import Citation, Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.plugins.contracts import Case


def case(*sentences: str, title: str, abstract: str = "", **further: Any) -> Case:
    """A reference printed with `title`, cited once by each sentence; `further` are attributes of `Case`."""
    citations = tuple(
        Citation("[1]", (1,), place, place + 3, each, 0, len(each), "")
        for each in sentences
        for place in [each.find("[1]") if "[1]" in each else len(each)]
    )
    return Case(Reference(1, title, Fields(title=title)), citations, title, abstract, **further)
