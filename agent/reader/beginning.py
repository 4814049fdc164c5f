"""The part of a reply that is written first, understood while the rest is still being written."""

import json
import re
from collections.abc import Callable

from pydantic import ValidationError

from agent.reader.shapes import Understanding

_REST = re.compile(r',\s*"values"\s*:')
"""Where the values begin; inside of a JSON string its quotation marks would be escaped."""


class Beginning:
    """Hears a reply piece by piece, and tells once what its first part says."""

    def __init__(self, known: Callable[[Understanding], None]) -> None:
        """Keep whom to tell."""
        self._known, self._text, self._told = known, "", False

    def __call__(self, piece: str) -> None:
        """Hear the next piece."""
        self._text += piece
        begins = None if self._told else _REST.search(self._text)
        if begins is None:
            return
        self._told = True
        try:
            read = Understanding.model_validate(json.loads(f"{self._text[: begins.start()]}}}"))
        except (ValidationError, json.JSONDecodeError):
            return
        self._known(read)
