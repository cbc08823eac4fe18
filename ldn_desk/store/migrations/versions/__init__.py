"""One module a revision; a revision, once released, is never changed."""
