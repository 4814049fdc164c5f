"""Themes of a study from interviews to a list, with their vectors in Chroma."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from agent.store import Store


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "agent", *arguments],
        cwd=folder, capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("study")
    for wave in ("wave-1", "wave-2"):
        assert run(folder, "simulate", "--wave", wave, "-n", "16").returncode == 0
    return folder


def test_themes_keep_their_identity_and_only_what_is_new_is_encoded(study: Path) -> None:
    first = json.loads(run(study, "themes", "--wave", "wave-1", "--json").stdout)
    assert first["themes"] > 3 and first["encoded"] > 0
    again = json.loads(run(study, "themes", "--wave", "wave-1", "--json").stdout)
    assert (again["fresh"], again["encoded"], again["new"]) == (0, 0, 0)
    before = {one["id"]: one for one in json.loads(run(study, "themes", "list", "--json").stdout)}
    second = json.loads(run(study, "themes", "--wave", "wave-2", "--json").stdout)
    assert second["fresh"] > 0
    after = {one["id"]: one for one in json.loads(run(study, "themes", "list", "--json").stdout)}
    assert set(before) <= set(after)
    second_only = json.loads(run(study, "themes", "list", "--wave", "wave-2", "--json").stdout)
    for one in second_only:
        if one["born"] == "wave-1":
            assert one["waves"].get("wave-2", {}).get("change") != "new"
    for name, one in before.items():
        assert after[name]["waves"]["wave-1"]["n"] >= one["waves"]["wave-1"]["n"]
        assert after[name]["name"] == one["name"]


def test_a_name_of_a_persons_survives_and_the_deleted_vectors_come_back(study: Path) -> None:
    run(study, "themes", "--wave", "wave-1")
    theme = json.loads(run(study, "themes", "list", "--json").stdout)[0]
    assert run(study, "themes", "rename", theme["id"], "Slots and queues").returncode == 0
    for path in sorted((study / "transcripts" / "chroma").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert run(study, "themes", "--wave", "wave-2").returncode == 0
    shown = run(study, "themes", "show", theme["id"])
    assert shown.stdout.startswith("Slots and queues")


def test_a_forgotten_respondent_is_counted_nowhere(study: Path) -> None:
    run(study, "themes", "--wave", "wave-1")
    before = json.loads(run(study, "themes", "list", "--wave", "wave-1", "--json").stdout)
    people = json.loads(run(study, "status", "--json").stdout)
    assert people
    assert run(study, "erase", "S001-7").returncode == 0
    after = json.loads(run(study, "themes", "list", "--wave", "wave-1", "--json").stdout)
    total = [
        sum(one["waves"].get("wave-1", {"n": 0})["n"] for one in each) for each in (before, after)
    ]
    assert total[1] < total[0]


@pytest.mark.parametrize(
    "arguments",
    [
        ["themes", "--wave", "never"],
        ["themes", "show", "nothing"],
        ["themes", "rename", "nothing", "x"],
    ],
)
def test_what_does_not_exist_is_named_in_one_line(study: Path, arguments: list[str]) -> None:
    done = run(study, *arguments)
    assert done.returncode == 1 and len(done.stderr.strip().splitlines()) == 1


def test_a_server_that_is_away_is_one_line(study: Path) -> None:
    run(study, "simulate", "--wave", "wave-3", "-n", "2")
    done = run(study, "--chroma", "http://127.0.0.1:9", "themes", "--wave", "wave-3")
    assert done.returncode == 1 and "127.0.0.1:9" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wave_without_open_answers_says_so(tmp_path: Path) -> None:
    run(tmp_path, "simulate", "--wave", "wave-1", "-n", "1")
    done = run(tmp_path, "themes", "--wave", "wave-1")
    assert done.returncode == 0 and "0 themes" in done.stdout


def test_vectors_of_another_encoder_are_refused_and_erased_words_leave_no_vector(
    tmp_path: Path,
) -> None:
    workshop = tmp_path / "study"
    workshop.mkdir()
    run(workshop, "simulate", "--wave", "wave-1", "-n", "12")
    run(workshop, "themes", "--wave", "wave-1")
    before = _vectors(workshop)
    assert run(workshop, "erase", "S001-7").returncode == 0
    assert 0 < _vectors(workshop) < before
    with Store.open(f"sqlite:///{workshop / 'transcripts' / 'study.db'}") as store:
        name, body = next(iter(store.themes().items()))
        store.keep_themes({name: body.replace('"encoder":"', '"encoder":"other ')})
    run(workshop, "simulate", "--wave", "wave-2", "-n", "2")
    done = run(workshop, "themes", "--wave", "wave-2")
    assert done.returncode == 1 and "encoder" in done.stderr


def _vectors(folder: Path) -> int:
    """Count the vectors that Chroma keeps, in a process of its own."""
    script = (
        "import chromadb\n"
        "client = chromadb.PersistentClient('transcripts/chroma')\n"
        "print(sum(one.count() for one in client.list_collections()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=True
    )
    return int(done.stdout)
