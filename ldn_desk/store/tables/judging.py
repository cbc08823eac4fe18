"""The tables of what reviewers judge of citations, and of the evidence; `schema` says how tables change."""

from sqlalchemy import Boolean, Column, Integer, Table, Text, UniqueConstraint

from ldn_desk.store.tables.columns import key, metadata, number, of, text, time

# What a reviewer judges of a citation and one of its references. It hangs on what joins the two: put away and
# back with that. One that was cleared keeps its row, and with it its id; what it said is in the history.
judgements = Table(
    "judgements",
    metadata,
    key(),
    of("citation_references", "pair_id"),
    of("reviewers", "reviewer_id"),
    Column("choice", Text),  # NULL: cleared
    text("kinds"),  # JSON: texts
    Column("obstacle", Text),
    Column("basis", Text),
    Column("copy", Text),  # JSON: {"words", "version", "date", "hash"}; NULL where none of it is said
    Column("indirect", Boolean, nullable=False),
    text("passage"),
    text("locator"),
    text("claim"),
    text("note"),
    text("sentence"),  # as it was judged
    text("claimed"),  # of that sentence: see domain.judgement.claimed
    number("version"),
    time("created"),
    time("modified"),
    Column("again", Text),  # `merged`, `split`: why it asks for another look; NULL: it does not
    Column("markdown", Boolean),  # of the note; NULL: plain text, of before there was Markdown
    Column("around", Text),  # JSON: what stood around the citation, see domain.judgement.Around; NULL: not kept then
    UniqueConstraint("pair_id", "reviewer_id"),
)

# What a reviewer says of the evidence, for a citation and one of its references; it hangs where a judgement hangs.
# Where everything was taken back the row stays, and says nothing.
evidence = Table(
    "evidence",
    metadata,
    key(),
    of("citation_references", "pair_id"),
    of("reviewers", "reviewer_id"),
    Column("question", Text),
    Column("level", Text),
    text("moved"),
    Column("directness", Text),
    Column("outcome", Text),
    text("sentence"),  # this and what follows: as in `judgements`
    text("claimed"),
    Column("around", Text),
    number("version"),
    time("created"),
    time("modified"),
    Column("again", Text),
    UniqueConstraint("pair_id", "reviewer_id"),
)

# What a reviewer says of the cited work itself, wherever it is cited.
studies = Table(
    "studies",
    metadata,
    key(),
    of("references", "reference_id"),
    of("reviewers", "reviewer_id"),
    Column("design", Text),
    Column("subjects", Text),
    Column("n", Integer),
    number("version"),
    time("created"),
    time("modified"),
    Column("again", Text),  # as in `judgements`
    UniqueConstraint("reference_id", "reviewer_id"),
)
