"""One file a format: bytes into blocks. What the blocks mean is found by `reading`."""
