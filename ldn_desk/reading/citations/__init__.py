"""Where the text cites which reference."""
