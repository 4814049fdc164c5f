"""What reviewing and measuring share: the answers that can be coded, and the sample drawn.

A sample is kept as a file beside the study's data, so that it stays the same while the
machine codes anew, and can be handed on with the data.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from pydantic import ValidationError

from agent.agreement.comparing import Asked
from agent.agreement.sampling import Plan
from agent.agreement.statements import UnitKey, machine, units
from agent.codebook import Judgement, digest
from agent.errors import BadInput
from agent.nouns import spoken
from agent.questionnaire import Number, Open, Questionnaire, Rating
from agent.store import Store

AUDIT = 0.1
"""The share of answers that a reviewer meets at random, whatever the doubt about them."""
NOT_CODED = frozenset({"refused", "dont_know", "no_answer", "not_asked"})
"""States of an answer in which there is nothing to code."""
FORM = "form"
EXACT = frozenset({"rules", FORM})
"""Who reads closed answers without leaving anything to doubt, where the words are all there."""


def sample_name(wave: str) -> str:
    """Name the file of a wave's sample."""
    return f"{wave}.sample.json"


def read_sample(data: Path, wave: str) -> Plan | None:
    """Read the sample of a wave, if one was drawn; raises BadInput where it is damaged."""
    path = data / sample_name(wave)
    try:
        return Plan.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError):
        raise BadInput(
            "the sample cannot be read",
            where=str(path),
            mend="restore the file, or remove it and draw again",
        ) from None


def codable(
    questionnaire: Questionnaire, judgements: Iterable[Judgement]
) -> dict[UnitKey, list[Judgement]]:
    """Find the answers to open questions with a codebook that say something."""
    open_ones = {one.id for one in questionnaire.asked if isinstance(one, Open) and one.codebook}
    return {
        key: some
        for key, some in units(judgements).items()
        if key[1] in open_ones and not any(one.state in NOT_CODED for one in machine(some))
    }


def typed(
    questionnaire: Questionnaire, judgements: Iterable[Judgement]
) -> dict[UnitKey, list[Judgement]]:
    """Find the answers to closed questions that a control of a form did not give, or people did."""
    closed_ones = {one.id for one in questionnaire.asked if not isinstance(one, Open)}
    return {
        key: some
        for key, some in units(judgements).items()
        if key[1] in closed_ones and any(one.recipe.coder != FORM for one in some)
    }


def is_read_exactly(some: Iterable[Judgement]) -> bool:
    """Tell whether an exact rule alone read a closed answer, so that there is nothing to doubt."""
    return all(
        one.recipe.coder in EXACT and one.confidence == 1 and one.state != "unclear"
        for one in machine(some)
    )


def machine_codes(judged: Mapping[UnitKey, list[Judgement]]) -> dict[UnitKey, frozenset[str]]:
    """Give the machine's codes of every unit that it coded."""
    return {
        key: frozenset(str(one.value) for one in said if one.state == "coded")
        for key, some in judged.items()
        if (said := machine(some))
    }


def asked_questions(questionnaire: Questionnaire) -> dict[str, Asked]:
    """See the questions as agreement does."""
    language = questionnaire.language
    found: dict[str, Asked] = {}
    for one in questionnaire.asked:
        label = one.words(language)
        match one:
            case Open(codebook=book) if book:
                codes = {name: book.label(name, language) for name in book.active}
                found[one.id] = Asked(label, codes)
            case Rating(scale=scale):
                found[one.id] = Asked(label, {}, tuple(range(scale.low, scale.high + 1)))
            case Number():
                found[one.id] = Asked(label, {}, amount=True)
            case _ if questionnaire.choices(one):
                options = questionnaire.choices(one)
                labels = {each.id: each.words(language) for each in options}
                found[one.id] = Asked(label, labels, closed=True)
            case _:
                pass
    return found


def done_key(key: UnitKey, reviewer: str) -> str:
    """Name the work of one person on one unit, as the store remembers what is done."""
    return f"reviewed:{digest([*key, reviewer])}"


def done_by(
    store: Store, keys: Iterable[UnitKey], reviewers: Iterable[str]
) -> Callable[[UnitKey, str], bool]:
    """Look up which units people have marked as coded."""
    names = {done_key(key, one): (key, one) for one in set(reviewers) for key in keys}
    there = {names[name] for name in store.done(names)} if names else set()
    return lambda key, reviewer: (key, reviewer) in there


def labelled_segments(questionnaire: Questionnaire) -> dict[str, str]:
    """List the segments of the questionnaire's own break by their labels."""
    question = questionnaire.by_id.get(questionnaire.segment or "")
    if question is None:
        return {}
    return {
        one.id: spoken(one.label, questionnaire.language) or one.words()
        for one in questionnaire.choices(question)
    }
