"""Whether what a question takes from another question is there to be taken."""

from collections.abc import Iterator

from agent.questionnaire import (
    AskedQuestion,
    Derived,
    Grid,
    Multi,
    Questionnaire,
    Rating,
    Single,
)
from agent.soundness.faults import Fault, Path, error, nearest, warning
from agent.soundness.vocabulary import over_own_items, rounds_of


def faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Check `options_from`, `carry_forward` and `loop` of every question."""
    for index, question in enumerate(questionnaire.questions):
        if isinstance(question, Derived):
            continue
        earlier = frozenset(one.id for one in questionnaire.questions[:index])
        sources = _Sources(questionnaire, question, ("questions", index), earlier)
        yield from sources.options_from()
        yield from sources.carry_forward()
        yield from sources.loop()


class _Sources:
    """What one question takes from others."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        question: AskedQuestion,
        path: Path,
        earlier: frozenset[str],
    ) -> None:
        self.questionnaire, self.question = questionnaire, question
        self.path, self.earlier = path, earlier

    def options_from(self) -> Iterator[Fault]:
        """Find options that are to come from nowhere."""
        name = getattr(self.question, "options_from", None)
        if name is None:
            return
        path = (*self.path, "options_from")
        found = tuple(self._misses(path, name, (Single, Multi, Grid)))
        yield from found
        if getattr(self.question, "options", ()) and not found:
            yield warning(
                path,
                "the question has options of its own, and takes none from elsewhere",
                "keep either 'options' or 'options_from'",
            )

    def carry_forward(self) -> Iterator[Fault]:
        """Find choices that are to be kept from an answer that does not hold them."""
        rule = getattr(self.question, "carry_forward", None)
        if rule is None:
            return
        path = (*self.path, "carry_forward", "from")
        found = tuple(self._misses(path, rule.source, (Single, Multi, Grid, Rating)))
        yield from found
        if found:
            return
        kind = "items" if isinstance(self.question, (Grid, Rating)) else "options"
        own = self._own_choices()
        if not own:
            mend = "list them" if kind == "items" else f"add 'options_from: {rule.source}'"
            yield error(path, f"the question has no {kind} that could be kept", mend)
        elif not own & self._choices_of(rule.source):
            yield error(
                path,
                f"none of the {kind} occurs in '{rule.source}'",
                "use the same ids in both, or 'options_from'",
            )

    def loop(self) -> Iterator[Fault]:
        """Find loops over nothing."""
        loop = self.question.loop
        if loop is None:
            return
        path = (*self.path, "loop")
        if over_own_items(self.question, loop):
            if not getattr(self.question, "items", ()):
                yield error(path, "the loop has no items to go over", "list them under 'items:'")
            return
        if loop.over == "items" and "items" not in self.questionnaire.by_id:
            yield error(
                path,
                f"a question of type {self.question.type} has no items of its own",
                "name the question to go over: 'loop: {over: …}'",
            )
            return
        path = (*path, "over")
        found = tuple(self._misses(path, loop.over, (Single, Multi, Grid, Rating)))
        yield from found
        if not found and not rounds_of(self.questionnaire, loop.over):
            yield error(path, f"'{loop.over}' has nothing to go over", "choose another question")

    def _misses(self, path: Path, name: str, fitting: tuple[type, ...]) -> Iterator[Fault]:
        source = self.questionnaire.by_id.get(name)
        if name == self.question.id:
            yield error(path, "the question refers to itself", "name an earlier question")
        elif source is None:
            yield error(path, f"there is no question '{name}'", nearest(name, self.earlier))
        elif name not in self.earlier:
            yield error(path, f"'{name}' comes later", f"move '{name}' up, or name another")
        elif not isinstance(source, fitting):
            kinds = ", ".join(one.__name__.lower() for one in fitting)
            yield error(path, f"'{name}' is of type {source.type}", f"name a question of {kinds}")

    def _own_choices(self) -> frozenset[str]:
        if isinstance(self.question, (Grid, Rating)):
            return frozenset(one.id for one in self.question.items)
        return frozenset(one.id for one in self.questionnaire.choices(self.question))

    def _choices_of(self, name: str) -> frozenset[str]:
        source = self.questionnaire.by_id[name]
        if isinstance(source, (Grid, Rating)):
            return frozenset(one.id for one in source.items)
        return frozenset(one.id for one in self.questionnaire.choices(source))
