"""The kinds of columns that the tables of the library are made of, and what holds the tables together."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Text

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""What constraints are called: a later migration can only drop what has a name."""

metadata = MetaData(naming_convention=NAMES)


def key() -> Column[str]:
    """A UUID as text: what a row is known by."""
    return Column("id", String(36), primary_key=True)


def text(name: str) -> Column[str]:
    """A text that is never missing; it may be empty."""
    return Column(name, Text, nullable=False)


def number(name: str) -> Column[int]:
    """A whole number that is never missing."""
    return Column(name, Integer, nullable=False)


def time(name: str, *, nullable: bool = False) -> Column[Any]:
    """UTC to the microsecond, as text."""
    return Column(name, String(27), nullable=nullable)


def of(target: str, name: str, *, nullable: bool = False, index: bool = False) -> Column[Any]:
    """The id of a row of another table."""
    return Column(name, String(36), ForeignKey(f"{target}.id"), nullable=nullable, index=index)
