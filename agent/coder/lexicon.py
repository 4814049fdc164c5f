"""Words and phrases, as codebooks and this coder's own lists write them: `*` is any ending.

Never regular expressions: a researcher's pattern is taken to the letter.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

import yaml

_SPLIT = re.compile(r"[\s\-‐‑–]+")
_NEVER = re.compile(r"(?!)")


def matcher(patterns: Iterable[str]) -> re.Pattern[str]:
    """Find any of `patterns` as whole words; spaces and hyphens are alike."""
    written = sorted({one.strip() for one in patterns} - {""}, key=lambda one: (-len(one), one))
    if not written:
        return _NEVER
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(_one, written))})(?![^\W_])", re.IGNORECASE)


def _one(pattern: str) -> str:
    words = [word for word in _SPLIT.split(pattern) if word]
    escaped = [re.escape(word).replace(r"\*", r"\w*").replace("'", "['’]") for word in words]
    return r"[\s\-‐‑–]+".join(escaped)


@lru_cache(maxsize=8)
def word_lists(name: str) -> dict[str, re.Pattern[str]]:
    """Read one of this package's own lists: a matcher per heading."""
    text = files("agent.coder").joinpath(name).read_text(encoding="utf-8")
    return {head: matcher(words.split(",")) for head, words in yaml.safe_load(text).items()}
