"""One file a format: a snapshot of an article and its references goes in, the bytes of a file come out."""
