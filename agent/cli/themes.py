"""The verbs about themes: find or extend them, list, show and compare them, decide about them."""

from pathlib import Path
from typing import Annotated

import typer

from agent import thematics, wiring
from agent.cli import options
from agent.cli.printing import as_json, busy, notes, say, table
from agent.cli.themes_shown import (
    compared,
    show_ended,
    show_list,
    show_moves,
    show_news,
    told_next,
    told_of,
)
from agent.errors import BadInput, NotFound, StoreError
from agent.fieldwork import known_wave
from agent.files import write
from agent.thematics import auditing, editing, proposing, telling, titling
from agent.thematics.hearing import voiced
from agent.thematics.listing import detailed

app = typer.Typer(rich_markup_mode=None)
themes = typer.Typer(rich_markup_mode=None)
app.add_typer(themes, name="themes")

Json = Annotated[bool, typer.Option("--json", help="Print data as JSON.")]
WaveOption = Annotated[
    str | None, typer.Option("--wave", help="The wave; default: the current one.")
]
Id = Annotated[str, typer.Argument(help="The theme's id.")]


@themes.callback(invoke_without_command=True)
def find(
    ctx: typer.Context,
    wave: WaveOption = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make all vectors anew from the database first.")
    ] = False,
    over: Annotated[
        list[str] | None,
        typer.Option(help="A question to look at together with others; give it for each."),
    ] = None,
    json: Json = False,
) -> None:
    """Cluster, name and track themes across waves."""
    if ctx.invoked_subcommand is not None:
        return
    config = wiring.configured(options(ctx, wave=wave))
    with wiring.open_store(config) as store:
        shop = wiring.workshop(config, store)
        pool = thematics.pool_of(shop.questionnaire, over) if over else ""
        with busy(f"Reading and grouping what was said in {config.wave}"):
            made = thematics.rebuild(shop) if rebuild else 0
            found = thematics.extend(shop, config.wave, pool)
            titled = titling.title(shop, config.wave)
    if json:
        as_json(found)
        return
    if rebuild:
        say(f"{made} vectors made anew")
    say(
        f"{found.wave}: {found.units} idea units, {found.fresh} new, {found.encoded} encoded; "
        f"{found.themes} themes, {found.new} of them new, {found.waiting} units wait for one"
    )
    if any(titled):
        say(
            f"{titled.named} named by {config.model}; {titled.refused} names refused, for words "
            f"that nobody said or that fit any theme; {titled.failed} left unnamed because the "
            "model failed"
        )
    if config.embedder == "minilm" and 2 * found.foreign > found.fresh:
        say(
            f"{found.foreign} of {found.fresh} new units are not in Latin letters: the encoder "
            "that comes along reads English and tells them apart by their words alone; "
            "INTERVIEW_EMBEDDER names another (docs/themes.md)"
        )
    for line in told_next(found):
        say(line)


@themes.command("list")
def list_(
    ctx: typer.Context,
    wave: Annotated[list[str] | None, typer.Option(help="A wave; may be given again.")] = None,
    json: Json = False,
) -> None:
    """List the themes and their course over the waves."""
    config = wiring.configured(options(ctx))
    with wiring.open_store(config) as store:
        shop = wiring.workshop(config, store)
        if json:
            as_json(thematics.listed(shop, wave))
            return
        heard = voiced(shop)
        told = detailed(heard, [one for one in wave] if wave else None)
    if not any(one.theme.is_live for one in told):
        say("No themes yet; run: interview themes")
        return
    show_list(told, heard.waves, shop.questionnaire)
    if heard.ahead:
        say(f"{heard.ahead} idea units were not looked at yet; run: interview themes --wave W")


@themes.command()
def show(ctx: typer.Context, theme: Id, json: Json = False) -> None:
    """Show one theme with the words behind it."""
    config = wiring.configured(options(ctx))
    with wiring.open_store(config) as store:
        heard = voiced(wiring.workshop(config, store))
        every = detailed(heard)
        one = next((each for each in every if each.theme.id == theme), None)
        units = heard.members.get(theme, ())
    if one is None:
        raise NotFound("there is no such theme", where=theme, mend="see: interview themes list")
    if json:
        words = [{"key": unit.key, **unit._asdict()} for unit in units]
        as_json({**one.model_dump(mode="json"), "units": words})
        return
    for line in told_of(one, every, units):
        say(line)


