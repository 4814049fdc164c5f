"""Whether the codes of every open question are defined, distinct and in nets that exist."""

from collections.abc import Iterator

from agent.codebook import Code, Codebook
from agent.questionnaire import Open, Questionnaire
from agent.soundness.faults import Fault, Path, error, nearest, warning


def faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Check every codebook."""
    for index, question in enumerate(questionnaire.questions):
        if isinstance(question, Open) and question.codebook is not None:
            yield from _codebook(question.codebook, ("questions", index, "codebook"))


def _codebook(book: Codebook, path: Path) -> Iterator[Fault]:
    if not book.codes:
        yield warning(path, "the codebook has no codes", "add 'codes:', or take it out")
    for name, code in book.codes.items():
        here = (*path, "codes", name)
        yield from _code(book, code, here)
        if book.nets and code.net is not None and code.net not in book.nets:
            what = f"'{name}' is in the net '{code.net}', which is not declared"
            yield error((*here, "net"), what, nearest(code.net, book.nets))
    nets = {code.net for code in book.codes.values() if code.net}
    for net in dict.fromkeys((*book.nets, *sorted(nets))):
        if net in book.codes:
            yield error((*path, "nets", net), f"'{net}' is a code and a net", "rename the net")
        elif net not in nets:
            yield warning((*path, "nets", net), f"no code is in the net '{net}'")
    yield from _examples(book, path)


def _code(book: Codebook, code: Code, path: Path) -> Iterator[Fault]:
    if not code.definition and code.status == "active":
        yield warning(
            path,
            f"the code '{path[-1]}' has no definition",
            "add one: coding follows definitions more than labels",
        )
    target = code.merged_into
    if code.status == "merged" and target is None:
        yield error(path, f"'{path[-1]}' is merged into nothing", "add 'merged_into:'")
    elif target is not None and target not in book.codes:
        what = f"'{path[-1]}' is merged into '{target}', which does not exist"
        yield error((*path, "merged_into"), what, nearest(target, book.codes))
    elif target is not None and _circles(book, str(path[-1])):
        yield error((*path, "merged_into"), "merged codes lead back to themselves", "name one end")


def _circles(book: Codebook, start: str) -> bool:
    seen, name = {start}, book.codes[start].merged_into
    while name is not None and name in book.codes:
        if name in seen:
            return True
        seen.add(name)
        name = book.codes[name].merged_into
    return False


def _examples(book: Codebook, path: Path) -> Iterator[Fault]:
    owners: dict[str, str] = {}
    for name, code in book.active.items():
        for place, example in enumerate(code.examples.yes):
            other = owners.setdefault(" ".join(example.casefold().split()), name)
            if other != name:
                yield warning(
                    (*path, "codes", name, "examples", "yes", place),
                    f"'{example}' is an example of '{other}' and of '{name}'",
                    "keep it with one, or say in 'exclude' what tells the two apart",
                )
