"""VTT and SRT: cues with times; a speaker is in a voice tag or stands before a colon."""

import html
import re

from agent.documents.labels import known_labels, same_speaker
from agent.documents.talk import Talk, Utterance, joined, seconds_of
from agent.errors import BadInput

_TIMES = re.compile(r"^\s*([\d:.,]+)\s*-->\s*[\d:.,]+")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?\s+([^<>]{1,80})>(.*?)(?=<v[\s.]|\Z)", re.DOTALL)
_TAG = re.compile(r"</?[^<>]{0,200}>")
_NAMED = re.compile(r"^\s*-?\s*\[?([^\W\d_][^:\n\]]{0,40}?)\]?\s*:\s+(.*)$", re.DOTALL)


def captions(text: str) -> Talk:
    """Read the cues of a recording; raises BadInput where none has a speaker."""
    found: list[Utterance] = []
    for block in re.split(r"\n\s*\n", text):
        lines = block.strip("\n").split("\n")
        at = next((place for place, line in enumerate(lines) if _TIMES.match(line)), None)
        if at is None:
            continue
        start = _TIMES.match(lines[at])
        seconds = seconds_of(start[1]) if start else None
        found += _cue("\n".join(lines[at + 1 :]), seconds)
    if not found:
        raise BadInput("it has no cues with times", mend="save it as VTT, or as labelled text")
    names = known_labels([one.speaker for one in found if one.speaker])
    if not names:
        raise BadInput(
            "no cue names its speaker", mend="write `<v Name>` or `Name:` before what is said"
        )
    return Talk(utterances=joined(_carried(found, names)))


def _cue(text: str, seconds: float | None) -> list[Utterance]:
    voices = _VOICE.findall(text)
    if voices:
        return [Utterance(speaker=_clean(who), text=_clean(what), seconds=seconds)
                for who, what in voices]  # fmt: skip
    named = _NAMED.match(_clean(text))
    if named:
        return [Utterance(speaker=named[1].strip(), text=named[2], seconds=seconds)]
    return [Utterance(speaker="", text=_clean(text), seconds=seconds)]


def _carried(cues: list[Utterance], names: dict[str, str]) -> list[Utterance]:
    """Give cues without a name to whoever spoke before; a name that is none is text again."""
    whole: list[Utterance] = []
    last = ""
    for one in cues:
        name = names.get(same_speaker(one.speaker), "")
        text = one.text if name or not one.speaker else f"{one.speaker}: {one.text}"
        last = name or last
        if last:
            whole.append(one.model_copy(update={"speaker": last, "text": text}))
    return whole


def _clean(text: str) -> str:
    return html.unescape(_TAG.sub("", text)).strip()
