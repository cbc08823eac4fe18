"""Mends come back equal."""

from dataclasses import fields
from typing import Any

import pytest

from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.mending import Quote
from ldn_desk.store import mends

VALUES: dict[str, Any] = {
    "at": Quote(7, "[1]", "before ", " after"),
    "values": Fields(title="Naps", author=(Name("Adams", "A."),), issued=PartialDate(2010), volume="3"),
    "names": ("title", "author"),
    "reference_ids": ("a", "b"),
}


@pytest.mark.parametrize("kind", mends.KINDS)
def test_each_kind_of_mend_comes_back_equal(kind: str) -> None:
    of = mends.KINDS[kind]
    made = of(**{entry.name: VALUES.get(entry.name, f"some {entry.name}") for entry in fields(of)})
    row = mends.mend_row(made)
    assert row["kind"] == kind
    assert mends.mend((row["kind"], row["detail"])) == made


def test_half_an_emoji_does_not_keep_a_mend_from_being_kept() -> None:
    made = mends.KINDS["unlink"](at=Quote(0, "\ud83d"))  # type: ignore[call-arg]
    row = mends.mend_row(made)
    assert mends.mend((row["kind"], row["detail"])).at.exact == "\ufffd"  # type: ignore[union-attr]
