"""Questions to the interviewer that have nothing to do with the study: `what's the weather like?`.

Only what is shaped as a question or a request, speaks of nobody's own case, and shares no word
of weight with anything that the questionnaire says. All else is somebody else's to judge.
"""

from agent.questionnaire import Questionnaire
from agent.replies.lexicon import Lexicon, lexicon
from agent.replies.normal import plain, stem, words_of
from agent.replies.questions_back import about

_LONGEST = 16
_ASKING = frozenset(
    ("what", "whats", "who", "whos", "why", "how", "hows", "when", "where", "wheres", "which",
     "do", "does", "did", "is", "are", "was", "were", "can", "could", "will", "would", "have",
     "has", "should", "am",
     "wer", "wie", "wo", "wann", "warum", "wieso", "weshalb", "welche", "welcher", "welches",
     "ist", "sind", "kann", "kannst", "koennen", "koennten", "haben", "hast", "hat", "gibt",
     "darf", "soll", "muss", "war", "wirst", "werden")
)  # fmt: skip
_REQUESTS = frozenset(
    (one, two)
    for one in ("tell", "write", "give", "sing", "show", "read", "play", "make")
    for two in ("me", "us")
) | frozenset((("erzaehl", "mir"), ("erzaehlen", "sie"), ("schreib", "mir"), ("schreiben", "sie")))
_YOU = frozenset(("you", "your", "yours", "yourself", "u", "du", "dir", "dich", "dein", "deine"))
_POLITELY = frozenset(
    (one, two)
    for one in ("koennen", "koennten", "haben", "sind", "moegen", "wissen")
    for two in ("sie",)
)
_ONESELF = frozenset(
    ("i", "my", "mine", "we", "our", "ours", "im", "ive", "were", "ich", "mein", "meine", "wir",
     "unser", "unsere", "uns")
)  # fmt: skip
_ABOUT_US = frozenset(
    stem(one)
    for one in plain(
        """
        question answer ask asking survey interview interviewer study data anonymous confidential
        name long minutes time save saved record recorded ai bot robot human person real machine
        computer language stop end finish skip mean means include includes count counts define
        option scale number privacy consent frage antwort umfrage studie daten anonym vertraulich
        roboter mensch maschine sprache zaehlt bedeutet gehoert meint dauert
        """
    )
)
_SMALL = frozenset(
    plain(
        """
        what who whom whose where when why how which do does did is are was were can could will
        would shall should may might am be been have has had you your me us him her them write
        tell give say make like go get one any some there here today tonight last next now then
        if or and not no so but about of for on at in to with by from a an the it that this
        please just really ever also whats whos wheres hows thing something anything think know
        sie mir mich uns ihr ihnen du dir was wer wie wo wann ist sind ein eine der die das und
        oder nicht so aber heute gerade mal bitte denn den dem im in am bei auf von zu mit fuer an
        schreiben erzaehlen sagen geben machen night yesterday tomorrow morning evening weekend
        """
    )
)
_SMALL_TALK = (
    "how are you", "how are you doing", "hows it going", "how is it going", "whats up",
    "how do you do", "how is your day", "hows your day", "wie geht es ihnen", "wie gehts",
    "wie geht es dir", "wie geht es",
)  # fmt: skip


def strays(
    questionnaire: Questionnaire, reply: str, *, language: str = "en", free: bool = False
) -> bool:
    """Tell whether a reply asks the interviewer about something else altogether.

    free: the question wants words of one's own, among which a question may well be the answer;
    then it must plainly address the interviewer.
    """
    words = plain(reply)
    if not 2 <= len(words) <= _LONGEST or set(words) & _ONESELF:
        return False
    words = _begun(words, lexicon(language))
    pairs = (words[0], words[1]) if len(words) > 1 else ("", "")
    request = pairs in _REQUESTS
    asks = words[0] in _ASKING and (words_of(reply)[-1].text == "?" or not free)
    if not (request or asks) or about(reply) is not None:
        return False
    if " ".join(words).startswith(_SMALL_TALK):
        return True
    addressed = request or bool(set(words) & _YOU) or pairs in _POLITELY
    if free and not addressed:
        return False
    told = {stem(one) for one in words if one not in _SMALL and not one.isdecimal()}
    return bool(told) and not told & (_ABOUT_US | _vocabulary(questionnaire))


def _begun(words: tuple[str, ...], known: Lexicon) -> tuple[str, ...]:
    """Leave out what leads up to a question: `so`, `ok`, `by the way`."""
    openers = known.polite | {"and", "but", "by", "the", "way", "btw", "hmm", "wait", "und"}
    while len(words) > 2 and words[0] in openers - _ASKING:
        words = words[1:]
    return words


def _vocabulary(questionnaire: Questionnaire) -> frozenset[str]:
    """Give the stems of all words of a questionnaire: questions, codebooks, glossary, study."""
    return frozenset(stem(one) for one in plain(questionnaire.model_dump_json()))
