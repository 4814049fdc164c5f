"""Questions that respondents ask back, such as `what do you mean by CDMO?`."""

from agent.questionnaire import Questionnaire
from agent.replies.lexicon import lexicon
from agent.replies.normal import plain, stem, words_of
from agent.replies.outcome import Reading

_LONGEST = 30
_ASKING = frozenset(
    ("what", "whats", "why", "who", "how", "was", "warum", "wieso", "wie", "wer", "wofuer")
)
"""No answer begins with one of these and ends in a question mark."""


def question_back(
    questionnaire: Questionnaire, reply: str, *, language: str = "en"
) -> Reading | None:
    """Read a reply that is a question of the respondent's; None if it is not."""
    words = words_of(reply)
    spoken_words = [word for word in words if word.kind != "mark"]
    if not 0 < len(spoken_words) <= _LONGEST:
        return None
    asks = words[-1].text == "?"
    book = lexicon(language)
    place = 0
    while place < len(spoken_words) - 1 and spoken_words[place].text in book.polite | {"but"}:
        if book.questions.at(spoken_words, place) is not None:
            break
        place += 1
    opening = book.questions.at(spoken_words, place)
    term = term_in(questionnaire, reply)
    alone = asks and term is not None and len(spoken_words) <= 3
    if alone or (opening is not None and (asks or _plain(opening, spoken_words, term))):
        return Reading(intent="question_back", term=term)
    return None


def asks_plainly(reply: str, *, language: str = "en") -> bool:
    """Tell whether a reply is a question from its first word to its mark, `what's a day pass?`."""
    words = [word for word in words_of(reply) if word.kind != "mark"]
    asks = reply.rstrip().endswith("?") and 1 < len(words) <= _LONGEST
    opening = lexicon(language).questions.at(words, 0) if asks else None
    return opening is not None and words[0].text in _ASKING


def _plain(opening: tuple[str, int], words: object, term: str | None) -> bool:
    """Say whether it is a question even without its mark."""
    return opening[1] >= 3 or term is not None


def term_in(questionnaire: Questionnaire, reply: str) -> str | None:
    """Find the term of the glossary that is asked about, the longest first."""
    said = " " + " ".join(stem(word) for word in plain(reply)) + " "
    hits = [
        (len(name), one.term)
        for one in questionnaire.glossary
        for name in (one.term, *one.aliases)
        if f" {' '.join(stem(word) for word in plain(name))} " in said
    ]
    return max(hits)[1] if hits else None
