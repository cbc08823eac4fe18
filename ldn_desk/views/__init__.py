"""The window: widgets that show what the presenters hold, and hand on what the reader does."""
