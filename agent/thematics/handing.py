"""Themes for other tools: a row for every place in a transcript where somebody voices one."""

from collections.abc import Iterator, Sequence

from agent.report.sheet import sheet
from agent.thematics.hearing import voiced
from agent.thematics.workshop import Workshop

COLUMNS = (
    "theme", "name", "status", "question", "interview", "respondent", "wave",
    "quote", "turn", "start", "end",
)  # fmt: skip


def files(
    shop: Workshop, waves: Sequence[str], respondent: str | None = None
) -> Iterator[tuple[str, bytes]]:
    """Make `themes.csv`; nothing where no theme was found. respondent: only this one's words."""
    if not shop.store.units():
        return
    heard = voiced(shop)
    rows = sorted(
        (name, one)
        for name, some in heard.members.items()
        for one in some
        if one.wave in waves and respondent in (None, one.respondent)
    )
    yield (
        "themes.csv",
        sheet(
            COLUMNS,
            (
                (name, heard.stand.themes[name].theme.name, heard.stand.themes[name].status,
                 one.question, one.interview, one.respondent, one.wave,
                 one.text, one.turn, one.start, one.end)
                for name, one in rows
            ),
        ).encode(),
    )  # fmt: skip
