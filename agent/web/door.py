"""A door for those who begin: few inside at a time, so that who is in the middle does not wait.

A thousand people who consent at the same moment are served in the order in which they came, and
turns of interviews under way pass them by. Beyond a bound one is asked to come again.
"""

import asyncio

INSIDE = 8
"""Beginnings carried out at once: some, so that they share waits for the disk."""
MOST_IN_LINE = 1_000
"""Beginnings in line; the last of them waits a second or two."""


class Door:
    """A line, and the places inside, which are given in its order; belongs to one event loop."""

    def __init__(self, *, inside: int = INSIDE, most_in_line: int = MOST_IN_LINE) -> None:
        """Open it."""
        self.places = asyncio.Semaphore(inside)
        self._most, self._in_line = most_in_line, 0

    def enter(self) -> bool:
        """Stand in line; False where it is full, and then do not `leave`."""
        if self._in_line >= self._most:
            return False
        self._in_line += 1
        return True

    def leave(self) -> None:
        """Go, served or not."""
        self._in_line -= 1
