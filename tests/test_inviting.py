"""A list of people becomes the same list with links; what cannot be a list is told by its line."""

import csv
import io
import json
import stat
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from agent import inviting
from agent.cli import app
from agent.errors import BadInput, InterviewError
from agent.report.sheet import RISKY

END = datetime(2026, 4, 1, tzinfo=UTC)


def listed(text: str) -> list[dict[str, str]]:
    written = inviting.with_links(inviting.guests(text, "list.csv"), lambda one: f"#{one}", END)
    return list(csv.DictReader(io.StringIO(written)))


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_every_person_gets_a_link_in_a_column_of_its_own(mark: str) -> None:
    text = f"name{mark}ID\nAnn{mark}A1\nBob{mark}B2\n"
    assert listed(text) == [
        {"name": "Ann", "ID": "A1", "respondent_id": "A1", "link": "#A1", "expires": "2026-04-01"},
        {"name": "Bob", "ID": "B2", "respondent_id": "B2", "link": "#B2", "expires": "2026-04-01"},
    ]


def test_people_without_ids_get_pseudonyms_and_keep_them_when_the_list_is_used_again() -> None:
    first = inviting.guests("email\nann@a.example\nbob@b.example\n", "list.csv")
    assert len(set(first.ids)) == 2 and all(one.startswith("R-") for one in first.ids)
    written = inviting.with_links(first, lambda one: f"#{one}", END)
    again = inviting.guests(written, "list-links.csv")
    assert again.ids == first.ids
    assert inviting.with_links(again, lambda one: f"#{one}", END) == written


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("name\n", "nobody"),
        ("name,id\nAnn,ann@a.example\n", "list.csv:2: an address is no id"),
        ("name,id\nAnn,+49 170 1234567\n", "list.csv:2: an address is no id"),
        ("name,id\nAnn,A\nBob,A\n", "list.csv:2: 'A' is there twice"),
        ("name\nAnn,Lee\n", "list.csv:2: 2 cells under 1 headings"),
        ('name,id\n"Ann,A\nBob,B\n' + "x\n" * 3_000, "a cell is too long"),
        ("name,id\nAnn,a\x00b\n", "cannot be used"),
    ],
)
def test_a_list_that_cannot_be_used_is_told_by_its_line(text: str, told: str) -> None:
    with pytest.raises(BadInput, match=told.replace(".", r"\.")):
        inviting.guests(text, "list.csv")


@given(st.text(max_size=300))
def test_no_list_makes_a_cell_that_a_spreadsheet_runs_or_an_error_of_ours(text: str) -> None:
    try:
        rows = listed(text)
    except InterviewError:
        return
    cells = [cell for row in rows for cell in (*row, *row.values()) if cell]
    assert not any(cell[0] in RISKY and not inviting.PHONE.fullmatch(cell) for cell in cells)


def invite(folder: Path, *options: str, environment: Mapping[str, str] | None = None) -> Result:
    return CliRunner().invoke(
        app, ["invite", str(folder / "list.csv"), *options], env=dict(environment or {})
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.csv").write_text("name,id\nAnn,A1\n")
    return tmp_path


def test_the_verb_writes_a_private_file_and_says_how_long_links_last(folder: Path) -> None:
    done = invite(folder, "--wave", "w 1/ü", "--url", "https://ask.example/s", "--days", "3")
    assert done.exit_code == 0, done.output
    path = folder / "list-links.csv"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    (row,) = csv.DictReader(io.StringIO(path.read_text()))
    assert row["link"].startswith("https://ask.example/s/i?wave=w%201%2F%C3%BC#")
    assert "1 links, valid until" in done.output and "Anybody may start" in done.output
    shown = json.loads(invite(folder, "--json").output)
    assert shown["links"] == 1 and shown["key"] in path.read_text()


def test_the_verb_says_what_it_will_not_do(folder: Path) -> None:
    for options, told in (
        (("--out", str(folder / "list.csv")), "the list itself"),
        (("--url", "http://ask.example"), "an address begins with https://"),
    ):
        refused = invite(folder, *options)
        assert isinstance(refused.exception, InterviewError) and told in str(refused.exception)
    assert (folder / "list.csv").read_text() == "name,id\nAnn,A1\n"
    assert CliRunner().invoke(app, ["simulate", "--wave", "sham", "-n", "1"]).exit_code == 0
    refused = invite(folder, "--wave", "sham")
    assert "synthetic" in str(refused.exception)
