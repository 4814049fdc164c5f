"""Whether a steering fits a questionnaire: what it names that is not there."""

from collections.abc import Iterable, Iterator, Mapping

from agent.questionnaire import AskedQuestion, Grid, Open, Questionnaire, Rating
from agent.simulation.steering import Aim, Bank, Steering


def misfits(questionnaire: Questionnaire, steering: Steering) -> tuple[str, ...]:
    """List the names in a steering that mean nothing to this questionnaire, with their places.

    A code that the codebook does not hold is a topic and no misfit; one that no phrase is
    written for is, since nobody could say it.
    """
    named = {**dict.fromkeys(steering.questions), **dict.fromkeys(steering.words)}
    found: list[str] = []
    for name in named:
        question = questionnaire.by_id.get(name)
        if question is None or question.type == "derived":
            found.append(f"{name}: no such question")
            continue
        found += _in_aim(questionnaire, question, steering.aim(name), steering.bank(name))
        found += _in_bank(questionnaire, question, steering.bank(name))
    return tuple(found)


def _in_aim(
    questionnaire: Questionnaire, question: AskedQuestion, aim: Aim, bank: Bank
) -> Iterator[str]:
    values = {*_values(questionnaire, question), *_sayable(question, bank)}
    for spread in (aim.overall, *aim.by.values(), *aim.given):
        yield from _strangers(question, "shares", spread.shares, values)
        yield from _strangers(question, "mentions", spread.mentions, values)
        yield from _strangers(question, "nets", spread.nets, _nets(question))
    for item, own in aim.items.items():
        if item not in _items(question):
            yield f"{question.id}.items: there is no item {item!r}"
        yield from _in_aim(questionnaire, question, own, bank)


def _in_bank(questionnaire: Questionnaire, question: AskedQuestion, bank: Bank) -> Iterator[str]:
    if not isinstance(question, Open):
        values = _values(questionnaire, question)
        yield from _strangers(question, "says", bank.says, values)
        yield from _strangers(question, "reasons", bank.reasons, values)
    yield from _strangers(question, "names", bank.names, _items(question))


def _strangers(
    question: AskedQuestion, part: str, given: Mapping[str, object], known: Iterable[str]
) -> Iterator[str]:
    for name in given:
        if name not in known:
            yield f"{question.id}.{part}: there is no {name!r}"


def _values(questionnaire: Questionnaire, question: AskedQuestion) -> set[str]:
    bands = question.bands if question.type == "number" else ()
    codes = question.codebook.codes if isinstance(question, Open) and question.codebook else ()
    return {*(one.id for one in (*questionnaire.choices(question), *bands)), *codes}


def _sayable(question: AskedQuestion, bank: Bank) -> set[str]:
    return set(bank.says) if isinstance(question, Open) else set()


def _items(question: AskedQuestion) -> set[str]:
    rows = question.items if isinstance(question, (Grid, Rating)) else ()
    return {one.id for one in rows}


def _nets(question: AskedQuestion) -> set[str]:
    book = question.codebook if isinstance(question, Open) else None
    return set(book.members()) if book else set()