@themes.command()
def rename(
    ctx: typer.Context,
    theme: Id,
    name: Annotated[str, typer.Argument(help="Its new name.")],
    json: Json = False,
) -> None:
    """Give a theme a name of your own; it survives every later pass."""
    with wiring.open_store(config := wiring.configured(options(ctx))) as store:
        renamed = editing.rename(wiring.workshop(config, store), theme, name)
    _done({"theme": renamed.id, "name": renamed.name}, f"{renamed.id} is now: {renamed.name}", json)


@themes.command()
def merge(
    ctx: typer.Context,
    theme: Id,
    into: Annotated[str, typer.Argument(help="The theme that it becomes part of.")],
    json: Json = False,
) -> None:
    """Make a theme part of another; both go on to attract words."""
    with wiring.open_store(config := wiring.configured(options(ctx))) as store:
        whole = editing.merge(wiring.workshop(config, store), theme, into)
    _done({"theme": theme, "into": into}, f"{theme} is part of: {whole.name}", json)


@themes.command()
def split(ctx: typer.Context, theme: Id, json: Json = False) -> None:
    """Let a theme give way to the parts that its words fall into."""
    with wiring.open_store(config := wiring.configured(options(ctx))) as store:
        parts = editing.split(wiring.workshop(config, store), theme)
    rows = [{"id": one.id, "name": one.name} for one in parts]
    told = "; ".join(f"{one.id}: {one.name}" for one in parts)
    _done({"theme": theme, "parts": rows}, f"{theme} gave way to {told}", json)


@themes.command()
def move(
    ctx: typer.Context,
    unit: Annotated[str, typer.Argument(help="The key of the words, as `show` prints it.")],
    theme: Annotated[str | None, typer.Argument(help="A theme's id; none: no theme.")] = None,
    json: Json = False,
) -> None:
    """Put some words under another theme, or under none."""
    with wiring.open_store(config := wiring.configured(options(ctx))) as store:
        moved = editing.move(wiring.workshop(config, store), unit, theme)
    _done({"unit": unit, "theme": theme}, f"“{moved.text}” belongs to {theme or 'no theme'}", json)


@themes.command()
def retire(ctx: typer.Context, theme: Id, json: Json = False) -> None:
    """Show a theme no more; what is like it founds no other."""
    with wiring.open_store(config := wiring.configured(options(ctx))) as store:
        editing.retire(wiring.workshop(config, store), theme)
    _done({"theme": theme, "status": "retired"}, f"{theme} is retired", json)


@themes.command()
def adopt(ctx: typer.Context, theme: Id, json: Json = False) -> None:
    """Stand by a theme, or bring a retired one back."""
    with wiring.open_store(config := wiring.configured(options(ctx))) as store:
        editing.adopt(wiring.workshop(config, store), theme)
    _done({"theme": theme, "status": "adopted"}, f"{theme} is adopted", json)


@themes.command()
def pin(ctx: typer.Context, theme: Id, json: Json = False) -> None:
    """Keep a theme as it is, whatever an audit finds."""
    with wiring.open_store(config := wiring.configured(options(ctx))) as store:
        editing.pin(wiring.workshop(config, store), theme)
    _done({"theme": theme, "pinned": True}, f"{theme} is pinned", json)


@themes.command()
def audit(ctx: typer.Context, json: Json = False) -> None:
    """Cluster everything anew and say what it would change; nothing is changed."""
    config = wiring.configured(options(ctx))
    with wiring.open_store(config) as store, busy("Grouping everything anew"):
        found = auditing.audit(wiring.workshop(config, store))
    if json:
        as_json(found)
        return
    if not found.mapping:
        say("No themes yet, so nothing to hold against; run: interview themes")
        return
    say(
        f"{found.units} idea units make {found.anew} themes anew; "
        f"{found.agreement:.0%} of what is placed stays together"
    )
    for one in found.proposals:
        names = ", ".join(one.themes) or one.question
        say(f"  {one.do} {names}: {one.why} ({one.n} units)")
        for quote in one.quotes[:2]:
            say(f"      “{quote}”")


