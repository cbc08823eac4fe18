"""What the desk remembers from one start to the next, and what the library is known by."""

from sqlalchemy import Connection, insert, select, update

from ldn_desk.store.mapping import storable
from ldn_desk.store.schema import settings

LIBRARY_ID = "library"
"""The key of the id that desks know the library by, wherever its file lies."""


class Settings:
    """Text values under text keys; the last write wins."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str, default: str = "") -> str:
        """The value, or `default` where none was ever set."""
        value = self._connection.scalar(select(settings.c.value).where(settings.c.key == key))
        return default if value is None else str(value)

    def all(self) -> dict[str, str]:
        """Every value by its key."""
        rows = self._connection.execute(select(settings.c.key, settings.c.value)).all()
        return {str(key): str(value) for key, value in rows}

    def set(self, key: str, value: str) -> None:
        """Keep a value under this key."""
        value = storable(value)
        changed = self._connection.execute(update(settings).where(settings.c.key == key).values(value=value))
        if not changed.rowcount:
            self._connection.execute(insert(settings).values(key=key, value=value))
