"""The layouts there have been, as numbered steps; see `layout` for when they run."""
