"""Entries that hold several works, counted by letters as chemists do: `a) A. Alt, … ; b) B. Neu, …`."""

import re

_FIRST = re.compile(r"\s{0,4}(?:\[?\d{1,4}[\].)]{1,2}\s{0,4})?\(?a\)\s{0,4}(?=\S)")


def works_of(text: str) -> tuple[str, ...]:
    """The works that an entry counts by letters, without these; empty where it counts none."""
    first = _FIRST.match(text)
    if first is None:
        return ()
    works: list[str] = []
    start, letter = first.end(), ord("b")
    while following := _beginning(chr(letter), text, start):
        works.append(text[start : following.start()].strip(" ;"))
        start, letter = following.end(), letter + 1
    return (*works, text[start:].strip(" ;"))


def _beginning(letter: str, text: str, start: int) -> re.Match[str] | None:
    return re.compile(rf"(?:(?<=[;.,\d)])|;)\s{{0,4}}\(?{letter}\)\s{{0,4}}(?=\S)").search(text, start)
