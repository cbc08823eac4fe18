"""Articles, entries and snapshots for the exporters' tests: plain ones, and one that is hostile in every field."""

from dataclasses import replace

from ldn_desk.domain.appraisal import Note, Rating
from ldn_desk.domain.article import Article, Citation, Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.evidence import Description, Evidence, Grading, Study
from ldn_desk.domain.judgement import Judgement, Quotation
from ldn_desk.domain.reason import own_words
from ldn_desk.domain.record import Notice, Record
from ldn_desk.domain.verdict import (
    FieldComparison,
    Outcome,
    Point,
    Suggestion,
    Verdict,
    VerdictCode,
    WorkFinding,
)
from ldn_desk.plugins.contracts import Snapshot

WHEN = "2026-11-23T10:00:00Z"
HOSTILE = (
    "line one\nER  - \nTY  - BOOK\nOR  - 2.1\n=cmd()|' /C calc'!A0\n{ unbalanced \\ brace\n<script>alert(1)</script>\n"
    "עברית \u202eevil\u202c 🙂 NUL\x00 bell\x07 esc\x1b[31m %$&#_~^ $2\nType: book\nNote: x\n"
    "| a | b |\n# heading\n1. item\u2028separator \ud800 lone \ufffe"
)


def citation(number: int, sentence: str = "", section: str = "Evidence") -> Citation:
    return Citation(f"[{number}]", (number,), 0, 3, sentence or f"A thing is so [{number}].", 0, 17, section)


def trial(stars: int | None = 4, notes: tuple[str, ...] = ("Small, and honest about it.",)) -> Entry:
    """A reference that agrees, with an erratum, a point, stars and notes."""
    printed = Fields(
        type="article-journal",
        author=(Name(family="Berg", given="A. B.", particle="van den"), Name(family="Hylek", given="L.")),
        et_al=True,
        issued=PartialDate(2017, 1),
        title="A randomized trial of something in R&D: 50% better",
        container_title="Journal of Made-up Results",
        volume="208",
        issue="2",
        page="6–14",
        DOI="10.1234/made_up.2016",
    )
    text = (
        "van den Berg, A. B., Hylek, L., et al. (2017). A randomized trial of something in R&D: 50% better. "
        "Journal of Made-up Results, 208(2), 6–14. https://doi.org/10.1234/made_up.2016"
    )
    record = Record("10.1234/made_up.2016", "crossref", WHEN, {"DOI": "10.1234/made_up.2016"})
    verdict = Verdict(
        VerdictCode.AGREES,
        fields=(FieldComparison("volume", "208", "208", Outcome.SAME),),
        record=record,
        notices=(Notice("erratum", "10.1234/erratum", PartialDate(2018, 2), "publisher"),),
        sources=("Crossref",),
        judged=WHEN,
    )
    return Entry(
        Reference(2, text, printed, id="ref-2"),
        (citation(2, "A case series showed it [2]."), citation(2, "It was shown twice [2].", "")),
        verdict,
        (Point("study-design", "case series", "randomized", 0),),
        Rating("ref-2", "me", stars, 1, WHEN),
        tuple(Note(f"n{place}", "ref-2", "me", text, 1, WHEN, WHEN) for place, text in enumerate(notes)),
        "Ann Reader",
    )


def wrong_work() -> Entry:
    """A reference whose DOI opens a different work; the right one is suggested."""
    printed = Fields(
        type="article-journal",
        author=(Name(family="Älvarez", given="Z."),),
        issued=PartialDate(2019),
        title="The printed title",
        container_title="Annals of Invention",
        DOI="10.1234/other",
    )
    rows = (
        FieldComparison(
            "title", "The printed title", "Another title | altogether", Outcome.MAJOR, own_words("another work")
        ),
        FieldComparison("author", "Älvarez, Z.", "Quite, Another", Outcome.MAJOR),
        FieldComparison("issued", "2019", "2019", Outcome.SAME),
        FieldComparison("page", "1–2", "", Outcome.MISSING_REGISTERED),
    )
    verdict = Verdict(
        VerdictCode.OTHER_WORK,
        reasons=(own_words("Title and authors are of another work."),),
        work=WorkFinding.ELSEWHERE,
        fields=rows,
        record=Record("10.1234/other", "crossref", WHEN, {}),
        suggestion=Suggestion("10.1234/right", own_words("title, first author and year fit")),
        sources=("Crossref",),
        judged=WHEN,
    )
    reference = Reference(
        1, "Älvarez, Z. (2019). The printed title. Annals of Invention. 10.1234/other", printed, id="ref-1"
    )
    return Entry(reference, (citation(1),), verdict, reviewer="Ann Reader")


