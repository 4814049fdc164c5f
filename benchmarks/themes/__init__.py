"""Measuring themes against labelled texts; see themes.md."""
