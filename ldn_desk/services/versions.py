"""Same article again: a newer version takes over what hangs on the older one, and an article can be read anew.

The article keeps its id, and its references theirs, so that all that hangs on them stays. The older version is kept
as it was, under an id of its own, and can be opened.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ldn_desk.domain.article import Article, BlockKind, Citation, Reference, new_id
from ldn_desk.domain.errors import LibraryError, StaleWrite
from ldn_desk.domain.mending import Mend
from ldn_desk.domain.reason import Reason, because
from ldn_desk.domain.shelf import Change, Shelved
from ldn_desk.domain.step import Putting, Step
from ldn_desk.domain.translation import tr
from ldn_desk.domain.versions import Moved
from ldn_desk.services.reattaching import follow, take_along, take_back
from ldn_desk.services.rejudging import judge_anew, unchanged
from ldn_desk.services.remaking import Remade, remade, remade_now
from ldn_desk.services.undoing import Undoing
from ldn_desk.wording.steps import step_words

if TYPE_CHECKING:
    # See services.library: nothing of the database, and no format, is imported for a name.
    from ldn_desk.plugins.registry import Registry
    from ldn_desk.store.library_file import Store
    from ldn_desk.store.rewriting import Moved as HandedOver
    from ldn_desk.store.unit import Unit

_PHRASES, _PHRASE_WORDS = 12, 8
_CANDIDATES = 5
"""Articles that are compared whole; the phrases and titles they share chose them."""


class Versions:
    """Versions of the articles in the library."""

    def __init__(self, store: "Store", undoing: Undoing, registry: "Callable[[], Registry]") -> None:
        """`registry` gives formats and checks; it is asked when they are needed."""
        self._store = store
        self._undoing = undoing
        self._registry = registry
        undoing.register("version", self._put_back, self._ahead)

    def older_version(self, article: Article) -> Shelved | None:
        """The article on the desk that this seems to be a newer version of; None for none, or the same text."""
        from ldn_desk.reading.mending.versions import is_version, resemblance

        with self._store.reading() as unit:
            reviewer_id = unit.appraisals.reviewer().id
            likest: tuple[float, Shelved] | None = None
            for line in _candidates(unit, article, reviewer_id):
                like = resemblance(unit.articles.article(line.id), article)
                if is_version(like) and (likest is None or like.text > likest[0]):
                    likest = like.text, line
        return likest[1] if likest else None

    def newer_version(self, article_id: str) -> str:
        """The id of the version that has taken this one's place; empty where none has."""
        with self._store.reading() as unit:
            return unit.rewriting.replaced_by(article_id)

    def older_versions(self, article_id: str) -> tuple[Shelved, ...]:
        """The versions that this article has taken over from, the latest first."""
        with self._store.reading() as unit:
            reviewer_id = unit.appraisals.reviewer().id
            lines = (unit.shelf.one(each, reviewer_id) for each in unit.rewriting.older(article_id))
            return tuple(line for line in lines if line is not None)

    def take_over(self, old_id: str, new_id: str, initiator: str = "") -> tuple[Change, Moved]:
        """Let the article `new_id` be the newer version of `old_id`: what it holds takes the older one's place there.

        Afterwards `old_id` is the newer version, with all notes and ratings, and `new_id` the older one."""
        from ldn_desk.reading.mending.versions import carried

        with self._store.reading() as unit:
            versions = {each: unit.articles.version(each) for each in (old_id, new_id)}
            old, new = unit.articles.article(old_id), unit.articles.article(new_id)
            away, mends, uncited = _to_carry(unit, old_id)
        # On a long article this takes seconds: nobody who writes waits for it.
        done = carried(old, away, mends, new, uncited)
        sides = _Sides(_Side(old, done.article), _Side(new, _archived(old, new, done.article)))
        changes = sides.changes
        with self._store.writing() as unit:
            unchanged(unit, versions)
            held = [each for each in done.match.items() if each[0] in unit.rewriting.held(new_id)]
            step = _step(unit, sides, changes, done.mends, held, because("take-over"))
            self._undoing.keep(unit, self._make(unit, step, sides))
            judge_anew(unit, self._registry(), old, done.article)
        return replace(sides.change(step.words), initiator=initiator), done.moved

    def read_again(self, article_id: str, initiator: str = "") -> tuple[Change, Moved]:
        """Read an article anew from the bytes it came from, as the desk reads today; mends are made again.

        Raises UnreadableInput where they can no longer be read."""
        from ldn_desk.reading.mending.versions import carried
        from ldn_desk.services.opening import read_bytes

        with self._store.reading() as unit:
            name, data = unit.articles.original(article_id)
        fresh = read_bytes(data, name, self._registry().importers)
        with self._store.reading() as unit:
            old, versions = unit.articles.article(article_id), {article_id: unit.articles.version(article_id)}
            away, mends, uncited = _to_carry(unit, article_id)
        done = carried(old, away, mends, replace(fresh, source=old.source), uncited, anew=True)
        if done.article == old and not done.moved.lost_mends:
            return Change(step_words(because("read-again")), initiator=initiator), done.moved
        sides = _Sides(_Side(old, done.article))
        changes = sides.changes
        with self._store.writing() as unit:
            unchanged(unit, versions)
            if unit.articles.with_text(fresh.sha256) not in (None, article_id):
                raise LibraryError(tr("Read anew, this is the same article as another one on the desk."))
            step = _step(unit, sides, changes, done.mends, [], because("read-again"))
            self._undoing.keep(unit, self._make(unit, step, sides))
            judge_anew(unit, self._registry(), old, done.article)
        return replace(sides.change(step.words), initiator=initiator), done.moved

    def _make(self, unit: "Unit", step: Step, sides: "_Sides") -> Step:
        """Let the versions take each other's place, and return the step with what was handed over."""
        from ldn_desk.store.mends import mend_of
        from ldn_desk.store.rewriting import moved_form

        own, other, reviewer_id = sides.own, sides.other, unit.appraisals.reviewer().id
        moved: list[HandedOver] = []
        noted: Sequence[str] = ()
        if other is not None:
            # First: the older version is kept under the ids that what is handed over leaves.
            moved = [unit.rewriting.hand_over(*each) for each in step.after["held"]]
            unit.rewriting.swap_originals(own.before.id, other.before.id)
            unit.rewriting.let_go_of_text(own.before.id)
            noted = unit.notes.rehang(other.before.id, own.before.id)
            self._move(unit, other, own.before.id)
        # Before those on the newer version come along: their text stays.
        marked = follow(unit, own.before.id, own.before.text, own.after.text)
        marked += take_along(unit, other.before.id, own.before.id) if other is not None else []
        self._move(unit, own, None)
        unit.mends.put(own.after.id, [mend_of(row) for row in step.after["mends"]], reviewer_id)
        what = step.words.code.replace("-", " ")
        unit.history.add(what, own.after.id, own.before.sha256, own.after.sha256, reviewer_id)
        before = {**step.before, "moved": [moved_form(each) for each in moved], "noted": list(noted), "marked": marked}
        return replace(step, before=before, after={**step.after, "latest": unit.mends.latest(own.after.id)})

    def _move(self, unit: "Unit", side: "_Side", newer_id: str | None) -> None:
        unit.rewriting.replace(side.before, side.after)
        unit.rewriting.set_replaced_by(side.after.id, newer_id)

    def _take_back(self, unit: "Unit", step: Step, sides: "_Sides") -> Step:
        """Let the articles be as they were; `sides` are as they are now, and as they are to be."""
        from ldn_desk.store.rewriting import moved_of

        own, other = sides.own, sides.other
        if other is not None:
            unit.rewriting.swap_originals(own.before.id, other.before.id)
            unit.rewriting.let_go_of_text(other.before.id)
            # Steps of before know nothing of notes on articles themselves: there were none.
            unit.notes.hang(step.before.get("noted", ()), own.before.id)
        for each in reversed(step.before["moved"]):
            unit.rewriting.hand_back(moved_of(each))
        take_back(unit, step.before.get("marked", []), own.before.id, own.before.text, own.after.text)
        for side in sides.each:
            unit.rewriting.replace(side.before, side.after, undone=True)
            unit.rewriting.set_replaced_by(side.after.id, None)
        unit.mends.replace(own.after.id, step.before["mends"])
        what = step.words.code.replace("-", " ")
        unit.history.add(what, own.after.id, own.before.sha256, own.after.sha256, unit.appraisals.reviewer().id)
        return step

    def _ahead(self, putting: Putting) -> Remade:
        return remade(self._store, putting.step.after["articles"], putting.wanted["changes"])

    def _put_back(self, unit: "Unit", putting: Putting) -> tuple[Change, Step]:
        step, expected = putting.step, putting.expected
        made = remade_now(unit, step.after["articles"], putting.wanted["changes"], putting.ahead)
        _guard(unit, made.before[0], expected["sha256"], expected["latest"])
        sides = _Sides(*(_Side(*each) for each in zip(made.before, made.after, strict=True)))
        step = (self._take_back if putting.back else self._make)(unit, step, sides)
        return sides.change(step.words), step


