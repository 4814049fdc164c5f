"""Money does not run away: a day's budget holds for all threads and processes together."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest

from agent.errors import ModelError, ModelMisbehaved, ModelUnavailable
from agent.providers.capped import CappedModel
from agent.reader import Understanding
from agent.store import Store
from agent.usage import Limits, Price, Usage
from tests.model_doubles import FAULTS, TOOK, Thinking

pytest_plugins = ["tests.store_databases"]
DAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
WIDE = Limits(calls=1_000, tokens=10_000_000, cost=1_000.0)
PRICE = Price(input=0.4, output=1.6)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with Store.open(url) as opened:
        yield opened


def good() -> Thinking:
    return Thinking(lambda _: Understanding())


def capped(store: Store, limits: Limits, model: Thinking | None = None) -> CappedModel:
    return CappedModel(model or good(), store, limits, lambda: NOON, PRICE)


def ask(model: CappedModel, data: str = "a reply") -> None:
    model.fill("Read it.", data, Understanding)


def test_what_models_took_is_added_up_per_day_and_model(store: Store) -> None:
    store.spend(DAY, "a:one", TOOK)
    store.spend(DAY, "a:one", TOOK)
    store.spend(DAY, "b:two", Usage(calls=1, prompt=5, cost=None))
    store.spend(DAY + timedelta(days=1), "a:one", TOOK)
    spent = store.spent(DAY)
    assert spent["a:one"] == TOOK + TOOK
    assert spent["b:two"] == Usage(calls=1, prompt=5, cost=None)
    assert store.spent(DAY - timedelta(days=1)) == {}


def test_every_call_is_written_down_also_one_that_failed(store: Store) -> None:
    ask(capped(store, WIDE))
    with pytest.raises(ModelMisbehaved):
        ask(capped(store, WIDE, Thinking(lambda _: FAULTS["half"]())))
    with pytest.raises(ModelUnavailable):
        ask(capped(store, WIDE, Thinking(lambda _: FAULTS["down"]())))
    assert store.spent(DAY)["scripted:one"].calls == 2


@pytest.mark.parametrize(
    "limits", [{"calls": 3}, {"tokens": 3_200}, {"cost": 0.0035}], ids=["calls", "tokens", "cost"]
)
def test_the_day_ends_for_the_model_where_its_budget_does(
    store: Store, limits: dict[str, float]
) -> None:
    narrow, model = WIDE.model_copy(update=limits), good()
    one = capped(store, narrow, model)
    for _ in range(3):
        ask(one)
    for again in (one, capped(store, narrow, model)):
        with pytest.raises(ModelUnavailable, match="budget") as caught:
            ask(again)
        assert caught.value.retry_after == 12 * 3600
    assert len(model.asked) == 3


def test_a_call_that_could_exceed_the_budget_is_not_made(store: Store) -> None:
    narrow, model = WIDE.model_copy(update={"tokens": 5_000}), good()
    with pytest.raises(ModelUnavailable):
        ask(capped(store, narrow, model), "long " * 5_000)
    assert model.asked == []


def test_calls_under_way_together_keep_within_the_budget(store: Store) -> None:
    one = capped(store, WIDE.model_copy(update={"calls": 5}))

    def tried(_: int) -> bool:
        try:
            ask(one)
        except ModelError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(tried, range(20))) <= 5
    assert store.spent(DAY)["scripted:one"].calls <= 5


def test_the_first_calls_of_a_day_are_added_up_though_they_end_together(store: Store) -> None:
    together = Barrier(4)

    def spend(_: int) -> None:
        together.wait()
        store.spend(DAY, "c:three", Usage(calls=1, prompt=5, cost=0.5))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(spend, range(4)))
    taken = store.spent(DAY)["c:three"]
    assert (taken.calls, taken.prompt, taken.cost) == (4, 20, 2.0)


def test_money_that_is_not_known_is_not_counted_but_calls_and_tokens_are(store: Store) -> None:
    store.spend(DAY, "b:two", Usage(calls=1, prompt=5, cost=None))
    ask(capped(store, WIDE.model_copy(update={"cost": 0.0})))
    with pytest.raises(ModelUnavailable):
        ask(capped(store, WIDE.model_copy(update={"calls": 2})))
