"""An article with numeric markers printed anew in another style of marker: the same sentences, the same decoys."""

import re
from dataclasses import replace

from tests.bench.jats_article import groups
from tests.bench.printed_article import Cite, Piece, Printed, joined

STYLES = ("bracket", "bracket-range", "round", "superscript", "superscript-after")


def numbered_as(numbers: tuple[int, ...], style: str) -> str:
    """The printed marker: `[1,4]`, `[3–5]`, `(1,2)`, `1,3-5` (to be raised)."""
    if style == "bracket":
        return "[" + ", ".join(map(str, numbers)) + "]"
    text = ",".join(_ranges(sorted(numbers)))
    return {"bracket-range": f"[{text}]", "round": f"({text})"}.get(style, text)


def _ranges(numbers: list[int]) -> list[str]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        part for run in runs for part in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run])
    ]


def restyled(printed: Printed, style: str) -> Printed:
    """The article with its groups of markers in `style`."""
    return Printed(tuple(_piece(piece, style) if piece.cites else piece for piece in printed.pieces))


def _piece(piece: Piece, style: str) -> Piece:
    for group in reversed(list(groups(piece))):
        piece = _replaced(piece, group, style)
    return piece


def _replaced(piece: Piece, group: list[Cite], style: str) -> Piece:
    start, end = group[0].start, group[-1].end
    text = piece.text
    if text[start - 1 : start] in ("[", "(") and text[end : end + 1] in ("]", ")"):
        start, end = start - 1, end + 1
    marker = numbered_as(tuple(number + 1 for number in joined(group)), style)
    tail = ""
    if style.startswith("superscript"):
        while start and text[start - 1].isspace():
            start -= 1
        found = re.match(r"[.,;]", text[end:])
        if style == "superscript-after" and found:
            tail, end = found.group(), end + 1
    new = tail + marker
    shift = len(new) - (end - start)
    marks = [each for each in (_moved(mark, start, end, shift) for mark in piece.marks) if each]
    begin = start + len(tail)
    marks += [(begin, begin + len(marker), "sup")] if style.startswith("superscript") else []
    cites = [
        replace(cite, start=cite.start + shift, end=cite.end + shift) if cite.start >= end else cite
        for cite in piece.cites
        if cite not in group
    ]
    cites.append(Cite(begin, begin + len(marker), joined(group)))
    cites.sort(key=lambda cite: cite.start)
    return replace(piece, text=text[:start] + new + text[end:], marks=tuple(sorted(marks)), cites=tuple(cites))


def _moved(mark: tuple[int, int, str], start: int, end: int, shift: int) -> tuple[int, int, str] | None:
    first, last, kind = mark
    if first >= end:
        return first + shift, last + shift, kind
    return mark if last <= start else None