@dataclass(frozen=True, slots=True)
class _Side:
    """One article before and after. The bytes it came from stay in the library."""

    before: Article
    after: Article


class _Sides(NamedTuple):
    """What a version taken over, or an article read anew, changes."""

    own: _Side
    """The article that goes on."""
    other: _Side | None = None
    """Where the newer version was read into, and the older one is kept."""

    @property
    def each(self) -> tuple[_Side, ...]:
        """One or both."""
        return (self.own,) if self.other is None else (self.own, self.other)

    @property
    def changes(self) -> dict[bool, list[Any]]:
        """What makes each article again of what stands in the other's place by then: taken back (True), or done."""
        from ldn_desk.store.undo.article_changes import change_between

        pairs = list(zip(reversed(self.each), self.each, strict=True))
        return {
            True: [change_between(of.after, to.before) for of, to in pairs],
            False: [change_between(of.before, to.after) for of, to in pairs],
        }

    def change(self, words: Reason) -> Change:
        """The articles, and every reference of the one that goes on."""
        ids = dict.fromkeys(each.id for each in (*self.own.before.references, *self.own.after.references))
        about = (self.own.after.id,)
        return Change(
            step_words(words),
            tuple(side.after.id for side in self.each),
            tuple(ids),
            shelf=True,
            about=about,
            marked_ids=about,
        )


