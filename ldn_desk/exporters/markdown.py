"""The annotated bibliography as Markdown (CommonMark, with the tables of GitHub's)."""

import re
from collections.abc import Iterator

from ldn_desk.domain.translation import N_, tr
from ldn_desk.plugins.contracts import Snapshot
from ldn_desk.wording.annotation import (
    Annotation,
    Line,
    Table,
    about,
    annotation,
    document_title,
    one_line,
    paragraphs,
)
from ldn_desk.wording.method_page import Section, method_page

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~$#^]|&(?=#?\w+;)")
# What makes a heading, list, rule or quote at the beginning of a line.
_LEADING = re.compile(r"^(?:([-+=])|(\d{1,9})([.)]))")


class Markdown:
    """Exporter of an annotated bibliography as Markdown."""

    name = "markdown"
    label = N_("Annotated bibliography, Markdown")
    suffix = ".md"
    annotated = True

    def write(self, snapshot: Snapshot) -> bytes:
        """UTF-8, line feeds, a blank line between blocks."""
        return ("\n\n".join(_blocks(snapshot)) + "\n").encode("utf-8")


def _blocks(snapshot: Snapshot) -> Iterator[str]:
    yield f"# {_text(document_title(snapshot.article))}"
    for line in about(snapshot.article, snapshot.entries, snapshot.created, snapshot.order):
        yield _text(line)
    yield f"## {tr('References')}"
    for entry in snapshot.entries:
        yield from _entry(annotation(entry, snapshot.with_notes), snapshot.order)
    yield f"## {tr('Method')}"
    for section in method_page(snapshot.entries, snapshot.with_notes):
        yield from _section(section)


def _entry(entry: Annotation, order: str) -> Iterator[str]:
    number = "" if order == "alphabetical" else f"{entry.number}. "
    yield f"### {number}{_text(entry.who)}"
    yield _linked(entry.reference, entry.href)
    if entry.comparison is None:
        yield "\n".join(_item(line) for line in entry.all_lines)
        return
    yield "\n".join(_item(line) for line in entry.verdict)
    yield _table(entry.comparison)
    yield "\n".join(_item(line) for line in entry.lines)


def _item(line: Line) -> str:
    """One list item; the further paragraphs of a note are indented under it."""
    first, *more = paragraphs(line.text) or ("",)
    head = f"- **{_text(line.label)}:** {_linked(first, line.href)}"
    return "\n".join([head.rstrip(), *(f"\n  {_text(paragraph)}" for paragraph in more)])


def _section(section: Section) -> Iterator[str]:
    yield f"### {_text(section.heading)}"
    for paragraph in section.paragraphs:
        yield _text(paragraph)
    if section.items:
        yield "\n".join(f"- {_text(item)}" for item in section.items)
    if section.table:
        yield _table(section.table)


def _table(table: Table) -> str:
    rows = [[_text(cell) for cell in row] for row in (table.head, *table.rows)]
    rows.insert(1, ["---"] * len(table.head))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _linked(line: str, address: str) -> str:
    """The line with its address as a link: in place where it is printed, else after it."""
    before, found, after = line.partition(address) if address else (line, "", "")
    if found:
        return f"{_text(before)}{' ' * before.endswith(' ')}<{address}>{_escaped(after)}"
    return f"{_text(line)} <{address}>".strip() if address else _text(line)


def _text(text: str) -> str:
    """The text on one line, with nothing in it that Markdown would take for its own."""
    return _LEADING.sub(
        lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}", _escaped(one_line(text))
    )


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: "\\" + match.group(), text)
