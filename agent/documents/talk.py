"""A conversation between people, as its document tells it."""

import re

from agent.codebook import digest
from agent.nouns import Noun


class Utterance(Noun):
    """What one speaker said without being interrupted.

    seconds: since the beginning of the recording, where the document says so.
    """

    speaker: str
    text: str
    seconds: float | None = None


class Talk(Noun):
    """The utterances of a document, in order; preamble: what stands before the first."""

    utterances: tuple[Utterance, ...]
    preamble: str = ""

    @property
    def digest(self) -> str:
        """A hash over who said what; line ends and white space do not count."""
        return digest(
            [[one.speaker.casefold(), " ".join(one.text.split())] for one in self.utterances]
        )

    def words(self) -> dict[str, int]:
        """How many words each speaker says, in the order in which they first speak."""
        found: dict[str, int] = {}
        for one in self.utterances:
            found[one.speaker] = found.get(one.speaker, 0) + len(one.text.split())
        return found


def joined(utterances: list[Utterance]) -> tuple[Utterance, ...]:
    """Join what a speaker says in several pieces, and leave out those without a word."""
    whole: list[Utterance] = []
    for one in utterances:
        text = one.text.strip()
        if not text:
            continue
        if whole and whole[-1].speaker == one.speaker:
            before = whole[-1]
            whole[-1] = before.model_copy(update={"text": f"{before.text}\n{text}"})
        else:
            whole.append(one.model_copy(update={"text": text}))
    return tuple(whole)


_STAMP = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?")


def seconds_of(stamp: str) -> float | None:
    """Read `1:02:03.5` or `02:03` as seconds; None where it is no time."""
    found = _STAMP.search(stamp)
    if not found:
        return None
    hours, minutes, seconds, part = found.groups()
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + (int(part) / 10 ** len(part) if part else 0.0)
