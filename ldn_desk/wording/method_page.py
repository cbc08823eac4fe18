"""The method page of an annotated bibliography: what was asked of whom, what was judged, and what was not."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ldn_desk.domain.appraisal import STARS_QUESTION, STARS_SCALE
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.judgement import CHOICE_MEANING, CHOICE_WORDS
from ldn_desk.domain.translation import count, tr
from ldn_desk.domain.verdict import VerdictCode, WorkFinding
from ldn_desk.wording.annotation import Table, bundled_words, one_line
from ldn_desk.wording.evidence import OCEBM
from ldn_desk.wording.quotations import HELP_SOURCES
from ldn_desk.wording.summary import COUNT_WORDS, SHAPES, day_words, stars_signs, summary
from ldn_desk.wording.terms import source_label
from ldn_desk.wording.verdicts import why_not_checked

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the method page: a heading, then paragraphs, list items and a table, each where there is one."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    table: Table | None = None


def method_page(entries: Sequence[Entry], with_notes: bool = True) -> tuple[Section, ...]:
    """The sections under the heading *Method*."""
    judged = (_quotations(entries), *_evidence(entries), _stars(entries))
    return (_reading(), *judged, _verdicts(entries), _sources(entries), _not_checked(entries, with_notes))


def _reading() -> Section:
    return Section(
        tr("How to read this"),
        (
            tr("Each reference stands as it is printed. Where a registry’s record differs, it stands beside it."),
            tr(
                "The verdict is the desk’s proposal on one question: is it the work it says it is? The stars are a "
                "person’s answer to another: how far do I rely on it here? Neither is drawn from the other."
            ),
            tr("A verdict or a point to check says where to look. It is a lead, not proof."),
            tr("No point raised does not mean the citation is right."),
            tr("This appraises references. It rates no treatment and is not medical advice."),
        ),
    )


def _stars(entries: Sequence[Entry]) -> Section:
    given = [entry.stars for entry in entries]
    rows = [
        (f"{stars} {stars_signs(stars)}", tr(words), str(given.count(stars))) for stars, words in STARS_SCALE.items()
    ]
    rows.append((tr("not rated"), tr("which is not zero"), str(given.count(None))))
    table = Table(tr("The scale of the stars"), (tr("stars"), tr("meaning"), tr("references")), tuple(rows))
    return Section(tr("Stars"), (tr(STARS_QUESTION),), table=table)


def _quotations(entries: Sequence[Entry]) -> Section:
    """The scale of quotation accuracy, and how often each choice was made: a citation counts once a reference."""
    made = [judgement.quotation.choice for entry in entries for judgement in entry.judgements]
    unjudged = sum(len(entry.citations) for entry in entries) - len(made)
    rows = [(tr(words), tr(CHOICE_MEANING[choice]), str(made.count(choice))) for choice, words in CHOICE_WORDS.items()]
    rows.append((tr("not judged"), tr("which is not cannot assess"), str(max(0, unjudged))))
    table = Table(tr("The scale of quotation accuracy"), (tr("judgement"), tr("meaning"), tr("citations")), tuple(rows))
    told = (
        tr("Does the source say what it is cited for? Each citation is judged for each reference that it names."),
        tr("The scale is that of {sources}.", sources="; ".join(HELP_SOURCES)),
    )
    return Section(tr("Quotation accuracy"), told, table=table)


def _evidence(entries: Sequence[Entry]) -> tuple[Section, ...]:
    """How evidence is graded, where any is."""
    if not any(entry.gradings or entry.description for entry in entries):
        return ()
    told = (
        tr("How strong is the evidence for what it is cited for? The reader says it; the desk fills nothing in."),
        tr(
            "Level 1 is the strongest and 5 the weakest for the question that the claim asks; narrative reviews and "
            "hypotheses are not graded. Questions and levels are those of {source}.",
            source=OCEBM,
        ),
    )
    return (Section(tr("Evidence"), told),)


def _verdicts(entries: Sequence[Entry]) -> Section:
    numbers = _numbers((entry.verdict.code, entry) for entry in entries)
    items = tuple(
        f"{SHAPES[code]} {count(len(numbers[code]), *COUNT_WORDS[code])}: {_joined(numbers[code])}"
        for code in SHAPES
        if code in numbers
    )
    return Section(tr("Verdicts"), items=(*items, *summary(entries)[-1:]))


def _sources(entries: Sequence[Entry]) -> Section:
    days: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        verdict = entry.verdict
        record = ((source_label(verdict.record.source), verdict.record.retrieved),) if verdict.record else ()
        asked = dict.fromkeys(map(source_label, verdict.sources), verdict.judged) | dict(record)
        for name, moment in asked.items():
            days[name].append(moment)
    items = tuple(
        tr("{source}: {references}, {days}", source=name, references=_references(len(moments)), days=_span(moments))
        for name, moments in days.items()
    )
    bundled = tuple(dict.fromkeys(words for entry in entries if (words := bundled_words(entry.verdict))))
    return Section(tr("Sources asked"), () if items else (tr("No source has been asked yet."),), items + bundled)


def _not_checked(entries: Sequence[Entry], with_notes: bool) -> Section:
    reasons = _numbers((_reason(entry), entry) for entry in entries if _reason(entry))
    items = [f"{one_line(reason)}: {_joined(numbers)}" for reason, numbers in reasons.items()]
    items.append(tr("The full texts: the desk does not read them."))
    items.append(
        tr("Whether a work says what its sentence says: a person judges that ({words}).", words=_judged(entries))
    )
    items.append(tr("Notices beyond those that the sources named knew of on the day they were asked."))
    if not with_notes:
        items.append(tr("The reader’s notes were left out of this file."))
    return Section(tr("What was not checked"), items=tuple(items))


def _reason(entry: Entry) -> str:
    verdict = entry.verdict
    if verdict.code is VerdictCode.NOT_CHECKED:
        return why_not_checked(verdict)
    if verdict.code is VerdictCode.OUT_OF_SCOPE:
        return tr("not checkable here")
    return tr("title not searched yet") if verdict.work is WorkFinding.NOT_SEARCHED else ""


def _judged(entries: Sequence[Entry]) -> str:
    return summary(entries)[-1] if entries else tr("no reference here")


def _numbers(pairs: Iterable[tuple[Key, Entry]]) -> dict[Key, list[int]]:
    numbers: dict[Key, list[int]] = defaultdict(list)
    for key, entry in pairs:
        numbers[key].append(entry.reference.number)
    return numbers


def _joined(numbers: Iterable[int]) -> str:
    return ", ".join(str(number) for number in sorted(numbers))


def _references(number: int) -> str:
    return count(number, "{n} reference", "{n} references")


def _span(moments: Sequence[str]) -> str:
    """The day, or the first and the last day."""
    first, last = day_words(min(moments)), day_words(max(moments))
    return first if first == last else tr("{first} to {last}", first=first, last=last)
