"""Whether the words that a study brings along fit where they are put, and which are missing."""

from collections.abc import Iterator, Mapping

from agent.page_words import PAGE
from agent.phrases import ENGLISH, LANGUAGES, fields_of
from agent.questionnaire import Questionnaire, Words
from agent.soundness.faults import Fault, Path, error, nearest, warning


def faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Check the words brought along, and name languages in which English is still spoken."""
    for language, brought in questionnaire.words.items():
        yield from _misfits(brought.page, PAGE, ("words", language, "page"))
        yield from _misfits(brought.interviewer, ENGLISH, ("words", language, "interviewer"))
    for language in dict.fromkeys((questionnaire.language, *questionnaire.languages)):
        if language.split("-")[0] not in LANGUAGES:
            yield from _missing(questionnaire, language)


def _misfits(own: Mapping[str, str], original: Mapping[str, str], path: Path) -> Iterator[Fault]:
    for key, text in own.items():
        if key not in original:
            yield error((*path, key), f"nothing is said under '{key}'", nearest(key, original))
            continue
        allowed, used = fields_of(original[key]), fields_of(text)
        if not text.strip():
            yield error((*path, key), "these words are empty", f'say "{original[key]}"')
        elif unknown := sorted(used - allowed):
            names = ", ".join(f"{{{one}}}" for one in sorted(allowed)) or "no field"
            yield error(
                (*path, key), f"there is no field {{{unknown[0]}}} here", f"there is {names}"
            )
        elif left_out := sorted(allowed - used):
            yield warning(
                (*path, key),
                f"the field {{{left_out[0]}}} is left out",
                f'in English it is "{original[key]}"',
            )


def _missing(questionnaire: Questionnaire, language: str) -> Iterator[Fault]:
    page, said = unsaid(questionnaire, language).values()
    if page or said:
        yield warning(
            ("words", language) if language in questionnaire.words else ("languages",),
            f"in '{language}' the page says {len(page)} of its words, and the interviewer "
            f"{len(said)} of its sentences, in English",
            f"`interview check --words {language}` prints them, to be translated and added",
        )


def unsaid(questionnaire: Questionnaire, language: str) -> dict[str, dict[str, str]]:
    """Give what is said in English where a language is spoken, by part and key."""
    brought = questionnaire.words.get(language, Words())
    return {
        "page": {key: text for key, text in PAGE.items() if key not in brought.page},
        "interviewer": {
            key: text for key, text in ENGLISH.items() if key not in brought.interviewer
        },
    }
