"""The house rules that a program can keep: sizes, docstrings, docs that agree with the code."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from agent import __version__
from agent.cli import VERBS

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "agent").rglob("*.py"))
MOST_LINES = 400
BANNED = {"utils", "helpers", "common", "manager", "service", "misc"}
DOCUMENTS = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
    *(ROOT / "benchmarks").rglob("*.md"),
]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_holds_one_idea_and_says_which(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    assert path.stem not in BANNED
    if text.strip():
        assert ast.get_docstring(ast.parse(text)), "a module begins with its sentence"


def test_the_changelog_is_about_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    found = re.search(r"^## \[([^\]]+)\]", changelog, re.MULTILINE)
    assert found is not None and found[1] == __version__


def test_the_readme_begins_with_the_two_commands_that_ci_and_newcomers_run() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    head = readme[: readme.index("\n## ")]
    test_command = next(
        line for line in (ROOT / ".ci" / "run").read_text().splitlines() if "pytest" in line
    )
    assert test_command in head
    assert "interview demo" in head
    assert len(readme.splitlines()) <= 170


def test_the_readme_names_every_module_and_nothing_else() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    tree = readme[readme.index("## The tree") :]
    named = set(re.findall(r"^  ([a-z_]+)(?:\.py|/)", tree, re.MULTILINE))
    there = {
        path.stem
        for path in (ROOT / "agent").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    } - {"__init__", "__main__"}
    assert named == there


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_between_our_documents_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", path.read_text(encoding="utf-8"))
    for target in links:
        assert (path.parent / target).exists(), f"{path.name} → {target}"


def test_the_manual_of_the_command_line_names_every_verb() -> None:
    manual = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for verb, (_, line) in VERBS.items():
        assert f"## `interview {verb}`" in manual, "run: python docs/cli.py"
        assert line in manual


def test_no_machine_and_no_registry_is_named_in_the_repository() -> None:
    names = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    for name in names:
        path = ROOT / name
        if path.suffix in {".py", ".md", ".yaml", ".toml", ".json", ".ts", ".html"}:
            text = path.read_text(encoding="utf-8", errors="replace")
            assert not re.search(r"/(?:root|home/\w+|work)/[a-z]", text), name
