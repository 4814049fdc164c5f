"""What a respondent has answered so far, as a list to choose from."""

from dataclasses import dataclass, replace

from agent.answers import Given
from agent.cli.terminal.plain import plain
from agent.cli.terminal.words import words
from agent.interview import answers
from agent.nouns import readable
from agent.questionnaire import Item, Questionnaire
from agent.transcript import Found, Judged, Transcript

SHOWN = 60
"""Characters of an answer that are shown."""


@dataclass(frozen=True, slots=True)
class Past:
    """One answer: where it belongs, and how it reads. rows: those of a grid, if it has several."""

    question: str
    item: str | None
    label: str
    said: str
    rows: tuple["Past", ...] = ()


def past(questionnaire: Questionnaire, transcript: Transcript) -> tuple[Past, ...]:
    """List the standing answers in the order of the questionnaire; a grid's rows in one."""
    gathered: dict[str, list[Past]] = {}
    for (name, item), given in answers(questionnaire, transcript).items():
        one = _past(questionnaire, transcript, (name, item), given)
        gathered.setdefault(name, []).append(one)
    listed: list[Past] = []
    for name, rows in gathered.items():
        question = questionnaire.question(name)
        if len(rows) == 1 or question.loop:
            listed += rows
            continue
        label = plain(question.words(transcript.language))
        said = words("whole", transcript.language, n=len(rows))
        named = tuple(replace(one, label=one.label.removeprefix(f"{label}: ")) for one in rows)
        listed.append(Past(name, None, label, said, named))
    return tuple(listed)


def _past(
    questionnaire: Questionnaire, transcript: Transcript, key: tuple[str, str | None], given: Given
) -> Past:
    name, item = key
    question, language = questionnaire.question(name), transcript.language
    label = question.words(language)
    if item is not None:
        label += f": {_item(questionnaire, name, item, language)}"
    values = [_value(questionnaire, one, language) for one in given.found]
    if not values and given.state == "answered":
        values = [transcript.said(seq).text for seq in given.replies]
    said = " ".join(", ".join(values).split()) or words("not_said", language)
    short = said if len(said) <= SHOWN else f"{said[: SHOWN - 1].rstrip()}…"
    return Past(name, item, plain(label), plain(short))


def _item(questionnaire: Questionnaire, name: str, item: str, language: str) -> str:
    question = questionnaire.question(name)
    source = questionnaire.by_id.get(question.loop.over if question.loop else "", question)
    rows: tuple[Item, ...] = (*getattr(source, "items", ()), *getattr(question, "items", ()))
    chosen = questionnaire.choices(source)
    known = {one.id: one.words(language) for one in chosen} | {
        one.id: one.words(language) for one in rows
    }
    return known.get(item) or readable(item)


def _value(questionnaire: Questionnaire, found: Found, language: str) -> str:
    if found.other:
        return found.other
    options = questionnaire.choices(questionnaire.question(found.question))
    labels = {one.id: one.words(language) for one in options}
    match found.value:
        case "dont_know" | "refused" | "not_applicable" as state if state not in labels:
            return words(state, language)
        case str() as value:
            return labels.get(value, value)
        case number:
            return f"{number:g}"


def noted(questionnaire: Questionnaire, transcript: Transcript, *, since: int) -> str:
    """Say what a reply after event `since` was taken to mean; empty where that is plain to see.

    Rows with the same value are named together.
    """
    judged = [one for one in transcript.events[since:] if isinstance(one, Judged)]
    if not judged or judged[-1].intent != "answer" or not judged[-1].found:
        return ""
    last, language = judged[-1], transcript.language
    rows: dict[str, list[str]] = {}
    for one in last.found:
        whole = one.item is None or one.item == last.item
        label = "" if whole else _item(questionnaire, one.question, one.item or "", language)
        rows.setdefault(_value(questionnaire, one, language), []).append(label)
    if any(all(labels) for labels in rows.values()):
        return "; ".join(f"{', '.join(labels)}: {value}" for value, labels in rows.items())
    said = ", ".join(rows)
    same = transcript.said(last.reply).text.casefold().strip() == said.casefold()
    typed = transcript.said(last.reply).answer is None
    return "" if same and typed else said
