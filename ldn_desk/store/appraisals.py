"""Reviewers, and their ratings. Every write is guarded: what another desk wrote meanwhile is never lost.

Undo and redo come through `swap_stars`, which writes only where its own work still stands.
"""

from sqlalchemy import Connection, func, insert, select, update

from ldn_desk.domain.appraisal import Rating, Reviewer
from ldn_desk.domain.article import new_id
from ldn_desk.domain.errors import StaleWrite
from ldn_desk.domain.translation import tr
from ldn_desk.store import mapping
from ldn_desk.store.clock import now
from ldn_desk.store.history import History, Who
from ldn_desk.store.schema import ratings, reviewers
from ldn_desk.store.tables.ledger import history


class Appraisals:
    """The reader's part of the library."""

    def __init__(self, connection: Connection, who: Who, *, writing: bool) -> None:
        self._connection = connection
        self._history = History(connection)
        self._who = who
        self._writing = writing

    def reviewer(self) -> Reviewer:
        """Who judges at this desk now. Where nobody does yet, a unit that writes makes a reviewer; one that reads gives
        a name without an id."""
        found = self._known()
        if found is None:
            self._who.reviewer_id = self._who.ask()
            found = self._known()
        if found is not None:
            return found
        name = self._free_name()
        return self.add_reviewer(name) if self._writing else Reviewer("", name)

    def _known(self) -> Reviewer | None:
        if not self._who.reviewer_id:
            return None
        own = select(reviewers.c.id, reviewers.c.name).where(reviewers.c.id == self._who.reviewer_id)
        row = self._connection.execute(own).one_or_none()
        return Reviewer(*row) if row else None

    def _free_name(self) -> str:
        number = self._connection.scalar(select(func.count()).select_from(reviewers)) or 0
        return tr("Reviewer {number}", number=number + 1)

    def reviewers(self) -> tuple[Reviewer, ...]:
        """Everybody who judges at this library, in the order in which they came."""
        query = select(reviewers.c.id, reviewers.c.name).order_by(reviewers.c.created, reviewers.c.id)
        return tuple(Reviewer(*row) for row in self._connection.execute(query))

    def latest_reviewer(self) -> str:
        """The id of who judged last, else of the first reviewer; empty where there is none."""
        latest: str | None = self._connection.scalar(
            select(history.c.reviewer_id)
            .where(history.c.reviewer_id.is_not(None))
            .order_by(history.c.id.desc())
            .limit(1)
        )
        return latest or next((each.id for each in self.reviewers()), "")

    def add_reviewer(self, name: str = "") -> Reviewer:
        """A new reviewer, who judges from now on at this desk; without a name, under the next number."""
        reviewer = Reviewer(new_id(), mapping.storable(name or self._free_name()))
        self._connection.execute(insert(reviewers).values(id=reviewer.id, name=reviewer.name, created=now()))
        self._who.reviewer_id = reviewer.id
        # While nobody else can write: the next to ask finds it remembered. Where it is not kept after all, nobody is.
        self._who.tell(reviewer.id)
        return reviewer

    def rename_reviewer(self, name: str) -> None:
        """Give the current reviewer another name; what was judged stays theirs."""
        reviewer, name = self.reviewer(), mapping.storable(name)
        self._connection.execute(update(reviewers).where(reviewers.c.id == reviewer.id).values(name=name))
        self._history.add("rename reviewer", reviewer.id, reviewer.name, name, reviewer.id)

    def rating(self, reference_id: str, reviewer_id: str) -> Rating | None:
        """The rating of one reviewer; None where they never rated."""
        row = self._connection.execute(
            select(*mapping.RATING).where(ratings.c.reference_id == reference_id, ratings.c.reviewer_id == reviewer_id)
        ).one_or_none()
        return mapping.rating(row) if row else None

    def stars(self, reference_id: str, reviewer_id: str) -> int | None:
        """The stars of one reviewer; None for unrated."""
        rating = self.rating(reference_id, reviewer_id)
        return rating.stars if rating else None

    def rate(self, reference_id: str, reviewer_id: str, stars: int | None, again: str = "") -> None:
        """Give stars (None takes them back); what stood there before stays in the history. `again`: see `Rating`."""
        before = self.rating(reference_id, reviewer_id)
        values = {"stars": stars, "modified": now(), "again": again or None}
        if before is None:
            key = {"reference_id": reference_id, "reviewer_id": reviewer_id}
            self._connection.execute(insert(ratings).values(**key, **values, version=1))
        else:
            own = (ratings.c.reference_id == reference_id, ratings.c.reviewer_id == reviewer_id)
            self._connection.execute(update(ratings).where(*own).values(**values, version=ratings.c.version + 1))
        self._history.add("rate", reference_id, before.stars if before else None, stars, reviewer_id)

    def swap_stars(
        self, reference_id: str, reviewer_id: str, expected: int | None, stars: int | None, again: str = ""
    ) -> None:
        """Give stars if `expected` still stands. Raises StaleWrite where another desk has rated since."""
        if self.stars(reference_id, reviewer_id) != expected:
            raise StaleWrite(tr("The rating was changed in another window meanwhile; it was left as it is now."))
        self.rate(reference_id, reviewer_id, stars, again)
