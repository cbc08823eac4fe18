"""A reference against the records: pure, without files, network or clock."""
