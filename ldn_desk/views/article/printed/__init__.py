"""The article as its pages are printed."""
