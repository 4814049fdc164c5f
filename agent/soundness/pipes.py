"""Whether the words of earlier answers that texts ask for can be put in."""

from collections.abc import Iterator, Mapping

from agent.nouns import Text
from agent.piping import Pipe, malformed, pipes
from agent.questionnaire import AskedQuestion, Derived, Grid, Open, Questionnaire, Rating
from agent.soundness.faults import Fault, Path, error, nearest, warning
from agent.soundness.vocabulary import may_be_passed_over


def faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Check every `{{ … }}` in what respondents read."""
    filled = _Filled(questionnaire)
    yield from filled.around()
    for index, question in enumerate(questionnaire.questions):
        if not isinstance(question, Derived):
            yield from filled.question(question, index)


class _Filled:
    """Knows which answers there are, and from where on."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.order = {one.id: place for place, one in enumerate(questionnaire.questions)}

    def around(self) -> Iterator[Fault]:
        """Check the texts before, between and after the questions."""
        whole = self.questionnaire
        yield from self._text(whole.introduction, ("introduction",), 0, None)
        if whole.consent is not None:
            yield from self._text(whole.consent.text, ("consent", "text"), 0, None)
        for place, section in enumerate(whole.sections):
            begins = [self.order[one.id] for one in whole.questions if one.section == section.id]
            known = min(begins, default=0)
            yield from self._text(section.text, ("sections", place, "text"), known, None)
        for place, check in enumerate(whole.checks):
            yield from self._text(check.text, ("checks", place, "text"), len(self.order), None)

    def question(self, question: AskedQuestion, index: int) -> Iterator[Fault]:
        """Check what is asked, explained and followed up."""
        path: Path = ("questions", index)
        loop = question.loop.name if question.loop else None
        yield from self._text(question.text, (*path, "text"), index, loop)
        yield from self._text(question.help, (*path, "help"), index, loop)
        for place, probe in enumerate(question.probe.ask if question.probe else ()):
            yield from self._text(probe, (*path, "probe", "ask", place), index, loop)
        for kind in ("options", "items"):
            for place, one in enumerate(getattr(question, kind, ())):
                if any(pipes(text) or malformed(text) for text in _wordings(one.label)):
                    yield error(
                        (*path, kind, place, "label"),
                        "braces in a label are not filled in",
                        "put the reference into the text of the question",
                    )

    def _text(self, text: Text | None, path: Path, known: int, loop: str | None) -> Iterator[Fault]:
        seen: set[Pipe] = set()
        for wording in _wordings(text):
            if malformed(wording):
                yield error(
                    path,
                    "braces that refer to nothing",
                    """write {{ id }}, {{ id.label }} or {{ id | default("…") }}""",
                )
            for pipe in pipes(wording):
                if pipe not in seen:
                    seen.add(pipe)
                    yield from self._pipe(pipe, path, known, loop)

    def _pipe(self, pipe: Pipe, path: Path, known: int, loop: str | None) -> Iterator[Fault]:
        if pipe.part not in (None, "label"):
            what = f"'{pipe.name}.{pipe.part}' is not known"
            yield error(path, what, f"write {pipe.name}.label")
        if pipe.name == loop:
            return
        source = self.questionnaire.by_id.get(pipe.name)
        if source is None:
            yield self._unknown(pipe, path, loop)
        elif self.order[pipe.name] >= known:
            yield error(path, f"'{pipe.name}' is not answered yet at this point", "ask it earlier")
        else:
            yield from self._filling(pipe, source, path)

    def _unknown(self, pipe: Pipe, path: Path, loop: str | None) -> Fault:
        if pipe.name == "item" and loop is None:
            mend = "add 'loop:', or take it out"
            return error(path, "'item' is known only in a question with a loop", mend)
        known = [*self.order, *([loop] if loop else [])]
        return error(path, f"there is no question '{pipe.name}'", nearest(pipe.name, known))

    def _filling(self, pipe: Pipe, source: AskedQuestion | Derived, path: Path) -> Iterator[Fault]:
        if isinstance(source, Open):
            yield warning(
                path,
                f"'{pipe.name}' is an open question, whose words are not repeated to anybody",
                "name a closed question, or reword",
            )
        elif _in_rows(source):
            what = f"'{pipe.name}' has an answer for each of its rows, and none to put here"
            yield error(path, what, "name a question with one answer")
        elif pipe.default is None and _may_lack(source):
            yield warning(
                path,
                f"'{pipe.name}' may have no answer, and the text would have a hole",
                f"""write {{{{ {pipe.name} | default("…") }}}}""",
            )


def _in_rows(source: AskedQuestion | Derived) -> bool:
    if isinstance(source, Derived):
        return False
    has_items = isinstance(source, Grid) or (isinstance(source, Rating) and bool(source.items))
    return has_items or source.loop is not None


def _may_lack(source: AskedQuestion | Derived) -> bool:
    return may_be_passed_over(source) or bool(getattr(source, "allow", ()))


def _wordings(text: Text | None) -> tuple[str, ...]:
    if isinstance(text, Mapping):
        return tuple(text.values())
    return (text,) if text else ()
