"""Who speaks in a text: labels before turns, with or without times, as people type them.

    [00:41] PARTICIPANT 7: text      Interviewer: text      [Respondent] text
    Ann Lee  00:41                   I: text                00:41 PARTICIPANT 7

A label is believed if it is a role (`interviewer`, `R1`), stands beside a time, or comes
again; a line like `One thing: …` is what was said. Spellings of one speaker are joined.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz import fuzz

from agent.documents.talk import Talk, Utterance, joined, seconds_of
from agent.errors import BadInput

ALIKE = 88.0
"""From where on two spellings with the same digits are one speaker's."""

_TIME = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
_STAMP = rf"[\[({{]?\s*{_TIME}\s*(?:-+>?|–)?\s*(?:{_TIME})?\s*[\])}}]?"
_LABEL = r"[^\W\d_][\w.'’\-&/#()]*(?:[ \t]+[\w.'’\-&/#()]+){0,4}?"
_COLON = re.compile(rf"^\s*({_STAMP})?\s*[-–—]?\s*\**({_LABEL})\**\s*({_STAMP})?\s*[:：]\**\s*")
_BRACKET = re.compile(rf"^\s*({_STAMP})?\s*[\[<]({_LABEL})[\]>]\s*[:：]?()\s*")
_ROLE = re.compile(rf"^\s*({_STAMP})?\s*([^\W\d_][\w]{{0,20}}(?: \d+)?)()(?:[.)]|\s+[-–—])\s+")
_STAMPED = re.compile(rf"^\s*({_STAMP})\s*({_LABEL})\s*[.?:;`]?()\s*$")
_BEFORE_TIME = re.compile(rf"^\s*()({_LABEL})\s+({_STAMP})\s*$")
_TIME_ALONE = re.compile(rf"^\s*({_STAMP})\s*$")
_STYLES = (
    (_STAMPED, "stamp"),
    (_BEFORE_TIME, "stamp"),
    (_COLON, "colon"),
    (_BRACKET, "bracket"),
    (_ROLE, "role"),
)
LONGEST_HEAD = 160
"""Characters of a line among which a label is looked for."""
_NEVER = frozenset(
    {
        "note", "notes", "date", "time", "place", "location", "duration", "source", "example",
        "topic", "title", "file", "version", "page", "http",
        "https", "inaudible", "laughs", "laughter", "pause", "crosstalk", "music", "silence",
        "applause", "unclear", "sighs", "coughs", "deleted", "redacted",
    }
)  # fmt: skip
INTERVIEWER_WORDS = frozenset(
    {
        "interviewer", "interviewerin", "researcher", "moderator", "moderatorin",
        "facilitator", "host", "int", "mod", "ivr", "i", "q", "ai", "bot", "agent",
        "assistant", "interviewleiter", "interviewleiterin", "forscher", "forscherin", "iv",
        "question", "frage", "gpt", "model",
    }
)  # fmt: skip
RESPONDENT_WORDS = frozenset(
    {
        "respondent", "participant", "interviewee", "informant", "subject", "person",
        "befragter", "befragte", "teilnehmer", "teilnehmerin", "r", "p", "a", "b", "ie",
        "resp", "part", "user", "guest", "expert", "expertin", "experte",
        "answer", "antwort", "human",
    }
)  # fmt: skip


class _Line(NamedTuple):
    """A line that may begin a turn. style: how its label is set off."""

    label: str
    stamp: str
    text: str
    style: str


def labelled(text: str) -> Talk:
    """Read a labelled text; raises BadInput where no speaker is named."""
    lines = text.split("\n")
    candidates = [_candidate(line) for line in lines]
    names = _believed(candidates)
    if not names:
        raise BadInput(
            "it names no speakers",
            mend="begin each turn with a label, such as `Interviewer:` and `Respondent:`",
        )
    preamble: list[str] = []
    found: list[Utterance] = []
    for line, one in zip(lines, candidates, strict=True):
        name = names.get(same_speaker(one.label)) if one else None
        if one and name:
            seconds = seconds_of(one.stamp) if one.stamp else None
            found.append(Utterance(speaker=name, text=one.text, seconds=seconds))
        elif found and not _TIME_ALONE.match(line):
            found[-1] = found[-1].model_copy(update={"text": f"{found[-1].text}\n{line}"})
        elif not found:
            preamble.append(line)
    return Talk(utterances=joined(found), preamble="\n".join(preamble).strip())


