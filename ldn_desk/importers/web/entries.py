"""Which elements of a page hold one entry of its reference list each.

An entry is what the text links to, or the outermost item of a list that calls itself references; whatever stands in it
(authors as a list, a row of links, paragraphs) is its text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from ldn_desk.importers.web.labels import take_out_labels
from ldn_desk.reading.entries.shape import LONGEST_ENTRY, begins_with_author, evidence
from ldn_desk.reading.text.characters import YEAR, word_set
from ldn_desk.reading.text.lexicon import heads_references

if TYPE_CHECKING:
    from lxml.etree import _Element

LIST_NAMES = re.compile(
    r"(?:^|[\s_-])(?:references?|reference-list|references-list|ref-?list|reflist|bibliography|citation-?list|literature)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Classes and names that a list of references bears."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NO_ENTRY = word_set("figure section article main header footer nav form body html dt a sup td th ol ul table")
_CONTAINERS = ("ol", "ul", "div", "section")
_LEVELS = 3
"""How far around a list its name may stand."""
_FEWEST = 2
_FEWEST_NAMED = 3
_NEAR = 3
"""Targets that one list item may hold and be one entry: its own anchor, its number's, its text's."""
_DATED = re.compile(rf"(?<!\d){YEAR}(?!\d)|https?://|\bdoi\b", re.IGNORECASE)
_LEAD = re.compile(r"^[\s↵^↑*]{0,4}(?:[\[(]?\d{1,4}[\])]?[.:]?\s?)?")


def entry_elements(root: "_Element") -> "list[_Element]":
    """The elements that hold one entry each, rows of links taken out of them.

    None where the page has no list whose elements tell its entries apart. Works in time linear in the page."""
    linked, named = list(_linked_groups(root)), list(_named_groups(root))
    taken: dict[_Element, None] = {}
    for group in (*linked, *named):
        free = [element for element in group if not _is_within(element, taken)]
        if len(free) >= _FEWEST and _are_entries(free, sure=bool(taken) or group not in linked):
            take_out_labels(free, _between(free))
            taken.update(dict.fromkeys(free))
    return list(taken)


def _between(group: "Sequence[_Element]") -> "list[_Element]":
    """What stands between the elements, and the like of it after the last: publishers put rows of links there."""
    own, last = set(group), group[-1]
    siblings = takewhile(lambda each: each is not last, group[0].itersiblings())
    found = [each for each in siblings if each not in own and isinstance(each.tag, str)]
    after = next(last.itersiblings(), None)
    alike = any(after is not None and _kind(each) == _kind(after) for each in found)
    return [*found, after] if alike and after is not None else found


def _kind(element: "_Element") -> tuple[str, str | None]:
    return str(element.tag), element.get("class")


def _is_within(element: "_Element", taken: "dict[_Element, None]") -> bool:
    return element in taken or any(each in taken for each in element.iterancestors())


def _are_entries(group: "Sequence[_Element]", *, sure: bool) -> bool:
    """Whether at least half of the elements show two signs of an entry, one of them a year or an address.

    `sure`: three signs, an author first. A second list (notes, works that cite the article, affiliations) must be one
    for sure."""
    texts = [_LEAD.sub("", text_of(element), count=1) for element in group]
    signs = sum(_is_one(text, sure=sure) for text in texts)
    long = sum(len(text) > 2 * LONGEST_ENTRY for text in texts)
    return 2 * signs >= len(texts) and 10 * long <= len(texts)


def _is_one(text: str, *, sure: bool) -> bool:
    if _DATED.search(text) is None:
        return False
    return evidence(text) > 2 and begins_with_author(text) if sure else evidence(text) > 1


def text_of(element: "_Element") -> str:
    """The text of an element on one line."""
    return " ".join("".join(map(str, element.itertext())).split())


def _linked_groups(root: "_Element") -> "Iterator[list[_Element]]":
    """Elements that stand side by side and that the text before them links to, with their like that it does not."""
    holds, targets = _targets(root)
    groups: dict[_Element, dict[_Element, None]] = {}
    for target in targets:
        entry = _entry_of(target, holds)
        parent = entry.getparent()
        if parent is not None:
            groups.setdefault(parent, {})[entry] = None
    found = [_with_siblings(parent, list(linked)) for parent, linked in groups.items() if len(linked) >= _FEWEST]
    yield from sorted(found, key=len, reverse=True)


def _targets(root: "_Element") -> "tuple[Counter[_Element], list[_Element]]":
    """How many targets each element holds, itself included; and the targets: named, and linked to from before."""
    named: dict[str, _Element] = {}
    for element in root.iter():
        for name in _anchors(element):
            named.setdefault(name, element)
    pending: set[str] = set()
    found: dict[_Element, None] = {}
    for element in root.iter():
        if any(name in pending and named[name] is element for name in _anchors(element)):
            found[element] = None
        href = (element.get("href") or "") if element.tag == "a" else ""
        if href.startswith("#") and href[1:] in named:
            pending.add(href[1:])
    holds: Counter[_Element] = Counter()
    for target in found:
        holds[target] += 1
        holds.update(target.iterancestors())
    return holds, list(found)


def _anchors(element: "_Element") -> list[str]:
    names = (element.get("id"), element.get("name") if element.tag == "a" else None)
    return [name for name in names if name]


def _entry_of(target: "_Element", holds: "Counter[_Element]") -> "_Element":
    """The largest element that holds no other entry's target; the outermost list item where several are one entry's."""
    start = next((each for each in list(target.iterancestors("li"))[::-1] if holds[each] <= _NEAR), target)
    while (parent := start.getparent()) is not None and holds[parent] == holds[start]:
        start = parent
    return start


def _with_siblings(parent: "_Element", linked: "Sequence[_Element]") -> "list[_Element]":
    """Those of the commonest tag, and their like that nothing links to."""
    tag, _count = Counter(element.tag for element in linked).most_common(1)[0]
    own, classes = set(linked), {element.get("class") for element in linked}
    like = (child for child in parent.iterchildren(tag) if child in own or child.get("class") in classes)
    return [child for child in like if _may_be_entry(child)]


def _may_be_entry(element: "_Element") -> bool:
    if element.tag in _NO_ENTRY or not text_of(element):
        return False
    return next(element.iter(*_HEADINGS, "figure"), None) is None


def _named_groups(root: "_Element") -> "Iterator[list[_Element]]":
    """Elements alike that stand side by side, in what is named, or headed, as references: the outermost such."""
    headed = False
    for element in root.iter():
        if element.tag in _HEADINGS:
            headed = heads_references(text_of(element))
        elif element.tag in _CONTAINERS and (headed or LIST_NAMES.search(_names(element))):
            tag, css, count = _commonest(element)
            if count >= _FEWEST_NAMED:
                like = (child for child in element.iterchildren(tag) if child.get("class") == css)
                yield [child for child in like if _may_be_entry(child)]


def _commonest(element: "_Element") -> tuple[str, str | None, int]:
    """Tag and class of most children, and how many they are."""
    counts = Counter((child.tag, child.get("class")) for child in element if isinstance(child.tag, str))
    ((tag, css), count), *_others = counts.most_common(1) or [(("", None), 0)]
    return tag, css, count


def _names(element: "_Element") -> str:
    """Classes and names of an element and of what is around it."""
    around = [element]
    while len(around) < _LEVELS and (parent := around[-1].getparent()) is not None and parent.tag in _CONTAINERS:
        around.append(parent)
    return " ".join(f"{each.get('class') or ''} {each.get('id') or ''}" for each in around)
