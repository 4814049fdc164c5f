"""The fieldwork as it stands in the store: which waves, how many interviews, what is coded."""

from collections.abc import Sequence

from agent.codebook import Judgement, current
from agent.errors import BadInput, NotFound
from agent.nouns import Noun
from agent.store import Store, Wave
from agent.transcript import Transcript


class Standing(Noun):
    """The interviews of some waves and what stands of their coding."""

    transcripts: tuple[Transcript, ...]
    judgements: tuple[Judgement, ...]


class Glance(Noun):
    """A wave at a glance. outcomes: interviews by how they stand."""

    wave: Wave
    outcomes: dict[str, int]
    judgements: int


def known_wave(store: Store, name: str) -> Wave:
    """Find a wave; raises NotFound, naming those there are."""
    wave = store.wave(name)
    if wave is None:
        there = ", ".join(one.name for one in store.waves())
        mend = f"waves: {there}" if there else "hold, import or simulate interviews first"
        raise NotFound("there is no such wave", where=name, mend=mend)
    return wave


def standing(store: Store, waves: Sequence[str]) -> Standing:
    """Load the interviews of some waves, and the judgements that stand.

    Raises NotFound for an unknown wave, BadInput where none of them has an interview, or
    where real and simulated respondents would be counted together.
    """
    known = [known_wave(store, wave) for wave in waves]
    where = ", ".join(waves)
    if len({one.synthetic for one in known}) > 1:
        raise BadInput(
            "real and simulated respondents are never counted together",
            where=where,
            mend="report their waves apart",
        )
    transcripts = tuple(one for wave in waves for one in store.transcripts(wave))
    if not transcripts:
        raise BadInput("there is no interview yet", where=where, mend="interview first")
    judged = (one for wave in waves for one in current(store.judgements(wave=wave)))
    return Standing(transcripts=transcripts, judgements=tuple(judged))


def glance(store: Store) -> tuple[Glance, ...]:
    """Sum up every wave."""
    return tuple(
        Glance(
            wave=wave,
            outcomes=store.counts(wave.name),
            judgements=len(store.judgements(wave=wave.name)),
        )
        for wave in store.waves()
    )
