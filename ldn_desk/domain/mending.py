"""Mends: what a reader tells the desk about an article that it has read wrongly.

A mend names what it changes by reference ids, and by the text that stood there when it was made: so it can be done
again on a newly read text, where ids are carried over but places are others. No mend alters the article's text.
"""

from dataclasses import dataclass

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.errors import DeskError


class MendRefused(DeskError):
    """The mend cannot be made on the article as it is now; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of an article's text, with what stands around it, so that it is found again in another text."""

    start: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Correct:
    """Fields of a reference as the reader knows them: of `values` those named by their CSL-JSON names."""

    reference_id: str
    text: str
    values: Fields
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Corrected fields are again what was read from the text."""

    reference_id: str
    text: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """One entry is two: `first` stays the reference, `second` becomes `new_id`."""

    reference_id: str
    first: str
    second: str
    new_id: str


@dataclass(frozen=True, slots=True)
class Merge:
    """An entry and the next one are one: the reference `reference_id`; the other is put away."""

    reference_id: str
    text: str
    other_id: str
    other_text: str


@dataclass(frozen=True, slots=True)
class Add:
    """A reference that the list does not hold, after `after_id` (empty: at its head)."""

    new_id: str
    text: str
    after_id: str


@dataclass(frozen=True, slots=True)
class Remove:
    """What was taken for an entry is none, or not wanted; the reference is put away."""

    reference_id: str
    text: str
    after_id: str = ""
    """The reference it stood after (empty: at the list's head), should it be brought back."""


@dataclass(frozen=True, slots=True)
class BringBack:
    """A reference that was put away stands in the list again, after `after_id` (empty: at its head)."""

    reference_id: str
    text: str
    after_id: str


@dataclass(frozen=True, slots=True)
class Move:
    """A reference stands elsewhere in the list: after `after_id` (empty: at its head)."""

    reference_id: str
    text: str
    after_id: str


@dataclass(frozen=True, slots=True)
class Begin:
    """The reference list begins with the block, or the line, that this stands in."""

    at: Quote


@dataclass(frozen=True, slots=True)
class End:
    """The reference list ends before the block, or the entry, that this stands in."""

    at: Quote


@dataclass(frozen=True, slots=True)
class Link:
    """This stretch of text cites these references, whether the desk saw a marker there or not."""

    at: Quote
    reference_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unlink:
    """This stretch of text cites nothing."""

    at: Quote


@dataclass(frozen=True, slots=True)
class LinkDois:
    """The DOIs in the text of an article without references are its references; `ids` are theirs, in order."""

    ids: tuple[str, ...]


Mend = Correct | TakeBack | Split | Merge | Add | Remove | BringBack | Move | Begin | End | Link | Unlink | LinkDois


@dataclass(frozen=True, slots=True)
class Away:
    """A reference that was put away: when, and how many notes and ratings (of any reviewer) went with it."""

    reference: Reference
    removed: str
    notes: int
    ratings: int
