"""The word lists of `resources/words/`: text files that every room may use, each word in one of them only."""

import re
from collections.abc import Iterable
from functools import cache

from ldn_desk.domain.resources import resource


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The entries of `resources/words/NAME.txt` in their order: one a line, or several parted by `|`.

    Lines that begin with `#` are comments. Raises `OSError` where there is no such list."""
    lines = resource("words", f"{name}.txt").read_text(encoding="utf-8").splitlines()
    entries = (entry.strip() for line in lines if not line.startswith("#") for entry in line.split("|"))
    return tuple(dict.fromkeys(entry for entry in entries if entry))


def any_of(entries: Iterable[str]) -> str:
    """A regular expression, in a group that catches nothing, for any of the entries; the longest that fits wins.

    A `*` at an entry's end stands for any ending."""
    longest_first = sorted(entries, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(entry).replace(r"\*", r"\w*") for entry in longest_first) + ")"
