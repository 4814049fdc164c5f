"""An answer and its codes as styled text; what respondents said is never markup."""

from collections.abc import Sequence

from rich.console import Console
from rich.style import Style
from rich.text import Text

from agent.review import CodeRow, Spoken, View

MARKS = {
    "suggested": ("?", "yellow"),
    "accepted": ("✓", "green"),
    "adjudicated": ("✓", "green bold"),
    "edited": ("+", "cyan"),
    "rejected": ("✗", "red"),
    "stale": ("!", "magenta"),
    "withdrawn": ("·", "dim"),
}
SPAN = Style(underline=True)
CHOSEN = Style(reverse=True, bold=True)
BETWEEN = "   ⋮"


EMPTY = "no code so far: + adds one, n says that none applies"
"""Stands in place of the codes where there are none."""


def transcript(view: View, chosen: CodeRow | None, *, whole: bool) -> Text:
    """Paint the turns of the answer, or all; the words of codes are underlined.

    The words of the code under the cursor stand out.
    """
    text = Text()
    skipped = False
    for turn in view.turns:
        if not (whole or turn.ours):
            skipped = True
            continue
        if skipped and text:
            text.append(f"{BETWEEN}\n\n", style="dim")
        skipped = False
        text.append_text(_turn(turn, view.rows, chosen, dim=whole and not turn.ours))
    return text


def lines_before(view: View, console: Console, width: int) -> int:
    """Count the screen lines of the whole transcript before the answer under review."""
    before = Text()
    for turn in view.turns:
        if turn.ours:
            break
        before.append_text(_turn(turn, (), None, dim=True))
    return len(before.wrap(console, max(width, 1))) - 1 if before else 0


def _turn(turn: Spoken, rows: Sequence[CodeRow], chosen: CodeRow | None, *, dim: bool) -> Text:
    asks = turn.by == "interviewer"
    said = Text(turn.text, style="italic dim" if asks else "dim" if dim else "")
    for row in rows:
        if row.status != "rejected" or row is chosen:
            _mark(said, turn.seq, row, CHOSEN if row is chosen else SPAN)
    if chosen is not None:
        _mark(said, turn.seq, chosen, CHOSEN)
    return said.append("\n\n")


def _mark(said: Text, seq: int, row: CodeRow, style: Style) -> None:
    for one in row.evidence:
        if one.turn == seq:
            said.stylize(style, one.start, one.end)


def code(row: CodeRow) -> Text:
    """Paint one code: what was decided, its label, who gave it and how sure."""
    mark, colour = MARKS[row.status]
    text = Text()
    text.append(f"{mark} ", style=colour)
    text.append(row.label, style="strike dim" if row.status == "rejected" else "bold")
    sure = f" {row.confidence:.2f}" if row.status == "suggested" else ""
    prompted = ", prompted" if any(one.prompted for one in row.evidence) else ""
    text.append(f"\n  {row.by}{sure}{prompted}", style="dim")
    if row.reason:
        text.append(f"\n  {row.reason}", style="italic dim")
    return text


def heading(view: View, *, wave: str, reviewer: str, blind: bool) -> Text:
    """Say where one is, and why this answer comes now."""
    mode = "blind" if blind else "review"
    text = Text()
    text.append(f" {view.place} of {view.of} ", style="reverse")
    about = " · ".join(filter(None, (wave, view.respondent, view.question, view.row)))
    text.append(f" {about} ")
    text.append(f"· {mode} by {reviewer}\n", style="dim")
    text.append(f" {view.why}", style="yellow")
    if view.verdict and view.verdict != view.why:
        text.append(f" · {view.verdict}", style="cyan")
    if view.settled:
        text.append(" · decided", style="green")
    return text
