"""What respondents ask of the interviewer: skip, back, change, repeat, pause, stop, a language.

Only a reply that is nothing else is a command; a word that is also an option is the option.
"""

from agent.nouns import spoken
from agent.questionnaire import AskedQuestion, Grid, Questionnaire, Rating
from agent.replies.lexicon import Lexicon, lexicon
from agent.replies.normal import plain, stem
from agent.replies.outcome import Reading
from agent.transcript import Intent

_INTENTS: dict[str, Intent] = {
    "skip": "skip",
    "back": "back",
    "change": "change",
    "repeat": "repeat",
    "help": "help",
    "pause": "pause",
    "stop": "stop",
}
_LINKS = frozenset(
    [
        "to",
        "the",
        "about",
        "on",
        "for",
        "question",
        "my",
        "answer",
        "zu",
        "zur",
        "zum",
        "der",
        "die",
        "das",
        "frage",
        "meine",
    ]
)
_ASKED_FOR = frozenset({"en", "de", "fr", "es", "it", "nl", "pt", "pl", "ja", "zh"})
"""Asked for also where a study does not offer them; there, others are words like any other."""
_LONGEST = 24
_MARKUP = frozenset("{}[]<>|=`")
"""Nobody asks to stop in braces; whoever writes them talks to the machine."""


def command(questionnaire: Questionnaire, reply: str, *, language: str = "en") -> Reading | None:
    """Read a reply that is a command; None if it is anything else."""
    words = plain(reply)
    if not words or len(words) > _LONGEST or _MARKUP & set(reply):
        return None
    known = lexicon(language)
    bare = _bare(words, known)
    intent = _intent(words, bare, known)
    if intent is not None:
        return Reading(intent=intent)
    wished = known.tongues.kind(bare) or known.tongues.kind(_inner(bare))
    offered = {questionnaire.language, *questionnaire.languages, *_ASKED_FOR}
    if wished is not None and wished in offered:
        return Reading(intent="language", language=wished)
    return _aimed(questionnaire, words, known)


def _intent(words: tuple[str, ...], bare: tuple[str, ...], known: Lexicon) -> Intent | None:
    for said in (words, bare):
        kind = known.commands.kind(said)
        if kind is not None:
            return _INTENTS[kind]
    return None


def _bare(words: tuple[str, ...], known: Lexicon) -> tuple[str, ...]:
    """Take courtesies from both ends, but leave a word to stand for something."""
    while len(words) > 1 and words[0] in known.polite:
        words = words[1:]
    while len(words) > 1 and words[-1] in known.polite:
        words = words[:-1]
    return words


_AROUND_LANGUAGES = frozenset(
    {
        "this",
        "it",
        "the",
        "interview",
        "survey",
        "das",
        "wir",
        "language",
        "instead",
        "bitte",
        "weiter",
    }
)


def _inner(words: tuple[str, ...]) -> tuple[str, ...]:
    """Drop what often surrounds a language: `do this in German`."""
    return tuple(one for one in words if one not in _AROUND_LANGUAGES)


def _aimed(questionnaire: Questionnaire, words: tuple[str, ...], known: Lexicon) -> Reading | None:
    """Read `change my answer to the funding question`."""
    trimmed = _bare(words, known)
    for end in range(min(len(trimmed), 9), 0, -1):
        kind = known.commands.kind(trimmed[:end])
        if kind in {"back", "change"} and end < len(trimmed):
            target = _target(questionnaire, trimmed[end:], known)
            if target is not None:
                return Reading(intent=_INTENTS[kind], target=target)
            named = {"question", "answer", "frage", "antwort"} & set(trimmed[end:])
            return Reading(intent=_INTENTS[kind]) if named and trimmed[end] in _LINKS else None
    return None


def _target(questionnaire: Questionnaire, words: tuple[str, ...], known: Lexicon) -> str | None:
    """Find the one question that these words name, by its title, id or text."""
    wanted = {stem(one) for one in words if one not in _LINKS | known.filler | known.polite}
    if not wanted or len(wanted) > 8:
        return None
    for named in (_named, _written):
        hits = [one.id for one in questionnaire.asked if wanted <= named(one)]
        if len(hits) == 1:
            return hits[0]
    return None


def _named(question: AskedQuestion) -> frozenset[str]:
    texts = (question.words("en"), question.words("de"), question.id.replace("_", " "))
    return frozenset(stem(word) for text in texts for word in plain(text))


def _written(question: AskedQuestion) -> frozenset[str]:
    items = question.items if isinstance(question, Grid | Rating) else ()
    texts = [spoken(question.text, one) for one in ("en", "de")] + [one.words() for one in items]
    return _named(question) | {stem(word) for text in texts for word in plain(text)}
