"""How the interviewer's turns are put into words, in the respondent's language.

Main questions are the questionnaire's own words with earlier answers piped in; what is said
around them comes from `phrases`. Nothing here decides what is asked.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from agent.narrowing import READ_OUT
from agent.nouns import Text, readable, spoken
from agent.phrases import LANGUAGE_NAMES, LANGUAGES, UNITS, Key, filled, phrase
from agent.piping import Pipe, rendered
from agent.questionnaire import (
    MISSING,
    Grid,
    Item,
    Multi,
    Number,
    Open,
    Option,
    Questionnaire,
    Rating,
    Single,
)
from agent.routing import Answers, Step
from agent.transcript import Asked, FormAnswer

ISSUES: dict[str, Key] = {
    "empty": "empty",
    "too_long": "too_long",
    "gibberish": "gibberish",
    "out_of_range": "out_of_range",
    "between": "between",
    "ambiguous": "ambiguous",
    "too_many": "too_many",
    "too_few": "too_few",
    "exclusive_conflict": "exclusive_conflict",
    "specify": "specify",
    "mismatch": "mismatch",
    "same_again": "same_again",
    "other_language": "other_language",
    "language_missing": "language_missing",
    "abuse": "abuse",
}
"""The phrase for an issue of a reply; any other issue is simply asked again."""


SMALL = frozenset(
    ("the", "a", "an", "no", "none", "nothing", "something", "another", "some", "my", "our", "we",
     "der", "die", "das", "ein", "eine", "keine", "kein", "nichts", "etwas", "mein", "unser")
)  # fmt: skip
"""Words that are always written small within a sentence."""
_PROPER = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Christmas|Easter|\w+(?:ish|ese|ian|ican|ench|utch|eek)\b"
    r"|German|Swiss|Catholic|Muslim|Jewish|Internet"
)
"""First words that are names within a sentence, too; in English."""
_ENDS = re.compile(r"[.!?]\s|[.!?]$")


def part_of_sentence(labels: Sequence[str]) -> bool:
    """Tell whether labels can go on with a sentence: none is one itself, or holds a list."""
    return not any(_ENDS.search(one) or ";" in one for one in labels)


class Speaker:
    """Speaks for one questionnaire, in one language, knowing what stands."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        language: str,
        answers: Answers,
        own: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        """Keep what every sentence needs.

        own: what was said for an "other", by question and option.
        """
        self.questionnaire, self.language, self.answers = questionnaire, language, answers
        self.own = own or {}

    def say(self, text: Text | None, row: Item | None = None) -> str:
        """Render a text of the questionnaire; row: the round of a loop."""
        return rendered(spoken(text, self.language), lambda pipe: self._piped(pipe, row)).strip()

    def question(self, step: Step) -> str:
        """Give a main question word for word; a round of a loop names its item."""
        text = self.say(step.question.text, step.row)
        name = step.question.loop.name if step.question.loop else "item"
        if step.row is None or f"{{{{ {name}" in spoken(step.question.text, self.language):
            return text
        return f"{text}\n{step.row.words(self.language)}"

    def options(self, step: Step) -> tuple[Option, ...]:
        """Give the options of a step in the order in which they are shown."""
        known = {one.id: one for one in self.questionnaire.choices(step.question)}
        return tuple(known[one] for one in step.options if one in known)

    def missing_rows(self, rows: Sequence[Item]) -> str:
        """Name the rows of a grid that still lack an answer."""
        return self.phrase(
            "still_open", items=self._listed([one.words(self.language) for one in rows])
        )

    def trouble(
        self,
        step: Step,
        issue: str | None,
        rows: Sequence[Item] = (),
        *,
        near: Sequence[str] = (),
    ) -> str:
        """Say why a reply could not be used, and what would be.

        rows: what is still open. near: the few options that it may have meant.
        """
        key = ISSUES.get(issue or "", "rows_unclear" if rows else "reask")
        if key == "between" and isinstance(step.question, Number):
            key = "one_number" if step.question.decimals else "one_whole_number"
        if key == "mismatch" and not isinstance(step.question, Grid | Rating):
            key = "reask"
        if key == "reask" and isinstance(step.question, Open):
            key = "own_words"
        if key == "specify":
            return self.phrase(key)
        parts = [] if key == "out_of_range" else [self.phrase(key, **self._fields(step))]
        if near and key == "reask":
            few = [one.words(self.language) for one in self.options(step) if one.id in near]
            parts.append(self.phrase("reask_few", options=self._listed(few)))
        else:
            parts += [self.missing_rows(rows), self._scale(step)] if rows else [self.choices(step)]
        return " ".join(part for part in parts if part)

    def choices(self, step: Step) -> str:
        """Read out what can be answered, where that is short enough to listen to."""
        match step.question:
            case Single() | Multi() | Grid() if 0 < len(step.options) <= READ_OUT:
                labels = [one.words(self.language) for one in self.options(step)]
                return self.phrase("reask_options", options="; ".join(labels))
            case Rating():
                return self._scale(step)
            case Number(unit=unit, min=low, max=high):
                bounds = (
                    f" {_plain(low)}–{_plain(high)}" if low is not None or high is not None else ""
                )
                spoken_unit = UNITS.get(self.language, {}).get(unit or "", unit or "")
                return self.phrase("number_hint", unit=f"{bounds} {spoken_unit}".rstrip())
            case _:
                return self.question(step)

    def help(self, step: Step) -> str:
        """Explain a question with the researcher's own help, or how to answer at all."""
        own = self.say(step.question.help, step.row)
        return own or self.phrase("help_generic", commands=self.phrase("how_to_stop"))

    def definition(self, step: Step, term: str | None) -> str:
        """Answer a question back from the glossary, the help, or not at all."""
        if term == "about:why":
            return self.phrase("why_asked")
        if term == "about:study":
            return self.phrase("about_study", notice=self.notice())
        wanted = (term or "").casefold()
        for one in self.questionnaire.glossary:
            if wanted and wanted in {word.casefold() for word in (one.term, *one.aliases)}:
                return self.phrase("glossary", term=one.term, definition=self.say(one.definition))
        own = self.say(step.question.help, step.row)
        return own or self.phrase("no_definition")

    def notice(self) -> str:
        """Give the first words of every interview: an AI, whose study, how long, how to stop."""
        asked = self.questionnaire
        parts = [self.phrase("ai_notice")]
        if asked.run_by:
            parts.append(self.phrase("run_by", run_by=asked.run_by))
        parts.append(self.say(asked.introduction))
        if asked.expect:
            parts.append(self.phrase("minutes", minutes=f"{asked.expect.minutes:g}"))
        parts += [self.say(asked.privacy.notice), self.phrase("how_to_stop")]
        return " ".join(part for part in parts if part)

    def distress(self) -> str:
        """Give the scripted sentence for a respondent in distress, with the study's resources."""
        own = self.questionnaire.distress
        if own is None:
            return self.phrase("distress")
        return " ".join([self.say(own.text), *(self.say(one) for one in own.resources)])

    def languages(self) -> str:
        """Name the languages of the questionnaire."""
        asked = self.questionnaire
        carried = dict.fromkeys((asked.language, *asked.languages))
        return ", ".join(LANGUAGE_NAMES.get(one, one) for one in carried)

    def phrase(self, key: Key, **fields: object) -> str:
        """Say a phrase of the interviewer's own, in the language spoken now."""
        brought = self.questionnaire.words.get(self.language)
        if brought is not None and key in brought.interviewer:
            return filled(brought.interviewer[key], fields)
        primary = self.language.partition("-")[0]
        language = primary if primary in LANGUAGES else "en"
        return phrase(key, language, **fields)

    def _scale(self, step: Step) -> str:
        match step.question:
            case Rating(scale=scale):
                text = self.phrase("out_of_range", low=scale.low, high=scale.high)
                ends = {value: self.say(words) for value, words in scale.labels.items()}
                if scale.low in ends and scale.high in ends:
                    text += " " + self.phrase(
                        "scale_ends",
                        low=scale.low,
                        high=scale.high,
                        low_label=ends[scale.low],
                        high_label=ends[scale.high],
                    )
                return text
            case _:
                labels = [one.words(self.language) for one in self.options(step)]
                return self.phrase("reask_options", options="; ".join(labels))

    def _fields(self, step: Step) -> Mapping[str, object]:
        """Gather whatever a phrase about trouble may mention."""
        exclusive = [one.words(self.language) for one in self.options(step) if one.exclusive]
        fields: dict[str, object] = {
            "exclusive": " / ".join(exclusive),
            "languages": self.languages(),
            "limit": getattr(step.question, "max_chars", 2000),
        }
        if isinstance(step.question, Multi):
            fields["limit"] = step.question.max or step.question.min
        return fields

    def _listed(self, words: Sequence[str]) -> str:
        return "; ".join(words)

    def _piped(self, pipe: Pipe, row: Item | None) -> str | None:
        if row is not None and pipe.name not in self.questionnaire.by_id:
            return self._round(row, pipe)
        question = self.questionnaire.by_id.get(pipe.name)
        answer = self.answers.get(pipe.name)
        if question is None or answer is None:
            return None
        labels = {
            one.id: self.own.get((question.id, one.id)) or one.words(self.language)
            for one in self.questionnaire.choices(question)
        }
        chosen = answer if isinstance(answer, (tuple, frozenset)) else (answer,)
        words = [
            _plain(one) if isinstance(one, (int, float)) else labels.get(str(one), "")
            for one in chosen
            if not isinstance(one, Mapping)
        ]
        told = [word for word in words if word]
        if pipe.inside and part_of_sentence(told):
            told = [self._lowered(word) for word in told]
            joint = f" {self.phrase('and')} " if self._speaks() else ", "
            told = [", ".join(told[:-1]) + joint + told[-1]] if len(told) > 1 else told
        return ", ".join(told) or None

    def _round(self, row: Item, pipe: Pipe) -> str:
        """Name the round of a loop: an "other" in the respondent's own words."""
        over = next(
            (one.loop.over for one in self.questionnaire.asked
             if one.loop is not None and one.loop.name == pipe.name),
            "",
        )  # fmt: skip
        own = self.own.get((over, row.id))
        label = own or row.words(self.language)
        return self._lowered(label) if pipe.inside and not own else label

    def _speaks(self) -> bool:
        """Tell whether the interviewer has words of its own in the language spoken now."""
        brought = self.questionnaire.words.get(self.language)
        known = self.language.partition("-")[0] in LANGUAGES
        return known or (brought is not None and "and" in brought.interviewer)

    def _lowered(self, label: str) -> str:
        """Begin a label small where its first word is one that the questionnaire writes small."""
        first = label.split(" ", 1)[0].rstrip(",;:")
        small = first[:1].lower() + first[1:]
        ordinary = small in self._written_small or (
            self.language.startswith("en")
            and " " in label
            and label.split()[1].islower()
            and not _PROPER.match(first)
        )
        return small + label[len(first) :] if first[1:].islower() and ordinary else label

    @cached_property
    def _written_small(self) -> frozenset[str]:
        """Give the words that stand in small letters anywhere in the questionnaire's texts."""
        asked = self.questionnaire
        texts: list[Text | None] = [asked.title, asked.introduction]
        for question in asked.asked:
            texts += [question.text, question.title, question.help]
            for one in (*asked.choices(question), *getattr(question, "items", ())):
                texts += [one.label, one.description, *one.aliases]
        words = (word for text in texts for word in spoken(text, self.language).split())
        bare = (word.strip(".,;:!?()\"“”„'") for word in words)
        return SMALL | {word for word in bare if word.islower()}


def in_words(
    questionnaire: Questionnaire, asked: Asked, answer: FormAnswer, *, language: str
) -> str:
    """Say what a form control sent as the respondent would have read it: labels, not ids."""
    question = questionnaire.question(asked.question)
    options = {one.id: one.words(language) for one in questionnaire.choices(question)}
    items = {one.id: one.words(language) for one in getattr(question, "items", ())}

    def said(value: object) -> str:
        match value:
            case list():
                return "; ".join(said(one) for one in value)
            case dict():
                return "\n".join(
                    f"{items.get(row, row)}: {said(one)}" for row, one in value.items()
                )
            case str():
                return options.get(value) or (readable(value) if value in MISSING else value)
            case _:
                return str(value)

    return said(answer)


def _plain(number: float | None) -> str:
    return "…" if number is None else f"{number:g}"


def fingerprint(text: str) -> str:
    """Hash a text as it was shown: SHA-256 in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
