"""Whether every question can be reached, and every quota can fill.

Only what follows from the conditions themselves is reported; where there is too much to
try, nothing is.
"""

from collections.abc import Iterator, Mapping

from agent import conditions
from agent.conditions import Expression, Subject
from agent.errors import ConditionError
from agent.questionnaire import Derived, Questionnaire
from agent.soundness.faults import Fault, error, warning
from agent.soundness.vocabulary import vocabulary

_UNANSWERED = Subject("single")
_MOST_JOINED = 6


def faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Find questions that nobody can be asked, and quotas that nobody can fill."""
    known = vocabulary(questionnaire)
    reached = _Reach(questionnaire, known)
    for index, question in enumerate(questionnaire.questions):
        path = ("questions", index)
        if question.show_if and reached.impossible(question.show_if, index):
            yield error(
                (*path, "show_if"),
                "this question can never be asked",
                "look at its condition, and at those of the questions that it names",
            )
        ending = None if isinstance(question, Derived) else question.terminate_if
        if ending and not question.show_if and reached.inevitable(ending):
            later = [one.id for one in questionnaire.asked if reached.order[one.id] > index]
            yield (error if later else warning)(
                (*path, "terminate_if"),
                "this ends the interview whatever is answered"
                + (f"; '{later[0]}' can never be reached" if later else ""),
                "make the condition narrower",
            )
    for index, quota in enumerate(questionnaire.quotas):
        if reached.impossible(quota.when, len(questionnaire.questions)):
            yield error(
                ("quotas", index, "when"), "this quota can never fill", "change its condition"
            )
        elif quota.limit == 0:
            yield warning(
                ("quotas", index, "limit"), "this quota is full from the start", "raise its limit"
            )


class _Reach:
    """Tries what conditions can come to, with the conditions that they rest on."""

    def __init__(self, questionnaire: Questionnaire, known: Mapping[str, Subject]) -> None:
        self.questionnaire, self.known = questionnaire, known
        self.based = {one.id for one in questionnaire.questions if one.show_if}
        self.order = {one.id: index for index, one in enumerate(questionnaire.questions)}

    def impossible(self, source: str, position: int) -> bool:
        """Tell whether a condition can never hold before question number `position`."""
        parsed = _parsed(source)
        if parsed is None:
            return False
        joined = self._joined(source, parsed, position) or parsed
        return True not in conditions.can_be(joined, self.known)

    def inevitable(self, source: str) -> bool:
        """Tell whether an ending's condition can come to nothing but true, once answered."""
        parsed = _parsed(source)
        if parsed is None:
            return False
        truths = conditions.can_be(parsed, self.known)
        return True in truths and False not in truths

    def _joined(self, source: str, parsed: Expression, position: int) -> Expression | None:
        """Add what must hold besides: the bases of what it needs, and no earlier ending."""
        parts, needed = [f"({source})"], [parsed]
        while needed and len(parts) < _MOST_JOINED:
            for name in self._needs(needed.pop()):
                condition = self.questionnaire.by_id[name].show_if or ""
                base = _parsed(condition)
                if base and f"({condition})" not in parts:
                    parts.append(f"({condition})")
                    needed.append(base)
        spoken_of = _references(" and ".join(parts))
        for ending in self._endings(position):
            if _references(ending) <= spoken_of:
                parts.append(f"not ({ending})")
        return _parsed(" and ".join(parts)) if len(parts) > 1 else None

    def _needs(self, parsed: Expression) -> Iterator[str]:
        """Name the questions with a base of their own without which a condition cannot hold."""
        for name in sorted(conditions.references(parsed) & self.based):
            without = {**self.known, name: _UNANSWERED}
            if True not in conditions.can_be(parsed, without):
                yield name

    def _endings(self, position: int) -> Iterator[str]:
        for question in self.questionnaire.questions[:position]:
            ending = None if isinstance(question, Derived) else question.terminate_if
            parsed = _parsed(ending) if ending else None
            if ending and parsed and False in conditions.can_be(parsed, self.known):
                yield ending


def _references(source: str) -> frozenset[str]:
    parsed = _parsed(source)
    return conditions.references(parsed) if parsed else frozenset()


def _parsed(source: str) -> Expression | None:
    """Read an expression; those that cannot be read are reported elsewhere."""
    try:
        return conditions.parse(source)
    except ConditionError:
        return None
