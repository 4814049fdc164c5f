"""The tests; a module of `agent` has a file of the same name here."""
