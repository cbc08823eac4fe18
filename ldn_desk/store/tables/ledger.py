"""The tables of what was done: the history, the steps of Undo, and what was asked of whom. See `schema`."""

from sqlalchemy import Boolean, Column, Integer, String, Table, Text

from ldn_desk.store.tables.columns import metadata, number, of, text, time

# Who did what when, with what stood there before and after. Rows are only ever added.
history = Table(
    "history",
    metadata,
    Column("id", Integer, primary_key=True),
    time("at"),
    of("reviewers", "reviewer_id", nullable=True),  # NULL: the machine
    text("what"),
    Column("subject_id", String(36), nullable=False, index=True),
    Column("before", Text),  # JSON
    Column("after", Text),  # JSON
)

# What each desk did, newest last, with what Undo and Redo put back; a desk keeps so many.
steps = Table(
    "steps",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("desk_id", String(36), nullable=False, index=True),
    Column("window_id", String(36), nullable=False),  # of one run of the program
    of("reviewers", "reviewer_id"),
    time("at"),
    text("kind"),
    Column("subject_id", String(36), nullable=False),
    text("before"),  # JSON
    text("after"),  # JSON
    text("words"),  # JSON: a code with parameters; see wording.steps
    Column("rewrites", Boolean, nullable=False),  # it changes an article itself
    text("state"),  # `done`, `undone`, or `gone`: let go
)

requests = Table(
    "requests",
    metadata,
    Column("id", Integer, primary_key=True),
    text("source"),
    text("url"),
    Column("asked", String(27), nullable=False),
    text("outcome"),
    number("milliseconds"),
)
