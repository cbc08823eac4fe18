"""What several formats need: bytes into text, rich text, XML trees."""
