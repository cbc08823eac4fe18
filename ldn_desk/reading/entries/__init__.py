"""Where the list of references is, and how it is cut into entries."""
