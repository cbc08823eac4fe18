"""The reader's own judgement of a reference."""
