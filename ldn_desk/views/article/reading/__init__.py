"""The article as text to read."""
