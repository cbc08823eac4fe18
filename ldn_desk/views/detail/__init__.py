"""The reference in hand."""
