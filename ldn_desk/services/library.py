"""The library as the desk uses it: one short unit of work for each thing the reader does.

Short work is the main thread's; what is long may be done on a worker, and waits for no other reader. What comes out are
frozen dataclasses; a write returns what it changed.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from ldn_desk.domain.article import Article
from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.domain.entry import Checked, Entry, OnArticle, Target
from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.reason import Reason, because
from ldn_desk.domain.record import Answer, Request
from ldn_desk.domain.retractions import Held, Listed
from ldn_desk.domain.shelf import Change, Deleted, SearchHit, Shelved
from ldn_desk.domain.step import Happened, Putting, Step
from ldn_desk.domain.translation import count
from ldn_desk.domain.verdict import Point, Verdict
from ldn_desk.services.undoing import Undoing
from ldn_desk.wording.steps import step_words

if TYPE_CHECKING:
    # The store brings the database library with it, which the window's first frame does not wait for.
    from ldn_desk.store.library_file import Store
    from ldn_desk.store.unit import Unit


class Library:
    """Articles, and what sources said of their references."""

    def __init__(self, store: "Store", undoing: Undoing | None = None) -> None:
        self._store = store
        self.undoing = undoing or Undoing(store)
        self.undoing.register("away", self._put_back)
        self.undoing.register("own-fields", self._put_back_own)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be kept: what would write raises ReadOnlyLibrary."""
        return self._store.read_only

    def need_writable(self) -> None:
        """Raises ReadOnlyLibrary, with one sentence that says what to do, where nothing may be written."""
        self._store.need_writable()

    # Articles

    def add(self, article: Article, original: bytes) -> str:
        """Keep an article with the bytes it came from, and return its id.

        An article of the same text is the same article: its own id is returned, taken back if it was deleted. In a
        library that may only be read that needs no writing."""
        if self.read_only and (there := self._there(article.sha256)):
            return there
        with self._store.writing() as unit:
            known = unit.articles.with_text(article.sha256)
            if known is None:
                unit.articles.add(article, original)
                return article.id
            unit.articles.set_deleted(known, False, unit.appraisals.reviewer().id)
            return known

    def read_from(self, name: str, data: bytes) -> str | None:
        """The id of the article that a file of these bytes and of a name with this ending gave: it need not be read."""
        with self._store.reading() as unit:
            return unit.articles.with_original(name, data)

    def _there(self, sha256: str) -> str | None:
        with self._store.reading() as unit:
            known = unit.articles.with_text(sha256)
            reviewer = unit.appraisals.reviewer().id
            there = {line.id for line in unit.shelf.lines(reviewer, deleted=False)}
        return known if known in there else None

    def article(self, article_id: str) -> Article:
        """The article. Raises LibraryError where it is gone or deleted."""
        with self._store.reading() as unit:
            return unit.articles.article(article_id)

    def original(self, article_id: str) -> tuple[str, bytes]:
        """(file name, bytes) the article came from. Raises LibraryError where it is gone."""
        with self._store.reading() as unit:
            return unit.articles.original(article_id)

    def entries(self, article_id: str) -> tuple[Entry, ...]:
        """The article's references in list order, with all that the current reviewer holds on them."""
        with self._store.reading() as unit:
            return unit.entries.of(article_id, unit.appraisals.reviewer())

    def entries_of(self, article: Article) -> tuple[Entry, ...]:
        """As `entries`, of an article at hand: its references and citations are not read a second time."""
        with self._store.reading() as unit:
            return unit.entries.of_article(article, unit.appraisals.reviewer())

    def entry(self, reference_id: str) -> Entry | None:
        """One reference; None where it is gone."""
        with self._store.reading() as unit:
            return unit.entries.one(reference_id, unit.appraisals.reviewer())

    def shelf(self) -> tuple[Shelved, ...]:
        """The articles on the desk, the most recently opened first."""
        with self._store.reading() as unit:
            return unit.shelf.lines(unit.appraisals.reviewer().id, deleted=False)

    def deleted(self) -> tuple[Shelved, ...]:
        """The deleted articles, which can be taken back."""
        with self._store.reading() as unit:
            return unit.shelf.lines(unit.appraisals.reviewer().id, deleted=True)

    def recently_deleted(self) -> tuple[Deleted, ...]:
        """Everything that can be brought back: articles, removed references, notes; the latest deletion first."""
        with self._store.reading() as unit:
            return unit.shelf.recently_deleted(unit.appraisals.reviewer().id)

    def delete(self, article_id: str, initiator: str = "") -> Change:
        """Put an article away with all that belongs to it; `restore` takes it back, at any later time."""
        return self._put_away(article_id, True, because("delete-article"), initiator)

    def restore(self, article_id: str, initiator: str = "") -> Change:
        """Take a deleted article back."""
        return self._put_away(article_id, False, because("restore-article"), initiator)

    def _put_away(self, article_id: str, away: bool, words: Reason, initiator: str) -> Change:
        with self._store.writing() as unit:
            change = _put_away(unit, article_id, away, words, initiator)
            if change.shelf:
                self.undoing.keep(unit, Step("away", article_id, not away, away, words))
        return change

    def _put_back(self, unit: "Unit", putting: Putting) -> Change:
        return _put_away(unit, putting.step.subject_id, putting.wanted, putting.step.words, "")

    def touch(self, article_id: str) -> None:
        """Remember that the article was opened just now, where anything can be remembered."""
        if self.read_only:
            return
        with self._store.writing() as unit:
            unit.articles.touch(article_id)

    def last_opened(self) -> str | None:
        """The id of the article opened last (or else added last) that is not deleted."""
        with self._store.reading() as unit:
            return unit.shelf.last_opened()

    def search(self, text: str, limit: int = 100) -> tuple[SearchHit, ...]:
        """Places in articles, references and notes that hold all these words, the best first."""
        with self._store.reading() as unit:
            return unit.passages.search(text, unit.appraisals.reviewer().id, limit)

    def edit_article(self, seen: Article, values: Fields, names: Iterable[str], initiator: str = "") -> Change:
        """Let these fields of an article (of `ARTICLE_FIELDS`) be as in `values`; what was read is kept beside them.

        `seen` is the article as the reader saw it; raises StaleWrite where its fields are others by now."""
        return self._edit(seen, values, names, because("edit-article"), initiator)

    def _edit(self, seen: Article, values: Fields, names: Iterable[str], words: Reason, initiator: str) -> Change:
        after = seen.with_fields(values, names)
        if after == seen:
            return Change(step_words(words), initiator=initiator)
        with self._store.writing() as unit:
            old, new = unit.articles.own_form(seen), unit.articles.own_form(after)
            unit.articles.set_own(seen.id, old, new, unit.appraisals.reviewer().id)
            self.undoing.keep(unit, Step("own-fields", seen.id, old, new, words))
        return _dated(seen.id, words, initiator)

    def _put_back_own(self, unit: "Unit", putting: Putting) -> Change:
        step = putting.step
        unit.articles.set_own(step.subject_id, putting.expected, putting.wanted, step.reviewer_id)
        return _dated(step.subject_id, step.words, "")

    def add_year(self, article_id: str, year: int | None, initiator: str = "") -> Change:
        """Give the article's date its year (None takes it away); what was printed is kept beside it."""
        seen = self.article(article_id)
        printed = seen.issued or PartialDate()
        dated = PartialDate(year, printed.month, printed.day, printed.raw)
        issued = None if dated == PartialDate() else dated
        return self._edit(seen, Fields(issued=issued), ("issued",), because("add-year"), initiator)

    def on_article(self, article: Article) -> OnArticle:
        """What the desk holds on an article itself: the reviewer's notes, and the verdict on its own DOI."""
        with self._store.reading() as unit:
            return unit.entries.on_article(article, unit.appraisals.reviewer())

    # The history

    def past(self, article_id: str, reference_id: str = "") -> tuple[Happened, ...]:
        """What happened to the article and its references, or to one reference: the latest first.

        What other reviewers judged, wrote or marked is not among it."""
        with self._store.reading() as unit:
            reviewer_id = unit.appraisals.reviewer().id
            if reference_id:
                return unit.past.of_reference(reference_id, reviewer_id)
            return unit.past.of_article(article_id, reviewer_id)

    def citation_of(self, said_id: str) -> str:
        """The citation that was judged, by the id of what was said of it. Raises LibraryError where there is none."""
        with self._store.reading() as unit:
            return unit.past.citation_of(said_id)

    # What sources said, and what was made of it

    def keep(self, checked: Checked, article_only: bool = False) -> Change:
        """Keep what one check came to: found and absent answers, the verdict if answered, the points to check.

        With `article_only` (facts bundled with the sample) the answers serve that article alone. What belongs to a
        reference that is gone is dropped."""
        return self.keep_all((checked,), article_only=article_only)

    def keep_all(
        self, checked: Iterable[Checked], requests: Iterable[Request] = (), *, article_only: bool = False
    ) -> Change:
        """`keep` for several references, or articles themselves, and the requests they took, in one unit of work: as
        durable, far quicker."""
        kept: list[str] = []
        own: list[str] = []
        with self._store.writing() as unit:
            for each in checked:
                if each.target.own:
                    own += [each.reference_id] if unit.own_verdicts.keep(each) else []
                elif unit.verdicts.keep(each, article_only) is not None:
                    kept.append(each.reference_id)
            for request in requests:
                unit.request_log.add(request)
        return Change(
            count(len(kept), "check {n} reference", "check {n} references"), (), tuple(kept), about=tuple(own)
        )

    def known(self, dois: Iterable[str], article_id: str = "") -> dict[str, tuple[Answer, ...]]:
        """The newest stored answer of each source by DOI (lower case): shared ones, and the article's own."""
        with self._store.reading() as unit:
            return unit.answers.known(dois, article_id)

    def verdicts(self, article_id: str) -> dict[str, Verdict]:
        """The stored verdicts of an article, by reference id."""
        with self._store.reading() as unit:
            return unit.verdicts.of_article(article_id)

    def keep_points(self, article: Article, points: Mapping[str, Iterable[Point]]) -> None:
        """Put these points to check, by reference id, in the place of earlier ones; dropped where that is gone.

        `article` is as it was when they were raised."""
        cited = article.citations_by_number()
        raised = {
            each.id: (Target(each, cited.get(each.number, ())), points[each.id])
            for each in article.references
            if each.id in points
        }
        with self._store.writing() as unit:
            unit.verdicts.keep_points(raised)

    def log(self, request: Request) -> None:
        """Put a request into the request log, which keeps the newest 5,000."""
        with self._store.writing() as unit:
            unit.request_log.add(request)

    def requests(self, limit: int = 500) -> tuple[Request, ...]:
        """The newest requests, newest first."""
        with self._store.reading() as unit:
            return unit.request_log.newest(limit)

    # Retractions that were imported

    def hold_retractions(self, listed: Iterable[Listed], file_name: str) -> Held:
        """Keep these notices in the place of all that were imported before; none takes them away."""
        from ldn_desk.store.retractions import rows_of

        # Read to the end before anything is written: nobody who writes waits for it.
        rows = rows_of(listed)
        with self._store.writing() as unit:
            return unit.retractions.replace(rows, file_name)

    def retractions_held(self) -> Held:
        """How much of Retraction Watch's list is held, and since when."""
        with self._store.reading() as unit:
            return unit.retractions.held()

    # The library itself

    @property
    def id(self) -> str:
        """What desks know the library by, wherever its file lies."""
        with self._store.reading() as unit:
            return unit.settings.library_id

    def judged_by(self, reviewer_id: str, ask: Callable[[], str], tell: Callable[[str], object]) -> None:
        """Let this reviewer judge from now on; empty: a new one, made at the first write that needs one.

        `ask` gives the id that is remembered by then, `tell` is told the one that is to be remembered."""
        who = self._store.who
        who.reviewer_id, who.ask, who.tell = reviewer_id, ask, tell

    def worked_at(self, desk_id: str, ask: Callable[[], str], tell: Callable[[str], object]) -> None:
        """Keep what is done from now on for this desk's Undo; empty: a new one, which gets its id with the first step.

        `ask` and `tell` are as in `judged_by`."""
        who = self._store.who
        who.desk_id, who.ask_desk, who.tell_desk = desk_id, ask, tell

    def latest_reviewer(self) -> str:
        """The id of who judged last; empty where there is nobody."""
        with self._store.reading() as unit:
            return unit.appraisals.latest_reviewer()

    def settings_left(self) -> dict[str, str]:
        """What an older program kept in the library of the desk: who judges, window, consent …"""
        with self._store.reading() as unit:
            return unit.settings.left()

    def forget_settings(self, keys: Iterable[str]) -> None:
        """A desk has taken these over."""
        with self._store.writing() as unit:
            unit.settings.forget(keys)

    def changed_elsewhere(self) -> bool:
        """Whether another process wrote since this was last asked."""
        return self._store.changed_elsewhere()

    def backup(self, target: Path) -> None:
        """Write the whole library into one file, as it is now. Raises LibraryError."""
        self._store.backup(target)

    def doctor(self) -> tuple[str, ...]:
        """One sentence for each thing that is wrong with the library; none for a sound one."""
        if self.read_only:
            with self._store.reading() as unit:
                return unit.soundness.findings(index=False)
        with self._store.writing() as unit:
            return unit.soundness.findings()

    def close(self) -> None:
        """Let go of the library."""
        self._store.close()


