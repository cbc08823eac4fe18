"""Articles, records and verdicts in our own words, for whoever needs a library with something in it."""

import hashlib
from functools import cached_property
from pathlib import Path
from typing import Any

from ldn_desk.composition import build_registry
from ldn_desk.domain.article import Article, Block, BlockKind, Citation, Reference, Span, SpanKind
from ldn_desk.domain.bibliography import COMPARED_FIELDS, Fields, Name, PartialDate
from ldn_desk.domain.entry import Checked, Target
from ldn_desk.domain.reason import because, own_words
from ldn_desk.domain.record import Found, Notice, Record
from ldn_desk.domain.verdict import FieldComparison, Outcome, Point, Suggestion, Verdict, VerdictCode, WorkFinding
from ldn_desk.plugins.registry import Registry
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
from ldn_desk.store.library_file import Store

SENTENCE = "Sleep improved in most readers of long articles"


class Desk:
    """One desk on a library: a store of its own, as each process has."""

    def __init__(self, location: Path | str, settings: Path | None = None) -> None:
        """`settings` names the desk's own file; where none is given, it is the one beside the library."""
        self.store = Store.open(str(location))
        self.undoing = Undoing(self.store)
        self.library = Library(self.store, self.undoing)
        self.file = DeskFile(settings or self.store.file.with_name("settings.json"))
        self.settings = settings_at(self.library, self.file, {})
        self.appraisal = Appraisal(self.store, self.undoing)
        self.correcting = Correcting(self.store, self.undoing)
        self.quotations = Quotations(self.store, self.undoing)
        self.marking = Marking(self.store, self.undoing)
        self.evidence = EvidenceService(self.store, self.undoing)
        self.mending = Mending(self.store, self.undoing, lambda: self.registry)
        self.versions = Versions(self.store, self.undoing, lambda: self.registry)

    @cached_property
    def registry(self) -> Registry:
        """Every format and check."""
        return build_registry(lambda _key: "")

    def keep(self, key: str, value: str) -> None:
        """Write a text into the library."""
        with self.store.writing() as unit:
            unit.settings.set(key, value)

    def kept(self, key: str) -> str:
        """The text that was written."""
        with self.store.reading() as unit:
            return unit.settings.get(key)

    def write(self, word: str) -> None:
        """Write a word into the library, where no desk takes it away."""
        self.keep(f"retractions_{word}", "written")

    @property
    def written(self) -> set[str]:
        """The words that were written."""
        with self.store.reading() as unit:
            rows = unit._connection.exec_driver_sql("SELECT key FROM settings WHERE value = 'written'")
            return {key.removeprefix("retractions_") for (key,) in rows}

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        self.library.close()


def reference_text(number: int) -> str:
    return (
        f"Gardener, A. B., & van Dyke, C. (2019). Of naps and lamps, part {number}. Journal of Naps, 12({number}), 1–9."
    )


def reference(number: int, start: int = -1) -> Reference:
    printed = Fields(
        type="article-journal",
        author=(Name("Gardener", "A. B."), Name("Dyke", "C.", "van"), Name(literal="Nap Group")),
        et_al=number % 7 == 0,
        issued=PartialDate(2019),
        title=f"Of naps and lamps, part {number}",
        container_title="Journal of Naps",
        volume="12",
        issue=str(number),
        page="1–9",
        DOI=f"10.5555/naps.{number}",
        ISSN=("1234-5679",),
    )
    return Reference(number, reference_text(number), printed, key=f"naps{number}", start=start)


def article(references: int = 3, citations_each: int = 1, filler: int = 0, title: str = "Naps") -> Article:
    """An article whose text differs with every argument; `filler` is a number of further characters of text."""
    texts: list[tuple[BlockKind, str]] = [(BlockKind.TITLE, title), (BlockKind.HEADING, "Findings")]
    cited = [number for number in range(1, references + 1) for _ in range(citations_each)]
    texts += [(BlockKind.PARAGRAPH, f"{SENTENCE} [{number}].") for number in cited]
    padding = "Words without any marker make an article long. " * 20
    texts += [(BlockKind.PARAGRAPH, padding) for _ in range(filler // len(padding))]
    texts += [(BlockKind.REFERENCE, reference_text(number)) for number in range(1, references + 1)]
    blocks, start = [], 0
    for kind, text in texts:
        spans = (Span(0, 5, SpanKind.STRONG), Span(6, 9, SpanKind.LINK, "https://example.org")) if start else ()
        blocks.append(Block(kind, text, 1 if kind is BlockKind.HEADING else 0, spans, start))
        start += len(text) + 1
    whole = "\n".join(text for _, text in texts)
    marked = [block for block in blocks if block.kind is BlockKind.PARAGRAPH][: len(cited)]
    listed = [block for block in blocks if block.kind is BlockKind.REFERENCE]
    return Article(
        title=title,
        blocks=tuple(blocks),
        references=tuple(reference(number, block.start) for number, block in enumerate(listed, 1)),
        citations=tuple(citation(number, block) for number, block in zip(cited, marked, strict=True)),
        text=whole,
        sha256=hashlib.sha256(whole.encode()).hexdigest(),
        author=(Name("Kim", "Robin"),),
        issued=PartialDate(raw="Jul 21"),
        source="naps.txt",
        format="text",
        language="en",
    )


def citation(number: int, block: Block) -> Citation:
    marker = f"[{number}]"
    at = block.start + block.text.index(marker)
    return Citation(marker, (number,), at, at + len(marker), block.text, block.start, block.end, "Findings")


def record(doi: str, source: str = "crossref", retrieved: str = "2026-11-23T10:00:00Z", **raw: Any) -> Record:
    return Record(doi, source, retrieved, {"DOI": doi, "title": ["Of naps"], **raw})


def verdict(kept: Record | None = None, code: VerdictCode = VerdictCode.DIFFERS, judged: str = "") -> Verdict:
    """A verdict with something in every one of its parts."""
    rows = (
        FieldComparison(name, "as printed", "as registered", Outcome.SAME, because("equal-but-for-capitals"))
        for name in COMPARED_FIELDS
    )
    return Verdict(
        code,
        (own_words("Year differs by one."), because("names-not-in-record", n=3, total=4)),
        WorkFinding.ELSEWHERE if code is VerdictCode.OTHER_WORK else None,
        (
            *rows,
            FieldComparison(
                "volume", "12", "13", Outcome.MINOR, because("another-number", printed="12", registered="13")
            ),
        ),
        kept,
        (Notice("erratum", "10.5555/e", PartialDate(2018, 2), "publisher"), Notice("addendum")),
        Suggestion("10.5555/other", because("fits", fields=("title", "author")))
        if code is VerdictCode.OTHER_WORK
        else None,
        ("Crossref", "doi.org"),
        judged or "2026-11-23T10:00:01Z",
    )


def checked(
    entry: Reference, retrieved: str = "2026-11-23T10:00:00Z", cited: tuple[Citation, ...] = (), **raw: Any
) -> Checked:
    """What a check that found the reference's DOI comes to, with a point on the first place that cites it."""
    found = record(entry.printed.DOI, retrieved=retrieved, **raw)
    return Checked(
        Target(entry, cited),
        verdict(found, judged=retrieved),
        (Point("condition", "sleep", "lamps", 0 if cited else -1),),
        (Found(found),),
    )