def _step(
    unit: "Unit",
    sides: _Sides,
    changes: dict[bool, list[Any]],
    mends: Sequence[Mend],
    held: list[tuple[str, str]],
    words: Reason,
) -> Step:
    """What Undo keeps: the changes, the mends, and which references hand something over."""
    from ldn_desk.store.mends import mend_row

    own, rows = sides.own, unit.mends.rows(sides.own.before.id)
    latest = max(rows, key=lambda row: int(row["position"]), default={"id": ""})
    before = {
        "changes": changes[True],
        "sha256": own.before.sha256,
        "latest": latest["id"],
        "mends": list(rows),
    }
    after = {
        "changes": changes[False],
        "sha256": own.after.sha256,
        "mends": [mend_row(mend) for mend in mends],
        "held": held,
        "articles": [side.before.id for side in sides.each],
    }
    return Step("version", own.before.id, before, after, words, rewrites=True)


def _archived(old: Article, new: Article, after: Article) -> Article:
    """The older version as it is kept under the newer one's former id: its references under ids that are free there."""
    taken = {each.id for each in after.references}
    free = iter([each for each in new.references if each.id not in taken])
    references = tuple(replace(each, id=_free_id(free)) for each in old.references)
    citations = tuple(replace(each, id=new_id()) for each in old.citations)
    return replace(old, id=new.id, references=references, citations=citations)


def _to_carry(unit: "Unit", article_id: str) -> tuple[list[Reference], tuple[Mend, ...], tuple[Citation, ...]]:
    """(references put away, mends, citations put away): what a reader's work on the article consists of beside it."""
    away = [each.reference for each in unit.rewriting.away(article_id)]
    return away, unit.mends.of(article_id), unit.rewriting.uncited(article_id)


def _guard(unit: "Unit", standing: Article, sha256: str, latest: str) -> None:
    """Raises StaleWrite where the article is not as this desk has left it."""
    if standing.sha256 != sha256 or unit.mends.latest(standing.id) != latest:
        raise StaleWrite(tr("The article was changed in another window meanwhile; it was left as it is now."))


def _candidates(unit: "Unit", article: Article, reviewer_id: str) -> list[Shelved]:
    """The articles that share most of some phrases of the text, and those of the same title or file."""
    shared = unit.passages.sharing(_phrases(article))
    title = " ".join(article.title.casefold().split())
    ranked = [
        (shared.get(line.id, 0), " ".join(line.title.casefold().split()) == title, line.source == article.source, line)
        for line in unit.shelf.lines(reviewer_id, deleted=False)
        if line.id != article.id
    ]
    likely = [each for each in ranked if any(each[:3])]
    return [each[3] for each in sorted(likely, key=lambda each: each[:3], reverse=True)[:_CANDIDATES]]


def _phrases(article: Article) -> list[str]:
    """The beginnings of some long paragraphs, spread over the article; of entries where it is a bare list."""
    kinds = (BlockKind.REFERENCE, BlockKind.FURNITURE)
    texts = [block.text for block in article.blocks if block.kind not in kinds and len(block.text) > 80]
    texts = texts or [each.text for each in article.references]
    step = max(1, len(texts) // _PHRASES)
    return [" ".join(text.split()[:_PHRASE_WORDS]) for text in texts[::step][:_PHRASES]]


def _free_id(free: Any) -> str:
    reference: Reference | None = next(free, None)
    return reference.id if reference is not None else new_id()
