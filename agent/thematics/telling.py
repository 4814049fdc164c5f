"""What a wave brought, in plain words: what is new, what grew, what is gone, with the words."""

from collections.abc import Iterator, Sequence
from typing import Literal

from agent.nouns import Noun
from agent.questionnaire import Questionnaire
from agent.thematics.hearing import Voiced
from agent.thematics.listing import Detail
from agent.thematics.moving import asked_in
from agent.thematics.pools import is_pool, title
from agent.themes.naming import quotes

MOST_WAVES = 4
Kind = Literal["new", "grew", "shrank", "gone", "perhaps"]
HEADS: dict[Kind, str] = {
    "new": "New",
    "grew": "Grew",
    "shrank": "Shrank",
    "gone": "Gone",
    "perhaps": "Perhaps (may be chance)",
}
_KINDS: dict[str, Kind] = {
    "emerging": "new",
    "growing": "grew",
    "fading": "shrank",
    "dormant": "gone",
}


class Item(Noun):
    """A theme that moved.

    how: in words, where its kind does not say it. course: respondents who voice it and base,
    wave by wave up to this one; the latest few. quotes: this wave's; of what is gone, the last.
    """

    kind: Kind
    id: str
    name: str
    how: str
    course: tuple[tuple[int, int], ...]
    quotes: tuple[str, ...]

    @property
    def n(self) -> int:
        """The respondents who voice it now."""
        return self.course[-1][0]

    @property
    def moved(self) -> str:
        """Say from what to what, in respondents."""
        return " → ".join(f"{n} of {base}" for n, base in self.course)


class News(Noun):
    """What a wave brought of one question. before: the wave that it is held against, if any.

    still: themes whose share cannot be told from what it was. waiting: idea units of the wave
    that fit no theme yet.
    """

    question: str
    title: str
    wave: str
    before: str
    items: tuple[Item, ...]
    still: int
    waiting: int

    def of(self, kind: Kind) -> tuple[Item, ...]:
        """Give what moved in one way."""
        return tuple(one for one in self.items if one.kind == kind)

    @property
    def told(self) -> str:
        """Sum it up in one line."""
        if not self.before:
            return f"{self.still} themes; first asked in {self.wave}, so nothing to compare with"
        counts = [
            f"{len(self.of(kind))} {'perhaps moved' if kind == 'perhaps' else head.lower()}"
            for kind, head in HEADS.items()
            if self.of(kind)
        ]
        moved = ", ".join(counts) or "nothing moved"
        return f"{moved}; {self.still} without a change that could be told from chance"


def news(
    asked: Questionnaire, heard: Voiced, told: Sequence[Detail], wave: str
) -> tuple[News, ...]:
    """Tell of each question that was asked in a wave; pools come last."""
    there = (one for one in told if one.theme.is_live)
    questions = dict.fromkeys(one.question for one in there if wave in one.theme.waves)
    order = {one.id: at for at, one in enumerate(asked.asked)}
    ranked = sorted(questions, key=lambda one: (is_pool(one), order.get(one, -1), one))
    return tuple(_news(asked, heard, told, (one, wave)) for one in ranked)


def _news(
    asked: Questionnaire, heard: Voiced, told: Sequence[Detail], place: tuple[str, str]
) -> News:
    question, wave = place
    earlier = [
        one for one in asked_in(heard, question) if heard.waves.index(one) < heard.waves.index(wave)
    ]
    before = earlier[-1] if earlier else ""
    here = [
        one
        for one in told
        if one.question == question and wave in one.theme.waves and one.theme.is_live
    ]
    items = list(_items(heard, here, wave, before)) if before else []
    placed = {unit.key for some in heard.members.values() for unit in some}
    return News(
        question=question,
        title=title(asked, question),
        wave=wave,
        before=before,
        items=tuple(sorted(items, key=lambda one: (list(HEADS).index(one.kind), -one.n))),
        still=len(here) - len(items),
        waiting=sum(
            one.under == question and one.wave == wave and one.key not in placed
            for one in heard.units
        ),
    )


def _items(heard: Voiced, told: Sequence[Detail], wave: str, before: str) -> Iterator[Item]:
    for one in told:
        now, then = one.theme.waves[wave], one.theme.waves.get(before)
        if now.n == 0 and (then is None or then.n == 0) and now.change == "dormant":
            continue
        kind, how = _kind(one, wave)
        if kind is not None:
            units = heard.members.get(one.theme.id, ())
            said = [unit for unit in units if unit.wave == (wave if now.n else before)]
            yield Item(
                kind=kind,
                id=one.theme.id,
                name=one.theme.name,
                how=how,
                course=_course(one, wave),
                quotes=quotes(said)[:2],
            )


def _course(one: Detail, wave: str) -> tuple[tuple[int, int], ...]:
    waves = list(one.theme.waves)
    until = waves[: waves.index(wave) + 1][-MOST_WAVES:]
    return tuple((one.theme.waves[name].n, one.theme.waves[name].base) for name in until)


def _kind(one: Detail, wave: str) -> tuple[Kind | None, str]:
    """Sort a theme; what so few voice that it may be chance is told as such."""
    change, seems = one.theme.waves[wave].change, one.leaning.get(wave, "stable")
    if change == "dormant" and seems == "stable":
        return "perhaps", "gone"
    if change == "stable":
        words = {"emerging": "new", "growing": "growing", "fading": "fading"}
        return ("perhaps", words[seems]) if seems in words else (None, "")
    return _KINDS[change], ""


def ended(told: Sequence[Detail], question: str) -> tuple[str, ...]:
    """Say of each theme of a question that people ended what became of it, by name and id."""
    names = {one.theme.id: one.theme.name for one in told}
    lines = []
    for one in sorted(told, key=lambda each: each.theme.name):
        known = f"{one.theme.name} [{one.theme.id}]"
        if one.question != question:
            continue
        if one.theme.status == "merged":
            lines.append(f"{known} is part of {names.get(one.into, '')} [{one.into}]")
        elif one.theme.status == "split":
            parts = [each.theme.name for each in told if each.parent == one.theme.id]
            lines.append(f"{known} gave way to {'; '.join(parts)}")
        elif one.theme.status == "retired":
            lines.append(f"{known} is retired; `interview themes adopt` brings it back")
    return tuple(lines)
