"""Migrations of the library, run by `store.upgrading` within one transaction."""
