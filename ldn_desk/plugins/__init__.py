"""The contracts a format, a check or a registry fulfils, and the registry that holds those at hand."""