def from_record() -> Entry:
    """The trial as an export writes it that was asked for what is registered."""
    entry = trial()
    fields = Fields(
        type="article-journal",
        author=(Name(family="Registered", given="Rita"),),
        issued=PartialDate(2016, 12),
        title="The registered title",
        container_title="Registered Journal",
        DOI="10.1234/made_up.2016",
    )
    text = "Registered Rita (2016). The registered title. Registered Journal. doi:10.1234/made_up.2016."
    return replace(entry, written=Reference(2, text, fields, id="ref-2"))


def without_record() -> Entry:
    """A line without a record, in an export that was asked for what is registered."""
    entry = unread()
    return replace(entry, written=entry.reference)


def unread() -> Entry:
    """An uncited line of which nothing was understood and nothing asked."""
    return Entry(Reference(3, "See the ministry’s page.", Fields(), id="ref-3"))


def hostile() -> Entry:
    """Every text of it tries to break out of its file."""
    printed = Fields(
        type="no-such-type",
        author=(Name(family=HOSTILE, given=HOSTILE), Name(literal=f"Group and {HOSTILE}")),
        issued=PartialDate(raw=HOSTILE),
        title=HOSTILE,
        container_title=HOSTILE,
        volume="=1+1",
        page="-1",
        DOI="10.1234/a}{b\\c",
        URL="javascript:alert(1)",
    )
    verdict = Verdict(
        VerdictCode.DIFFERS,
        reasons=(own_words(HOSTILE),),
        fields=(FieldComparison("title", HOSTILE, HOSTILE, Outcome.MAJOR, own_words(HOSTILE)),),
        record=Record("10.1234/a", "crossref", WHEN, {}),
        notices=(Notice(HOSTILE, "10.1234/n", PartialDate(raw=HOSTILE), HOSTILE),),
        suggestion=Suggestion("10.1234/<b>", own_words(HOSTILE)),
        sources=(HOSTILE,),
        judged=WHEN,
    )
    return Entry(
        Reference(4, HOSTILE, printed, id="ref-4", key="a key}, with {"),
        (citation(4, HOSTILE, HOSTILE),),
        verdict,
        (Point("condition", HOSTILE, HOSTILE, 0),),
        Rating("ref-4", "me", 1, 1, WHEN),
        (Note("n", "ref-4", "me", HOSTILE, 1, WHEN, WHEN),),
        HOSTILE,
    )


def article(title: str = "Something and nothing") -> Article:
    return Article(
        title,
        (),
        (),
        (),
        "text",
        "0" * 64,
        author=(Name(given="Ann", family="Writer"),),
        issued=PartialDate(2026, 3, 1),
        source="article.md",
        language="en",
    )


def snapshot(*entries: Entry, order: str = "article", with_notes: bool = True, title: str = "") -> Snapshot:
    return Snapshot(article(title or "Something and nothing"), entries, WHEN, with_notes, order)


def with_more() -> Entry:
    """A reference that came with more than is compared."""
    further = {
        "title": "Owls <i>in situ</i>",
        "language": "de",
        "keyword": "owl; nap",
        "abstract": "They sleep.",
        "note": "Mine.",
        "collection-title": "Owl Series",
        "accessed": {"date-parts": [[2020, 1, 2]]},
        "translator": [{"family": "Fir", "given": "Gum"}],
        "file": ":a_b.pdf:PDF",
    }
    return Entry(Reference(1, "x", Fields(type="book", title="Owls in situ"), further=further))


def judged(entry: Entry, place: int, said: Quotation, *, changed: bool = False, again: str = "") -> Entry:
    """The entry with this said of the citation at `place`, from 0."""
    at = entry.citations[place]
    sentence = "An older sentence." if changed else at.sentence
    judgement = Judgement(
        f"judgement-{place}", at.id, entry.reference.id, "me", said, sentence, changed, 1, WHEN, WHEN, again
    )
    return replace(entry, judgements=(*entry.judgements, judgement))


def graded(entry: Entry, place: int, said: Evidence, study: Study | None = None) -> Entry:
    """The entry with this said of the evidence at `place`, from 0, and of the work."""
    at = entry.citations[place]
    grading = Grading(f"grading-{place}", at.id, entry.reference.id, "me", said, at.sentence, False, 1, WHEN, WHEN)
    entry = replace(entry, gradings=(*entry.gradings, grading))
    return replace(entry, description=described(entry, study).description) if study else entry


def described(entry: Entry, study: Study) -> Entry:
    """The entry with this said of the work."""
    return replace(entry, description=Description("study", entry.reference.id, "me", study, 1, WHEN, WHEN))
