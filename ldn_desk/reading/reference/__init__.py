"""One printed reference into fields."""
