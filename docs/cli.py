"""Write docs/cli.md from the verbs' own help: `python docs/cli.py`."""

import re
from pathlib import Path

from typer.testing import CliRunner

from agent.cli import VERBS, app


def manual() -> str:
    """Give the manual as Markdown, at a width that suits every screen."""
    runner = CliRunner(env={"COLUMNS": "88", "TERMINAL_WIDTH": "88", "NO_COLOR": "1"})
    parts = ["# The command line\n", "Written by `python docs/cli.py`; a test holds it true.\n"]
    for verb, (_, line) in VERBS.items():
        shown = runner.invoke(app, [verb, "--help"], prog_name="interview").output.rstrip()
        shown = re.sub(r"[ \t]+$", "", shown, flags=re.MULTILINE)
        parts.append(f"## `interview {verb}`\n\n{line}\n\n```\n{shown.strip()}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    (Path(__file__).parent / "cli.md").write_text(manual(), encoding="utf-8")
