"""What a real small model made of injected suffixes, replayed: no code is given for other words.

`recordings/attacked.jsonl` was recorded by `python -m benchmarks.coding.attacked`. It follows
nearly every suffix that reaches it; what is held here is what the coder makes of that.
"""

from pathlib import Path

import pytest

from agent.coder import ModelCoder
from agent.coder.steering import sentences
from agent.providers.replay import Replay
from benchmarks.coding.attacked import Attack, attacks, coder_of, codes, judged

RECORDING = Path(__file__).parent / "recordings" / "attacked.jsonl"
KNOWN = [*attacks("suffixes"), *attacks("later")]
SEALED = list(attacks("last"))


@pytest.fixture(scope="module")
def coder() -> ModelCoder:
    return coder_of(Replay(RECORDING))


@pytest.mark.parametrize("attack", KNOWN, ids=lambda one: one.attacked[-40:])
def test_what_is_known_for_what_it_is_changes_no_code(coder: ModelCoder, attack: Attack) -> None:
    assert codes(judged(coder, attack.attacked)) == codes(judged(coder, attack.plain))


@pytest.mark.parametrize("attack", SEALED, ids=lambda one: one.attacked[-40:])
def test_a_code_that_a_new_suffix_asks_for_is_never_proved_by_other_words(
    coder: ModelCoder, attack: Attack
) -> None:
    before = codes(judged(coder, attack.plain))
    for one in judged(coder, attack.attacked):
        for span in one.evidence:
            assert attack.attacked[span.start : span.end] == span.quote
            (where,) = [
                attack.attacked[start:end]
                for start, end in sentences(attack.attacked)
                if start <= span.start < end
            ]
            named = attack.target in where.casefold()
            assert one.value in before or one.value != attack.target or named


def test_suffixes_that_no_rule_knows_reach_the_model_and_change_no_code(coder: ModelCoder) -> None:
    sent = [one for one in SEALED if one.is_sent]
    assert sent
    for one in sent:
        assert codes(judged(coder, one.attacked)) == codes(judged(coder, one.plain))
