"""`ldn-desk rate`: what a reviewer judges, without a window: stars, the cited work, one of its citations."""

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ldn_desk.cli.common import DONE, USAGE, article_named, complain, reference_named, workshop_open
from ldn_desk.cli.standard_output import say
from ldn_desk.domain.appraisal import STARS_SCALE
from ldn_desk.domain.evidence import (
    NO_EVIDENCE,
    NO_STUDY,
    Design,
    Directness,
    Evidence,
    Level,
    Outcome,
    Question,
    Study,
    Subjects,
)
from ldn_desk.domain.judgement import Basis, Choice, Kind, Obstacle, Quotation
from ldn_desk.domain.translation import tr

if TYPE_CHECKING:
    from ldn_desk.domain.article import Citation
    from ldn_desk.domain.entry import Entry
    from ldn_desk.services.workshop import Workshop

OF_QUOTATION = ("quotation", "kind", "basis", "reason", "claim", "indirect", "passage", "locator", "note")
OF_EVIDENCE = ("question", "level", "moved", "directness", "outcome")
OF_STUDY = ("design", "subjects", "n")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Teach `parser` what `rate` takes. What is not named stays as it is."""
    parser.add_argument("article", metavar="ARTICLE", help=tr("a file, or the id of an article on the desk"))
    parser.add_argument("reference", metavar="REFERENCE", help=tr("a number of its list, or a citation key"))
    parser.add_argument("--reviewer", metavar="NAME", help=tr("whose judgement it is; else of who judges at this desk"))
    parser.add_argument("--stars", type=int, choices=(0, *sorted(STARS_SCALE)), help=tr("0 takes them away"))
    work = parser.add_argument_group(tr("the cited work"))
    work.add_argument("--design", choices=_codes(Design), metavar="DESIGN", help=", ".join(_codes(Design)))
    work.add_argument("--subjects", choices=_codes(Subjects))
    work.add_argument("--n", type=_number, metavar="N", help=tr("how many subjects"))
    place = parser.add_argument_group(tr("one of its citations"))
    place.add_argument(
        "--citation",
        type=_number,
        metavar="K",
        help=tr("the K-th place that cites it, from 1; needed where it has several"),
    )
    place.add_argument("--quotation", choices=_codes(Choice))
    place.add_argument("--kind", action="append", choices=_codes(Kind), metavar="KIND", help=", ".join(_codes(Kind)))
    place.add_argument("--basis", choices=_codes(Basis))
    place.add_argument("--reason", choices=_codes(Obstacle), help=tr("why it cannot be assessed"))
    place.add_argument("--claim", metavar="TEXT", help=tr("the claim as checked"))
    place.add_argument("--indirect", action="store_const", const=True, help=tr("the source cites another one for it"))
    place.add_argument("--passage", metavar="TEXT", help=tr("words of the source, as they stand there"))
    place.add_argument("--locator", metavar="L", help=tr("where the passage stands"))
    place.add_argument("--note", metavar="TEXT", help=tr("asked for where it is not supported"))
    place.add_argument("--question", choices=_codes(Question))
    place.add_argument("--level", choices=_codes(Level))
    place.add_argument("--moved", metavar="TEXT", help=tr("why the level is not the one that is usual for the design"))
    place.add_argument("--directness", choices=_codes(Directness))
    place.add_argument("--outcome", choices=_codes(Outcome))
    parser.set_defaults(run=_rate)


def _codes(scale: Any) -> list[str]:
    return [each.value for each in scale]


def _number(text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1
    if number < 0:
        raise argparse.ArgumentTypeError(tr("{text} is no whole number", text=text))
    return number


def _rate(options: argparse.Namespace) -> int:
    said = {name for name in ("stars", *OF_STUDY, *OF_QUOTATION, *OF_EVIDENCE) if getattr(options, name) is not None}
    if not said:
        return complain(tr("Nothing is judged: say what, for example  --stars 3  (--help tells all)."), USAGE)
    with workshop_open() as workshop:
        article_id = article_named(workshop, options.article)
        if options.reviewer is not None and not options.reviewer.strip():
            return complain(tr("The reviewer has no name: give one after --reviewer, or leave it out."), USAGE)
        reference_id = reference_named(workshop, article_id, options.reference).id
        if options.reviewer is not None:
            workshop.appraisal.judge_once_as(options.reviewer)
        entry = workshop.library.entry(reference_id)
        assert entry is not None, "the reference was found a moment ago"
        try:
            _write(workshop, entry, options, said)
        except ValueError as error:
            return complain(str(error), USAGE)
        for line in _told(workshop.library.entry(reference_id) or entry):
            print(line)
    return DONE


def _write(workshop: "Workshop", entry: "Entry", options: argparse.Namespace, said: set[str]) -> None:
    """Write what is `said`, once all of it is known to fit. Raises ValueError, with a sentence, where it does not."""
    reference_id = entry.reference.id
    study = _study(entry, options) if said & set(OF_STUDY) else None
    citation = _citation(entry, options) if said & {*OF_QUOTATION, *OF_EVIDENCE} or options.citation else None
    quotation = _quotation(entry, citation, options) if citation and said & set(OF_QUOTATION) else None
    if quotation is not None and citation is not None:
        workshop.quotations.judge(reference_id, citation.id, quotation)
    if citation is not None and said & set(OF_EVIDENCE):
        grading = entry.grading(citation)
        graded = _evidence(grading.evidence if grading else NO_EVIDENCE, options)
        workshop.evidence.grade(reference_id, citation.id, graded)
    if study is not None:
        workshop.evidence.describe(reference_id, study)
    if options.stars is not None:
        workshop.appraisal.rate(reference_id, options.stars or None)
    if quotation is not None and quotation.wants_note:
        say(tr("What is not supported asks for a note: give it with --note."))
    if options.stars in (1, 2) and not entry.notes:
        say(tr("One or two stars ask for a note: give it with  ldn-desk note ARTICLE REFERENCE TEXT"))


def _citation(entry: "Entry", options: argparse.Namespace) -> "Citation":
    """The place that is judged: the K-th, or the only one."""
    number = len(entry.citations)
    if not number:
        raise ValueError(tr("Nothing in the article cites this reference, so there is no citation to judge."))
    if options.citation is None and number > 1:
        raise ValueError(tr("{n} places cite this reference: say which with --citation 1 to {n}.", n=number))
    place = 1 if options.citation is None else options.citation
    if not 1 <= place <= number:
        raise ValueError(tr("There is no citation {k}: they are counted from 1 to {n}.", k=place, n=number))
    return entry.citations[place - 1]


def _study(entry: "Entry", options: argparse.Namespace) -> Study:
    before = entry.description.study if entry.description else NO_STUDY
    subjects = Subjects(options.subjects) if options.subjects is not None else before.subjects
    if options.n is not None and subjects is Subjects.NONE:
        raise ValueError(tr("Where there are no subjects, there is no number of them."))
    design = Design(options.design) if options.design is not None else before.design
    study = replace(before, design=design).of(subjects)
    return study if options.n is None else replace(study, n=options.n)


def _evidence(before: Evidence, options: argparse.Namespace) -> Evidence:
    """What stands, with what is said now."""
    scales: dict[str, Any] = {"question": Question, "level": Level, "directness": Directness, "outcome": Outcome}
    said = {name: value for name in OF_EVIDENCE if (value := getattr(options, name)) is not None}
    parts: dict[str, Any] = {name: scales.get(name, str)(value) for name, value in said.items()}
    return replace(before, **parts)


def _quotation(entry: "Entry", citation: "Citation", options: argparse.Namespace) -> Quotation:
    """What stands, with what is said now."""
    judgement = entry.judgement(citation)
    before = judgement.quotation if judgement else None
    if options.quotation is None and before is None:
        raise ValueError(tr("This citation is not judged yet: say how with --quotation."))
    choice = Choice(options.quotation) if options.quotation is not None else None
    standing = before.chosen(choice) if before and choice else before or Quotation(choice or Choice.SUPPORTED)
    parts: dict[str, Any] = {
        name: getattr(options, name)
        for name in ("claim", "indirect", "passage", "locator", "note")
        if getattr(options, name) is not None
    }
    if options.kind is not None:
        parts["kinds"] = tuple(map(Kind, options.kind))
    if options.basis is not None:
        parts["basis"] = Basis(options.basis)
    if options.reason is not None:
        parts["obstacle"] = Obstacle(options.reason)
    try:
        return replace(standing, **parts)
    except ValueError as error:
        raise ValueError(
            tr(
                "The kind or the reason does not go with “{choice}”; see  ldn-desk rate --help",
                choice=standing.choice.value,
            )
        ) from error


def _told(entry: "Entry") -> list[str]:
    """What now stands, as exports write it: reference, then what was judged."""
    from ldn_desk.wording.annotation import annotation

    written = annotation(entry)
    own = {tr("Quotation accuracy"), tr("Evidence"), tr("Stars")}
    return [f"{written.number}. {written.who}", *(f"  {line.words}" for line in written.lines if line.label in own)]
