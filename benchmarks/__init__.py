"""Measurements; each folder has scripts, each page of results the figures they gave."""
