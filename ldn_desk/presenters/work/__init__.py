"""What is done to the open article: checking, appraising, mending, retractions."""
