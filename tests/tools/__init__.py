"""Commands for the people who build the desk; each says in its docstring how it is run."""
