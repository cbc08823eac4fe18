"""What exists: frozen dataclasses in PRODUCT words, standard library only."""
