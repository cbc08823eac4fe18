"""What a list shows by itself."""
