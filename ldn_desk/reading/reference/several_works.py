"""Entries that hold several works: counted by letters as chemists do, `a) A. Alt, … ; b) B. Neu, …`, or each with its
DOI, `J Foo. 1994;49:15. doi:10.1/a; J Foo. 1995;51:18. doi:10.1/b`."""

import re

from ldn_desk.reading.text.characters import YEAR

_FIRST = re.compile(r"\s{0,4}(?:\[?\d{1,4}[\].)]{1,2}\s{0,4})?\(?a\)\s{0,4}(?=\S)")
# Behind a DOI, a journal or a name with volume and DOI of its own; what was said of the work itself has another form.
_SECOND = re.compile(
    rf"(?<=10\.)\d{{4,9}}/\S{{2,60}}; (?=(?!(?:[Ee]rrat|[Cc]orrect|[Cc]omment|[Rr]etract|[Ee]pub|PMID|PMC))"
    rf"[^\W\d_][^;]{{2,120}}[\s(]{YEAR}[);, ]{{1,2}}[^;]{{1,40}}\b10\.\d{{4,9}}/\S)"
)


def works_of(text: str) -> tuple[str, ...]:
    """The works that an entry counts by letters, without these, or parts by their DOIs; empty where it holds one."""
    first = _FIRST.match(text)
    if first is None:
        second = _SECOND.search(text) if "; " in text else None
        return (text[: second.end()].strip(" ;"), text[second.end() :].strip()) if second else ()
    works: list[str] = []
    start, letter = first.end(), ord("b")
    while following := _beginning(chr(letter), text, start):
        works.append(text[start : following.start()].strip(" ;"))
        start, letter = following.end(), letter + 1
    return (*works, text[start:].strip(" ;"))


def _beginning(letter: str, text: str, start: int) -> re.Match[str] | None:
    return re.compile(rf"(?:(?<=[;.,\d)])|;)\s{{0,4}}\(?{letter}\)\s{{0,4}}(?=\S)").search(text, start)
