"""LDN Desk: read an article beside its references, as printed and as registered."""

__version__ = "0.1.0"
