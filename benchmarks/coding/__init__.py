"""How well answers are coded, measured; the figures stand in benchmarks/coding.md."""
