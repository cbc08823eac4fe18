"""Asking the registries: the actions that check references, and the offline switch."""
