"""Interview a simulated wave, code its open answers offline, and compare with the truth.

python -m benchmarks.coding.simulated [N SEED]
"""

import sys
import time
from collections import defaultdict
from pathlib import Path

from agent.coder import code_wave
from agent.coder.opened import OfflineCoder
from agent.providers.minilm import MiniLM
from agent.questionnaire import Open
from agent.rehearsal import Drawing, personas, simulate
from agent.sessions import Desk
from agent.store import Store
from agent.study import parse_questionnaire, read_questionnaire, read_text
from agent.wiring import now
from benchmarks.coding.scoring import Score


def main(n: int, seed: int) -> None:
    """Print a line per open question; the truth is what the personas set out to say."""
    path = Path("questionnaire.yaml")
    questionnaire = read_questionnaire(path)
    with Store.open("sqlite://") as store:
        desk = Desk(
            questionnaire=questionnaire,
            source=read_text(path),
            parse=parse_questionnaire,
            store=store,
            clock=now,
            model="offline",
        )
        drawn = personas(questionnaire, Drawing(n=n, seed=seed, wave="wave-1"))
        held = simulate(desk, drawn, wave="wave-1", done=lambda one: None)
        transcripts = tuple(store.transcripts("wave-1"))
    begun = time.perf_counter()
    judged = code_wave(questionnaire, transcripts, coder=OfflineCoder(MiniLM()), at=now())
    took = time.perf_counter() - begun
    got: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in judged:
        if one.state == "coded":
            got[one.interview, one.question].add(str(one.value))
    scores: dict[str, Score] = defaultdict(Score)
    for person in held:
        for question in questionnaire.asked:
            if isinstance(question, Open) and question.codebook and question.id in person.said:
                gold = set(person.said[question.id]) & set(question.codebook.active)
                for group in ("all", question.id):
                    scores[group].add(got[person.interview, question.id], gold)
    for group, score in scores.items():
        print(f"{group:24s}| {score}")
    print(f"{len(transcripts)} interviews, {len(judged)} judgements, {took:.1f} s")


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    main(*(given if len(given) == 2 else (54, 7)))
