"""An earlier answer that is put right in passing: `actually, I said increased, it was flat`."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from agent.answers import Given, Key
from agent.questionnaire import Multi, Questionnaire, Single
from agent.replies.normal import plain
from agent.replies.reading import read
from agent.transcript import Asked

_LONGEST = 40
_SAID = re.compile(
    r"\b(?:i|we) (?:\w+ )?(?:said|answered|told you|put|wrote|chose|picked|selected|meant to say"
    r"|clicked|entered)\b(?: that| it (?:was|had|is|has))?"
    r"|\bmy (?:earlier|previous|last|first) answer(?: was)?\b"
    r"|\b(?:ich|wir) (?:\w+ )?(?:sagte[n]?|antwortete[n]?|schrieb|waehlte|gab an)\b"
    r"|\b(?:ich|wir) habe?n? (?:\w+ )?"
    r"(?=[^.;]{1,80}\b(?:gesagt|geantwortet|geschrieben|gewählt)\b)",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"[,;.–—-]+\s*(?:but|and|aber|und)?\s*"
    r"(?:actually|really|in fact|correct(?:ly|ion)?|eigentlich)?\s*|\b(?:but|aber)\b",
    re.IGNORECASE,
)
_AFFIRMS = re.compile(r"\b(?:is|was|are|would be) (?:correct|right|true)\b", re.IGNORECASE)
_CUE = re.compile(
    r"\b(?:actually|sorry|wait|correction|correct|earlier|before|previously|just now|wrong|mistake"
    r"|should (?:be|have been)|it was|it is|it's|i meant|i am|i'm|we are|vorhin|eigentlich|moment"
    r"|falsch|stimmt nicht|es war|es ist)\b",
    re.IGNORECASE,
)


def puts_right(reply: str) -> bool:
    """Tell whether a reply speaks of an earlier answer as one that was not right."""
    brief = len(plain(reply)) <= _LONGEST
    return brief and _SAID.search(reply) is not None and _CUE.search(reply) is not None


def corrected_question(
    questionnaire: Questionnaire,
    given: Mapping[Key, Given],
    reply: str,
    *,
    now: str,
    language: str = "en",
) -> str | None:
    """Name the one earlier question whose standing answer a reply repeats in order to change it.

    now: the question that waits, which is none of them. A reply that could be about several
    earlier answers names none.
    """
    said = _SAID.search(reply)
    if said is None or not puts_right(reply):
        return None
    after = _AFFIRMS.sub("", reply[said.end() :])
    parts = [one.strip() for one in _INSTEAD.split(after) if one and one.strip()]
    if len(parts) < 2:
        return None
    hits = [
        question.id
        for question in questionnaire.asked
        if isinstance(question, (Single, Multi)) and question.id != now
        if (standing := given.get((question.id, None))) is not None
        and set(standing.values) == set(_values(questionnaire, question.id, parts[0], language))
        and standing.values
        and set(_values(questionnaire, question.id, parts[1], language)) - set(standing.values)
    ]
    return hits[0] if len(hits) == 1 else None


def _values(
    questionnaire: Questionnaire, name: str, words: str, language: str
) -> Iterable[str | float | int]:
    question = questionnaire.question(name)
    options = tuple(one.id for one in questionnaire.choices(question))
    shown = Asked(
        at=datetime.min.replace(tzinfo=UTC),
        form="question",
        question=name,
        text="",
        options=options,
    )
    return [one.value for one in read(questionnaire, shown, words, language=language).found]
