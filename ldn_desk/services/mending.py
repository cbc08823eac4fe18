"""Mending by hand: what the desk has read wrongly is put right by the reader, undoably, and kept.

Each method is one short unit of work. The article's text stays as it was read; ids stay, and what hangs on them.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

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
from ldn_desk.domain.reason import Reason, because
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.step import Putting, Step
from ldn_desk.domain.translation import tr
from ldn_desk.services.rejudging import judge_anew, unchanged
from ldn_desk.services.remaking import Remade, remade, remade_now
from ldn_desk.services.undoing import Undoing
from ldn_desk.wording.steps import step_words

if TYPE_CHECKING:
    # See services.library: nothing of the database, and no format, is imported for a name.
    from ldn_desk.plugins.registry import Registry
    from ldn_desk.reading.mending.mend import Beside
    from ldn_desk.store.library_file import Store
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
        undoing.register("mend", self._put_back, self._ahead)

    # Fields

    def correct(self, seen: Reference, values: Fields, names: Sequence[str], initiator: str = "") -> Change:
        """Put these fields (by their CSL-JSON names) of `values` in the place of what was read.

        `seen` is the reference as the reader saw it; raises StaleWrite where its fields are others by now."""
        words = because("correct-fields", number=seen.number)
        return self._mend_seen(seen, Correct(seen.id, seen.text, values, tuple(names)), words, initiator)

    def take_back(self, seen: Reference, names: Sequence[str], initiator: str = "") -> Change:
        """Let these fields be what was read again."""
        words = because("take-back-fields", number=seen.number)
        return self._mend_seen(seen, TakeBack(seen.id, seen.text, tuple(names)), words, initiator)

    # The list

    def split(self, seen: Reference, place: int, initiator: str = "") -> Change:
        """Make two references of one: the second begins at this place of its text. What was judged stays with the
        first, and asks for another look."""
        first, second = seen.text[:place].rstrip(), seen.text[place:].lstrip()
        words = because("split-reference", number=seen.number)
        return self._mend_seen(seen, Split(seen.id, first, second, new_id()), words, initiator)

    def merge(self, seen: Reference, other: Reference, initiator: str = "") -> Change:
        """Make one reference of this and the other, which goes on with its text.

        Notes of both hang on it, and what was judged of either. Where the reader gave stars to both, or judged both at
        one citation, the newer stands and asks for another look; the older is in the history. A second correction
        stays with the other among the removed references, and so do dismissed points."""
        words = because("merge-references", number=seen.number, other=other.number)
        return self._mend_seen(seen, Merge(seen.id, seen.text, other.id, other.text), words, initiator)

    def add(self, article_id: str, text: str, after_id: str = "", initiator: str = "") -> Change:
        """Add a reference with this printed text after another (empty: at the list's head)."""
        return self._mend(article_id, Add(new_id(), text, after_id), because("add-reference"), initiator)

    def remove(self, seen: Reference, initiator: str = "") -> Change:
        """Put a reference away, with all that hangs on it; `away` lists it, and `bring_back` brings it back."""
        with self._store.reading() as unit:
            place = unit.verdicts.place(seen.id)
            ids = [each.id for each in unit.articles.references(place.article_id)] if place else []
        before = ids[: ids.index(seen.id)][-1:] if seen.id in ids else []
        words = because("remove-reference", number=seen.number)
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
        return self._mend(article_id, mend, because("bring-back-reference"), initiator)

    def move(self, seen: Reference, after_id: str, initiator: str = "") -> Change:
        """Let a reference stand after another one (empty: at the list's head)."""
        words = because("move-reference", number=seen.number)
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
        return self._mend(article.id, Begin(at), because("begin-list"), initiator)

    def end(self, article: Article, position: int, initiator: str = "") -> Change:
        """Say that the reference list ends before the entry at this position of the text."""
        from ldn_desk.reading.mending.places import quote

        at = quote(article.text, position, min(len(article.text), position + 60))
        return self._mend(article.id, End(at), because("end-list"), initiator)

    # Citations

    def link(self, article: Article, start: int, end: int, reference_ids: Sequence[str], initiator: str = "") -> Change:
        """Say that this stretch of the text cites these references, be it a marker already or not."""
        from ldn_desk.reading.mending.places import quote

        words = because("link-marker", marker=_short(article.text[start:end]))
        return self._mend(article.id, Link(quote(article.text, start, end), tuple(reference_ids)), words, initiator)

    def unlink(self, article: Article, start: int, end: int, initiator: str = "") -> Change:
        """Say that this stretch of the text is no citation."""
        from ldn_desk.reading.mending.places import quote

        words = because("unlink-marker", marker=_short(article.text[start:end]))
        return self._mend(article.id, Unlink(quote(article.text, start, end)), words, initiator)

    # How a mend is made, undone and redone

    def link_dois(self, article: Article, initiator: str = "") -> Change:
        """Take the DOIs in the text of an article without references for its references."""
        from ldn_desk.reading.entries.linked_dois import dois_in_text

        ids = tuple(each.id for each in dois_in_text(article).references)
        return self._mend(article.id, LinkDois(ids), because("link-dois"), initiator)

    def _mend_seen(self, seen: Reference, mend: Mend, words: Reason, initiator: str) -> Change:
        with self._store.reading() as unit:
            place = unit.verdicts.place(seen.id)
        if place is None:
            raise LibraryError(tr("This reference is no longer in the library; open its article again."))
        return self._mend(place.article_id, mend, words, initiator, seen)

    def _mend(
        self, article_id: str, mend: Mend, words: Reason, initiator: str, seen: Reference | None = None
    ) -> Change:
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
            return Change(step_words(words), initiator=initiator)
        step = _step(before, after, mend, latest, words)
        with self._store.writing() as unit:
            unchanged(unit, {article_id: version})
            self._undoing.keep(unit, self._make(unit, step, before, after))
            judge_anew(unit, self._registry(), before, after)
        return replace(_change(words, before, after), initiator=initiator)

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

    def _make(self, unit: "Unit", step: Step, before: Article, after: Article) -> Step:
        """Make the mend of the step, and return it with what was judged of the references that it made one, or two."""
        from ldn_desk.store.carrying import judged_form
        from ldn_desk.store.mends import mend_of
        from ldn_desk.store.rewriting import moved_form

        mend, reviewer_id = mend_of(step.after["mend"]), unit.appraisals.reviewer().id
        unit.mends.add(step.after["id"], after.id, mend, reviewer_id)
        carried: dict[str, Any] = {}
        if isinstance(mend, Merge):
            carried["moved"] = moved_form(unit.rewriting.hand_over(mend.other_id, mend.reference_id))
        elif isinstance(mend, Split):
            carried["parted"] = judged_form(unit.rewriting.part(mend.reference_id))
        unit.mends.tell(mend, before, after, reviewer_id)
        unit.rewriting.rewrite(before, after)
        return replace(step, before={**step.before, **carried})

    def _take_back(self, unit: "Unit", step: Step, before: Article, after: Article) -> Step:
        """Let the article `before`, which the step made, be `after` again."""
        from ldn_desk.store.carrying import judged_of
        from ldn_desk.store.mends import mend_of
        from ldn_desk.store.rewriting import moved_of

        if "moved" in step.before:
            unit.rewriting.hand_back(moved_of(step.before["moved"]))
        if "parted" in step.before:
            unit.rewriting.unpart(judged_of(step.before["parted"]))
        unit.mends.drop(step.after["id"])
        unit.mends.tell(mend_of(step.after["mend"]), before, after, unit.appraisals.reviewer().id, back=True)
        unit.rewriting.rewrite(before, after, undone=True)
        return step

    def _ahead(self, putting: Putting) -> Remade:
        return remade(self._store, [putting.step.subject_id], [putting.wanted["article"]])

    def _put_back(self, unit: "Unit", putting: Putting) -> tuple[Change, Step]:
        step = putting.step
        expected = step.after["id"] if putting.back else step.after["latest"]
        if unit.mends.latest(step.subject_id) != expected:
            raise StaleWrite(tr("The article was mended in another window meanwhile; it was left as it is now."))
        made = remade_now(unit, [step.subject_id], [putting.wanted["article"]], putting.ahead)
        (before,), (after,) = made.before, made.after
        step = (self._take_back if putting.back else self._make)(unit, step, before, after)
        return _change(step.words, before, after), step


def _step(before: Article, after: Article, mend: Mend, latest: str, words: Reason) -> Step:
    """`before` has what takes the mend back, `after` what makes it again, beside its id and that of the one before."""
    from ldn_desk.store.mends import mend_row
    from ldn_desk.store.undo.article_changes import change_between

    back, forth = change_between(after, before), change_between(before, after)
    made = {"article": forth, "mend": mend_row(mend), "id": new_id(), "latest": latest}
    return Step("mend", before.id, {"article": back}, made, words, rewrites=True)


def _change(words: Reason, before: Article, after: Article) -> Change:
    """The article, and every reference, as numbers and places may be others."""
    ids = dict.fromkeys(each.id for each in (*before.references, *after.references))
    came_or_went = len(before.references) != len(after.references)
    return Change(step_words(words), (after.id,), tuple(ids), shelf=came_or_went)


def _guard(article: Article, seen: Reference | None) -> None:
    """Raises StaleWrite where the reference is not as the reader saw it."""
    if seen is None:
        return
    standing = next((each for each in article.references if each.id == seen.id), None)
    if standing is None or (standing.text, standing.printed) != (seen.text, seen.printed):
        raise StaleWrite(tr("The reference was changed in another window meanwhile; it was left as it is now."))


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
