"""`ldn-desk library`: the articles on the desk, and the library they stand in."""

import argparse
import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from ldn_desk.cli.common import DONE, UNREADABLE, complain, print_json, workshop_open
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.translation import count, tr

if TYPE_CHECKING:
    from ldn_desk.services.workshop import Workshop


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Teach `parser` the actions of `library`."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help=tr("every article on the desk"))
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=_list)
    adding = actions.add_parser("add", help=tr("put articles on the desk"))
    adding.add_argument("files", type=Path, nargs="+")
    adding.add_argument(
        "--keep-both", action="store_true", help=tr("let a newer version of an article stand beside the older one")
    )
    adding.set_defaults(run=_add)
    searching = actions.add_parser("search", help=tr("find words in articles, references and notes"))
    searching.add_argument("words", nargs="+")
    searching.add_argument("--json", action="store_true")
    searching.set_defaults(run=_search)
    backing = actions.add_parser("backup", help=tr("write the whole library to one file"))
    backing.add_argument("file", type=Path)
    backing.set_defaults(run=_backup)
    restoring = actions.add_parser("restore", help=tr("replace the library by a backup; today's is kept beside it"))
    restoring.add_argument("file", type=Path)
    restoring.set_defaults(run=_restore)
    retractions = actions.add_parser("retractions", help=tr("import Retraction Watch’s CSV file, or say what is held"))
    retractions.add_argument("file", type=Path, nargs="?")
    retractions.set_defaults(run=_retractions)
    doctor = actions.add_parser("doctor", help=tr("look the library over"))
    doctor.set_defaults(run=_doctor)


def _list(options: argparse.Namespace) -> int:
    with workshop_open() as workshop:
        shelf = workshop.library.shelf()
    if options.json:
        print_json([asdict(shelved) for shelved in shelf])
        return DONE
    for shelved in shelf:
        references = count(shelved.references, "{n} reference", "{n} references")
        print(" · ".join((shelved.title or tr("Untitled"), references, shelved.source)))
    if not shelf:
        print(tr("No article is on the desk yet: add one with  ldn-desk library add FILE"))
    return DONE


def _add(options: argparse.Namespace) -> int:
    worst = DONE
    with workshop_open() as workshop:
        for path in options.files:
            try:
                _add_one(workshop, path, keep_both=options.keep_both)
            except UnreadableInput as error:
                worst = complain(error, UNREADABLE)
    return worst


def _add_one(workshop: "Workshop", path: Path, *, keep_both: bool) -> None:
    """Add a file; where it is a newer version of an article, notes, ratings and mends are taken over to it."""
    from ldn_desk.domain.versions import mend_words
    from ldn_desk.services.opening import read_file
    from ldn_desk.services.shelving import raise_points, shelve

    article, original = read_file(path, workshop.registry.importers)
    older = None if keep_both else workshop.versions.older_version(article)
    article_id = shelve(article, original, raise_points(article, workshop.registry), workshop.library)
    print(tr("On the desk: {title}", title=workshop.library.article(article_id).title or tr("Untitled")))
    # A text that was there before is the same article, and no newer version of any other.
    if older is not None and article_id == article.id:
        _change, moved = workshop.versions.take_over(older.id, article_id)
        what = "; ".join(moved.words)
        print(
            tr(
                "  A newer version: notes, ratings and mends were taken over from the older one, which is kept: the "
                "window opens it with References → Mend by Hand → Other Versions."
            )
        )
        print(tr("  What moved: {what}.", what=what))
        for removed in moved.removed:
            print(tr("  No longer printed, and kept aside: {number} {text}", number=removed.number, text=removed.text))
        for mend in moved.lost_mends:
            print(tr("  No longer applies: {mend}", mend=mend_words(mend)))


def _search(options: argparse.Namespace) -> int:
    with workshop_open() as workshop:
        hits = workshop.library.search(" ".join(options.words))
    if options.json:
        print_json([asdict(hit) for hit in hits])
        return DONE
    for hit in hits:
        print(tr("{title} · {kind}: {snippet}", title=hit.article_title, kind=tr(hit.kind), snippet=hit.snippet))
    if not hits:
        print(tr("Nothing on the desk holds these words."))
    return DONE


def _backup(options: argparse.Namespace) -> int:
    with workshop_open() as workshop:
        workshop.library.backup(options.file)
    print(tr("The library was written to {path}", path=options.file))
    return DONE


def _restore(options: argparse.Namespace) -> int:
    from ldn_desk.composition import library_location
    from ldn_desk.services.library import restore_library

    aside = restore_library(library_location(os.environ), options.file)
    print(tr("The library is now the one of {path}.", path=options.file))
    if aside is not None:
        print(tr("The one before is kept at {path}", path=aside))
    return DONE


def _retractions(options: argparse.Namespace) -> int:
    from ldn_desk.services.retractions import import_retractions
    from ldn_desk.wording.summary import day_words

    with workshop_open() as workshop:
        if options.file is not None:
            import_retractions(options.file, workshop.library)
        held = workshop.library.retractions_held()
    if not held.count:
        print(tr("No list of retractions is held: import Retraction Watch’s CSV file by naming it."))
        return DONE
    notices = count(held.count, "{n} notice", "{n} notices")
    print(tr("{notices} of {file}, imported {day}", notices=notices, file=held.file_name, day=day_words(held.imported)))
    return DONE


def _doctor(_options: argparse.Namespace) -> int:
    with workshop_open() as workshop:
        findings = workshop.library.doctor()
    for finding in findings:
        print(finding)
    if not findings:
        print(tr("The library is sound."))
    return UNREADABLE if findings else DONE
