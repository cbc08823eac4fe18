"""The history of references and articles, as it is shown."""
