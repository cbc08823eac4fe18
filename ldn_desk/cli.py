"""The command line of PRODUCT: the window's services for scripts, and for machines without a screen."""

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from ldn_desk.domain.entry import Checked, Entry
from ldn_desk.domain.errors import DeskError, ExportError, UnreadableInput
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.domain.words import count, tr
from ldn_desk.services import standard_output

if TYPE_CHECKING:
    from ldn_desk.domain.article import Article
    from ldn_desk.domain.record import Request
    from ldn_desk.plugins.contracts import Exporter
    from ldn_desk.plugins.registry import Registry
    from ldn_desk.services.library import Library
    from ldn_desk.services.workshop import Workshop

DONE, FINDING, USAGE, UNREADABLE, UNANSWERED = range(5)

STYLE_ORDER = {"apa": "alphabetical", "vancouver": "article", "ama": "article"}
"""The order each style lists its entries in (FORMATS, *Annotated bibliography*)."""


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit code. Known errors become one sentence on stderr."""
    return _guarded(lambda: _run(arguments))


def _run(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    return int(options.run(options))


def run_without_screen(path: Path | None) -> int:
    """The desk's job in the terminal: references with verdicts, and an annotated bibliography in a file."""
    return _guarded(lambda: _desk_in_terminal(path))


def _guarded(command: Callable[[], int]) -> int:
    standard_output.make_ready()
    try:
        code = command()
        # Here, so that a full disk behind the output is met while there is somebody to say so.
        sys.stdout.flush()
        return code
    except ExportError as error:
        return _complain(error, USAGE)
    except DeskError as error:
        return _complain(error, UNREADABLE)
    except OSError as error:
        words = standard_output.given_up(error)
        return _complain(words, USAGE) if words else DONE
    except KeyboardInterrupt:
        return 130


def _complain(error: Exception | str, code: int) -> int:
    print(error, file=sys.stderr)
    return code


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, tr("{message}; see  {program} --help\n", message=message, program=self.prog))


