"""Accents that are drawn over a letter as signs of their own (TeX does), put to the letter they stand over."""

from collections.abc import Sequence
from itertools import pairwise

from ldn_desk.importers.pdf.page_text import Run

ACCENTS = frozenset("´ˊˋ¨˜ˆˇ˘˙˚¸˛˝¯")
_BELOW = "¸˛"
_LEVEL, _RAISED = 0.06, 0.45
"""Ems by which an accent may stand below the baseline of its letter, and above it: over capitals it is raised."""
_MIDDLE = 0.25
"""Ems from the edge of a run to the middle of its first or last letter, as most are wide."""
_BACK = 0.2
"""Ems by which the next run is drawn back under an accent that ends a run, at least."""
_OFF = 0.3
"""Ems between the middles of an accent and its letter at most."""


def has_accents(text: str) -> bool:
    """Whether the text of a page holds accents of their own."""
    return not text.isascii() and not ACCENTS.isdisjoint(text)


def put_to_letters(found: Sequence[tuple[Run, int]]) -> list[tuple[Run, int]]:
    """The runs, level accents put into the run whose first or last letter they stand over."""
    accents = [run for run, turn in found if run.text in ACCENTS and not turn]
    others = [run for run, turn in found if run.text not in ACCENTS and not turn]
    taken = {id(accent) for accent in accents if _put(accent, others)}
    for run, following in pairwise(others):
        _hand_on(run, following)
    return [(run, turn) for run, turn in found if id(run) not in taken]


def _hand_on(run: Run, following: Run) -> None:
    """Give an accent that ends a run to the next, which is drawn back under it."""
    back = run.right - following.left
    over = _BACK * run.size < back < run.size and abs(run.baseline - following.baseline) < _RAISED * run.size
    if len(run.text) > 1 and run.text[-1] in ACCENTS and over and following.text[:1].isalpha():
        place = following.text[:1] if run.text[-1] in _BELOW else ""
        following.text = place + run.text[-1] + following.text[len(place) :]
        run.text, run.right = run.text[:-1], following.left


def _put(accent: Run, runs: Sequence[Run]) -> bool:
    middle = (accent.left + accent.right) / 2
    best: tuple[float, Run, bool] | None = None
    for run in runs:
        rise = (accent.baseline - run.baseline) / run.size
        if not -_LEVEL <= rise <= _RAISED or not run.left - run.size < middle < run.right + run.size:
            continue
        for first, letter in (
            (True, run.left + min(_MIDDLE * run.size, (run.right - run.left) / 2)),
            (False, run.right - min(_MIDDLE * run.size, (run.right - run.left) / 2)),
        ):
            off = abs(middle - letter) / run.size
            if off < _OFF and (best is None or off < best[0]) and run.text[0 if first else -1].isalpha():
                best = off, run, first
    if best is None:
        return False
    _off, run, first = best
    place = (0 if first else len(run.text) - 1) + (accent.text in _BELOW)
    run.text = run.text[:place] + accent.text + run.text[place:]
    return True
