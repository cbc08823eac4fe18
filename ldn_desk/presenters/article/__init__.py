"""The open article as text to show: its document, positions and words."""
