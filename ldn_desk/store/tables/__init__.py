"""The tables of the library, but for those in `store.schema`, and what they are made of."""
