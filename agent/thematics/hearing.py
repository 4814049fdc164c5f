"""Who voices which theme, and who was asked: read once, for all that is made of it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from agent.interview import answers
from agent.questionnaire import Open
from agent.samples import labelled_segments
from agent.thematics.pools import pools, questions_of
from agent.thematics.workshop import Workshop
from agent.themes import Unit
from agent.themes.edits import Stand


class Bases(NamedTuple):
    """Who was asked each open question, per wave: respondents with their segment."""

    asked: Mapping[tuple[str, str], Mapping[str, str]]

    def of(self, question: str, wave: str) -> Mapping[str, str]:
        """Give the respondents who were asked a question in a wave, and their segments."""
        return self.asked.get((question, wave), {})


class Voiced(NamedTuple):
    """All that lists are made from. ahead: idea units that no pass has looked at.

    labels: the segments in words, in the questionnaire's order.
    """

    stand: Stand
    waves: tuple[str, ...]
    members: Mapping[str, Sequence[Unit]]
    units: Sequence[Unit]
    bases: Bases
    ahead: int = 0
    labels: Mapping[str, str] = MappingProxyType({})


def voiced(shop: Workshop) -> Voiced:
    """Read where all units stand, and who was asked."""
    stand, placed = shop.stand(), shop.store.units()
    members: dict[str, list[Unit]] = defaultdict(list)
    units = shop.everything()
    for unit in units:
        home = stand.home(unit.key, placed.get(unit.key))
        if home is not None:
            members[home].append(unit)
    waves = tuple(one.name for one in shop.store.waves())
    said = {(one.under, one.wave) for one in units}
    seen = {(one.under, one.wave) for one in units if one.key in placed}
    ahead = sum(one.key not in placed for one in units if not one.pool)
    asked = bases(shop, waves, said - seen)
    labels = labelled_segments(shop.questionnaire)
    return Voiced(stand, waves, members, units, asked, ahead, labels)


def bases(shop: Workshop, waves: Sequence[str], unseen: Collection[tuple[str, str]] = ()) -> Bases:
    """Find who was asked each open question and went through to the end, with the segment.

    Whoever was asked one of a pool's questions was asked in the pool. unseen: questions and
    waves that no pass has looked at: nothing is known of them yet.
    """
    together = pools(shop.founded())
    asked: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for wave in waves:
        for transcript in shop.store.transcripts(wave):
            if transcript.closed is None:
                continue
            questionnaire = shop.of(transcript)
            given = answers(questionnaire, transcript)
            parts = given.get((questionnaire.segment or "", None))
            segment = str(parts.values[0]) if parts and parts.values else ""
            for name in {name for name, _ in given}:
                if isinstance(questionnaire.by_id[name], Open):
                    asked[name, wave][transcript.started.respondent] = segment
        for pool in together:
            for name in questions_of(pool):
                asked[pool, wave] |= asked.get((name, wave), {})
    return Bases({key: who for key, who in asked.items() if key not in unseen})


def counts(heard: Voiced, theme: str, wave: str) -> tuple[int, int]:
    """Count the respondents who voice a theme in a wave, and those who were asked."""
    question = heard.stand.themes[theme].theme.question
    asked = heard.bases.of(question, wave)
    voices = {one.respondent for one in heard.members.get(theme, ()) if one.wave == wave}
    return len(voices & set(asked)), len(asked)
