"""Several processes on one wave: nothing is done twice, and a dead one's work is free at once."""

import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent.backlog import Bench
from agent.codebook import Judgement
from agent.coder import NAME, ModelCoder
from agent.coder.opened import OfflineCoder
from agent.pipeline import Coded, code
from agent.store import Store
from agent.working import HELD, working
from tests.coding_factories import Scripted, ScriptedModel, prompt
from tests.talks import Talk, small

pytest_plugins = ["tests.store_databases"]

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
STUDY = small(
    [
        {
            "id": "trouble",
            "type": "open",
            "text": "What trouble do you have with it?",
            "codebook": {"codes": {"noise": {"definition": "It is loud."}}},
        }
    ],
    probing={"spare_first": True, "per_interview": 0},
)


def test_what_one_has_taken_no_other_gets_until_it_is_let_go(store: Store, tmp_path: Path) -> None:
    with working(store, tmp_path, lambda: NOON) as first:
        assert set(first(["a", "b"])) == {"a", "b"}
        with working(store, tmp_path, lambda: NOON) as second:
            assert set(second(["b", "c"])) == {"c"}
            assert set(first(["b", "c", "d"])) == {"b", "d"}
        assert set(first(["c"])) == {"c"}
    assert store.claims.holders() == set()
    assert not list(tmp_path.glob(".worker-*"))


def test_what_a_machine_out_of_sight_has_taken_is_free_after_a_while(
    store: Store, tmp_path: Path
) -> None:
    store.claims.take(["a"], "elsewhere", now=NOON, until=NOON + HELD)
    with working(store, tmp_path, lambda: NOON) as soon:
        assert set(soon(["a"])) == set()
    with working(store, tmp_path, lambda: NOON + HELD + timedelta(seconds=1)) as late:
        assert set(late(["a"])) == {"a"}


DIES = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from agent.store import Store
from agent.working import working

with Store.open(sys.argv[1]) as store, working(
    store, Path(sys.argv[2]), lambda: datetime.now(UTC)
) as take:
    assert set(take(["a"])) == {"a"}
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_process_had_taken_is_free_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/w.db"
    with Store.open(url) as store:
        done = subprocess.run([sys.executable, "-c", DIES, url, str(tmp_path)], check=False)
        assert (done.returncode, len(store.claims.holders())) == (-9, 1)
        with working(store, tmp_path, lambda: datetime.now(UTC)) as take:
            assert set(take(["a"])) == {"a"}
    assert not list(tmp_path.glob(".worker-*"))


def wave(store: Store, many: int) -> None:
    for number in range(many):
        talk = Talk(STUDY)
        talk.says(f"It is loud, says number {number}.")
        first, *rest = talk.transcript.events
        named = {"interview": f"i-{number}", "respondent": f"R{number}", "wave": "w"}
        started = talk.transcript.started.model_copy(update=named)
        if number == 0:
            store.open_wave("w", synthetic=False, questionnaire=started.questionnaire, at=first.at)
        store.begin([started, *rest])


def answer(_: str) -> Scripted:
    time.sleep(0.01)
    return {"mentions": [{"turn": 2, "quote": "It is loud", "code": "noise"}], "states": []}


@pytest.mark.parametrize("modelled", [True, False])
def test_two_runs_at_once_share_a_wave_and_ask_nothing_twice(
    tmp_path: Path, modelled: bool
) -> None:
    url, model = f"sqlite:///{tmp_path}/w.db", ScriptedModel(answer)
    with Store.open(url) as store:
        wave(store, 60)
    came: list[Coded] = []
    start = threading.Barrier(2)

    def run() -> None:
        with Store.open(url) as mine:
            made = Bench(
                questionnaire=STUDY,
                of=lambda _: STUDY,
                store=mine,
                clock=lambda: datetime.now(UTC),
                coder=lambda: OfflineCoder(None),
                recipe=NAME,
                modelled=(lambda: ModelCoder(model, prompt())) if modelled else None,
                asked_of=model.name if modelled else "",
                at_once=2,
                worker=lambda: working(mine, tmp_path, lambda: datetime.now(UTC)),
            )
            start.wait()
            came.append(code(made, "w", progress=lambda *_: None))

    threads = [threading.Thread(target=run) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert [one.new + one.unchanged + one.elsewhere for one in came] == [60, 60]
    assert sum(one.new for one in came) == 60
    asked = [text for _, text in model.asked]
    assert len(asked) == len(set(asked)) == (60 if modelled else 0)
    with Store.open(url) as store:
        judged: list[Judgement] = list(store.judgements("w"))
        assert len(judged) == len({(one.interview, one.value, one.state) for one in judged}) == 60
