"""The article that is open, what is held on each of its references, and how both follow what is written."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from ldn_desk.domain.article import Article
from ldn_desk.domain.entry import Checked, Entry, OnArticle
from ldn_desk.domain.errors import DeskError
from ldn_desk.domain.retractions import overlaid, with_listed
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.verdict import Point
from ldn_desk.presenters.afresh import Afresh, Standing, is_long, read_afresh
from ldn_desk.presenters.jobs import Job, Token
from ldn_desk.presenters.places import Places
from ldn_desk.presenters.selection import Selection
from ldn_desk.presenters.workbench import Workbench

if TYPE_CHECKING:
    # Made where an article is shown; start-up does without.
    from ldn_desk.presenters.article.document import ArticleDocument

FEW = 5
"""Entries up to which each is read by itself."""
REST_MS = 700
"""After an article is shown, what may take a moment of the main thread waits so long: the reader comes first."""

News = TypeVar("News")


class OpenArticle(QObject):
    """One article and its entries, or none.

    `about` is what the desk holds on the article itself: notes, and the verdict on its own DOI.

    `places` knows where the reader was in each article; the views note theirs when it is left.

    Signals: `left(str)` the article with this id is no longer read: note where the reader is in it;
    `article_changed(object)` the Article now open, or None; `entries_changed(object, str)` a tuple of the
    reference ids whose entry changed, and the initiator; `version_found(Article, Shelved)` what was just opened seems
    to be a newer version of that article; `about_changed(str)` something else is held on the article itself, and the
    initiator; `gone()` the article is no longer in the library.
    """

    left = Signal(str)
    article_changed = Signal(object)
    entries_changed = Signal(object, str)
    version_found = Signal(object, object)
    about_changed = Signal(str)
    gone = Signal()

    def __init__(self, desk: Workbench, selection: Selection, parent: QObject) -> None:
        """`desk` gives the services; `selection` is told of the article that is shown."""
        super().__init__(parent)
        self._desk = desk
        self._selection = selection
        self.places = Places()
        self._article: Article | None = None
        self._entries: dict[str, Entry] = {}
        self._about = OnArticle()
        self._moment = 0
        self._changed_at: dict[str, int] = {}
        self._prepared: tuple[Article, ArticleDocument] | None = None
        self.entries_changed.connect(self._mark)

    @property
    def standing(self) -> Standing | None:
        """What is shown now, to be read afresh on a worker; None for no article."""
        return Standing(self._article, dict(self._entries), self._moment) if self._article is not None else None

    @property
    def document(self) -> "ArticleDocument | None":
        """What a worker has prepared to be shown of the article; None where it has not."""
        return self._prepared[1] if self._prepared is not None and self._prepared[0] is self._article else None

    @property
    def article(self) -> Article | None:
        """The article that is open."""
        return self._article

    @property
    def about(self) -> OnArticle:
        """What is held on the article itself."""
        return self._about

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every reference of the article with what is held on it, in list order."""
        return tuple(self._entries.values())

    def entry(self, reference_id: str) -> Entry | None:
        """The entry of one reference of the article."""
        return self._entries.get(reference_id)

    @property
    def selected_entry(self) -> Entry | None:
        """The entry of the selected reference."""
        return self.entry(self._selection.current.reference_id)

    def is_open(self, article_id: str) -> bool:
        """True where this article is the one that is open."""
        return self._article is not None and self._article.id == article_id

    def show(self, article: Article | None, entries: Iterable[Entry] = ()) -> None:
        """Open this article in the place of the last one, or none; what was selected in it is selected again."""
        if article is None or not self.is_open(article.id):
            self.leave()
        self._article = article
        self._entries = {entry.reference.id: entry for entry in entries}
        self._selection.show(article, self.places.of(article.id).selected if article is not None else None)
        self._about = self._read_about()
        self.article_changed.emit(article)
        self.about_changed.emit("")

    def leave(self) -> None:
        """The reader goes elsewhere, or closes the window: the places are noted."""
        if self._article is not None:
            self.places.note(self._article.id, selected=self._selection.current)
            self.left.emit(self._article.id)

    def take_in(self, change: Change) -> None:
        """Reload what a write changed."""
        if self._article is not None and self._article.id in change.article_ids:
            self._reload_article()
        self.reload_entries(change.reference_ids, change.initiator)
        if self._article is not None and self._article.id in (*change.about, *change.article_ids):
            self.reload_about(change.initiator)

    def reload_about(self, initiator: str = "") -> None:
        """Read again what is held on the article itself, and tell where it is another thing by now."""
        about = self._read_about()
        if about != self._about:
            self._about = about
            self.about_changed.emit(initiator)

    def _read_about(self) -> OnArticle:
        if self._article is None or not self._desk.ready:
            return OnArticle()
        try:
            return self._desk.workshop.library.on_article(self._article)
        except DeskError as error:
            self._desk.failed.emit(str(error))
            return self._about

    def reload(self) -> None:
        """Read everything again: somebody else may have written. Of a long article that is a worker's."""
        standing = self.standing
        if standing is None or not is_long(standing.article):
            self._reload_article()
            self.reload_entries(tuple(self._entries))
            self.reload_about()
            return
        library = self._desk.workshop.library

        def work(_token: Token) -> Iterator[object]:
            yield read_afresh(library, standing)

        job = Job(work)
        job.stepped.connect(self.take_afresh)
        job.failed.connect(self._desk.failed)
        self._desk.runner.start(job)

    def take_afresh(self, afresh: Afresh) -> None:
        """Show what was read again, but for what was written here since; nothing of what is no longer open."""
        former = afresh.former
        if not self._desk.ready or not self.is_open(former.article.id):
            return
        if afresh.article is None:
            self.gone.emit()
            return
        if self._article is not former.article:
            self.reload()
            return
        late = [i for i, moment in self._changed_at.items() if moment > former.moment and i in afresh.entries]
        self._entries = {**afresh.entries, **{i: self._entries[i] for i in late if i in self._entries}}
        if afresh.article is not former.article:
            self._prepared = (afresh.article, afresh.document) if afresh.document is not None else None
            self._article = afresh.article
            self._selection.refresh(afresh.article)
            self.article_changed.emit(afresh.article)
        if afresh.changed:
            self.entries_changed.emit(afresh.changed, "mending")
        self.reload_about()
        if len(late) > FEW:
            self.reload()
        else:
            self.reload_entries(late)

    def _mark(self, reference_ids: Iterable[str]) -> None:
        """Remember when these entries became what they are."""
        self._moment += 1
        self._changed_at.update(dict.fromkeys(reference_ids, self._moment))

    def reload_entries(self, reference_ids: Iterable[str], initiator: str = "") -> None:
        """Read entries again and tell of those that are not what they were."""
        wanted = [reference_id for reference_id in reference_ids if reference_id in self._entries]
        if not wanted or self._article is None:
            return
        library = self._desk.workshop.library
        if len(wanted) > FEW:
            fresh = {entry.reference.id: entry for entry in library.entries_of(self._article)}
        else:
            entries = (library.entry(reference_id) for reference_id in wanted)
            fresh = {entry.reference.id: entry for entry in entries if entry is not None}
        fresh = {i: _as_silent(entry, self._entries[i]) for i, entry in fresh.items() if i in self._entries}
        changed = [i for i in wanted if i in fresh and fresh[i] != self._entries[i]]
        self._entries.update({i: fresh[i] for i in changed})
        if changed:
            self.entries_changed.emit(tuple(changed), initiator)

    def take_verdicts(self, checked: Sequence[Checked]) -> None:
        """Show verdicts that have just been kept, or that came to nothing; those of another article are passed over."""
        news = {each.reference_id: each for each in checked if each.reference_id in self._entries}
        self._replace(news, lambda each, entry: overlaid(entry, each), "check")
        # Mended while they were asked for: what still holds is what the library says.
        self.reload_entries(i for i, each in news.items() if not self._entries[i].target.is_as(each.target))

    def look_through(self, article: Article) -> None:
        """An article was just opened for the first time: look for its points and for older versions of it.

        It is painted before either.
        """
        QTimer.singleShot(0, self, lambda: self._raise_points(article))
        QTimer.singleShot(REST_MS, self, lambda: self._look_for_version(article))

    def _look_for_version(self, article: Article) -> None:
        if not self._desk.ready or not self.is_open(article.id):
            return
        try:
            older = self._desk.workshop.versions.older_version(article)
        except DeskError as error:
            self._desk.failed.emit(str(error))
            return
        if older is not None:
            self.version_found.emit(article, older)

    def _raise_points(self, article: Article) -> None:
        """Look for the points that reading alone can raise, in the background, and keep them."""
        if not self._desk.ready:
            return
        registry, library = self._desk.workshop.registry, self._desk.workshop.library

        def work(_token: Token) -> Iterator[object]:
            from ldn_desk.services.shelving import raise_points

            raised = raise_points(article, registry)
            if raised:
                library.keep_points(article, raised)
                yield article, raised

        job = Job(work)
        job.stepped.connect(self._take_points)
        job.failed.connect(self._desk.failed)
        self._desk.runner.start(job)

    def _take_points(self, found: tuple[Article, Mapping[str, Sequence[Point]]]) -> None:
        article, raised = found
        if not self._desk.ready:
            return
        if article is self._article:
            self._replace(raised, lambda points, entry: replace(entry, points=tuple(points)), "points")
        else:
            self.reload_entries(raised, "points")

    def _replace(self, news: Mapping[str, News], taken_in: Callable[[News, Entry], Entry], initiator: str) -> None:
        """Put what is new of references that are here into their entries, and tell of them."""
        here = {i: taken_in(new, self._entries[i]) for i, new in news.items() if i in self._entries}
        self._entries.update(here)
        if here:
            self.entries_changed.emit(tuple(here), initiator)

    def _reload_article(self) -> None:
        former = self._article
        if former is None:
            return
        try:
            article = self._desk.workshop.library.article(former.id)
        except DeskError:
            self.gone.emit()
            return
        if article == former:
            return
        listed = article.references != former.references or article.citations != former.citations
        self._article = article
        self._selection.refresh(article)
        if listed:
            # Mended: references came, went or moved.
            self._entries = {each.reference.id: each for each in self._desk.workshop.library.entries_of(article)}
        self.article_changed.emit(article)
        if listed:
            self.entries_changed.emit(tuple(self._entries), "mending")


def _as_silent(fresh: Entry, shown: Entry) -> Entry:
    """What the library says, with why nobody answered for it: a source's silence is shown, and never kept."""
    says_why = fresh.verdict.answered or bool(fresh.verdict.reasons)
    if says_why or shown.verdict.answered or not fresh.target.is_as(shown.target):
        return fresh
    return replace(fresh, verdict=with_listed(shown.verdict, fresh.verdict))
