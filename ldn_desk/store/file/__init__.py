"""The library as a file: where it is, opened, copied, put back, brought up to date; what its disk may do to it."""
