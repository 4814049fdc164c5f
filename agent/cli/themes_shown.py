"""Themes on a terminal: a list, one theme, and what a wave brought."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from agent.cli.printing import console, say, table
from agent.questionnaire import Questionnaire
from agent.thematics import Grouped
from agent.thematics.auditing import Moved
from agent.thematics.listing import FIRST, Detail, Shown
from agent.thematics.pools import is_pool, title
from agent.thematics.telling import HEADS, Item, News, ended
from agent.themes import Unit

_NAME, _FIXED, _WAVE = 28, 46, 11
"""Columns of a theme's name, of all but the waves of a list, and of a wave."""
_ORDER = ("emerging", "growing", "fading", "dormant", "merged", "split", "stable")


def told_next(found: Grouped) -> Iterator[str]:
    """Say what to look at after a pass, or why there is nothing."""
    if found.themes:
        yield f"What moved: interview themes compare --wave {found.wave}"
    elif found.units:
        yield "Too few answers say the same for a theme; interview more respondents."
    if not found.units:
        yield "No open answers yet in interviews that have ended."


def show_list(told: Sequence[Detail], known: Sequence[str], asked: Questionnaire) -> None:
    """List themes question by question, with the latest waves that fit the terminal."""
    shown = [one for one in told if one.theme.is_live]
    waves = [name for name in known if any(name in one.theme.waves for one in shown)]
    fit = max(1, (console().width - _FIXED) // max(_WAVE, *(len(one) + 3 for one in waves)))
    for question in sorted({one.question for one in shown}, key=lambda one: (is_pool(one), one)):
        mine = [one for one in shown if one.question == question]
        latest = waves[-fit:]
        table(
            f"{question}: {title(asked, question)}",
            ["theme", "trust", *latest],
            [_row(one, latest) for one in mine],
            whole=("theme", "trust", *latest),
        )
        show_ended(told, question)
    if fit < len(waves):
        left = ", ".join(waves[:-fit])
        say(f"No room for {left}; see: interview themes list --json, or widen the window")


def _row(one: Detail, waves: Sequence[str]) -> tuple[str, ...]:
    return (
        "\n".join((_called(one.theme), *_said_to(one))),
        "\n".join(filter(None, (one.badge, f"family {one.family}", _decided(one)))),
        *(_cell(one, name) for name in waves),
    )


def _cell(one: Detail, wave: str) -> str:
    """Tell of a wave in a narrow column, and how a theme moved, if it did."""
    here = one.theme.waves.get(wave)
    if here is None:
        return ""
    moved = one.hinted(wave).removeprefix("stable, ")
    told = [] if moved in ("stable", FIRST) else moved.split()
    return "\n".join((f"{here.n} of {here.base}", *told))


def _decided(one: Detail) -> str:
    """Say what people decided of a theme, a line for each."""
    named = "your name" if one.named_by == "human" else ""
    adopted = "adopted" if one.theme.status == "adopted" else ""
    return "\n".join(filter(None, (named, adopted, "pinned" if one.pinned else "")))


def _called(theme: Shown) -> str:
    """Give a theme's name, and below it the id by which it is named to other verbs, unbroken."""
    return "\n".join((*wrap(theme.name, max(len(theme.id), _NAME)), theme.id))


def _said_to(one: Detail) -> list[str]:
    """Tell of a pool's theme, line by line, how many voiced it under which question."""
    if not is_pool(one.question):
        return []
    told = "said to " + ", ".join(_sources(one))
    return [f"  {line}" for line in wrap(told, _NAME - 2, break_long_words=False)]


def _sources(one: Detail) -> list[str]:
    return [f"{name} {n}" for name, n in one.sources.items()]


def show_ended(told: Sequence[Detail], question: str) -> None:
    """Say what people ended, and what became of it."""
    for line in ended(told, question):
        say(f"  by hand: {line}")


def told_of(one: Detail, every: Sequence[Detail], units: Sequence[Unit]) -> Iterator[str]:
    """Tell all of a theme, line by line; its words wave by wave, the latest first."""
    shown = one.theme
    decided = _decided(one).replace("\n", ", ")
    facts = filter(None, (shown.id, shown.status, f"born in {shown.born}", one.badge, decided))
    yield f"{shown.name}  [{', '.join(dict.fromkeys(facts))}]"
    if shown.definition:
        yield shown.definition
    yield from (f"  {line}" for line in ended([*every], one.question) if f"[{shown.id}]" in line)
    for name, here in shown.waves.items():
        yield f"  {name}: {here.n} of {here.base}, {one.hinted(name)}"
    yield from _parts(one) if units else ()
    for code, overlap in list(one.codes.items())[:3]:
        yield f"  code {code}: {overlap:.2f} of the respondents of either have both"
    if is_pool(one.question):
        yield f"  said to: {', '.join(_sources(one))}"
    if one.listened:
        yield f"  interviewers listen for: {', '.join(one.cues)}"
    for wave in reversed(tuple(dict.fromkeys(unit.wave for unit in units))):
        yield f"  said in {wave}:"
        yield from (_word(unit) for unit in units if unit.wave == wave)


def _parts(one: Detail) -> Iterator[str]:
    for part in one.segments if len(one.segments) > 1 else ():
        lift = f", {part.lift:.1f} times the average" if part.lift is not None else ""
        yield (
            f"  {part.label or part.segment or 'no segment'}: {part.n} of {part.base}, "
            f"{part.percent:.0f} % ({part.low:.0f}–{part.high:.0f}){lift}"
        )


def _word(unit: Unit) -> str:
    asked = f"{unit.question}: " if unit.pool else ""
    return f"    {unit.key}  {asked}“{unit.text}”"


def show_news(told: News) -> None:
    """Tell what a wave brought of a question: in words, with quotes."""
    against = f" against {told.before}" if told.before else ""
    say(f"{told.question}: {told.title}")
    say(f"  {told.wave}{against}: {told.told}")
    for kind, head in HEADS.items():
        for one in told.of(kind):
            how = f" {one.how}" if one.how else ""
            say(f"  {head.partition(' (')[0]}{how}: {one.name}  {one.moved}  [{one.id}]")
            for quote in one.quotes:
                say(f"      “{quote}”")
    if told.waiting:
        say(f"  {told.waiting} ideas of {told.wave} fit no theme yet; they wait for the next pass")


def show_moves(told: News, themes: Sequence[Detail], drifts: Mapping[str, Moved]) -> None:
    """Tell of every theme of a question how it moved into a wave."""
    ranked = sorted(themes, key=lambda one: _ORDER.index(one.theme.waves[told.wave].change))
    table(
        f"{told.question} in {told.wave}",
        ["theme", "before", "now", "change", "words"],
        [_compared(one, told, drifts) for one in ranked],
        whole="theme",
    )


def _compared(one: Detail, told: News, drifts: Mapping[str, Moved]) -> tuple[str, ...]:
    before, now = one.theme.waves.get(told.before), one.theme.waves[told.wave]
    drift = drifts.get(one.theme.id)
    return (
        _called(one.theme),
        f"{before.n} of {before.base}" if before else "",
        f"{now.n} of {now.base}",
        one.hinted(told.wave),
        "drifted" if drift and drift.drifted else "",
    )


def compared(
    one: Detail, wave: str, drifts: Mapping[str, Moved], item: Item | None
) -> dict[str, object]:
    """Give a theme's move into a wave as data; kind, quotes: of one that moved, or seems to."""
    return {
        "id": one.theme.id,
        "name": one.theme.name,
        "question": one.question,
        "badge": one.badge,
        "kind": item.kind if item else "still",
        "change": one.theme.waves[wave].change,
        "hint": one.hinted(wave),
        "waves": one.theme.waves,
        "quotes": item.quotes if item else (),
        "drift": drifts.get(one.theme.id),
    }
