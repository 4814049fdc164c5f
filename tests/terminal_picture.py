"""The picture of the terminal in the README: a real exchange, held and drawn.

`python -m tests.terminal_picture` draws docs/images/terminal.svg anew.
"""

import io
import re
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from agent import sessions
from agent.cli.terminal.chat import Chat
from agent.cli.terminal.prompt import Terminal
from agent.questionnaire import Questionnaire
from agent.sessions import Desk, Invitation, Message
from agent.store import Store
from agent.study import read_questionnaire

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "images" / "terminal.svg"
BEFORE = (
    "I decide", "startup", "phase 2", "went up", "increase", "no change", "increase", "increase",
    "viral vector and plasmid", "3, 5-7", "before the IND",
)  # fmt: skip
TYPED = ("eight to ten weeks", "Technical and regulatory expertise 7, cost 5, the rest about 4")
THEME = TerminalTheme(
    (250, 250, 248),
    (38, 50, 56),
    [(38, 50, 56), (183, 28, 28), (46, 125, 50), (156, 93, 0), (21, 101, 192), (123, 31, 162),
     (0, 105, 120), (120, 130, 135)],
)  # fmt: skip


def picture() -> str:
    """Hold the exchange with the shipped questionnaire and draw it as SVG."""
    asked = read_questionnaire(ROOT / "questionnaire.yaml")
    with Store.open("sqlite://") as store:
        desk = Desk(
            questionnaire=asked,
            source=asked.model_dump_json(),
            parse=Questionnaire.model_validate_json,
            store=store,
            clock=lambda: datetime.now(UTC),
        )
        opened = sessions.start(desk, Invitation(wave="picture", consent=True, seed=11))
        for place, text in enumerate(BEFORE):
            sessions.reply(desk, opened.id, Message(id=f"m{place}", text=text))
        return _held(desk, opened.id)


def _held(desk: Desk, interview: str) -> str:
    lines = list(TYPED)

    def read(prompt: str) -> str:
        if not lines:
            raise EOFError
        return lines.pop(0)

    console = Console(
        record=True, file=io.StringIO(), width=92, height=30, force_terminal=True,
        color_system="standard",
    )  # fmt: skip
    plain = Terminal(console, read, echoes=False)
    Chat(desk, plain, interview).hold()
    svg = console.export_svg(title="interview chat", theme=THEME, unique_id="terminal")
    without_fonts = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    named = without_fonts.replace("Fira Code, monospace", "Fira Code, Menlo, Consolas, monospace")
    return "\n".join(line.rstrip() for line in named.splitlines()) + "\n"


if __name__ == "__main__":
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(picture(), encoding="utf-8")
