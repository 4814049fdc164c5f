"""Questions that respondents ask back, such as `what do you mean by CDMO?`."""

import re

from agent.questionnaire import Questionnaire
from agent.replies.lexicon import lexicon
from agent.replies.normal import plain, stem, words_of
from agent.replies.outcome import Reading

_LONGEST = 30
_SHAPED = frozenset(
    ("what", "whats", "who", "whos", "why", "how", "when", "where", "which", "do", "does", "did",
     "is", "are", "can", "could", "will", "would", "should", "am", "was", "wer", "wie", "wo",
     "wann", "warum", "wieso", "welche", "welcher", "welches", "ist", "sind", "zaehlt", "zaehlen",
     "gehoert", "kann", "koennen", "darf", "soll", "muss", "gilt", "meinen")
)  # fmt: skip
_ABOUT = {
    "about:why": re.compile(
        r"\bwhy (?:do|are|would) (?:you|they) (?:ask|asking|want|need)\b"
        r"|\bwhy (?:is|does) (?:this|that) (?:matter|relevant|important)\b"
        r"|\b(?:warum|wieso) (?:fragen|wollen|moechten)\b|\bwofuer brauchen\b"
    ),
    "about:study": re.compile(
        r"\bwho(?: i|)s? (?:asking|behind|running|paying|reading)\b|\bwho is this\b"
        r"|\bwho wants to know\b|\bwer (?:will|moechte) das wissen\b"
        r"|\bwho (?:are you|am i talking|runs|pays|sees|reads|gets|will)\b"
        r"|\bare you (?:a |an )?(?:human|person|real|bot|robot|ai|machine)\b"
        r"|\b(?:anonymous|confidential|recorded|anonym|vertraulich)\b|\bwhat happens (?:to|with)\b"
        r"|\bhow long (?:does|will|is)\b|\bhow many (?:more )?questions\b|\bwie viele fragen\b"
        r"|\bwer (?:sind sie|bist du|liest|sieht|fragt|steckt)\b|\bwas passiert mit\b"
        r"|\b(?:sind sie|bist du) (?:ein )?(?:mensch|roboter|echt|bot)\b|\bwie lange dauert\b"
    ),
}
"""What the study itself answers, wherever it is asked: `Judged.term` names it."""
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
        return Reading(intent="question_back", term=term or about(reply))
    return None


def about(reply: str) -> str | None:
    """Say which of the study's own answers a question wants: who asks, and why, if it is one."""
    said = " ".join(plain(reply))
    return next((name for name, pattern in _ABOUT.items() if pattern.search(said)), None)


def asked_anything(reply: str, *, language: str = "en") -> Reading | None:
    """Read any reply that is shaped as a question, for a question that nothing else answers."""
    words = [word for word in words_of(reply) if word.kind != "mark"]
    known = lexicon(language)
    while len(words) > 2 and words[0].text in known.polite | {"but", "and", "wait"} - _SHAPED:
        words = words[1:]
    shaped = 1 < len(words) <= _LONGEST and words[0].text in _SHAPED
    if not (shaped and reply.rstrip().endswith("?")):
        return None
    return Reading(intent="question_back", term=about(reply))


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
