"""What Undo keeps in the library."""
