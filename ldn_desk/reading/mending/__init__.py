"""What a reader says of a list or a marker, applied to an article and applied again."""
