"""The reader’s marks on the article: making them, the card of one, and the list of all."""