@themes.command()
def candidates(ctx: typer.Context, json: Json = False) -> None:
    """Lay themes beside the codebook: those that no code explains are proposed as codes."""
    with wiring.open_store(config := wiring.configured(options(ctx))) as store:
        rows = proposing.beside_codes(wiring.workshop(config, store))
    if json:
        as_json(list(rows))
        return
    if not rows:
        say("No themes of coded questions yet; run: interview code, then interview themes")
        return
    own = [one for one in rows if one.proposed]
    table(
        "No code explains these",
        ["question", "theme", "n", "as a code", "nearest code", "first words"],
        [
            (one.question, f"{one.name} [{one.theme}]", one.n, one.proposed,
             f"{one.code} {one.overlap:.2f}" if one.code else "", *one.quotes[:1])
            for one in own
        ],
    )  # fmt: skip
    table(
        "Explained by a code (Jaccard of respondents)",
        ["question", "theme", "n", "code", "overlap"],
        [
            (one.question, f"{one.name} [{one.theme}]", one.n, one.code, f"{one.overlap:.2f}")
            for one in rows
            if not one.proposed
        ],
    )


@themes.command()
def page(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option(help="The folder to write to.")],
    json: Json = False,
) -> None:
    """Draw the themes: a page that needs no network, and each picture as SVG and PNG."""
    config = wiring.configured(options(ctx))
    with wiring.open_store(config) as store, busy("Drawing the themes"):
        written = write(wiring.theme_pages(config, store), out)
    if json:
        as_json([str(path) for path in written])
    else:
        say(f"{len(written)} files in {out}; open {out / 'themes.html'} in a browser")


@themes.command()
def compare(
    ctx: typer.Context,
    wave: Annotated[
        str | None, typer.Option(help="The wave; default: the latest that has themes.")
    ] = None,
    json: Json = False,
) -> None:
    """Say what a wave brought: what is new, grew or is gone, with the words behind it."""
    config = wiring.configured(options(ctx, wave=wave))
    with wiring.open_store(config) as store:
        shop = wiring.workshop(config, store)
        heard = voiced(shop)
        every = detailed(heard)
        seen = [name for name in heard.waves if any(name in one.theme.waves for one in every)]
        here = config.wave if "wave" in config.model_fields_set or not seen else seen[-1]
        known_wave(store, here)
        told = [one for one in every if here in one.theme.waves]
        drifts = _drifts(shop, here)
        brought = telling.news(shop.questionnaire, heard, every, here)
    if json:
        items = {one.id: one for each in brought for one in each.items}
        as_json([compared(one, here, drifts, items.get(one.theme.id)) for one in told])
        return
    if not told and not heard.ahead and any(one.wave == here for one in heard.units):
        say(f"No themes in {here}: too few answers say the same")
    elif not told:
        say(f"No themes in {here} yet; run: interview themes --wave {here}")
    for each in brought:
        show_news(each)
    for each in brought:
        show_moves(each, [one for one in told if one.question == each.question], drifts)
        show_ended(every, each.question)
    if heard.ahead:
        say(f"{heard.ahead} idea units were not looked at yet; run: interview themes --wave W")


def _drifts(shop: thematics.Workshop, wave: str) -> dict[str, auditing.Moved]:
    """Look how far words have drifted; where vectors cannot be had, say so and tell the rest."""
    try:
        return {one.theme: one for one in auditing.drift(shop, wave)}
    except (StoreError, BadInput) as error:
        notes().print(
            f"whether words drifted was not looked at: {error}", markup=False, soft_wrap=True
        )
        return {}


def _done(data: dict[str, object], told: str, json: bool) -> None:
    if json:
        as_json(data)
    else:
        say(told)
