"""Where the reader was in each article: what is selected, and what is on top of text, pages and list."""

import json
from math import isfinite
from typing import Any, NamedTuple

from ldn_desk.presenters.selection import Selected

MOST_ARTICLES = 200
"""Articles whose places are kept; the one left longest ago goes first."""

TextPlace = tuple[int, int, int]
"""Piece of the text at the top, UTF-16 units into it, and pixels by which its line is cut."""
PagePlace = tuple[int, float]
"""Page at the top, from 0, and points down it."""


class Place(NamedTuple):
    """The reader's place in one article. By itself: the beginning, nothing selected."""

    selected: Selected = Selected()
    text: TextPlace | None = None
    page: PagePlace | None = None
    first_row: str = ""
    """Id of the reference at the top of the list."""


class Places:
    """The places of many articles, kept as one line of JSON."""

    def __init__(self) -> None:
        """Of no article."""
        self._places: dict[str, Place] = {}

    @property
    def words(self) -> str:
        """All of them, as `remember` takes them."""
        return json.dumps(self._places, separators=(",", ":"))

    def remember(self, words: str) -> None:
        """Take in what `words` gave before; what cannot be read is no place."""
        try:
            known = json.loads(words)
        except (ValueError, RecursionError):
            known = {}
        for article_id, kept in known.items() if isinstance(known, dict) else ():
            place = _read(kept)
            if place is not None:
                self._places[article_id] = place

    def of(self, article_id: str) -> Place:
        """Where the reader was in this article."""
        return self._places.get(article_id, Place())

    def note(self, article_id: str, **parts: Any) -> None:
        """Put these parts of the place in the place of what is known; the article counts as the one left last."""
        place = self._places.pop(article_id, Place())
        self._places[article_id] = place._replace(**parts)
        for oldest in list(self._places)[:-MOST_ARTICLES]:
            del self._places[oldest]


def _read(kept: Any) -> Place | None:
    try:
        selected, text, page, first_row = kept
        reference_id, citation_id = selected
        names = (reference_id, citation_id, first_row)
        at = None if text is None else (int(text[0]), int(text[1]), int(text[2]))
        on = None if page is None else (int(page[0]), float(page[1]))
    except (TypeError, ValueError, LookupError, OverflowError):
        return None
    if not all(isinstance(name, str) for name in names) or (on is not None and not isfinite(on[1])):
        return None
    return Place(Selected(reference_id, citation_id), at, on, first_row)