def known_labels(names: Iterable[str]) -> dict[str, str]:
    """Join spellings of one speaker: the folded label → the spelling used most.

    Two labels with different digits are never one speaker's.
    """
    spelt = Counter(names)
    folded: Counter[str] = Counter()
    for name, count in spelt.items():
        folded[same_speaker(name)] += count
    chosen: dict[str, str] = {}
    for one in sorted(folded, key=lambda key: (-folded[key], key)):
        same = next((other for other in chosen if _alike(one, other)), one)
        chosen[one] = same
    return {one: _usual(spelt, same) for one, same in chosen.items()}


def same_speaker(label: str) -> str:
    """Fold a label so that case, dots, brackets and spaces make no difference."""
    return " ".join(re.sub(r"[^\w\s]", " ", label.casefold()).split())


def role_word(label: str) -> str | None:
    """Say whether a label names a role by itself: `interviewer`, `respondent` or neither."""
    words = re.sub(r"[\d_]+", "", same_speaker(label)).split()
    named = {word for word in words if len(word) > 1 or len(words) == 1}
    if named & INTERVIEWER_WORDS:
        return "interviewer"
    return "respondent" if named & RESPONDENT_WORDS else None


def _candidate(line: str) -> _Line | None:
    """Read the head of a line as a label; whole-line labels are short lines."""
    head = line[:LONGEST_HEAD]
    for pattern, style in _STYLES:
        found = pattern.match(head)
        if found and (style != "stamp" or len(line) < LONGEST_HEAD):
            before, label, after = found.groups()
            return _Line(label, before or after or "", line[found.end() :], style)
    return None


def _believed(candidates: Iterable[_Line | None]) -> dict[str, str]:
    """Choose the labels that are speakers', with the usual spelling of each."""
    lines = [one for one in candidates if one and not _impossible(one.label)]
    counts = Counter(same_speaker(one.label) for one in lines)
    with_colon = {same_speaker(one.label) for one in lines if one.style not in ("bracket", "role")}
    plain = len([one for one in with_colon if counts[one] > 1]) >= 2
    lines = [one for one in lines if one.style != "role" or _by_role(one, lines)]
    kept = [one.label for one in lines if _is_speaker(one, counts, plain=plain)]
    return known_labels(kept)


def _by_role(one: _Line, lines: Iterable[_Line]) -> bool:
    """Believe `Q.` or `R -` where both roles are set off so, or the label is used with a colon."""
    styles = {(role_word(each.label), each.style) for each in lines}
    both = {("interviewer", "role"), ("respondent", "role")} <= styles
    used = any(
        each.style == "colon" and same_speaker(each.label) == same_speaker(one.label)
        for each in lines
    )
    return role_word(one.label) is not None and (used or (both and not _any_colon(lines)))


def _any_colon(lines: Iterable[_Line]) -> bool:
    return any(each.style == "colon" and role_word(each.label) for each in lines)


def _is_speaker(one: _Line, counts: Counter[str], *, plain: bool) -> bool:
    """Believe a role or a repeated name; in brackets only where no other labels are."""
    role = role_word(one.label) is not None and (one.style != "bracket" or not plain)
    if one.style == "bracket":
        return role or (not plain and _is_name(one.label) and counts[same_speaker(one.label)] > 1)
    return role or bool(one.stamp) or (_is_name(one.label) and counts[same_speaker(one.label)] > 1)


def _impossible(label: str) -> bool:
    return bool(set(same_speaker(label).split()) & _NEVER)


def _is_name(label: str) -> bool:
    """Whether every word begins as names and roles do."""
    return all(word[:1].isupper() or word[:1].isdigit() for word in _words(label))


def _words(label: str) -> Iterator[str]:
    for word in re.split(r"[\s\-]+", label):
        if word.strip("().#&/") and word.lower() not in ("de", "van", "von", "und", "and", "of"):
            yield word.strip("().#&/")


def _alike(one: str, other: str) -> bool:
    digits = [re.sub(r"\D", "", name) for name in (one, other)]
    letters = [re.sub(r"[\d\s]", "", name) for name in (one, other)]
    if digits[0] != digits[1] or min(map(len, letters)) < 4:
        return False
    return fuzz.ratio(*letters) >= ALIKE


def _usual(spelt: Counter[str], folded: str) -> str:
    same = {name: count for name, count in spelt.items() if same_speaker(name) == folded}
    return max(sorted(same), key=lambda name: same[name]).strip(" .#&-/")
