"""Themes over several questions: their units are looked at together, beside each alone.

A pool is named by its questions, `dislikes+wishes`, in the questionnaire's order. It is kept by
the themes that were founded in it, and extended with every later pass, as a question is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from agent.errors import BadInput, NotFound
from agent.nouns import spoken
from agent.questionnaire import Open, Questionnaire
from agent.themes import TOGETHER, Theme, Unit

SHORT_NAME = "pool"


def pool_of(asked: Questionnaire, questions: Sequence[str]) -> str:
    """Name the pool of some open questions, whatever the order they are given in.

    Raises NotFound for a question that is not there, BadInput for one that is not open, and
    where fewer than two are left.
    """
    known = [one.id for one in asked.asked if isinstance(one, Open)]
    for one in questions:
        if one not in asked.by_id:
            raise NotFound(
                "there is no such question", where=one, mend=f"choose among {', '.join(known)}"
            )
        if one not in known:
            raise BadInput(
                "this is no open question, and has no words to group",
                where=one,
                mend=f"choose among {', '.join(known)}",
            )
    chosen = [one for one in known if one in questions]
    if len(chosen) < 2:
        raise BadInput(
            "a pool needs two questions",
            where=f"--over {' '.join(chosen)}".strip(),
            mend="give --over once for each of them",
        )
    return TOGETHER.join(chosen)


def pools(founded: Mapping[str, Theme]) -> tuple[str, ...]:
    """List the pools in which themes were founded."""
    return tuple(sorted({one.question for one in founded.values() if is_pool(one.question)}))


def is_pool(under: str) -> bool:
    """Tell whether these are several questions."""
    return TOGETHER in under


def questions_of(under: str) -> tuple[str, ...]:
    """Give the questions of a pool; a question is its own."""
    return tuple(under.split(TOGETHER))


def pooled(units: Iterable[Unit], pool: str) -> Iterator[Unit]:
    """Give the units of a pool's questions once more, as the pool's own.

    A code belongs to one question and would part what is alike, so that no unit has any.
    """
    inside = questions_of(pool)
    return (one._replace(pool=pool, codes=()) for one in units if one.question in inside)


def title(asked: Questionnaire, under: str) -> str:
    """Say what a chapter of themes is about: the question, or all of a pool's."""
    known = [asked.by_id[one] for one in questions_of(under) if one in asked.by_id]
    return " + ".join(spoken(one.title) or spoken(one.text) for one in known) or under


def wording(asked: Questionnaire, under: str) -> str:
    """Give the words in which the questions are put."""
    known = [asked.by_id.get(one) for one in questions_of(under)]
    return " ".join(spoken(one.text) for one in known if isinstance(one, Open)) or under
