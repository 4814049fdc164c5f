"""The small words of each language, as data; what they do is decided elsewhere."""
