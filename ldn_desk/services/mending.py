"""Mending by hand: what the desk has read wrongly is put right by the reader, undoably, and kept.

Each method is one short unit of work. The article's text stays as it was read; ids stay, and what hangs on them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ldn_desk.domain.article import Article, Reference, new_id
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.errors import LibraryError, StaleWrite
from ldn_desk.domain.mending import (
    Add,
    Away,
    Begin,
    BringBack,
    Correct,
    End,
    Link,
    LinkDois,
    Mend,
    Merge,
    Move,
    Remove,
    Split,
    TakeBack,
    Unlink,
)
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.translation import tr
from ldn_desk.services.rejudging import judge_anew, unchanged
from ldn_desk.services.undoing import Undoing

if TYPE_CHECKING:
    # See services.library: nothing of the database, and no format, is imported for a name.
    from ldn_desk.plugins.registry import Registry
    from ldn_desk.reading.mending.mend import Beside
    from ldn_desk.store.carrying import Judged
    from ldn_desk.store.library_file import Store
    from ldn_desk.store.rewriting import Moved
    from ldn_desk.store.unit import Unit

_LONGEST_SHOWN = 20
"""Letters of a marker that the menu shows."""


class Mending:
    """Mends of the articles in the library. Each raises MendRefused, with one sentence, where it cannot be made."""

    def __init__(self, store: "Store", undoing: Undoing, registry: "Callable[[], Registry]") -> None:
        """`registry` gives formats and checks; it is asked when a mend needs them."""
        self._store = store
        self._undoing = undoing
        self._registry = registry

    # Fields

    def correct(self, seen: Reference, values: Fields, names: Sequence[str], initiator: str = "") -> Change:
        """Put these fields (by their CSL-JSON names) of `values` in the place of what was read.

        `seen` is the reference as the reader saw it; raises StaleWrite where its fields are others by now."""
        words = tr("correct fields of reference {number}", number=seen.number)
        return self._mend_seen(seen, Correct(seen.id, seen.text, values, tuple(names)), words, initiator)

    def take_back(self, seen: Reference, names: Sequence[str], initiator: str = "") -> Change:
        """Let these fields be what was read again."""
        words = tr("take back correction of reference {number}", number=seen.number)
        return self._mend_seen(seen, TakeBack(seen.id, seen.text, tuple(names)), words, initiator)

    # The list

    def split(self, seen: Reference, place: int, initiator: str = "") -> Change:
        """Make two references of one: the second begins at this place of its text. What was judged stays with the
        first, and asks for another look."""
        first, second = seen.text[:place].rstrip(), seen.text[place:].lstrip()
        words = tr("split reference {number}", number=seen.number)
        return self._mend_seen(seen, Split(seen.id, first, second, new_id()), words, initiator)

    def merge(self, seen: Reference, other: Reference, initiator: str = "") -> Change:
        """Make one reference of this and the other, which goes on with its text.

        Notes of both hang on it, and what was judged of either. Where the reader gave stars to both, or judged both at
        one citation, the newer stands and asks for another look; the older is in the history. A second correction
        stays with the other among the removed references, and so do dismissed points."""
        words = tr("merge references {number} and {other}", number=seen.number, other=other.number)
        return self._mend_seen(seen, Merge(seen.id, seen.text, other.id, other.text), words, initiator)

    def add(self, article_id: str, text: str, after_id: str = "", initiator: str = "") -> Change:
        """Add a reference with this printed text after another (empty: at the list's head)."""
        return self._mend(article_id, Add(new_id(), text, after_id), tr("add reference"), initiator)

    def remove(self, seen: Reference, initiator: str = "") -> Change:
        """Put a reference away, with all that hangs on it; `away` lists it, and `bring_back` brings it back."""
        with self._store.reading() as unit:
            place = unit.verdicts.place(seen.id)
            ids = [each.id for each in unit.articles.references(place.article_id)] if place else []
        before = ids[: ids.index(seen.id)][-1:] if seen.id in ids else []
        words = tr("remove reference {number}", number=seen.number)
        return self._mend_seen(seen, Remove(seen.id, seen.text, "".join(before)), words, initiator)

    def away(self, article_id: str) -> "tuple[Away, ...]":
        """The references of the article that were removed or merged away, the latest first."""
        with self._store.reading() as unit:
            return unit.rewriting.away(article_id)

    def bring_back(self, article_id: str, reference: Reference, initiator: str = "") -> Change:
        """Put a removed reference into the list again, where it stood, with all that hangs on it."""
        with self._store.reading() as unit:
            after_id = _stood_after(reference, unit.mends.of(article_id), unit.articles.references(article_id))
        mend = BringBack(reference.id, reference.text, after_id)
        return self._mend(article_id, mend, tr("bring back a reference"), initiator)

    def move(self, seen: Reference, after_id: str, initiator: str = "") -> Change:
        """Let a reference stand after another one (empty: at the list's head)."""
        words = tr("move reference {number}", number=seen.number)
        return self._mend_seen(seen, Move(seen.id, seen.text, after_id), words, initiator)

    def move_by(self, article: Article, seen: Reference, by: int, initiator: str = "") -> Change:
        """Let a reference stand so many places further down (or up: below 0) in the list."""
        ids = [each.id for each in article.references if each.id != seen.id]
        place = min(max(article.references.index(seen) + by, 0), len(ids))
        return self.move(seen, ids[place - 1] if place else "", initiator)

    def begin(self, article: Article, position: int, initiator: str = "") -> Change:
        """Say that the reference list begins with the block (or the source's line) at this position of the text."""
        from ldn_desk.reading.mending.places import block_at, quote

        index = block_at(article.blocks, position)
        end = article.blocks[index].end if index >= 0 else position + 1
        at = quote(article.text, position, min(end, position + 60))
        return self._mend(article.id, Begin(at), tr("begin the reference list here"), initiator)

    def end(self, article: Article, position: int, initiator: str = "") -> Change:
        """Say that the reference list ends before the entry at this position of the text."""
        from ldn_desk.reading.mending.places import quote

        at = quote(article.text, position, min(len(article.text), position + 60))
        return self._mend(article.id, End(at), tr("end the reference list here"), initiator)

    # Citations

    def link(self, article: Article, start: int, end: int, reference_ids: Sequence[str], initiator: str = "") -> Change:
        """Say that this stretch of the text cites these references, be it a marker already or not."""
        from ldn_desk.reading.mending.places import quote

        words = tr("link “{marker}”", marker=_short(article.text[start:end]))
        return self._mend(article.id, Link(quote(article.text, start, end), tuple(reference_ids)), words, initiator)

    def unlink(self, article: Article, start: int, end: int, initiator: str = "") -> Change:
        """Say that this stretch of the text is no citation."""
        from ldn_desk.reading.mending.places import quote

        words = tr("unlink “{marker}”", marker=_short(article.text[start:end]))
        return self._mend(article.id, Unlink(quote(article.text, start, end)), words, initiator)

    # How a mend is made, undone and redone

    def link_dois(self, article: Article, initiator: str = "") -> Change:
        """Take the DOIs in the text of an article without references for its references."""
        from ldn_desk.reading.entries.linked_dois import dois_in_text

        ids = tuple(each.id for each in dois_in_text(article).references)
        return self._mend(article.id, LinkDois(ids), tr("link the DOIs in the text"), initiator)

    def _mend_seen(self, seen: Reference, mend: Mend, words: str, initiator: str) -> Change:
        with self._store.reading() as unit:
            place = unit.verdicts.place(seen.id)
        if place is None:
            raise LibraryError(tr("This reference is no longer in the library; open its article again."))
        return self._mend(place.article_id, mend, words, initiator, seen)

    def _mend(self, article_id: str, mend: Mend, words: str, initiator: str, seen: Reference | None = None) -> Change:
        from ldn_desk.reading.mending.mend import mended
        from ldn_desk.reading.mending.same_citations import brought_back

        with self._store.reading() as unit:
            before, version = unit.articles.article(article_id), unit.articles.version(article_id)
            _guard(before, seen)
            beside, latest = self._beside(unit, article_id, mend), unit.mends.latest(article_id)
            uncited = unit.rewriting.uncited(article_id)
        # On a long article this takes seconds: nobody who writes waits for it.
        after = brought_back(mended(before, mend, beside), before, uncited)
        if after == before:
            return Change(words, initiator=initiator)
        done = _Done(latest, new_id(), mend, before, after, words)
        with self._store.writing() as unit:
            unchanged(unit, {article_id: version})
            self._make(unit, done)
            judge_anew(unit, self._registry(), before, after)
        self._undoing.push(words, lambda: self._undo(done), lambda: self._redo(done), rewrites=True)
        return replace(done.change, initiator=initiator)

    def _beside(self, unit: "Unit", article_id: str, mend: Mend) -> "Beside":
        from ldn_desk.reading.mending.mend import Beside

        if isinstance(mend, BringBack):
            return Beside(away={each.reference.id: each.reference for each in unit.rewriting.away(article_id)})
        if isinstance(mend, Begin):
            return Beside(lines=self._lines(*unit.articles.original(article_id)))
        return Beside()

    def _lines(self, name: str, data: bytes) -> tuple[str, ...]:
        """The lines of the source, whose breaks are what tells the entries of an unnumbered list apart."""
        from ldn_desk.services.opening import lines_of

        return lines_of(data, name, self._registry().importers)

    def _make(self, unit: "Unit", done: "_Done") -> None:
        unit.mends.add(done.id, done.after.id, done.mend, unit.appraisals.reviewer().id)
        if isinstance(done.mend, Merge):
            done.moved = unit.rewriting.hand_over(done.mend.other_id, done.mend.reference_id)
        elif isinstance(done.mend, Split):
            done.parted = unit.rewriting.part(done.mend.reference_id)
        unit.rewriting.rewrite(done.before, done.after)

    def _undo(self, done: "_Done") -> Change:
        with self._store.writing() as unit:
            _guard_latest(unit, done, done.id)
            if done.moved is not None:
                unit.rewriting.hand_back(done.moved)
            if done.parted is not None:
                unit.rewriting.unpart(done.parted)
            unit.mends.drop(done.id, done.after.id, unit.appraisals.reviewer().id)
            unit.rewriting.rewrite(done.after, done.before, undone=True)
        return done.change

    def _redo(self, done: "_Done") -> Change:
        with self._store.writing() as unit:
            _guard_latest(unit, done, done.latest)
            self._make(unit, done)
        return done.change


@dataclass(eq=False, slots=True)
class _Done:
    """A mend that was made: what Undo and Redo need."""

    latest: str
    """The mend before it."""
    id: str
    mend: Mend
    before: Article
    after: Article
    words: str
    moved: "Moved | None" = None
    """What a merge handed over."""
    parted: "Judged | None" = None
    """What a split let ask for another look."""

    @property
    def change(self) -> Change:
        """What it changed: the article, and every reference, as numbers and places may be others."""
        ids = dict.fromkeys(each.id for each in (*self.before.references, *self.after.references))
        came_or_went = len(self.before.references) != len(self.after.references)
        return Change(self.words, (self.after.id,), tuple(ids), shelf=came_or_went)


def _guard(article: Article, seen: Reference | None) -> None:
    """Raises StaleWrite where the reference is not as the reader saw it."""
    if seen is None:
        return
    standing = next((each for each in article.references if each.id == seen.id), None)
    if standing is None or (standing.text, standing.printed) != (seen.text, seen.printed):
        raise StaleWrite(tr("The reference was changed in another window meanwhile; it was left as it is now."))


def _guard_latest(unit: "Unit", done: _Done, expected: str) -> None:
    if unit.mends.latest(done.after.id) != expected:
        raise StaleWrite(tr("The article was mended in another window meanwhile; it was left as it is now."))


def _stood_after(reference: Reference, mends: Sequence[Mend], standing: Sequence[Reference]) -> str:
    """The reference after which one that is brought back belongs (empty: the list's head): the one it stood after when
    it was removed, where that is still there, else the last one before it in the text, or by number."""
    ids = {"", *(each.id for each in standing)}
    for mend in reversed(mends):
        if isinstance(mend, Remove) and mend.reference_id == reference.id and mend.after_id in ids:
            return mend.after_id
    before = [each.id for each in standing if _stands_before(each, reference)]
    return before[-1] if before else ""


def _stands_before(one: Reference, other: Reference) -> bool:
    if one.start >= 0 and other.start >= 0:
        return one.start < other.start
    return one.number < other.number


def _short(marker: str) -> str:
    return marker if len(marker) <= _LONGEST_SHOWN else f"{marker[:_LONGEST_SHOWN]}…"
