"""Word documents, with what reference managers keep in their fields."""
