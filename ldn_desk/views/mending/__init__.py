"""What a reader does about the desk's own slips."""
