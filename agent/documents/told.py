"""A line of JSON from another program: who said what, under whatever names it uses.

{"respondent": "A1", "turns": [{"speaker": "Interviewer", "text": "…"}, …]}
"""

import json
from collections.abc import Iterable, Mapping

from agent.documents.talk import Talk, Utterance, joined
from agent.errors import BadInput

TURNS = ("turns", "messages", "utterances", "transcript", "conversation", "dialogue", "dialog")
SPEAKER = ("speaker", "role", "from", "author", "name", "who")
TEXT = ("text", "content", "words", "utterance", "message", "said", "value")
NAME = ("respondent", "participant", "respondent_id", "participant_id", "id", "interview", "name")
SECONDS = ("seconds", "start", "offset")
SHAPE = 'give {"respondent": "R1", "turns": [{"speaker": "Interviewer", "text": "…"}, …]} a line'


def is_exported(text: str) -> bool:
    """Tell whether a line was written by an export of ours, or as one would be."""
    return _of(text).keys() >= {"interview", "questionnaire", "turns"}


def told(text: str) -> tuple[Talk, str]:
    """Read a line's talk and the name of its respondent, if it has one; raises BadInput."""
    line = _of(text)
    turns = _first(line, TURNS)
    if not isinstance(turns, list) or not turns:
        raise BadInput("it holds no turns", mend=SHAPE)
    said = [_utterance(number, one) for number, one in enumerate(turns, start=1)]
    name = _first(line, NAME)
    return Talk(utterances=joined(said)), str(name).strip() if isinstance(name, str | int) else ""


def _of(text: str) -> Mapping[str, object]:
    try:
        line = json.loads(text)
    except (ValueError, RecursionError):
        raise BadInput("this is no JSON", mend=SHAPE) from None
    if not isinstance(line, dict):
        raise BadInput("this is no JSON object", mend=SHAPE)
    return line


def _utterance(number: int, turn: object) -> Utterance:
    if isinstance(turn, dict):
        speaker, text, seconds = (_first(turn, names) for names in (SPEAKER, TEXT, SECONDS))
        if isinstance(speaker, str) and speaker.strip() and isinstance(text, str):
            at = float(seconds) if isinstance(seconds, int | float) else -1.0
            timed = 0 <= at < float("inf")
            return Utterance(speaker=speaker.strip(), text=text, seconds=at if timed else None)
    raise BadInput("it does not say who speaks, or what", where=f"turn {number}", mend=SHAPE)


def _first(given: Mapping[str, object], names: Iterable[str]) -> object:
    """Give what stands under the first of some names that is there, whatever its case."""
    folded = {key.casefold(): value for key, value in given.items()}
    return next((folded[name] for name in names if folded.get(name) is not None), None)
