"""Names and contact data out of what is kept, wherever respondents' words stand.

What is found in the replies of an interview is hidden in all that was made from them:
follow-ups that quote it, judgements with their quotes, notes. Offsets stay true.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from agent.fieldwork import known_wave
from agent.nouns import Noun, Text
from agent.personal import Kind, listed, masked, personal
from agent.questionnaire import Questionnaire
from agent.speaking import fingerprint
from agent.store import Store
from agent.transcript import Asked, Said, Transcript

FREE = frozenset(
    {"text", "lead", "say", "quote", "other", "anchor", "answer", "term", "reason", "why"}
)
"""Fields that may hold words of a respondent; ids, times and hashes are never touched."""

Row = TypeVar("Row", bound=Noun)


class Hit(Noun):
    """One thing that is hidden: in which turn, what kind, and the words themselves."""

    interview: str
    turn: int
    kind: Kind
    words: str


class Redacted(Noun):
    """What a pass came to; unfinished interviews are left for later, and counted."""

    interviews: int
    unfinished: int
    found: dict[str, int]
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True)
class Task:
    """What to redact. of: finds the questionnaire of an interview. names: more to hide.

    before: called with each respondent whose words will change; without it nothing is changed.
    """

    store: Store
    of: Callable[[Transcript], Questionnaire]
    names: Collection[str] = ()
    before: Callable[[str], None] | None = None


def redact(task: Task, waves: Sequence[str], *, at: datetime) -> Redacted:
    """Find names and contact data, and hide them. Raises NotFound for an unknown wave."""
    hits: list[Hit] = []
    unfinished = 0
    words: dict[str, frozenset[str]] = {}
    everyone = [one for wave in waves for one in _of_wave(task.store, wave)]
    for transcript in everyone:
        asked = transcript.started.questionnaire.sha256
        if asked not in words:
            words[asked] = _vocabulary(task.of(transcript))
        found = _hits(transcript, names=task.names, known=words[asked])
        if found and transcript.closed is None:
            unfinished += 1
        elif found:
            hits += found
            if task.before is not None:
                task.before(transcript.started.respondent)
                _hide(task.store, transcript, {one.words for one in found}, at)
    if hits and task.before is not None:
        task.store.scrub()
    return Redacted(
        interviews=len({one.interview for one in hits}),
        unfinished=unfinished,
        found=dict(Counter(one.kind for one in hits)),
        hits=tuple(hits),
    )


def _of_wave(store: Store, wave: str) -> tuple[Transcript, ...]:
    known_wave(store, wave)
    return tuple(store.transcripts(wave))


def _hits(transcript: Transcript, *, names: Collection[str], known: Collection[str]) -> list[Hit]:
    return [
        Hit(
            interview=transcript.started.interview,
            turn=turn,
            kind=one.kind,
            words=event.text[one.start : one.end],
        )
        for turn, event in enumerate(transcript.events)
        if isinstance(event, Said)
        for one in personal(event.text, names=names, known=known)
    ]


def _hide(store: Store, transcript: Transcript, words: Collection[str], at: datetime) -> None:
    name = transcript.started.interview
    said = [_rehashed(_without(event, words), event) for event in transcript.events]
    judged = [_without(one, words) for one in store.judgements(interview=name)]
    store.rewrite(name, said, judged, at=at)


def _rehashed(event: Row, before: Noun) -> Row:
    """Keep the hash of a question true whose words have changed because they were piped."""
    if isinstance(event, Asked) and event.wording and event != before:
        return event.model_copy(update={"wording": fingerprint(event.text)})
    return event


def _without(row: Row, words: Collection[str]) -> Row:
    """Hide words in every field of a row that may hold them."""
    return type(row).model_validate(_cleared(row.model_dump(), words, free=False))


def _cleared(value: Any, words: Collection[str], *, free: bool) -> Any:  # noqa: ANN401 - JSON
    match value:
        case str() if free:
            return masked(value, listed(value, words))
        case dict():
            return {
                key: _cleared(one, words, free=free or key in FREE) for key, one in value.items()
            }
        case list() | tuple():
            return type(value)(_cleared(one, words, free=free) for one in value)
        case _:
            return value


def _vocabulary(asked: Questionnaire) -> frozenset[str]:
    """Gather the words of the study itself, in lower case: companies, products, its terms."""
    texts: list[str] = []
    for one in asked.glossary:
        texts += [one.term, *one.aliases]
    for question in asked.asked:
        for option in (*asked.choices(question), *getattr(question, "items", ())):
            texts += [*_all(option.label), *option.aliases, option.id]
    return frozenset(word.lower() for text in texts for word in re.findall(r"[\w'’-]+", text))


def _all(text: Text | None) -> tuple[str, ...]:
    """Give a text in all its languages."""
    if text is None:
        return ()
    return (text,) if isinstance(text, str) else tuple(text.values())
