"""Themes as they are listed: who voices them, in which waves, and how that moved."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from agent.fieldwork import known_wave
from agent.interview import answers
from agent.nouns import Noun
from agent.questionnaire import Open
from agent.report.intervals import wilson
from agent.report.words import ThemeLine
from agent.thematics.pools import is_pool, pools, questions_of
from agent.thematics.workshop import Workshop, matrix
from agent.themes import Unit
from agent.themes.change import EMERGING, WAITED, Change, Shares, changes
from agent.themes.edits import Stand, Standing
from agent.themes.levels import families
from agent.themes.naming import quotes
from agent.themes.trust import Badge, badge


class Presence(Noun):
    """A theme in one wave: respondents who voice it, of those asked, and how it moved."""

    n: int
    base: int
    change: Change


class Shown(Noun):
    """A theme as it is listed; size counts respondents over all waves."""

    id: str
    name: str
    definition: str
    status: str
    born: str
    size: int
    waves: dict[str, Presence]
    keyphrases: tuple[str, ...]
    quotes: tuple[str, ...]


class Part(Noun):
    """A theme among the respondents of one segment. percent, low, high: with 95 % (Wilson).

    lift: the segment's share over that of all; None where nobody voices the theme.
    """

    segment: str
    n: int
    base: int
    percent: float
    low: float
    high: float
    lift: float | None


FIRST = "first wave"


class Detail(Noun):
    """All that is known of one theme. codes: Jaccard of its respondents with those of a code.

    first: the wave in which its question was first asked. sources: respondents who voice it, by
    the question that they were answering; more than one only in a pool. cues: the phrases by
    which it can be known. listened: whether it emerged, so that interviewers may listen for it.
    """

    theme: Shown
    question: str
    first: str
    family: int
    trust: float | None
    badge: Badge
    pinned: bool
    named_by: str
    parent: str
    into: str
    segments: tuple[Part, ...]
    codes: dict[str, float]
    sources: dict[str, int]
    cues: tuple[str, ...] = ()
    listened: bool = False

    def told(self, wave: str) -> str:
        """Say how it moved in a wave; there is nothing that its first could be held against."""
        return FIRST if wave == self.first else self.theme.waves[wave].change


class Bases(NamedTuple):
    """Who was asked each open question, per wave: respondents with their segment."""

    asked: Mapping[tuple[str, str], Mapping[str, str]]

    def of(self, question: str, wave: str) -> Mapping[str, str]:
        """Give the respondents who were asked a question in a wave, and their segments."""
        return self.asked.get((question, wave), {})


class Voiced(NamedTuple):
    """All that lists are made from. ahead: idea units that no pass has looked at."""

    stand: Stand
    waves: tuple[str, ...]
    members: Mapping[str, Sequence[Unit]]
    units: Sequence[Unit]
    bases: Bases
    ahead: int = 0


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
    return Voiced(stand, waves, members, units, bases(shop, waves, said - seen), ahead)


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


def listed(shop: Workshop, waves: Sequence[str] | None = None) -> tuple[Shown, ...]:
    """List all themes with their course over the waves, the largest first."""
    wanted = [known_wave(shop.store, one).name for one in waves] if waves else None
    return tuple(one.theme for one in detailed(voiced(shop), wanted))


def detailed(heard: Voiced, wanted: Sequence[str] | None = None) -> tuple[Detail, ...]:
    """Tell all of every theme, the largest first."""
    moved = _moves(heard)
    grouped = _families(heard.stand)
    told = [
        _detail(heard, one, moved, grouped.get(one.theme.id, 0))
        for one in heard.stand.themes.values()
    ]
    if wanted is not None:
        told = [_only(one, wanted) for one in told]
    return tuple(sorted(told, key=lambda one: (-one.theme.size, one.theme.id)))


def _only(one: Detail, wanted: Sequence[str]) -> Detail:
    waves = {name: here for name, here in one.theme.waves.items() if name in wanted}
    return one.model_copy(update={"theme": one.theme.model_copy(update={"waves": waves})})


def lines(shop: Workshop, waves: Sequence[str]) -> tuple[ThemeLine, ...]:
    """Sum up the themes of some waves for a report, the largest first.

    What a pool finds is told where no question has themes of its own: it would be told twice.
    """
    told = []
    every = detailed(voiced(shop), waves)
    for one in [one for one in every if not is_pool(one.question)] or every:
        here = list(one.theme.waves.values())
        n, base = sum(each.n for each in here), sum(each.base for each in here)
        if one.theme.status in ("suggested", "adopted") and n:
            told.append(
                ThemeLine(
                    name=one.theme.name,
                    definition=one.theme.definition,
                    n=n,
                    base=base,
                    change=one.told(list(one.theme.waves)[-1]),
                    quotes=one.theme.quotes[:2],
                )
            )
    return tuple(sorted(told, key=lambda line: (-line.n, line.name)))


def counts(heard: Voiced, theme: str, wave: str) -> tuple[int, int]:
    """Count the respondents who voice a theme in a wave, and those who were asked."""
    question = heard.stand.themes[theme].theme.question
    asked = heard.bases.of(question, wave)
    voices = {one.respondent for one in heard.members.get(theme, ()) if one.wave == wave}
    return len(voices & set(asked)), len(asked)


def _moves(heard: Voiced) -> dict[tuple[str, str], Change]:
    """Name how every live theme moved in every wave in which its question was asked.

    In the first of them nothing moved yet, and nothing can be new.
    """
    named: dict[tuple[str, str], Change] = {}
    live = heard.stand.live()
    questions = {one.theme.question for one in live.values()}
    for question in sorted(questions):
        themes = [name for name, one in live.items() if one.theme.question == question]
        asked = _asked(heard, question)
        born = {name: _born(heard, name) for name in themes}
        for at, wave in enumerate(asked):
            known = {}
            for name in themes:
                first = born[name]
                if first == wave:
                    enough = counts(heard, name, wave)[0] >= EMERGING
                    named[name, wave] = "emerging" if at and enough else "stable"
                elif first in asked[:at]:
                    *earlier, before, now = (
                        counts(heard, name, one) for one in asked[asked.index(first) : at + 1]
                    )
                    known[name] = Shares(before, now, tuple(earlier))
                elif counts(heard, name, wave)[0]:
                    named[name, wave] = "stable"
            named |= {(name, wave): change for name, change in changes(known).items()}
    return named


def _asked(heard: Voiced, question: str) -> list[str]:
    return [wave for wave in heard.waves if heard.bases.of(question, wave)]


def _born(heard: Voiced, theme: str) -> str:
    """Tell the first wave in which a theme is voiced; where nobody voices it, that of its birth.

    Voices of earlier waves that waited until it was founded, and were few, do not count.
    """
    voices: dict[str, set[str]] = defaultdict(set)
    for one in heard.members.get(theme, ()):
        voices[one.wave].add(one.respondent)
    born = heard.stand.themes[theme].theme.born
    before = heard.waves[: heard.waves.index(born)] if born in heard.waves else ()
    waited = sum(len(voices[wave]) for wave in before)
    if waited <= WAITED * len(voices[born]):
        return born
    return next((wave for wave in before if voices[wave]), born)


def _detail(
    heard: Voiced, one: Standing, moved: Mapping[tuple[str, str], Change], family: int
) -> Detail:
    theme, units = one.theme, heard.members.get(one.theme.id, ())
    gone = one.status in ("merged", "split", "retired")
    presence: dict[str, Presence] = {}
    for wave in heard.waves:
        n, base = counts(heard, theme.id, wave)
        change = moved.get((theme.id, wave))
        if change is not None and base:
            presence[wave] = Presence(n=n, base=base, change=change)
        elif gone and base and one.status != "retired" and wave == heard.waves[-1]:
            ended: Change = "merged" if one.status == "merged" else "split"
            presence[wave] = Presence(n=n, base=base, change=ended)
    shown = Shown(
        id=theme.id,
        name=theme.name,
        definition=theme.definition,
        status=one.status,
        born=theme.born,
        size=len({(unit.wave, unit.respondent) for unit in units}),
        waves=presence,
        keyphrases=theme.keyphrases,
        quotes=quotes(units),
    )
    return Detail(
        theme=shown,
        question=theme.question,
        first=next(iter(_asked(heard, theme.question)), ""),
        family=family,
        trust=theme.trust,
        badge=badge(theme.trust, theme.shared),
        pinned=one.pinned,
        named_by=one.named_by,
        parent=theme.parent,
        into=one.into,
        segments=tuple(_parts(heard, one.theme.question, units)),
        codes=overlaps(heard, theme.question, units),
        sources=_sources(units),
        cues=theme.cues,
        listened=theme.emerged and bool(theme.cues) and not gone,
    )


def _sources(units: Sequence[Unit]) -> dict[str, int]:
    """Count the respondents who voice a theme by question, the most first."""
    voices: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in units:
        voices[one.question].add((one.wave, one.respondent))
    return {
        name: len(who)
        for name, who in sorted(voices.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    }


def _parts(heard: Voiced, question: str, units: Sequence[Unit]) -> list[Part]:
    """Count a theme by segment, over all waves; a respondent of two waves counts in each."""
    voices = {(one.wave, one.respondent) for one in units}
    asked: dict[str, list[bool]] = defaultdict(list)
    for wave in heard.waves:
        for respondent, segment in heard.bases.of(question, wave).items():
            asked[segment].append((wave, respondent) in voices)
    total = [one for answers_given in asked.values() for one in answers_given]
    share = sum(total) / len(total) if total else 0.0
    parts = []
    for segment, said in sorted(asked.items()):
        low, high = wilson(sum(said), len(said))
        parts.append(
            Part(
                segment=segment,
                n=sum(said),
                base=len(said),
                percent=100 * sum(said) / len(said),
                low=low or 0.0,
                high=high or 0.0,
                lift=sum(said) / len(said) / share if share else None,
            )
        )
    return parts


def overlaps(heard: Voiced, question: str, units: Sequence[Unit]) -> dict[str, float]:
    """Give the Jaccard index of a theme's respondents with those of each code, the best first."""
    mine = {(one.wave, one.respondent) for one in units}
    coded: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in heard.units:
        for code in one.codes if one.under == question else ():
            coded[code].add((one.wave, one.respondent))
    found = {code: len(mine & theirs) / len(mine | theirs) for code, theirs in coded.items()}
    best = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return {code: round(value, 3) for code, value in best if value > 0}


def _families(stand: Stand) -> dict[str, int]:
    """Number the families of each question's themes; the coarse level of the hierarchy."""
    by_question: dict[str, list[str]] = defaultdict(list)
    for name, one in stand.live().items():
        by_question[one.theme.question].append(name)
    numbers: dict[str, int] = {}
    for names in by_question.values():
        themes = [stand.themes[name].theme for name in names]
        found = families(matrix(themes, len(themes[0].centroid)))
        numbers |= dict(zip(names, (int(one) + 1 for one in found), strict=True))
    return numbers
