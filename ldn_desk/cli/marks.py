"""`ldn-desk marks`: the marks on an article, or where selectors land in a file."""

import argparse
from pathlib import Path
from typing import Any

from ldn_desk.cli.common import DONE, USAGE, article_named, complain, print_json, registry_alone, workshop_open
from ldn_desk.domain.mark import COLOUR_WORDS, STATE_WORDS, Mark, State, name_setting
from ldn_desk.domain.translation import tr

_PLACE = "place"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Teach `parser` what `marks` and `marks place` take."""
    parser.usage = "ldn-desk marks ARTICLE [--json] | marks place FILE --selectors S.json --json"
    parser.add_argument("article", metavar="ARTICLE", help=tr("a file, or the id of an article on the desk"))
    parser.add_argument("file", metavar="FILE", nargs="?", type=Path, help=tr("with  place: where to look"))
    parser.add_argument("--selectors", type=Path, metavar="S.json", help=tr("a JSON list of W3C selectors"))
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_marks)


def _marks(options: argparse.Namespace) -> int:
    if options.article == _PLACE and options.file is not None and options.selectors is not None:
        return _place(options)
    if options.file is not None or options.selectors is not None:
        return complain(tr("Name one article, or  place FILE --selectors S.json  to see where selectors land."), USAGE)
    with workshop_open() as workshop:
        article_id = article_named(workshop, options.article)
        found = workshop.marking.of(article_id)
        numbers = {each.id: each.number for each in workshop.library.article(article_id).references}
        names = {colour: workshop.settings(name_setting(colour)) or tr(words) for colour, words in COLOUR_WORDS.items()}
    if options.json:
        from ldn_desk.wording.json_form import mark_form

        print_json([mark_form(mark, numbers) for mark in found])
        return DONE
    for mark in found:
        print(_line(mark, names[mark.colour], numbers))
    if not found:
        print(tr("No passage of this article is marked."))
    return DONE


def _line(mark: Mark, colour: str, numbers: dict[str, int]) -> str:
    from ldn_desk.wording.annotation import one_line

    parts = [colour, f"“{one_line(mark.anchor.exact)}”"]
    parts += [tr(STATE_WORDS[mark.state])] if mark.state is not State.EXACT else []
    parts += [one_line(mark.comment)] if mark.comment else []
    number = numbers.get(mark.reference_id or "")
    parts += [tr("see also {number}", number=number)] if number is not None else []
    return "  ·  ".join(parts)


def _place(options: argparse.Namespace) -> int:
    from ldn_desk.matching.anchoring.placing import place_all
    from ldn_desk.matching.anchoring.selectors import anchors_in
    from ldn_desk.services.handed_in import file_bytes
    from ldn_desk.services.opening import read_file

    anchors = anchors_in(file_bytes(options.selectors), options.selectors.name)
    article, _original = read_file(options.file, registry_alone().importers)
    found: list[dict[str, Any]] = [
        {
            "state": placed.state.value,
            "start": placed.start,
            "end": placed.end,
            "quote": None if placed.start is None else article.text[placed.start : placed.end],
        }
        for placed in place_all(article.text, anchors)
    ]
    if options.json:
        print_json(found)
        return DONE
    for each in found:
        place = tr("{start}–{end}", **each) if each["quote"] is not None else ""
        print("  ".join(part for part in (each["state"], place, " ".join((each["quote"] or "").split())) if part))
    return DONE
