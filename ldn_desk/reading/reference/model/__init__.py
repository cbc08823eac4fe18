"""The small model that labels the words of a printed reference."""
