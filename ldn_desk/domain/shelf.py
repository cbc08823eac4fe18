"""What the library page lists and finds."""

from dataclasses import dataclass

from ldn_desk.domain.article import Reference


@dataclass(frozen=True, slots=True)
class Shelved:
    """One article on the desk, as a line of the library page. Times are UTC, `2026-11-23T10:00:00Z`."""

    id: str
    title: str
    author: str
    source: str
    format: str
    added: str
    opened: str
    deleted: str
    """Empty unless the article was deleted; then when."""
    references: int
    checked: int
    rated: int
    notes: int


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One place in the library where the words were found."""

    article_id: str
    article_title: str
    kind: str
    """`article`, `reference`, `note` or `judgement` (the note on a citation)."""
    reference_id: str
    """Empty in the article's text, and where a note is on the article itself."""
    snippet: str
    start: int = -1
    """Position in the article's text, where `kind` is `article`."""
    note_id: str = ""
    """The note, where `kind` is `note`."""
    citation_id: str = ""
    """The citation, where `kind` is `judgement`."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """Something that was deleted, or removed from a list, and can be brought back at any later time."""

    kind: str
    """`article`, `reference` or `note`."""
    id: str
    article_id: str
    article_title: str
    words: str
    """The article's title, the reference as printed, or the whole note."""
    when: str
    """UTC, `2026-11-23T10:00:00Z`."""
    reference: Reference | None = None
    """The reference itself, or the one that the note stands on; None where that is the article."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a write changed; views reload these ids, and an editor ignores its own echo."""

    words: str
    """What was done, for the Undo menu: `rate reference 7`."""
    article_ids: tuple[str, ...] = ()
    """Articles that are others themselves by now; what is held on their references is told by those."""
    reference_ids: tuple[str, ...] = ()
    shelf: bool = False
    """Articles came or went."""
    initiator: str = ""
    marked_ids: tuple[str, ...] = ()
    """Articles whose marks are others by now."""
    about: tuple[str, ...] = ()
    """Articles of which something else is held by now: notes on them, the verdict on their own DOI."""
    mark_ids: tuple[str, ...] = ()
    """Which marks these are, where it is few; empty where any of the article's may be another."""
