"""Rows of links in the entries of a publisher's list: to catalogues, to the full text, back to the text.

They are told by their words, whatever language a page has, and by standing in many entries alike.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ldn_desk.domain.word_lists import word_list

if TYPE_CHECKING:
    from lxml.etree import _Element

_DIGITS = re.compile(r"\d+")
_AROUND = " \t\n\xa0[](){}|·•,;:/.-–—→↗"
_SEPARATOR = re.compile(r"[\s\[\](){}|·•,;:/→↗–—-]*")
_OPENING = " \t\n\xa0[({|·•"
"""Signs that lead over from what an entry says to its first label."""
_BACK = re.compile(r"[\s↵↑^↩⤴⇑▲︎]+")
_NUMBER = re.compile(r"[\s\[(]*\d{1,4}[\s.:)\]]*")
_LONGEST = 60
_FEWEST_ALIKE = 3
_SHARE_ALIKE = 0.2
"""Share of the entries that must carry the same link for its text to be a label (`Artikel ansehen`)."""
_MOST_RUNS = 400
"""Pieces of text from either end of an entry that are looked at."""


class _Run(NamedTuple):
    """A piece of text: where it is kept in the tree, and the link that it belongs to."""

    holder: "_Element"
    is_tail: bool
    text: str
    link: "_Element | None"

    def put(self, text: str) -> None:
        """This text takes its place; a link that loses its label keeps it as an attribute."""
        if self.link is not None and text == " " and not _SEPARATOR.fullmatch(self.text):
            self.link.set(LABEL, f"{self.link.get(LABEL, '')} {self.text}".strip()[:_LONGEST])
        if self.is_tail:
            self.holder.tail = text
        else:
            self.holder.text = text


LABEL = "data-ldn-label"
"""Attribute of a link whose text was taken out as a label: what it said."""


def take_out_labels(entries: "Sequence[_Element]", between: "Sequence[_Element]" = ()) -> None:
    """Takes the labels at both ends of each entry, and of what stands between entries, out of the tree.

    The links themselves stay, empty: their addresses may be an entry's."""
    runs = [_runs(entry) for entry in (*entries, *between)]
    alike = _alike(runs)
    for each in runs:
        _clear_end(each[::-1], alike)
        _clear_start(each, alike)


def _runs(entry: "_Element") -> list[_Run]:
    """The pieces of text of an entry in their order, blank ones left out."""
    from lxml import etree

    found: list[_Run] = []
    links: list[_Element] = []

    for event, element in etree.iterwalk(entry, events=("start", "end")):
        if event == "start":
            if element.tag in ("a", "button"):
                links.append(element)
            _keep(found, element, element.text, links, is_tail=False)
            continue
        if links and links[-1] is element:
            links.pop()
        if element is not entry:
            _keep(found, element, element.tail, links, is_tail=True)
    return found


def _keep(found: list[_Run], holder: "_Element", text: str | None, links: "list[_Element]", *, is_tail: bool) -> None:
    unseen = not is_tail and holder.tag in ("script", "style", "noscript")
    if text and text.strip() and isinstance(holder.tag, str) and not unseen:
        found.append(_Run(holder, is_tail, text, links[0] if links else None))


def label_of(text: str) -> str:
    """A label as it is compared: on one line, without signs around it, in lower case, each number as 0."""
    return " ".join(_DIGITS.sub("0", text.replace("®", "")).split()).strip(_AROUND).casefold()


@cache
def _known() -> frozenset[str]:
    return frozenset(map(label_of, word_list("link_labels")))


def _alike(runs: "Iterable[Sequence[_Run]]") -> frozenset[str]:
    """Texts of links that so many entries carry that they cannot be what an entry says."""
    texts = [{label_of(run.text) for run in each if run.link is not None} for each in runs]
    counts = Counter(text for each in texts for text in each)
    least = max(_FEWEST_ALIKE, _SHARE_ALIKE * len(texts))
    return frozenset(
        text
        for text, count in counts.items()
        if count >= least and 0 < len(text) <= _LONGEST and any(sign.isalpha() for sign in text)
    )


def _is_label(run: _Run, alike: frozenset[str]) -> bool:
    if _BACK.fullmatch(run.text):
        return True
    label = label_of(run.text)
    return label in _known() or (run.link is not None and label in alike)


def _clear_end(runs: Sequence[_Run], alike: frozenset[str]) -> None:
    """From the last piece on: labels go, and the signs that part them."""
    signs: list[_Run] = []
    cleared = False
    for run in runs[:_MOST_RUNS]:
        if _SEPARATOR.fullmatch(run.text):
            signs.append(run)
        elif _is_label(run, alike):
            for each in (*signs, run):
                each.put(" ")
            signs, cleared = [], True
        else:
            if cleared and not signs:
                run.put(run.text.rstrip(_OPENING))
            return


def _clear_start(runs: Sequence[_Run], alike: frozenset[str]) -> None:
    """From the first piece on, past the number of the entry."""
    for run in runs[:_MOST_RUNS]:
        if _is_label(run, alike):
            run.put(" ")
        elif not _NUMBER.fullmatch(run.text):
            return
