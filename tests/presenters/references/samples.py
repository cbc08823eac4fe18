"""An article with references of every verdict, in a real library, on a desk: what tests of the references work on."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from ldn_desk.domain.article import Article, Block, BlockKind, Citation, Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.entry import Checked, Entry, Target
from ldn_desk.domain.reason import own_words
from ldn_desk.domain.record import Found, Notice, Record
from ldn_desk.domain.verdict import FieldComparison, Outcome, Point, Suggestion, Verdict, VerdictCode, WorkFinding
from ldn_desk.plugins.registry import Registry
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.jobs import InlineRunner
from ldn_desk.services.appraisal import Appraisal
from ldn_desk.services.correcting import Correcting
from ldn_desk.services.desk_file import DeskFile
from ldn_desk.services.evidence import EvidenceService
from ldn_desk.services.library import Library
from ldn_desk.services.marking import Marking
from ldn_desk.services.mending import Mending
from ldn_desk.services.quotations import Quotations
from ldn_desk.services.settings import settings_at
from ldn_desk.services.undoing import Undoing
from ldn_desk.services.versions import Versions
from ldn_desk.services.workshop import Workshop
from ldn_desk.store.library_file import Store

WHEN = "2026-11-23T10:00:00Z"

TITLES = (
    (("Miller", "Raison"), 2016, "How inflammation came to matter in depression: from an old defence to a new target"),
    (("Younger", "Parkitny", "McLain"), 2014, "A small dose of an opioid blocker as a new treatment for chronic pain"),
    (("Öberg", "Hong"), 2003, "Microglia in the slow diseases of nerves: what they do and how they could be stopped"),
    (("Patten",), 2020, "Small doses of naltrexone: a therapy for the inflamed brain?"),
    (("Brown", "Panksepp"), 2009, "Preventing disease and improving life with very little naltrexone"),
    (
        ("Mischke", "Hyde", "Young"),
        2017,
        "Randomized, proof-of-concept trial of a small dose in patients whose depression came back",
    ),
    (("Smith", "Field"), 2019, "A small dose of naltrexone improves active Crohn’s disease"),
    (("Zhang", "Li"), 2020, "Less depressive behaviour in mice whose nerve inflammation was held back"),
    (("Anders",), 2018, "A page about dreams"),
    (("Toll", "Vroom"), 2018, "A review of how very little naltrexone is used"),
)


def reference(number: int) -> Reference:
    """Reference `number`, from 1; past the ten written ones they are made up from their number."""
    families, year, title = TITLES[number - 1] if number <= len(TITLES) else (("Author",), 2000, f"Work {number}")
    doi = "" if number == 9 else f"10.5555/desk.{number}"
    printed = Fields(
        type="article-journal",
        author=tuple(Name(family=family, given="A. B.") for family in families),
        et_al=number == 6,
        issued=PartialDate(year),
        title=title,
        container_title="Journal of Careful Reading",
        volume="20",
        issue="8",
        page="6–14",
        DOI=doi,
    )
    names = ", ".join(f"{family}, A. B." for family in families)
    text = f"{names} ({year}). {title}. Journal of Careful Reading, 20(8), 6–14. https://doi.org/{doi}"
    return Reference(number, text, printed, id=f"reference-{number}")


def citation(name: str, numbers: tuple[int, ...], sentence: str, section: str) -> Citation:
    """A place that cites `numbers`; positions play no part here."""
    marker = f"[{', '.join(map(str, numbers))}]"
    return Citation(marker, numbers, 0, 1, sentence, 0, 1, section, id=name)


CITATIONS = (
    citation("first", (1, 2), "Inflammation has been tied to low mood [1, 2].", "Background"),
    citation("second", (3,), "Glial cells are quieter at small doses [3].", "How it may work"),
    citation(
        "series", (6,), "A 2017 case series reported that patients with major depression improved [6].", "Evidence"
    ),
    citation("again", (6, 7), "Later work agrees [6, 7].", "Evidence"),
    citation("last", (6,), "The effect was said to last [6].", "Open questions"),
    citation(
        "crohn", (7,), "Another study found that depression that resists treatment became milder [7].", "Evidence"
    ),
)


def article(references: int = 10) -> Article:
    """The article, with so many references."""
    text = "A small dose and depression"
    block = Block(BlockKind.TITLE, text, level=1)
    made = tuple(reference(number) for number in range(1, references + 1))
    digest = sha256(f"{text}{references}".encode()).hexdigest()
    return Article(
        text, (block,), made, CITATIONS if references else (), text, digest, source="sample.txt", id="article"
    )


def other_article(references: int = 2) -> Article:
    """Another article, whose references nothing cites; with none of them, one without a list."""
    made = tuple(replace(reference(n), id=f"other-{n}") for n in range(1, references + 1))
    return replace(article(0), id="other", sha256="another", title="Another article", references=made)


def record(number: int, source: str = "crossref", abstract: str = "") -> Record:
    """What `source` said of the DOI of reference `number`."""
    raw = {"DOI": f"10.5555/desk.{number}", "abstract": abstract} if abstract else {"DOI": f"10.5555/desk.{number}"}
    return Record(f"10.5555/desk.{number}", source, WHEN, raw)


def compared(number: int, **others: tuple[str, Outcome, str]) -> tuple[FieldComparison, ...]:
    """A comparison in which all is the same but `others`: field → (registered, outcome, reason)."""
    printed = reference(number).printed
    values = {
        "type": printed.type,
        "author": ", ".join(f"{name.family}, {name.given}" for name in printed.author),
        "issued": str(printed.year),
        "title": printed.title,
        "container-title": printed.container_title,
        "volume": printed.volume,
        "page": printed.page,
        "DOI": printed.DOI,
    }
    rows = []
    for field, value in values.items():
        registered, outcome, reason = others.get(field.replace("-", "_"), (value, Outcome.SAME, ""))
        rows.append(FieldComparison(field, value, registered, outcome, own_words(reason) if reason else None))
    return tuple(rows)


def only_doi(entry: Entry) -> Entry:
    """The same, checked, as if nothing but its DOI were printed."""
    own = Fields(DOI=entry.reference.printed.DOI)
    reference = replace(entry.reference, text=f"doi:{own.DOI}", printed=own, start=0)
    rows = tuple(
        row if row.field == "DOI" else replace(row, printed="", outcome=Outcome.MISSING_PRINTED)
        for row in entry.verdict.fields
    )
    return replace(entry, reference=reference, verdict=replace(entry.verdict, fields=rows))


def verdicts() -> dict[int, Verdict]:
    """One verdict of each kind; reference 10 has none."""
    asked = ("Crossref", "doi.org")
    erratum = Notice("erratum", "10.5555/notice.6", PartialDate(2018, 2), "publisher")
    retraction = Notice("retraction", "10.5555/notice.5", PartialDate(2012, 5, 3), "retraction-watch")
    other_title = ("Attitudes to the colour of tablets in two villages", Outcome.MAJOR, "hardly a word is shared")
    return {
        1: Verdict(VerdictCode.AGREES, fields=compared(1), record=record(1), sources=("Crossref",), judged=WHEN),
        2: Verdict(
            VerdictCode.DIFFERS,
            fields=compared(
                2,
                issued=("2013", Outcome.MINOR, "one year off"),
                title=(
                    "A small dose of an opioid agonist as a treatment for chronic pain",
                    Outcome.MAJOR,
                    "words differ",
                ),
            ),
            record=record(2),
            sources=("Crossref",),
            judged=WHEN,
        ),
        3: Verdict(
            VerdictCode.OTHER_WORK,
            (own_words("The title and the authors are those of another work."),),
            WorkFinding.ELSEWHERE,
            compared(3, title=other_title, author=("Quist, B.", Outcome.MAJOR, "the first author is another person")),
            record(3),
            suggestion=Suggestion("10.5555/desk.33", own_words("title, first author and year fit")),
            sources=("Crossref",),
            judged=WHEN,
        ),
        4: Verdict(
            VerdictCode.NOT_REGISTERED,
            (own_words("No agency knows this DOI."),),
            WorkFinding.NOT_SEARCHED,
            sources=asked,
        ),
        5: Verdict(VerdictCode.AGREES, fields=compared(5), record=record(5), notices=(retraction,), judged=WHEN),
        6: Verdict(
            VerdictCode.AGREES,
            fields=compared(6),
            record=record(6, abstract="<jats:p>Patients were drawn by lot.</jats:p>"),
            notices=(erratum,),
            judged=WHEN,
        ),
        7: Verdict(
            VerdictCode.UNCONFIRMED,
            (own_words("Nearest title: A large dose."),),
            sources=("Crossref", "PubMed"),
            judged=WHEN,
        ),
        8: Verdict(VerdictCode.FOUND, fields=compared(8), record=record(8), sources=("Crossref",), judged=WHEN),
        9: Verdict(VerdictCode.OUT_OF_SCOPE, (own_words("A web page."),), judged=WHEN),
    }


POINTS = {
    6: (Point("study-design", "case series", "Randomized", 0),),
    7: (Point("condition", "depression", "Crohn’s disease", 1),),
}


def checked(number: int, verdict: Verdict) -> Checked:
    """A verdict on its way to the library, with the answer it rests on."""
    answers = (Found(verdict.record),) if verdict.record else ()
    target = Target(reference(number), tuple(each for each in CITATIONS if number in each.numbers))
    return Checked(target, verdict, POINTS.get(number, ()), answers)


def open_desk(folder: Path, references: int = 10, found: dict[int, Verdict] | None = None) -> Desk:
    """A desk with the article open; `found` verdicts, all of `verdicts()` where not given."""
    file = folder / "library.sqlite"
    if references == 10 and found is None:
        file.write_bytes(_template())
    else:
        _fill(file, references, verdicts() if found is None else found)
    desk = Desk(InlineRunner())
    desk.start(workshop(file))
    desk.open_article("article")
    return desk


@cache
def _template() -> bytes:
    """The usual library as a file, made once: making one takes longer than most tests."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "library.sqlite"
        _fill(file, 10, verdicts())
        return file.read_bytes()


def _fill(file: Path, references: int, found: dict[int, Verdict]) -> None:
    library = workshop(file).library
    library.add(article(references), b"sample")
    library.keep_all([checked(number, verdict) for number, verdict in found.items() if number <= references])
    library.close()


def workshop(file: Path) -> Workshop:
    """The services of a library file, with nothing to ask."""
    store = Store.open(str(file))
    undoing = Undoing(store)
    library = Library(store, undoing)
    settings = settings_at(library, DeskFile(file.with_name("settings.json")), {})
    return Workshop(
        library,
        Appraisal(store, undoing),
        Correcting(store, undoing),
        Quotations(store, undoing),
        Marking(store, undoing),
        EvidenceService(store, undoing),
        undoing,
        settings,
        Registry,
        lambda registry: (Mending(store, undoing, registry), Versions(store, undoing, registry)),
    )


def shown_ids(ids: Sequence[object]) -> list[int]:
    """Numbers of the references with these ids."""
    return [int(str(reference_id).rsplit("-", 1)[1]) for reference_id in ids]
