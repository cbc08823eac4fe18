"""A registry that stands in for Crossref and doi.org: a real HTTP server on loopback that behaves as they do."""
