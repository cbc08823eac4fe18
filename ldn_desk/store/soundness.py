"""What is wrong with a library: the database's own checks, and ours."""

import hashlib
from collections.abc import Iterator
from json import JSONDecodeError

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from ldn_desk.domain.translation import tr
from ldn_desk.store import mapping
from ldn_desk.store.articles import Articles
from ldn_desk.store.citations import Citations
from ldn_desk.store.schema import blocks, originals


class Soundness:
    """The findings of `library doctor`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def findings(self, *, index: bool = True) -> tuple[str, ...]:
        """One sentence for each thing that is wrong; none for a sound library.

        SQLite looks its search `index` over only where it may write."""
        own = self._index() if index else ()
        return (*self._database(), *own, *self._articles())

    def _database(self) -> Iterator[str]:
        for (line,) in self._connection.exec_driver_sql("PRAGMA integrity_check"):
            if line != "ok":
                yield tr("The database is damaged: {detail}.", detail=line)
        for table_name, *_ in self._connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield tr("A row of “{table}” belongs to nothing.", table=table_name)

    def _index(self) -> Iterator[str]:
        try:
            self._connection.exec_driver_sql(
                "INSERT INTO passages_index(passages_index, rank) VALUES ('integrity-check', 1)"
            )
        except DatabaseError:
            yield tr("The search index does not match the articles.")

    def _articles(self) -> Iterator[str]:
        kept = {article_id for (article_id,) in self._connection.execute(select(originals.c.article_id))}
        for row in self._connection.execute(select(*mapping.ARTICLE)).all():
            own = select(*mapping.BLOCK).where(blocks.c.article_id == row.id).order_by(blocks.c.position)
            own_blocks = tuple(mapping.block(each) for each in self._connection.execute(own))
            text = mapping.joined(own_blocks) if row.text is None else row.text
            if hashlib.sha256(text.encode()).hexdigest() != row.sha256:
                yield tr("The text of “{title}” is not what was added.", title=row.title)
            if row.id not in kept:
                yield tr("The original file of “{title}” is missing.", title=row.title)
            yield from self._positions(row.id, row.title, len(text))
            yield from self._entries(row.id, row.title)

    def _positions(self, article_id: str, title: str, length: int) -> Iterator[str]:
        if any(citation.end > length for citation in Citations(self._connection).of(article_id)):
            yield tr("A citation of “{title}” lies outside its text.", title=title)

    def _entries(self, article_id: str, title: str) -> Iterator[str]:
        try:
            Articles(self._connection).references(article_id)
        except JSONDecodeError:
            yield tr("A reference of “{title}” cannot be read.", title=title)
