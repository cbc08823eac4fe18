"""What the reader judges and marks, as views list it."""