def _put_away(unit: "Unit", article_id: str, away: bool, words: Reason, initiator: str) -> Change:
    changed = unit.articles.set_deleted(article_id, away, unit.appraisals.reviewer().id)
    return Change(step_words(words), (article_id,) if changed else (), shelf=changed, initiator=initiator)


def _dated(article_id: str, words: Reason, initiator: str) -> Change:
    return Change(step_words(words), (article_id,), shelf=True, initiator=initiator)


def restore_library(location: str, source: Path) -> Path | None:
    """`library restore`: put a backup in the library's place, also where the library can no longer be opened.

    Returns the file where the former library was set aside; None where there was none. Raises LibraryError, and then
    nothing has changed."""
    from ldn_desk.store.file import restoring
    from ldn_desk.store.file.connection import engine_of, file_of
    from ldn_desk.store.file.faults import out_of_reach
    from ldn_desk.store.file.location import is_there
    from ldn_desk.store.library_file import Store

    file = file_of(engine_of(location))
    if not is_there(file):
        return restoring.into_place(file, source)
    try:
        with closing(Store.open(location)) as store:
            return store.restore(source)
    except LibraryError as error:
        # A library that another desk has open is no damaged one: taken from under it, its edits would go astray.
        if out_of_reach(error):
            raise
    return restoring.into_place(file, source)
