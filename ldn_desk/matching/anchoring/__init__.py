"""Where words that were marked in one text stand in another."""
