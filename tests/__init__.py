"""Tests, in folders that mirror the rooms; `bench/` measures, `tools/` makes things, `standin/` is the registry."""
