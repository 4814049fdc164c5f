"""The command line: one line for every failure, JSON for scripts, nothing loaded in vain."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from agent.cli import VERBS

TOP = Path(__file__).parent.parent

HEAVY = {"chromadb", "langchain", "langchain_openai", "openai", "sqlalchemy", "fastapi", "pydantic"}


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "agent", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_help_lists_every_verb_and_loads_none_of_the_heavy_libraries() -> None:
    script = (
        "import sys\n"
        "from agent.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "import json; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    assert all(f"\n  {verb} " in done.stdout for verb in VERBS)
    assert not HEAVY & set(json.loads(done.stderr))


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_each_verb_explains_itself_in_the_words_of_the_list(verb: str, tmp_path: Path) -> None:
    done = run(tmp_path, verb, "--help")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"Usage: interview {verb}") or "Usage:" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["frobnicate"], 2),
        (["check", "no-such-file.yaml"], 1),
        (["report", "--wave", "never", "--out", "x"], 1),
        (["export", "--format", "nonsense", "--out", "x"], 2),
        (["code", "--wave", "never"], 1),
        (["import", "no-such-folder", "--wave", "w"], 1),
        (["review", "--wave", "never"], 1),
        (["review", "--wave", "never", "--blind"], 1),
        (["agreement", "--wave", "never"], 1),
        (["agreement", "--wave", "never", "--sample", "9"], 1),
        (["chat", "--resume", "i-nothing"], 1),
        (["erase", "nobody"], 1),
        (["wave", "never", "closed"], 1),
        (["--database", "nonsense://", "status"], 1),
    ],
)
def test_a_failure_is_one_line_and_no_traceback(
    arguments: list[str], status: int, tmp_path: Path
) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == status, (done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    if status == 1:
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def briefly_told(folder: Path) -> None:
    """Write the shipped study with few sayings and examples, which take long to encode."""
    study = yaml.safe_load((TOP / "questionnaire.yaml").read_text(encoding="utf-8"))
    for question in study["questions"]:
        for option in question.get("options", ()):
            option.pop("sayings", None)
        for code in question.get("codebook", {}).get("codes", {}).values():
            code["examples"]["yes"] = code["examples"]["yes"][:3]
    text = yaml.safe_dump(study, allow_unicode=True, sort_keys=False)
    (folder / "questionnaire.yaml").write_text(text, encoding="utf-8")


def test_a_simulated_wave_goes_the_whole_way_to_a_figure(tmp_path: Path) -> None:
    briefly_told(tmp_path)
    simulated = run(tmp_path, "simulate", "--wave", "w1", "-n", "4", "--json")
    assert simulated.returncode == 0, simulated.stderr
    assert len(json.loads(simulated.stdout)) == 4
    priced = run(tmp_path, "code", "--wave", "w1", "--dry-run", "--model", "openai:gpt-4.1-mini")
    assert " USD, " in priced.stdout and "at batch price" in priced.stdout, "no key is needed"
    coded = json.loads(run(tmp_path, "code", "--wave", "w1", "--json").stdout)
    again = json.loads(run(tmp_path, "code", "--wave", "w1", "--json").stdout)
    assert (coded["new"], again["new"], again["unchanged"]) == (4, 0, 4)
    reported = run(tmp_path, "report", "--wave", "w1", "--by", "stage", "--out", "r")
    assert reported.returncode == 0, reported.stderr
    assert (tmp_path / "r" / "tables.csv").is_file()
    assert "not real data" in (tmp_path / "r" / "report.html").read_text(encoding="utf-8")
    assert (tmp_path / "r" / "figures" / "fig9.png").read_bytes()[:4] == b"\x89PNG"
    exported = run(tmp_path, "export", "--format", "jsonl", "--out", "t.jsonl")
    assert exported.returncode == 0, exported.stderr
    assert len((tmp_path / "t.jsonl").read_text(encoding="utf-8").splitlines()) == 4
    verified = run(tmp_path, "verify")
    assert verified.returncode == 0, verified.stderr
    status = json.loads(run(tmp_path, "status", "--json").stdout)
    assert status[0]["wave"]["synthetic"] is True


def test_a_wave_is_never_both_real_and_simulated(tmp_path: Path) -> None:
    study = (
        "{id: tea, title: Tea, questions: [{id: cup, type: single, text: Tea?, options: [a, b]}]}"
    )
    (tmp_path / "questionnaire.yaml").write_text(study, encoding="utf-8")
    simulated = run(tmp_path, "simulate", "--wave", "w1", "-n", "1")
    assert simulated.returncode == 0, simulated.stderr
    done = subprocess.run(
        [sys.executable, "-m", "agent", "chat", "--wave", "w1"],
        cwd=tmp_path,
        input="yes\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1 and "synthetic" in done.stderr + done.stdout


def test_the_doctor_shows_no_secret(tmp_path: Path) -> None:
    done = run(tmp_path, "--database", "postgresql://ann:secret@127.0.0.1:1/x", "doctor", "--json")
    assert done.returncode == 0, done.stderr
    assert "secret" not in done.stdout
