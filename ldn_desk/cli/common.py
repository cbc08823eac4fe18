"""What every command shares: exit codes, the open library, and how things are printed."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ldn_desk.cli.standard_output import say
from ldn_desk.domain.entry import NOT_ASKED, Entry
from ldn_desk.domain.errors import NotNamed, UnreadableInput
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import Verdict

if TYPE_CHECKING:
    from ldn_desk.domain.article import Article, Reference
    from ldn_desk.plugins.registry import Registry
    from ldn_desk.services.workshop import Workshop

DONE, FINDING, USAGE, UNREADABLE, UNANSWERED = range(5)
"""Exit codes (PRODUCT, *Command line*)."""
LEAST_OF_ID = 6
"""Signs of an id that say which article is meant."""
BUG = 70
"""The program itself failed; the log has the details (`EX_SOFTWARE` of sysexits)."""


@contextmanager
def workshop_open() -> "Iterator[Workshop]":
    """The services of the library that the environment means, closed at the end. Raises LibraryError."""
    from ldn_desk.composition import open_workshop

    workshop = open_workshop(os.environ)
    if workshop.settings.remark:
        print(workshop.settings.remark, file=sys.stderr)
    try:
        yield workshop
    finally:
        workshop.library.close()
        if workshop.has_registry:
            _name_left_out(workshop.registry)


def registry_alone() -> "Registry":
    """Formats, checks and sources without a library: for commands that touch none."""
    from ldn_desk.composition import build_registry

    registry = build_registry(lambda _key: "")
    _name_left_out(registry)
    return registry


def _name_left_out(registry: "Registry") -> None:
    for sentence in registry.left_out():
        say(sentence)


def print_json(value: object) -> None:
    """One JSON value, indented; signs that the output cannot show are escaped."""
    # JSON has escapes for what the encoding of the output lacks.
    escaped = not (sys.stdout.encoding or "utf-8").lower().replace("-", "").startswith("utf8")
    print(json.dumps(value, ensure_ascii=escaped, indent=1))


def show(
    article: "Article",
    entries: Sequence[Entry],
    registry: "Registry",
    sources: Any,
    *,
    as_json: bool,
    own: Verdict = NOT_ASKED,
    with_text: bool = False,
) -> None:
    """Print what is known of an article and its references, for people or as PRODUCT's JSON. `own` is the verdict on
    the article's own DOI; `with_text` adds the `text` that positions count in to the JSON."""
    from ldn_desk.reading.findings.all import lint
    from ldn_desk.services.checking import work_of
    from ldn_desk.services.report_json import as_json as findings_as_json
    from ldn_desk.services.report_json import as_text

    if as_json:
        found = findings_as_json(
            article, entries, lint(article), sources, lambda record: work_of(record, registry), own
        )
        print_json({**found, "text": article.text} if with_text else found)
    else:
        print(as_text(article, entries, lint(article), own))


def shelve_file(workshop: "Workshop", path: Path) -> str:
    """Read a file, put it on the desk, and give its article's id. Raises UnreadableInput or LibraryError."""
    from ldn_desk.services.opening import read_file
    from ldn_desk.services.shelving import raise_points, shelve

    article, original = read_file(path, workshop.registry.importers)
    return shelve(article, original, raise_points(article, workshop.registry), workshop.library)


def article_named(workshop: "Workshop", named: str) -> str:
    """The id of the article that a command names: a file, which is put on the desk, or an id (or the beginning of one)
    of an article on it. Raises UnreadableInput or LibraryError."""
    path = Path(named)
    if not path.exists():
        found = [line.id for line in workshop.library.shelf() if line.id.startswith(named.lower())]
        if len(named) >= LEAST_OF_ID and len(found) == 1:
            return found[0]
        raise UnreadableInput(
            tr("There is no article {name}: name a file, or an id that  library list --json  tells.", name=named)
        )
    return shelve_file(workshop, path)


def reference_named(workshop: "Workshop", article_id: str, named: str) -> "Reference":
    """The reference of the article with this number, citation key or id. Raises NotNamed."""
    from ldn_desk.domain.citation_key import citation_keys

    listed = workshop.library.article(article_id).references
    keys = citation_keys(listed)
    for each in listed:
        if named in (str(each.number), each.id, keys[each.id]):
            return each
    if not listed:
        raise NotNamed(tr("The article has no references, so none is called {name}.", name=named))
    first, last = listed[0].number, listed[-1].number
    raise NotNamed(
        tr("There is no reference {name}: the numbers are {first} to {last}.", name=named, first=first, last=last)
    )


def complain(error: Exception | str, code: int) -> int:
    """Print one sentence on standard error; `code` comes back."""
    say(error)
    return code
