"""The library on disk: the one room that knows the database.

`library_file.Store` opens it; a `unit.Unit` is one short unit of work on it. Everything handed out is a frozen
dataclass. A store belongs to the thread that opened it (the main one): background work gets dataclasses,
never the store.
"""
