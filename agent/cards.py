"""The report cards of a wave: load its interviews, let `quality` look, and sum up."""

from collections import defaultdict
from collections.abc import Callable

from agent.codebook import Judgement, current
from agent.fieldwork import known_wave
from agent.nouns import Noun
from agent.quality import Card, Flag, WaveCard, card, near_duplicates, wave_card
from agent.questionnaire import Questionnaire
from agent.store import Store
from agent.transcript import Transcript


class WaveCards(Noun):
    """The card of a wave, and those of its interviews."""

    wave: str
    synthetic: bool
    whole: WaveCard
    cards: tuple[Card, ...]


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
    cards = []
    for one in transcripts:
        name = one.started.interview
        made = card(of(one), one, judgements=judged[name])
        cards.append(made.model_copy(update={"flags": (*made.flags, *alike[name])}))
    return WaveCards(
        wave=wave, synthetic=known.synthetic, whole=wave_card(cards), cards=tuple(cards)
    )
