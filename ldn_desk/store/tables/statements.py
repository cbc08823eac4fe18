"""What the library's database does by itself, as SQL that is run once when a table is made."""

# The full-text index over the passages, kept up by the database itself, and a history that cannot be altered.
SEARCH_INDEX = (
    "CREATE VIRTUAL TABLE passages_index USING fts5("
    "text, content='passages', content_rowid='id', tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN "
    "INSERT INTO passages_index(rowid, text) VALUES (new.id, new.text); END",
    "CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN "
    "INSERT INTO passages_index(passages_index, rowid, text) VALUES ('delete', old.id, old.text); END",
    "CREATE TRIGGER passages_changed AFTER UPDATE OF text ON passages BEGIN "
    "INSERT INTO passages_index(passages_index, rowid, text) VALUES ('delete', old.id, old.text); "
    "INSERT INTO passages_index(rowid, text) VALUES (new.id, new.text); END",
)
KEPT_HISTORY = (
    "CREATE TRIGGER history_is_kept BEFORE DELETE ON history BEGIN "
    "SELECT RAISE(ABORT, 'the history is only ever added to'); END",
    "CREATE TRIGGER history_is_fixed BEFORE UPDATE ON history BEGIN "
    "SELECT RAISE(ABORT, 'the history is only ever added to'); END",
)
