"""Articles in the library: kept whole in one unit of work, read back equal to what was kept."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, func, insert, literal, null, select, update

from ldn_desk.domain.article import Article, BlockKind, Reference
from ldn_desk.domain.errors import LibraryError, StaleWrite
from ldn_desk.domain.translation import tr
from ldn_desk.store import mapping
from ldn_desk.store.citations import Citations
from ldn_desk.store.clock import now
from ldn_desk.store.history import History
from ldn_desk.store.schema import articles, blocks, originals, passages, references

_OWN = ("title", "author", "issued", "container_title", "doi", "mended", "read")

# Found under their own kind (references), or not meant to be read (furniture).
_NOT_SEARCHED = (BlockKind.REFERENCE.value, BlockKind.FURNITURE.value)


class Articles:
    """Articles with blocks, references, citations and original bytes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._history = History(connection)

    def with_text(self, sha256: str) -> str | None:
        """The id of the article with this text, deleted or not."""
        found: str | None = self._connection.scalar(select(articles.c.id).where(articles.c.sha256 == sha256))
        return found

    def with_original(self, name: str, data: bytes) -> str | None:
        """The id of the article that was read from these bytes, of a file with this ending; none that is deleted."""
        # The length first: it stands in the row itself, while comparing bytes fetches all of them.
        same = and_(func.length(originals.c.data) == len(data), originals.c.data == data, articles.c.deleted.is_(None))
        query = select(articles.c.id, originals.c.name).join_from(originals, articles).where(same)
        ending = PurePath(name).suffix.lower()
        there = self._connection.execute(query.order_by(articles.c.added.desc())).all()
        return next((row.id for row in there if PurePath(row.name).suffix.lower() == ending), None)

    def add(self, article: Article, original: bytes) -> None:
        """Keep a new article with the bytes it came from."""
        self._many(articles, [mapping.article_row(article, now())])
        self._many(originals, [{"article_id": article.id, "name": mapping.storable(article.source), "data": original}])
        self._many(blocks, [mapping.block_row(article.id, place, block) for place, block in enumerate(article.blocks)])
        self._many(
            references,
            [mapping.reference_row(article.id, place, entry) for place, entry in enumerate(article.references)],
        )
        Citations(self._connection).add(article)
        self.index(article.id, bool(article.references))
        self._history.add("add article", article.id, None, {"sha256": article.sha256})

    def _many(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)

    def index(self, article_id: str, listed: bool) -> None:
        """Every block that is read, and every reference, as something to be found.

        One statement each: between statements the index is written out, which row by row takes five times as long."""
        read = select(blocks.c.article_id, literal("article"), null(), blocks.c.start, blocks.c.text).where(
            blocks.c.article_id == article_id, blocks.c.text != ""
        )
        if listed:
            read = read.where(blocks.c.kind.not_in(_NOT_SEARCHED))
        own = select(
            references.c.article_id, literal("reference"), references.c.id, references.c.start, references.c.text
        ).where(references.c.article_id == article_id, references.c.removed.is_(None))
        names = ["article_id", "kind", "reference_id", "start", "text"]
        self._connection.execute(insert(passages).from_select(names, read.order_by(blocks.c.position)))
        self._connection.execute(insert(passages).from_select(names, own.order_by(references.c.position)))

    def article(self, article_id: str) -> Article:
        """The whole article. Raises LibraryError with a sentence where it is gone or deleted."""
        row = self._connection.execute(select(*mapping.ARTICLE).where(articles.c.id == article_id)).one_or_none()
        if row is None:
            raise LibraryError(tr("This article is no longer in the library; open its file again."))
        if row.deleted:
            raise LibraryError(
                tr("This article was deleted; take it back on the library page, or open its file again.")
            )
        rows = self._connection.execute(
            select(*mapping.BLOCK).where(blocks.c.article_id == article_id).order_by(blocks.c.position)
        )
        own_blocks = tuple([mapping.block(each) for each in rows.all()])
        cited = Citations(self._connection).of(article_id)
        return mapping.article(row, own_blocks, self.references(article_id), cited)

    def references(self, article_id: str) -> tuple[Reference, ...]:
        """The references of an article, in list order, without those that were put away."""
        return self.chosen_references(and_(references.c.article_id == article_id, references.c.removed.is_(None)))

    def chosen_references(self, chosen: ColumnElement[bool]) -> tuple[Reference, ...]:
        """The references that a condition on their rows chooses, in list order."""
        rows = self._connection.execute(select(*mapping.REFERENCE).where(chosen).order_by(references.c.position))
        return tuple([mapping.reference(row) for row in rows.all()])

    def original(self, article_id: str) -> tuple[str, bytes]:
        """(file name, bytes) the article came from. Raises LibraryError where it is gone."""
        query = select(originals.c.name, originals.c.data).where(originals.c.article_id == article_id)
        row = self._connection.execute(query).one_or_none()
        if row is None:
            raise LibraryError(tr("This article is no longer in the library; open its file again."))
        return row.name, bytes(row.data)

    def version(self, article_id: str) -> int:
        """A number that grows with every change of the article itself; 0 where it is gone or deleted."""
        own = (articles.c.id == article_id, articles.c.deleted.is_(None))
        return self._connection.scalar(select(articles.c.version).where(*own)) or 0

    def touch(self, article_id: str) -> None:
        """Remember that the article was opened just now."""
        self._connection.execute(update(articles).where(articles.c.id == article_id).values(opened=now()))

    def set_deleted(self, article_id: str, deleted: bool, reviewer_id: str) -> bool:
        """Put an article away or take it back; False where it is already so, or there is none."""
        state = articles.c.deleted.is_(None) if deleted else articles.c.deleted.is_not(None)
        time = now() if deleted else None
        changed = self._connection.execute(
            update(articles)
            .where(articles.c.id == article_id, state)
            .values(deleted=time, version=articles.c.version + 1)
        )
        if changed.rowcount:
            what = "delete article" if deleted else "restore article"
            self._history.add(what, article_id, None, {"deleted": time}, reviewer_id)
        return bool(changed.rowcount)

    def own_form(self, article: Article) -> dict[str, Any]:
        """The JSON value of what is known of an article itself, for Undo: by columns."""
        row = mapping.article_row(article, "")
        return {name: row[name] for name in _OWN}

    def set_own(self, article_id: str, expected: dict[str, Any], wanted: dict[str, Any], reviewer_id: str) -> None:
        """Put one `own_form` in the place of another. Raises StaleWrite where something else stands there by now."""
        row = self._connection.execute(select(*(articles.c[name] for name in _OWN)).where(articles.c.id == article_id))
        standing = row.mappings().one_or_none()
        if standing is None or dict(standing) != expected:
            raise StaleWrite(tr("The article was changed in another window meanwhile; it was left as it is now."))
        own = articles.c.id == article_id
        self._connection.execute(update(articles).where(own).values(**wanted, version=articles.c.version + 1))
        changed = [name for name in _OWN if expected[name] != wanted[name]]
        old, new = ({name: form[name] for name in changed} for form in (expected, wanted))
        self._history.add("edit article", article_id, old, new, reviewer_id)
