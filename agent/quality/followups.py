"""What each follow-up was for, whether it was neutral, and what its reply brought."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from agent.codebook import Judgement
from agent.nouns import Noun, spoken
from agent.probing import lint
from agent.probing.tongues import tongue, words_in
from agent.questionnaire import Open, Questionnaire
from agent.transcript import Asked, Judged, Said, Transcript


class FollowedUp(Noun):
    """A follow-up and its yield.

    turn, reply: the seqs of the follow-up and of what was said to it, None where nothing
    was. faults: by the lint, judged anew. new_words: content words that had not been said
    to the question before. new_codes: codes that only this reply carries; None where the
    question was not coded. theme: the emerging theme that was why.
    """

    turn: int
    question: str
    kind: str
    trigger: str
    source: str
    faults: tuple[str, ...]
    theme: str | None = None
    reply: int | None = None
    new_words: int = 0
    new_codes: int | None = None


class Yield(NamedTuple):
    """What follow-ups of one sort brought. fruitful: the share of them whose reply had new words.

    new_codes: None where none of their questions was coded.
    """

    sort: str
    asked: int
    replied: int
    fruitful: float
    new_words: float
    new_codes: int | None


def yields(probes: Iterable[FollowedUp], by: Callable[[FollowedUp], str]) -> tuple[Yield, ...]:
    """Sum up what follow-ups brought, by kind, question or whatever else `by` says."""
    groups: dict[str, list[FollowedUp]] = {}
    for one in probes:
        groups.setdefault(by(one), []).append(one)
    return tuple(_summed(name, group) for name, group in sorted(groups.items()))


def _summed(name: str, group: Sequence[FollowedUp]) -> Yield:
    words = [one.new_words for one in group if one.reply is not None]
    codes = [one.new_codes for one in group if one.new_codes is not None]
    return Yield(
        sort=name,
        asked=len(group),
        replied=len(words),
        fruitful=round(sum(one > 0 for one in words) / len(group), 4),
        new_words=round(sum(words) / len(words), 1) if words else 0.0,
        new_codes=sum(codes) if codes else None,
    )


def followed_up(
    questionnaire: Questionnaire, transcript: Transcript, judgements: Sequence[Judgement]
) -> tuple[FollowedUp, ...]:
    """Go through the follow-ups of an interview, in order."""
    return tuple(
        _one(questionnaire, transcript, judgements, (seq, event))
        for seq, event in enumerate(transcript.events)
        if isinstance(event, Asked) and event.form == "probe"
    )


def _one(
    questionnaire: Questionnaire,
    transcript: Transcript,
    judgements: Sequence[Judgement],
    probe: tuple[int, Asked],
) -> FollowedUp:
    seq, event = probe
    language = _language_at(transcript, seq)
    before = list(_said_to(transcript, event, seq))
    reply = _reply_after(transcript, seq)
    note = event.probe
    return FollowedUp(
        turn=seq,
        question=event.question,
        kind=note.kind if note else "",
        trigger=note.trigger if note else "",
        source=note.source if note else "",
        theme=note.theme if note else None,
        faults=_faults(questionnaire, event, (" ".join(text for _, text in before), language)),
        reply=reply,
        new_words=_new_words(transcript, before, reply, language),
        new_codes=_new_codes(judgements, transcript, event, reply),
    )


def _faults(questionnaire: Questionnaire, event: Asked, heard: tuple[str, str]) -> tuple[str, ...]:
    """Judge the words anew; what the researcher wrote is known to the question itself."""
    said, language = heard
    question = questionnaire.question(event.question)
    about = [spoken(question.text, language)]
    if isinstance(question, Open):
        about += [spoken(question.objective, language), spoken(question.good_answer, language)]
    if question.probe:
        about += [spoken(one, language) for one in question.probe.ask]
    return lint(event.text, question=" ".join(about), reply=said, language=language)


def _said_to(transcript: Transcript, event: Asked, until: int) -> Iterator[tuple[int, str]]:
    """Give the replies to a question, by seq, before the event at `until`."""
    at = (event.question, event.item)
    here: tuple[str, str | None] | None = None
    for seq, one in enumerate(transcript.events[:until]):
        if isinstance(one, Asked):
            here = (one.question, one.item)
        elif isinstance(one, Said) and here == at:
            yield seq, one.text


def _reply_after(transcript: Transcript, seq: int) -> int | None:
    """Find the reply to a follow-up, if it was one: a refusal or a command is none."""
    for at in range(seq + 1, len(transcript.events)):
        event = transcript.events[at]
        if isinstance(event, Asked):
            return None
        if isinstance(event, Judged):
            return event.reply if event.intent == "answer" else None
    return None


def _new_words(
    transcript: Transcript, before: Sequence[tuple[int, str]], reply: int | None, language: str
) -> int:
    if reply is None:
        return 0
    known = tongue(language)
    earlier = {word for _, text in before for word in words_in(text)}
    said = set(known.content(words_in(transcript.said(reply).text)))
    return len(said - earlier)


def _new_codes(
    judgements: Sequence[Judgement], transcript: Transcript, event: Asked, reply: int | None
) -> int | None:
    """Count the codes whose every evidence lies in this reply."""
    interview = transcript.started.interview
    here = [
        one
        for one in judgements
        if (one.interview, one.question, one.item) == (interview, event.question, event.item)
        and one.state == "coded"
        and one.status != "rejected"
    ]
    if not here:
        return None
    turns = {one.value: {quote.turn for quote in one.evidence} for one in here}
    return sum(at == {reply} for at in turns.values()) if reply is not None else 0


def _language_at(transcript: Transcript, seq: int) -> str:
    return Transcript.model_construct(events=transcript.events[:seq]).language
