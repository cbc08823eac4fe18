"""The open article as pages to show."""
