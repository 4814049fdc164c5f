"""Themes of a study from interviews to a list, with their vectors in Chroma."""

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from agent import thematics, wiring
from agent.cli import main
from agent.errors import ModelUnavailable
from agent.prompts import parse_prompt
from agent.settings import Settings, settings
from agent.store import Store
from agent.thematics import editing, titling
from agent.thematics.hearing import voiced
from agent.thematics.picturing import pages
from agent.thematics.titling import NamedTheme
from tests.model_doubles import Thinking
from tests.themed_study import make

PROMPT = Path(__file__).parents[1] / "prompts" / "name_theme.md"


class Ran(NamedTuple):
    """What a verb printed, and how it ended."""

    returncode: int
    stdout: str
    stderr: str


def run(folder: Path, *arguments: str) -> Ran:
    """Run a verb as the command line does, in this process: the encoder is loaded once."""
    out, err = io.StringIO(), io.StringIO()
    before, hook = Path.cwd(), sys.excepthook
    os.chdir(folder)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            main([*arguments])
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
        return Ran(code, out.getvalue(), err.getvalue())
    finally:
        os.chdir(before)
        sys.excepthook = hook
    return Ran(0, out.getvalue(), err.getvalue())


def alone(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a verb in a process of its own, as after a night in which something broke."""
    return subprocess.run(
        [sys.executable, "-m", "agent", *arguments],
        cwd=folder, capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bring in two small waves; tests copy the folder, or that in which themes were found."""
    folder = tmp_path_factory.mktemp("held")
    make(folder)
    for number in (1, 2):
        wave = ("--wave", f"wave-{number}")
        assert run(folder, "import", f"talks-{number}", *wave).returncode == 0
    return folder


@pytest.fixture(scope="module")
def found(held: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shutil.copytree(held, tmp_path_factory.mktemp("found") / "here")
    first = json.loads(run(folder, "themes", "--wave", "wave-1", "--json").stdout)
    assert first["themes"] > 3 and first["encoded"] > 0
    return folder


@pytest.fixture
def study(found: Path, tmp_path: Path) -> Path:
    return shutil.copytree(found, tmp_path / "here")


LOADED = """
import atexit, json, sys
from agent.cli import main
atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))
main(["themes", "--wave", "wave-1", "--json"])
"""
SLOW = {"scipy", "sklearn", "chromadb", "onnxruntime", "vl_convert", "pandas"}


def test_themes_keep_their_identity_and_only_what_is_new_is_encoded(study: Path) -> None:
    again = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=study, capture_output=True, text=True, check=True
    )
    told = json.loads(again.stdout)
    assert (told["fresh"], told["encoded"], told["new"]) == (0, 0, 0)
    assert not SLOW & set(json.loads(again.stderr))
    before = {one["id"]: one for one in json.loads(run(study, "themes", "list", "--json").stdout)}
    second = json.loads(run(study, "themes", "--wave", "wave-2", "--json").stdout)
    assert second["fresh"] > 0
    after = {one["id"]: one for one in json.loads(run(study, "themes", "list", "--json").stdout)}
    assert set(before) <= set(after)
    second_only = json.loads(run(study, "themes", "list", "--wave", "wave-2", "--json").stdout)
    for one in second_only:
        if one["born"] == "wave-1":
            assert one["waves"].get("wave-2", {}).get("change") != "emerging"
    (parking,) = [one for one in second_only if "park" in one["name"]]
    shown = json.loads(run(study, "themes", "show", parking["id"], "--json").stdout)
    assert shown["listened"] and {"car", "park"} & set(shown["cues"])
    assert "interviewers listen for" in run(study, "themes", "show", parking["id"]).stdout
    for name, one in before.items():
        assert after[name]["waves"]["wave-1"]["n"] >= one["waves"]["wave-1"]["n"]
        assert after[name]["name"] == one["name"]
    assert {one["waves"]["wave-1"]["change"] for one in before.values()} == {"stable"}
    assert "of 18, first wave" in run(study, "themes", "show", min(before)).stdout


def test_a_wave_is_told_in_words_what_is_new_first_and_with_what_was_said(study: Path) -> None:
    first = run(study, "themes", "compare", "--wave", "wave-1").stdout
    assert "first asked in wave-1, so nothing to compare with" in first
    assert "No themes in wave-2 yet" in run(study, "themes", "compare", "--wave", "wave-2").stdout
    assert run(study, "themes", "--wave", "wave-2").returncode == 0
    lines = run(study, "themes", "compare").stdout.splitlines()
    assert lines[0].startswith("dislikes: What annoys you")
    assert lines[1].startswith("  wave-2 against wave-1: 1 new")
    assert "park" in lines[2] and lines[2].startswith("  New: ") and " of 18  [" in lines[2]
    assert "park" in lines[3] and lines[3].startswith("      “")
    rows = json.loads(run(study, "themes", "compare", "--wave", "wave-2", "--json").stdout)
    (new,) = [one for one in rows if one["kind"] == "new"]
    assert (new["change"], new["hint"], new["question"]) == ("emerging", "emerging", "dislikes")
    assert new["quotes"] and "wave-1" not in new["waves"]
    assert {one["kind"] for one in rows} <= {"new", "still", "perhaps", "grew", "shrank", "gone"}


def test_a_report_tells_themes_by_question_and_what_is_gone_with_its_last_words(
    study: Path,
) -> None:
    run(study, "themes", "--wave", "wave-2")
    with wiring.open_store(config := settings(study, {}, {"wave": "wave-2"})) as store:
        shop = wiring.workshop(config, store)
        there = thematics.lines(shop, ["wave-2"])
        assert [one.question for one in there] == sorted(one.question for one in there)
        assert len({one.question for one in there}) == 2 and all(one.n for one in there)
        some = voiced(shop)
        theme = next(
            name for name, said in some.members.items()
            if name in some.stand.live() and len({one.wave for one in said}) > 1
        )  # fmt: skip
        for unit in some.members[theme]:
            if unit.wave == "wave-2":
                editing.move(shop, unit.key, None)
        (gone,) = [one for one in thematics.lines(shop, ["wave-2"]) if not one.n]
        assert (gone.name, gone.change) == (some.stand.themes[theme].theme.name, "dormant")
        last = [one.text for one in some.members[theme] if one.wave == "wave-1"]
        assert gone.quotes and set(gone.quotes) <= set(last)


def test_the_page_tells_what_moved_and_what_people_decided_and_its_map_keeps_its_places(
    study: Path,
) -> None:
    config = settings(study, {}, {})
    before = _mapped(config)
    run(study, "themes", "--wave", "wave-2")
    first = json.loads(run(study, "themes", "list", "--json").stdout)[0]["id"]
    run(study, "themes", "rename", first, 'Fish & "chips" of the day')
    run(study, "themes", "pin", first)
    run(study, "themes", "page", "--out", "out")
    told = (study / "out" / "themes.html").read_text(encoding="utf-8")
    assert "<h4>New</h4>" in told and "wave-2 against wave-1" in told
    assert "Fish &amp; &#34;chips&#34;" in told and "named by hand, adopted, pinned" in told
    assert {one.name for one in (study / "out" / "themes").iterdir()} >= {
        "bars-dislikes.png", "map-dislikes.svg", "waves-wishes.svg", "saturation.png"}  # fmt: skip
    assert "your name" in run(study, "themes", "list").stdout
    after = _mapped(config)
    assert len(after) > len(before) > 30 and {key: after[key] for key in before} == before
    with closing(sqlite3.connect(study / "transcripts" / "study.db")) as db:
        few = "select key from units where x is not null order by key limit 9"
        db.execute(f"update units set x = null where key not in ({few})")  # noqa: S608  # constant
        db.commit()
    anew = _mapped(config)
    assert len(anew) == len(after) and all(anew[key] != after[key] for key in after)


def _mapped(config: Settings) -> dict[str, tuple[float, float]]:
    """Lay out the map as the page does, and read where everything stands."""
    with wiring.open_store(config) as store:
        next(pages(wiring.workshop(config, store)))
        return store.map_places()


FIELDS = {
    "id", "name", "definition", "status", "born", "size", "waves", "keyphrases", "quotes",
}  # fmt: skip


def test_the_list_is_the_contracts(study: Path) -> None:
    rows = json.loads(run(study, "themes", "list", "--json").stdout)
    assert all(set(one) == FIELDS for one in rows)
    assert all(
        set(here) == {"n", "base", "change"} for one in rows for here in one["waves"].values()
    )
    shown = run(study, "themes", "list").stdout
    assert "wishes" in shown and "family" in shown
    assert all(one["id"] in shown and one["name"].split()[0] in shown for one in rows)


def test_what_a_person_decided_survives_every_later_pass(study: Path) -> None:
    rows = json.loads(run(study, "themes", "list", "--json").stdout)
    question = rows[0]["id"].rsplit("-", 1)[0]
    mine = [one for one in rows if one["id"].rsplit("-", 1)[0] == question]
    first, second, third = (one["id"] for one in mine[:3])
    other = next(one["id"] for one in rows if one["id"].rsplit("-", 1)[0] != question)
    assert run(study, "themes", "merge", second, first).returncode == 0
    assert run(study, "themes", "retire", third).returncode == 0
    assert run(study, "themes", "pin", first).returncode == 0
    whole = json.loads(run(study, "themes", "show", first, "--json").stdout)
    assert whole["pinned"] and whole["theme"]["size"] >= mine[0]["size"]
    key = whole["units"][0]["key"]
    assert run(study, "themes", "move", key).returncode == 0
    assert run(study, "themes", "merge", first, other).returncode == 1
    assert run(study, "themes", "merge", second, first).returncode == 1
    assert run(study, "themes", "--wave", "wave-2", "--rebuild").returncode == 0
    after = {one["id"]: one for one in json.loads(run(study, "themes", "list", "--json").stdout)}
    assert (after[second]["status"], after[third]["status"]) == ("merged", "retired")
    for shown in (run(study, "themes", "list").stdout, run(study, "themes", "compare").stdout):
        assert f"[{second}] is part of" in shown and f"[{third}] is retired" in shown
    assert "is part of" in run(study, "themes", "show", second).stdout
    again = json.loads(run(study, "themes", "show", first, "--json").stdout)
    assert key not in {unit["key"] for unit in again["units"]}
    assert run(study, "themes", "adopt", third).returncode == 0


def test_a_theme_gives_way_to_its_parts(study: Path) -> None:
    rows = json.loads(run(study, "themes", "list", "--json").stdout)
    live = [one["id"] for one in rows if one["status"] in ("suggested", "adopted")]
    done = next(
        one for one in (run(study, "themes", "split", each, "--json") for each in live)
        if one.returncode == 0
    )  # fmt: skip
    told = json.loads(done.stdout)
    after = {one["id"]: one for one in json.loads(run(study, "themes", "list", "--json").stdout)}
    assert after[told["theme"]]["status"] == "split" and len(told["parts"]) > 1
    assert all(after[part["id"]]["size"] for part in told["parts"])


def test_an_audit_proposes_and_changes_nothing(study: Path) -> None:
    before = run(study, "themes", "list", "--json").stdout
    told = json.loads(run(study, "themes", "audit", "--json").stdout)
    assert told["units"] > told["anew"] > 3 and 0.3 < told["agreement"] <= 1
    assert all(one["do"] in ("merge", "split", "found") for one in told["proposals"])
    assert run(study, "themes", "list", "--json").stdout == before
    compared = json.loads(run(study, "themes", "compare", "--wave", "wave-1", "--json").stdout)
    assert compared and all("drift" in one for one in compared)


def test_themes_go_with_the_data_and_stand_beside_the_codes(study: Path) -> None:
    run(study, "code", "--wave", "wave-1")
    assert run(study, "export", "--format", "csv", "--out", "data").returncode == 0
    with (study / "data" / "themes.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    listed = {one["id"] for one in json.loads(run(study, "themes", "list", "--json").stdout)}
    assert {one["theme"] for one in rows} <= listed
    assert all(int(one["end"]) - int(one["start"]) == len(one["quote"]) for one in rows)
    name = rows[0]["respondent"]
    run(study, "export", "--format", "csv", "--out", "own", "--respondent", name)
    with (study / "own" / "themes.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {one["respondent"] for one in csv.DictReader(file)} == {name}
    told = json.loads(run(study, "themes", "candidates", "--json").stdout)
    assert told and all(bool(one["proposed"]) == (one["overlap"] < 1 / 3) for one in told)
    assert "as a code" in run(study, "themes", "candidates").stdout


def test_a_forgotten_respondent_is_counted_nowhere(study: Path) -> None:
    before = json.loads(run(study, "themes", "list", "--wave", "wave-1", "--json").stdout)
    people = json.loads(run(study, "status", "--json").stdout)
    assert people
    assert run(study, "erase", "P100").returncode == 0
    after = json.loads(run(study, "themes", "list", "--wave", "wave-1", "--json").stdout)
    total = [
        sum(one["waves"].get("wave-1", {"n": 0})["n"] for one in each) for each in (before, after)
    ]
    assert total[1] < total[0]


def test_several_questions_together_have_themes_of_their_own_that_live_on(study: Path) -> None:
    """Two waves, hand edits and a rerun: a pool is worked on as a question is."""
    alone = {one["id"] for one in json.loads(run(study, "themes", "list", "--json").stdout)}
    over = ("--over", "wishes", "--over", "dislikes")
    made = json.loads(run(study, "themes", "--wave", "wave-1", *over, "--json").stdout)
    assert made["new"] > 3 and made["encoded"] == 0
    again = json.loads(run(study, "themes", "--wave", "wave-1", *over, "--json").stdout)
    assert (again["fresh"], again["new"]) == (0, 0)
    rows = json.loads(run(study, "themes", "list", "--json").stdout)
    pool = [one["id"] for one in rows if one["id"] not in alone]
    assert len(pool) == made["new"]
    first, second = pool[:2]
    shown = json.loads(run(study, "themes", "show", first, "--json").stdout)
    assert shown["question"] == "dislikes+wishes" and set(shown["sources"]) <= {
        "dislikes",
        "wishes",
    }
    assert {one["question"] for one in shown["units"]} == set(shown["sources"])
    key = shown["units"][0]["key"]
    assert run(study, "themes", "move", key, second).returncode == 0
    assert run(study, "themes", "move", key, min(alone)).returncode == 1
    assert run(study, "themes", "rename", first, "A name of ours").returncode == 0
    assert run(study, "themes", "merge", first, min(alone)).returncode == 1
    assert run(study, "themes", "--wave", "wave-2").returncode == 0
    later = json.loads(run(study, "themes", "show", first, "--json").stdout)
    assert later["theme"]["name"] == "A name of ours" and later["theme"]["waves"]["wave-2"]["n"]
    assert key not in {one["key"] for one in later["units"]}
    assert "said to" in run(study, "themes", "list").stdout
    audit = json.loads(run(study, "themes", "audit", "--json").stdout)
    assert audit["units"] > 2 * made["units"]
    assert run(study, "themes", "page", "--out", "page").returncode == 0
    page = (study / "page" / "themes.html").read_text(encoding="utf-8")
    assert "What annoys you" in page and "said to dislikes (" in page


def test_a_wave_that_no_pass_has_looked_at_makes_nothing_dormant(study: Path) -> None:
    rows = json.loads(run(study, "themes", "list", "--json").stdout)
    assert all(set(one["waves"]) == {"wave-1"} for one in rows)
    assert "were not looked at yet" in run(study, "themes", "list").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["themes", "--over", "wishes", "--over", "never"],
        ["themes", "--over", "wishes"],
        ["themes", "--wave", "never"],
        ["themes", "show", "nothing"],
        ["themes", "rename", "nothing", "x"],
    ],
)
def test_what_does_not_exist_is_named_in_one_line(study: Path, arguments: list[str]) -> None:
    done = run(study, *arguments)
    assert done.returncode == 1 and len(done.stderr.strip().splitlines()) == 1


def test_a_server_that_is_away_is_one_line_and_what_is_known_is_told(study: Path) -> None:
    away = ("--chroma", "http://127.0.0.1:9")
    done = run(study, *away, "themes", "--wave", "wave-2")
    assert done.returncode == 1 and "127.0.0.1:9" in done.stderr
    assert "Traceback" not in done.stderr and "start the server again" in done.stderr
    told = run(study, *away, "themes", "compare", "--wave", "wave-1")
    assert told.returncode == 0 and "first asked in wave-1" in told.stdout
    assert "whether words drifted was not looked at" in told.stderr


def test_a_wave_without_open_answers_says_so(tmp_path: Path) -> None:
    make(tmp_path, respondents=1)
    run(tmp_path, "import", "talks-1", "--wave", "wave-1")
    done = run(tmp_path, "themes", "--wave", "wave-1")
    assert done.returncode == 0 and "0 themes" in done.stdout
    for verb, words in (("compare", "too few answers say the same"), ("audit", "No themes yet")):
        assert words in run(tmp_path, "themes", verb).stdout


def test_vectors_of_another_encoder_are_refused_and_erased_words_leave_no_vector(
    study: Path,
) -> None:
    before = _vectors(study)
    assert run(study, "erase", "P100").returncode == 0
    assert 0 < _vectors(study) < before
    with Store.open(f"sqlite:///{study / 'transcripts' / 'study.db'}") as store:
        name, body = next(iter(store.themes().items()))
        store.keep_themes({name: body.replace('"encoder":"', '"encoder":"other ')})
    done = run(study, "themes", "--wave", "wave-2")
    assert done.returncode == 1 and "encoder" in done.stderr


def test_the_same_words_again_stand_where_they_stood(study: Path) -> None:
    before = json.loads(run(study, "themes", "list", "--json").stdout)
    for file in sorted((study / "talks-1").iterdir()):
        words = f"Interviewer: Good day.\nRespondent: Hello.\n{file.read_text(encoding='utf-8')}"
        file.with_name(f"again-{file.name}").write_text(words, encoding="utf-8")
        file.unlink()
    done = run(study, "import", "talks-1", "--wave", "wave-3")
    assert done.returncode == 0, done.stdout + done.stderr
    done = run(study, "themes", "--wave", "wave-3", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["encoded"], told["new"], told["themes"]) == (0, 0, len(before))
    for one in json.loads(run(study, "themes", "list", "--json").stdout):
        assert one["waves"]["wave-3"]["n"] == one["waves"]["wave-1"]["n"] > 0


def test_a_name_of_a_persons_survives_and_the_deleted_vectors_come_back(study: Path) -> None:
    theme = json.loads(run(study, "themes", "list", "--json").stdout)[0]
    assert run(study, "themes", "rename", theme["id"], "Slots and queues").returncode == 0
    for path in sorted((study / "transcripts" / "chroma").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert run(study, "themes", "--wave", "wave-2").returncode == 0
    broken = study / "transcripts" / "chroma" / "chroma.sqlite3"
    broken.write_bytes(b"this is no database " * 500)
    damaged = alone(study, "themes", "--wave", "wave-1", "--rebuild")
    assert damaged.returncode == 0 and "made anew" in damaged.stdout, damaged.stderr
    shown = run(study, "themes", "show", theme["id"])
    assert shown.stdout.startswith("Slots and queues")


def _vectors(folder: Path) -> int:
    """Count the vectors that Chroma keeps, without opening it a second time."""
    file = folder / "transcripts" / "chroma" / "chroma.sqlite3"
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as db:
        return int(db.execute("SELECT count(*) FROM embeddings").fetchone()[0])


def test_a_model_names_from_the_quotes_once_and_no_two_themes_alike(study: Path) -> None:
    model = Thinking(
        lambda sent: NamedTheme(name=_first_words(sent["quotes"])), name="scripted:one"
    )
    config = settings(study, {}, {"wave": "wave-1"})
    with wiring.open_store(config) as store:
        shop = replace(
            wiring.workshop(config, store), model=lambda: model, asked_of=model.name,
            prompt=lambda: parse_prompt(PROMPT.read_text(encoding="utf-8"), where="name_theme"),
        )  # fmt: skip
        told = titling.title(shop, "wave-1")
        names = [one.theme.name for one in shop.stand().live().values()]
        asked = len(model.asked)
        assert told.named and told.named + told.refused == asked == len(names)
        assert len({name.casefold() for name in names}) == len(names)
        assert titling.title(shop, "wave-1") == (0, 0, 0) and len(model.asked) == asked
        other = Thinking(lambda _: NamedTheme(name="Public library"), name="scripted:two")
        second = titling.title(replace(shop, model=lambda: other, asked_of=other.name), "wave-1")
        assert (second.named, second.refused) == (0, told.refused) == (0, len(other.asked))
        failing = Thinking(lambda _: ModelUnavailable("away", where="x"), name="scripted:three")
        last = titling.title(replace(shop, model=lambda: failing, asked_of=failing.name), "wave-1")
        assert last == (0, 0, told.refused)


def _first_words(quotes: str) -> str:
    """Name as a careless model does: by some of the first words, the same for half of them."""
    words = quotes.split()
    return "reading room" if "read" in quotes else " ".join(words[:3])
