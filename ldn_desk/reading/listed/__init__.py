"""References that come as fields, not as text."""
