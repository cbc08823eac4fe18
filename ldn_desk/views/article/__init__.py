"""The left side: the article."""
