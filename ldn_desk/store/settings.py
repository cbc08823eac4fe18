"""What the library is known by, and what it knows of itself."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select, update

from ldn_desk.store.mapping import storable
from ldn_desk.store.schema import settings

LIBRARY_ID = "library"
"""The key of the id that desks know the library by, wherever its file lies."""


OWN = (LIBRARY_ID, "retractions_")
"""What the keys begin with that are the library's own; all others are a desk's, who takes them over."""


class Settings:
    """Text values under text keys; the last write wins."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str, default: str = "") -> str:
        """The value, or `default` where none was ever set."""
        value = self._connection.scalar(select(settings.c.value).where(settings.c.key == key))
        return default if value is None else str(value)

    @property
    def library_id(self) -> str:
        """What desks know the library by."""
        return self.get(LIBRARY_ID)

    def left(self) -> dict[str, str]:
        """What an older program kept here of the desk, by key."""
        rows = self._connection.execute(select(settings.c.key, settings.c.value)).all()
        return {str(key): str(value) for key, value in rows if not key.startswith(OWN)}

    def forget(self, keys: Iterable[str]) -> None:
        """Let go of the values under these keys."""
        self._connection.execute(delete(settings).where(settings.c.key.in_(list(keys))))

    def set(self, key: str, value: str) -> None:
        """Keep a value under this key."""
        value = storable(value)
        changed = self._connection.execute(update(settings).where(settings.c.key == key).values(value=value))
        if not changed.rowcount:
            self._connection.execute(insert(settings).values(key=key, value=value))
