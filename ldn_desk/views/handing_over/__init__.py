"""What leaves the desk, as the reader hands it over."""
