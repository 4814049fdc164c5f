"""The report cards of a wave: load its interviews, let `quality` look, and sum up."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import Literal, NamedTuple

from agent.codebook import Judgement, current
from agent.errors import NotFound
from agent.fieldwork import known_wave
from agent.nouns import Noun
from agent.quality import Card, Flag, WaveCard, card, near_duplicates, wave_card
from agent.questionnaire import Questionnaire
from agent.store import Store, Verdict
from agent.transcript import Transcript


class Decision(NamedTuple):
    """What somebody decided about a flag, and why."""

    decided: Literal["confirmed", "dismissed"]
    by: str
    reason: str
    at: datetime


class WaveCards(Noun):
    """The card of a wave, and those of its interviews."""

    wave: str
    synthetic: bool
    whole: WaveCard
    cards: tuple[Card, ...]


def decide(made: WaveCards, named: str, verdict: Decision) -> Verdict:
    """Make a person's word on one flag of a wave; raises NotFound where there is no such flag.

    named: `INTERVIEW:TURN:KIND`, or `INTERVIEW:KIND` for a flag on the whole interview.
    """
    interview, _, flag = named.partition(":")
    flags = {(one.interview, mark.name) for one in made.cards for mark in one.flags}
    if (interview, flag) not in flags:
        raise NotFound(
            f"wave '{made.wave}' has no such flag",
            where=named,
            mend="name one as `interview cards` lists them: INTERVIEW:TURN:KIND",
        )
    return Verdict(interview=interview, flag=flag, **verdict._asdict())


def wave_cards(store: Store, wave: str, *, of: Callable[[Transcript], Questionnaire]) -> WaveCards:
    """Make the cards of all interviews of a wave, likeness between respondents included.

    of: finds the questionnaire that an interview was held with. Raises NotFound for an
    unknown wave; one without interviews has an empty card.
    """
    known = known_wave(store, wave)
    transcripts = tuple(store.transcripts(wave))
    judged: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in current(store.judgements(wave=wave)):
        judged[judgement.interview].append(judgement)
    alike: dict[str, list[Flag]] = defaultdict(list)
    for flag in near_duplicates(transcripts):
        alike[flag.interview].append(flag)
    decided = {(one.interview, one.flag): one.decided for one in store.verdicts(wave)}
    cards = []
    for one in transcripts:
        name = one.started.interview
        made = card(of(one), one, judgements=judged[name])
        seen = (
            flag.model_copy(update={"state": decided.get((name, flag.name), "pending")})
            for flag in (*made.flags, *alike[name])
        )
        cards.append(made.model_copy(update={"flags": tuple(seen)}))
    return WaveCards(
        wave=wave, synthetic=known.synthetic, whole=wave_card(cards), cards=tuple(cards)
    )
