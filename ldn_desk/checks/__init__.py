"""One kind of point to check a file, each fulfilling plugins.contracts.Check; strangers to one another."""
