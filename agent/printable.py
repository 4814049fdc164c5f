"""Which words of strangers may be shown to readers of a report, a theme or a page.

They are shown as they were said or not at all: what holds an address, a number to call,
markup or words to a machine is left out, not cleaned.
"""

import re

_UNFIT = re.compile(
    r"https?:|www\.|(?<![\w-])[\w-]+\.(?:com|org|net|io|ru|cn|info|biz)\b"  # addresses
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+|\+?\d[\d ()./-]{7,}\d"  # mail, telephone
    r"|[<>{}\[\]`|\\]|^\s*(?:system|assistant|user)\s*:"  # markup, roles
    r"|\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instruct|prompt|rule|above|previous|prior)"
    r"|\b(?:system prompt|language model|chatbot|jailbreak|as an ai|you are now|prompt injection)\b"
    r"|\b(?:code|classify|label|rate|count|mark|tag|name)"
    r" (?:me|this|us|it|every|all|each|the theme)\b",
    re.IGNORECASE | re.MULTILINE,
)


def printable(text: str) -> bool:
    """Tell whether nothing in a text is an address, markup, or an instruction to a machine."""
    return not _UNFIT.search(text)
