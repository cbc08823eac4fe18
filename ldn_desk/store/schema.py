"""The tables of the library. A change here needs a migration beside it, a new `HEAD`, and an old library in the tests.

Keys that leave the store are UUIDs as text. Times are UTC to the microsecond, so that they sort; `clock` shortens them.
JSON is kept as text and read by `mapping` only where it is needed. Positions count Unicode code points.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
)

from ldn_desk.store.tables import judging
from ldn_desk.store.tables.columns import key as _id
from ldn_desk.store.tables.columns import metadata
from ldn_desk.store.tables.columns import number as _number
from ldn_desk.store.tables.columns import of as _of
from ldn_desk.store.tables.columns import text as _text
from ldn_desk.store.tables.columns import time as _time
from ldn_desk.store.tables.ledger import history
from ldn_desk.store.tables.statements import KEPT_HISTORY, SEARCH_INDEX

HEAD = "0011"
"""The schema this program writes: the newest revision of `migrations/versions`. Revisions are numbers and only grow."""

judgements, evidence, studies = judging.judgements, judging.evidence, judging.studies

reviewers = Table("reviewers", metadata, _id(), _text("name"), _time("created"))

# What the library knows of itself: under `library` its id, and what was imported into it.
settings = Table("settings", metadata, Column("key", String(100), primary_key=True), _text("value"))

articles = Table(
    "articles",
    metadata,
    _id(),
    Column("sha256", String(64), nullable=False, unique=True),
    _text("title"),
    _text("author"),  # JSON: CSL names
    Column("issued", Text),  # JSON: a CSL date; NULL where the article prints none
    _text("source"),
    _text("format"),
    _text("language"),
    Column("text", Text),  # NULL: the blocks' texts joined by line feeds
    _time("added"),
    _time("opened"),  # empty until the window opened it
    _time("deleted", nullable=True),
    _number("version"),
    _of("articles", "replaced_by", nullable=True),  # set: an older version, kept for that article's sake
    Column("container_title", Text, nullable=False, server_default=""),
    Column("doi", Text, nullable=False, server_default=""),  # the article's own
    Column("mended", Text),  # JSON: CSL names of what a reader changed of title, author, issued …; NULL for none
    Column("read", Text),  # JSON: CSL, as these were read; NULL where nothing is mended
)

# The file as it came, apart from the article so that listing articles never touches it.
originals = Table(
    "originals",
    metadata,
    Column("article_id", String(36), ForeignKey("articles.id"), primary_key=True),
    _text("name"),
    Column("data", LargeBinary, nullable=False),
)

blocks = Table(
    "blocks",
    metadata,
    _of("articles", "article_id"),
    _number("position"),
    _text("kind"),
    _text("text"),
    _number("level"),
    Column("spans", Text),  # JSON: [[start, end, kind, href], …]; NULL for none
    _number("start"),
    _text("anchor"),
    _text("ordinal"),
    PrimaryKeyConstraint("article_id", "position"),
)

references = Table(
    "references",
    metadata,
    _id(),
    _of("articles", "article_id"),
    _number("position"),
    _number("number"),
    _text("text"),
    _text("printed"),  # JSON: CSL
    _text("key"),
    _number("start"),
    Column("sure", Text),  # JSON: {CSL name: 0 to 1}; NULL: all of it is sure
    Column("mended", Text),  # JSON: CSL names; NULL for none
    Column("read", Text),  # JSON: CSL, as it was read; NULL where nothing is mended
    _time("removed", nullable=True),  # set: put away with all that hangs on it; its position is below 0 then
    Column("fields_hash", String(16), nullable=False, server_default=""),  # of what is judged: see mapping.hash_of
    Column("linked", Text),  # JSON: {"DOI", "PMID"} of the entry's links; NULL where they lead to nothing
    Column("further", Text),  # JSON: what a list of records says besides, by CSL names; NULL for nothing
    UniqueConstraint("article_id", "position"),
)

citations = Table(
    "citations",
    metadata,
    _id(),
    _of("articles", "article_id"),
    _number("position"),
    _text("marker"),
    _number("start"),
    _number("end"),
    _text("sentence"),
    _number("sentence_start"),
    _number("sentence_end"),
    _text("section"),
    Column("mended", Boolean),  # true where a reader linked it; NULL elsewhere
    _time("removed", nullable=True),  # set: put away with all that hangs on it; its position is below 0 then
    UniqueConstraint("article_id", "position"),
)

# Which references a citation names, in printed order; a number that leads nowhere keeps its row without a reference.
# What is said of a reference at one place hangs on the row: one that no longer holds is put away, and comes back.
citation_references = Table(
    "citation_references",
    metadata,
    _id(),
    _of("citations", "citation_id"),
    Column("position", Integer),  # NULL: put away
    _number("number"),
    _of("references", "reference_id", nullable=True, index=True),
    UniqueConstraint("citation_id", "position"),
)

# What a reader mended, in order, so that it can be done again on a newly read text.
mends = Table(
    "mends",
    metadata,
    _id(),
    _of("articles", "article_id", index=True),
    _number("position"),
    _text("kind"),
    _text("detail"),  # JSON: see mend_rows
    _of("reviewers", "reviewer_id"),
    _time("at"),
)

# What a source said of a DOI. A newer answer stands beside an older one for as long as a verdict rests on that.
answers = Table(
    "answers",
    metadata,
    _id(),
    Column("doi", Text, nullable=False, index=True),  # lower case
    _text("source"),
    Column("retrieved", String(27), nullable=False),
    Column("found", Boolean, nullable=False),
    Column("raw", Text),  # JSON, whole; NULL where the source does not know the DOI
    _of("articles", "article_id", nullable=True),  # set: serves this article alone
)

# One for each reading of a reference's fields that was judged: the one of the fields as they are now counts.
verdicts = Table(
    "verdicts",
    metadata,
    _of("references", "reference_id"),
    Column("fields_hash", String(16), nullable=False),  # of the fields that were judged
    _text("code"),
    _text("judged"),
    _of("answers", "answer_id", nullable=True, index=True),
    _text("detail"),  # JSON: reasons, comparison, notices, suggestion … see mapping.verdict_detail
    _number("version"),
    PrimaryKeyConstraint("reference_id", "fields_hash"),
)

# Points to check, each with what it was raised on: it counts while fields and sentence are the same.
points = Table(
    "points",
    metadata,
    Column("id", Integer, primary_key=True),
    _of("references", "reference_id", index=True),
    Column("fields_hash", String(16), nullable=False),
    _of("citations", "citation_id", nullable=True),  # NULL: on the reference itself
    _text("sentence"),  # empty where it is on the reference itself
    _number("position"),
    _text("rule"),
    _text("sentence_says"),
    _text("record_says"),
)

# The verdict on an article's own DOI, one for each reading of its fields that was judged, as with references.
article_verdicts = Table(
    "article_verdicts",
    metadata,
    _of("articles", "article_id"),
    Column("fields_hash", String(16), nullable=False),
    _text("code"),
    _text("judged"),
    _of("answers", "answer_id", nullable=True, index=True),
    _text("detail"),
    _number("version"),
    PrimaryKeyConstraint("article_id", "fields_hash"),
)

# A note stands on a reference or on an article itself.
notes = Table(
    "notes",
    metadata,
    _id(),
    _of("references", "reference_id", nullable=True, index=True),
    _of("reviewers", "reviewer_id"),
    _text("text"),
    _number("version"),
    _time("created"),
    _time("modified"),
    _time("deleted", nullable=True),
    _of("articles", "article_id", nullable=True, index=True),
    Column("markdown", Boolean),  # NULL: plain text, of before there was Markdown
)

ratings = Table(
    "ratings",
    metadata,
    _of("references", "reference_id"),
    _of("reviewers", "reviewer_id"),
    Column("stars", Integer),
    _number("version"),
    _time("modified"),
    Column("again", Text),  # as in `judgements`
    PrimaryKeyConstraint("reference_id", "reviewer_id"),
)

# A reader's own verdict beside the machine's; one that was withdrawn lives on in the history alone.
corrections = Table(
    "corrections",
    metadata,
    _of("references", "reference_id"),
    _of("reviewers", "reviewer_id"),
    Column("code", Text),  # NULL: only the DOI is corrected
    _text("reason"),
    _text("doi"),
    _number("version"),
    _time("modified"),
    PrimaryKeyConstraint("reference_id", "reviewer_id"),
)

# Points to check that a reader has set aside, by what they say: a check that raises one again finds it here.
dismissals = Table(
    "dismissals",
    metadata,
    _id(),
    _of("references", "reference_id", index=True),
    _of("reviewers", "reviewer_id"),
    _text("rule"),
    _text("sentence_says"),
    _text("record_says"),
    _of("citations", "citation_id", nullable=True),  # NULL: of a point on the reference itself
    _text("reason"),
    _time("modified"),
)

# What reviewers highlighted. One that was deleted keeps its row, so that it can be taken back.
marks = Table(
    "marks",
    metadata,
    _id(),
    _of("articles", "article_id", index=True),
    _of("reviewers", "reviewer_id"),
    _text("colour"),
    _text("comment"),
    _of("references", "reference_id", nullable=True),
    _text("exact"),  # with the next four: the words as they were marked, see domain.anchor
    _text("prefix"),
    _text("suffix"),
    _number("anchor_start"),
    _number("anchor_end"),
    Column("start", Integer),  # with `end`: where they stand now; NULL where the mark needs placing
    Column("end", Integer),
    _text("state"),
    _number("version"),
    _time("created"),
    _time("modified"),
    _time("deleted", nullable=True),
)

# Notices of an imported Retraction Watch file, by the work they are on; each import takes the place of the last.
retractions = Table(
    "retractions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("doi", Text, nullable=False, index=True),  # lower case; empty where the file names none
    Column("pmid", Text, nullable=False, index=True),
    _text("type"),
    _text("notice_doi"),
    _text("notice_pmid"),
    Column("date", Text),  # JSON: a CSL date; NULL where the file gives none
    _text("reasons"),  # JSON: texts
)

# What can be searched for, one row a block, reference, note or note of a judgement.
passages = Table(
    "passages",
    metadata,
    Column("id", Integer, primary_key=True),
    _of("articles", "article_id"),
    _text("kind"),  # `article`, `reference`, `note`, `judgement`
    _of("references", "reference_id", nullable=True),
    _of("notes", "note_id", nullable=True),
    _number("start"),
    _text("text"),
    _of("judgements", "judgement_id", nullable=True),
)
# Partial: few passages are notes.
Index("ix_passages_note_id", passages.c.note_id, sqlite_where=passages.c.note_id.is_not(None))
Index("ix_passages_judgement_id", passages.c.judgement_id, sqlite_where=passages.c.judgement_id.is_not(None))


def _after(table: Table, statements: tuple[str, ...]) -> None:
    """Run these statements when the table is made."""

    def run(_target: Any, connection: Connection, **_options: Any) -> None:
        for statement in statements:
            connection.exec_driver_sql(statement)

    event.listen(table, "after_create", run)


_after(passages, SEARCH_INDEX)
_after(history, KEPT_HISTORY)

# Alembic's own table, in its form; apart from the library's, so that a fresh library needs no Alembic.
stamp = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
