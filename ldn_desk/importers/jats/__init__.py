"""Journal XML (JATS, NLM): a tree into an article; every entry and link as the journal tagged it."""
