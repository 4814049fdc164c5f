"""The verb that makes personal links."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import typer

from agent import files, inviting, wiring
from agent.cli import options
from agent.cli.printing import as_json, notes, say
from agent.errors import BadInput, FieldworkClosed, Refused
from agent.links import Invite, sign
from agent.sessions import Desk
from agent.settings import Settings
from agent.study import read_text

app = typer.Typer(rich_markup_mode=None)


@app.command()
def invite(
    ctx: typer.Context,
    people: Annotated[Path, typer.Argument(metavar="CSV", help="A line per person.")],
    wave: Annotated[str | None, typer.Option(help="The wave.")] = None,
    out: Annotated[Path | None, typer.Option(help="Default: the list's name with -links.")] = None,
    days: Annotated[int, typer.Option(min=1, max=366, help="How long links are valid.")] = 30,
    url: Annotated[str | None, typer.Option(help="The server, as people reach it.")] = None,
    new_key: Annotated[bool, typer.Option("--new-key", help="Seal with a new key.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print data as JSON.")] = False,
) -> None:
    """Make personal links for a list of respondents.

    A link begins one interview, and goes on with it on any device until it is completed. A column
    `respondent` or `id` names people by a pseudonym; where there is none, one is made.
    """
    config = wiring.configured(options(ctx, wave=wave, public_url=url))
    guests = inviting.guests(read_text(people), people.name)
    target = out or people.with_name(f"{people.stem}-links.csv")
    if target.resolve() == people.resolve():
        raise BadInput("that is the list itself", where="--out", mend="name another file")
    with wiring.open_store(config) as store:
        desk = wiring.desk(config, store)
        _open_wave(desk, config)
        study = desk.questionnaire.id
        expires = desk.clock().replace(microsecond=0) + timedelta(days=days)
    keys = wiring.sealing_keys(config, fresh=new_key)
    page = f"{config.public_url}/i?wave={quote(config.wave, safe='')}"

    def link(respondent: str) -> str:
        sealed = Invite(study=study, wave=config.wave, respondent=respondent, expires=expires)
        return f"{page}#{sign(sealed, keys)}"

    files.write([("", inviting.with_links(guests, link, expires))], target, private=True)
    told = {"links": len(guests.ids), "file": str(target), "wave": config.wave}
    if json:
        as_json(told | {"key": keys.keys[0].id, "expires": expires.isoformat()})
        return
    say(f"{target}: {len(guests.ids)} links, valid until {expires:%d %B %Y}")
    if config.open_to_all:
        notes().print("Anybody may start without a link: INTERVIEW_OPEN_TO_ALL=false ends that")


def _open_wave(desk: Desk, config: Settings) -> None:
    """See that the wave takes interviews, and open it if it is new."""
    known = desk.store.wave(config.wave)
    if known is None:
        desk.store.keep_questionnaire(desk.ref, desk.source)
        desk.store.open_wave(config.wave, synthetic=False, questionnaire=desk.ref, at=desk.clock())
    elif known.synthetic:
        raise Refused(
            "the wave holds synthetic respondents", where=config.wave, mend="name another --wave"
        )
    elif known.status not in ("draft", "pilot", "open", "paused"):
        raise FieldworkClosed(
            f"the wave is {known.status}", where=config.wave, mend="open it, or name another"
        )


@app.callback()
def _group() -> None:
    """Keep `invite` a verb of its own, though it is the only one here."""
