"""Themes as they are listed: who voices them, in which waves, and how that moved."""

from collections import defaultdict
from collections.abc import Sequence

from pydantic import Field

from agent.fieldwork import known_wave
from agent.nouns import Noun
from agent.report.intervals import wilson
from agent.report.words import ThemeLine
from agent.thematics.hearing import Voiced, counts, voiced
from agent.thematics.moving import Moves, asked_in, moves_of
from agent.thematics.pools import is_pool, title
from agent.thematics.workshop import Workshop, matrix
from agent.themes import Unit
from agent.themes.change import Change
from agent.themes.edits import LIVE, Stand, Standing
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

    @property
    def is_live(self) -> bool:
        """Whether it is shown: nobody merged, split or retired it."""
        return self.status in LIVE


class Part(Noun):
    """A theme among the respondents of one segment. percent, low, high: with 95 % (Wilson).

    lift: the segment's share over that of all; None where nobody voices the theme.
    """

    segment: str
    label: str = ""
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
    which it can be known. leaning: how it seems to move in a wave, looked at alone. listened:
    whether it emerged, so that interviewers may listen for it.
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
    leaning: dict[str, Change] = Field(default_factory=dict)

    def told(self, wave: str) -> str:
        """Say how it moved in a wave; there is nothing that its first could be held against."""
        return FIRST if wave == self.first else self.theme.waves[wave].change

    def hinted(self, wave: str) -> str:
        """Say how it moved, and of what is stable how it would be called if it stood alone."""
        told, seems = self.told(wave), self.leaning.get(wave, "stable")
        return f"{told}, perhaps {seems}" if told == "stable" != seems else told


def listed(shop: Workshop, waves: Sequence[str] | None = None) -> tuple[Shown, ...]:
    """List all themes with their course over the waves, the largest first."""
    wanted = [known_wave(shop.store, one).name for one in waves] if waves else None
    return tuple(one.theme for one in detailed(voiced(shop), wanted))


def detailed(heard: Voiced, wanted: Sequence[str] | None = None) -> tuple[Detail, ...]:
    """Tell all of every theme, the largest first."""
    moved = moves_of(heard)
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
    """Sum up the themes of some waves for a report, by question, the largest first.

    What is gone is told with what was last said. What a pool finds is told where no question has
    themes of its own: it would be told twice.
    """
    heard = voiced(shop)
    every = [one for one in detailed(heard) if one.theme.is_live]
    order = {one.id: at for at, one in enumerate(shop.questionnaire.asked)}
    chosen = [one for one in every if not is_pool(one.question)] or every
    told = []
    for question in sorted(
        dict.fromkeys(one.question for one in chosen), key=lambda one: (order.get(one, -1), one)
    ):
        mine = (_line(shop, heard, one, waves) for one in chosen if one.question == question)
        told += sorted(filter(None, mine), key=lambda line: (-line.n, line.name))
    return tuple(told)


def _line(shop: Workshop, heard: Voiced, one: Detail, waves: Sequence[str]) -> ThemeLine | None:
    """Sum up a theme; None where it was neither voiced in these waves nor in the one before."""
    here = [name for name in one.theme.waves if name in waves]
    if not here:
        return None
    known = list(one.theme.waves)
    before = known[: known.index(here[-1])][-1:]
    n = sum(one.theme.waves[name].n for name in here)
    if not n and not any(one.theme.waves[name].n for name in before):
        return None
    units = heard.members.get(one.theme.id, ())
    said = [unit for unit in units if unit.wave in (here if n else before)]
    return ThemeLine(
        name=one.theme.name,
        question=title(shop.questionnaire, one.question),
        definition=one.theme.definition,
        n=n,
        base=sum(one.theme.waves[name].base for name in here),
        change=one.hinted(here[-1]),
        quotes=quotes(said)[:2],
    )


def _detail(heard: Voiced, one: Standing, moved: Moves, family: int) -> Detail:
    theme, units = one.theme, heard.members.get(one.theme.id, ())
    gone = one.status in ("merged", "split", "retired")
    presence: dict[str, Presence] = {}
    for wave in heard.waves:
        n, base = counts(heard, theme.id, wave)
        change = moved.named.get((theme.id, wave))
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
        first=next(iter(asked_in(heard, theme.question)), ""),
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
        leaning={wave: moved.leaning.get((theme.id, wave), "stable") for wave in presence},
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
    order = list(heard.labels)
    for segment in sorted(
        asked, key=lambda one: (one not in order, order.index(one) if one in order else 0, one)
    ):
        said = asked[segment]
        low, high = wilson(sum(said), len(said))
        parts.append(
            Part(
                segment=segment,
                label=heard.labels.get(segment, ""),
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