def _parser() -> argparse.ArgumentParser:
    from ldn_desk import __version__

    parser = _Parser(
        prog="ldn-desk",
        description=tr("Read an article beside its references, as printed and as registered."),
        epilog=tr("Without a command, ldn-desk [FILE] opens the window."),
    )
    parser.add_argument("--version", action="version", version=f"LDN Desk {__version__}")
    parser.add_argument("--self-test", action="store_true", help=tr("start the window off-screen and say what works"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_read(commands.add_parser("read", help=tr("what was understood: article, citations, references")))
    _add_check(commands.add_parser("check", help=tr("look up and judge every reference")))
    _add_export(commands.add_parser("export", help=tr("write a bibliography or the references")))
    _add_library(commands.add_parser("library", help=tr("the articles on the desk")))
    return parser


def _add_read(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--references", action="store_true", help=tr("FILE holds printed references, one a line"))
    parser.set_defaults(run=_read)


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--offline", action="store_true", help=tr("judge by the answers already kept; ask nobody"))
    parser.add_argument("--search", action="store_true", help=tr("consent to sending a reference's printed text"))
    parser.add_argument(
        "--fail-on",
        type=_wanted_codes,
        default=frozenset(),
        metavar="VERDICT[,…]|notice",
        help=tr("exit with 1 on these"),
    )
    parser.set_defaults(run=_check)


def _wanted_codes(text: str) -> frozenset[str]:
    wanted = frozenset(part.strip() for part in text.split(",") if part.strip())
    unknown = wanted - {code.value for code in VerdictCode} - {"notice"}
    if unknown or not wanted:
        known = ", ".join([*VerdictCode, "notice"])
        raise argparse.ArgumentTypeError(tr("{text} is none of {known}", text=text, known=known))
    return wanted


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--format", required=True, metavar="F", help="markdown, html, docx, bibtex, ris, csl-json, csv")
    parser.add_argument("--style", choices=tuple(STYLE_ORDER), help=tr("decides the order of the entries"))
    parser.add_argument("--order", choices=("article", "alphabetical"))
    parser.add_argument("--without-notes", action="store_true")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help=tr("a file; standard output without it"))
    parser.set_defaults(run=_export)


def _add_library(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help=tr("every article on the desk"))
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=_library_list)
    adding = actions.add_parser("add", help=tr("put articles on the desk"))
    adding.add_argument("files", type=Path, nargs="+")
    adding.set_defaults(run=_library_add)
    searching = actions.add_parser("search", help=tr("find words in articles, references and notes"))
    searching.add_argument("words", nargs="+")
    searching.add_argument("--json", action="store_true")
    searching.set_defaults(run=_library_search)
    backing = actions.add_parser("backup", help=tr("write the whole library to one file"))
    backing.add_argument("file", type=Path)
    backing.set_defaults(run=_library_backup)
    restoring = actions.add_parser("restore", help=tr("replace the library by a backup; today's is kept beside it"))
    restoring.add_argument("file", type=Path)
    restoring.set_defaults(run=_library_restore)
    doctor = actions.add_parser("doctor", help=tr("look the library over"))
    doctor.set_defaults(run=_library_doctor)


@contextmanager
def _workshop() -> "Iterator[Workshop]":
    from ldn_desk.composition import open_workshop

    workshop = open_workshop(os.environ)
    try:
        yield workshop
    finally:
        workshop.library.close()


def _registry_alone() -> "Registry":
    from ldn_desk.composition import build_registry

    return build_registry(lambda _key: "")


def _print_json(value: object) -> None:
    # JSON has escapes for what the encoding of the output lacks.
    escaped = not (sys.stdout.encoding or "utf-8").lower().replace("-", "").startswith("utf8")
    print(json.dumps(value, ensure_ascii=escaped, indent=1))


def _read(options: argparse.Namespace) -> int:
    from ldn_desk.services.checking import source_states
    from ldn_desk.services.opening import file_bytes, read_file, read_reference_lines
    from ldn_desk.services.shelving import raise_points

    registry = _registry_alone()
    if options.references:
        article = read_reference_lines(file_bytes(options.file), options.file.name)
    else:
        article, _original = read_file(options.file, registry.importers)
    cited, raised = article.citations_by_number(), raise_points(article, registry)
    entries = [
        Entry(each, cited.get(each.number, ()), points=tuple(raised.get(each.id, ()))) for each in article.references
    ]
    _show(article, entries, registry, source_states(registry, (), ()), as_json=options.json)
    return DONE


def _show(article: "Article", entries: Sequence[Entry], registry: "Registry", sources: Any, *, as_json: bool) -> None:
    from ldn_desk.reading.lint import lint
    from ldn_desk.services.checking import work_of
    from ldn_desk.services.findings import as_json as findings_as_json
    from ldn_desk.services.findings import as_text

    if as_json:
        _print_json(
            findings_as_json(article, entries, lint(article), sources, work_of=lambda record: work_of(record, registry))
        )
    else:
        print(as_text(article, entries, lint(article)))


def _check(options: argparse.Namespace) -> int:
    with _workshop() as workshop:
        return _check_with(workshop, options)


def _check_with(workshop: "Workshop", options: argparse.Namespace) -> int:
    from ldn_desk.plugins.contracts import Asking
    from ldn_desk.services.checking import Target, check, source_states

    article_id = _shelve(workshop, options.file)
    library, registry = workshop.library, workshop.registry
    article, before = library.article(article_id), library.entries(article_id)
    offline = options.offline or workshop.settings.offline
    requests: list[Request] = []
    results = check(
        [Target(entry.reference, entry.citations) for entry in before],
        registry,
        Asking(log=requests.append),
        known=library.known((entry.reference.printed.DOI for entry in before), article_id),
        previous=library.verdicts(article_id),
        offline=offline,
        search=options.search,
    )
    fresh = {checked.reference_id: checked for checked in _kept(results, library, requests)}
    entries = [_overlaid(entry, fresh) for entry in library.entries(article_id)]
    states = source_states(registry, requests, fresh.values())
    _show(article, entries, registry, states, as_json=options.json)
    if not offline and any(state["state"] == "unreachable" for state in states):
        print(tr("A source did not answer: check again later; what was answered is kept."), file=sys.stderr)
        return UNANSWERED
    return FINDING if _fails(entries, options.fail_on) else DONE


def _kept(results: Iterable[Checked], library: "Library", requests: "list[Request]") -> Iterator[Checked]:
    """Each result once it is kept. The request log keeps pace, so that it is whole where a check is broken off."""
    logged = 0
    try:
        for checked in results:
            made = len(requests)
            library.keep_all((checked,), requests[logged:made])
            logged = made
            yield checked
    finally:
        library.keep_all((), requests[logged:])


def _shelve(workshop: "Workshop", path: Path) -> str:
    from ldn_desk.services.opening import read_file
    from ldn_desk.services.shelving import raise_points, shelve

    article, original = read_file(path, workshop.registry.importers)
    return shelve(article, original, raise_points(article, workshop.registry), workshop.library)


def _overlaid(entry: Entry, fresh: Mapping[str, Checked]) -> Entry:
    """The entry with the verdict of this very check, which may be a `not-checked` that no library stores."""
    checked = fresh.get(entry.reference.id)
    return entry if checked is None else replace(entry, verdict=checked.verdict, points=checked.points)


def _fails(entries: Iterable[Entry], wanted: frozenset[str]) -> bool:
    return any(
        entry.verdict.code.value in wanted or ("notice" in wanted and bool(entry.verdict.notices)) for entry in entries
    )


def _export(options: argparse.Namespace) -> int:
    with _workshop() as workshop:
        exporter = workshop.registry.exporter(options.format)
        if exporter is None:
            known = ", ".join(each.name for each in workshop.registry.exporters)
            raise ExportError(tr("No format is called {name}: take one of {known}.", name=options.format, known=known))
        article_id = _shelve(workshop, options.file)
        return _export_article(workshop, article_id, exporter, options)


def _export_article(workshop: "Workshop", article_id: str, exporter: "Exporter", options: argparse.Namespace) -> int:
    from ldn_desk.services.exporting import export, snapshot

    order = options.order or STYLE_ORDER.get(options.style, "article")
    article, entries = workshop.library.article(article_id), workshop.library.entries(article_id)
    shot = snapshot(article, entries, order=order, with_notes=not options.without_notes)
    if options.output is not None:
        export(shot, exporter, options.output)
        print(tr("Written to {path}", path=options.output), file=sys.stderr)
        return DONE
    if exporter.name == "docx" and sys.stdout.isatty():
        raise ExportError(tr("A DOCX file is not for the terminal: name a file with -o."))
    sys.stdout.buffer.write(exporter.write(shot))
    sys.stdout.buffer.flush()
    return DONE


def _library_list(options: argparse.Namespace) -> int:
    with _workshop() as workshop:
        shelf = workshop.library.shelf()
    if options.json:
        _print_json([asdict(shelved) for shelved in shelf])
        return DONE
    for shelved in shelf:
        references = count(shelved.references, "{n} reference", "{n} references")
        print(" · ".join((shelved.title, references, shelved.source)))
    if not shelf:
        print(tr("No article is on the desk yet: add one with  ldn-desk library add FILE"))
    return DONE


def _library_add(options: argparse.Namespace) -> int:
    worst = DONE
    with _workshop() as workshop:
        for path in options.files:
            try:
                title = workshop.library.article(_shelve(workshop, path)).title
                print(tr("On the desk: {title}", title=title))
            except UnreadableInput as error:
                worst = _complain(error, UNREADABLE)
    return worst


def _library_search(options: argparse.Namespace) -> int:
    with _workshop() as workshop:
        hits = workshop.library.search(" ".join(options.words))
    if options.json:
        _print_json([asdict(hit) for hit in hits])
        return DONE
    for hit in hits:
        print(tr("{title} · {kind}: {snippet}", title=hit.article_title, kind=tr(hit.kind), snippet=hit.snippet))
    if not hits:
        print(tr("Nothing on the desk holds these words."))
    return DONE


def _library_backup(options: argparse.Namespace) -> int:
    with _workshop() as workshop:
        workshop.library.backup(options.file)
    print(tr("The library was written to {path}", path=options.file))
    return DONE


def _library_restore(options: argparse.Namespace) -> int:
    from ldn_desk.composition import library_location
    from ldn_desk.services.library import restore_library

    aside = restore_library(library_location(os.environ), options.file)
    print(tr("The library is now the one of {path}.", path=options.file))
    if aside is not None:
        print(tr("The one before is kept at {path}", path=aside))
    return DONE


def _library_doctor(_options: argparse.Namespace) -> int:
    with _workshop() as workshop:
        findings = workshop.library.doctor()
    for finding in findings:
        print(finding)
    if not findings:
        print(tr("The library is sound."))
    return UNREADABLE if findings else DONE


def _desk_in_terminal(path: Path | None) -> int:
    print(tr("No screen found: the desk does its job here in the terminal instead."))
    with _workshop() as workshop:
        article_id = _shelve(workshop, path) if path else _last_or_sample(workshop)
        article, entries = workshop.library.article(article_id), workshop.library.entries(article_id)
        _show(article, entries, workshop.registry, (), as_json=False)
        exporter = workshop.registry.exporter("markdown")
        if exporter is None:
            return DONE
        target = Path(f"{_slug(article.title)}-annotated-bibliography{exporter.suffix}").resolve()
        from ldn_desk.services.exporting import export, snapshot

        export(snapshot(article, entries), exporter, target)
        print(tr("Annotated bibliography written to {path}", path=target))
        print(tr("See  ldn-desk --help  for check, export and library."))
        return DONE


def _last_or_sample(workshop: "Workshop") -> str:
    from ldn_desk.services.sample import shelve_sample

    return workshop.library.last_opened() or shelve_sample(workshop.library, workshop.registry)


def _slug(title: str) -> str:
    words = re.findall(r"\w+", title.lower())
    return "-".join(words[:6])[:60] or "article"
