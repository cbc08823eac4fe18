"""`ldn-desk note`: a note on an article, or on one of its references."""

import argparse

from ldn_desk.cli.common import DONE, USAGE, article_named, complain, reference_named, workshop_open
from ldn_desk.domain.translation import tr


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Teach `parser` what `note` takes."""
    parser.add_argument("article", metavar="ARTICLE", help=tr("a file, or the id of an article on the desk"))
    parser.add_argument("reference", metavar="REFERENCE", nargs="?", help=tr("a number of its list, or a citation key"))
    parser.add_argument("text", metavar="TEXT", help=tr("Markdown; [7] and ¶7 lead to a reference and a paragraph"))
    parser.set_defaults(run=_note)


def _note(options: argparse.Namespace) -> int:
    if not options.text.strip():
        return complain(tr("The note is empty: give its text as the last word."), USAGE)
    with workshop_open() as workshop:
        article_id = article_named(workshop, options.article)
        if options.reference is None:
            workshop.appraisal.write_article_note(article_id, options.text)
            print(tr("Noted on the article"))
            return DONE
        reference = reference_named(workshop, article_id, options.reference)
        workshop.appraisal.write_note(reference.id, options.text)
        print(tr("Noted on reference {number}", number=reference.number))
    return DONE
