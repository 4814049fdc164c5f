"""Whether a text asks two things at once.

A joining `and` is common in sound questions, so that it counts only in certain company: two
question marks, a second question word, two verbs, or two things in one judgement. Fixed pairs
("research and development"), terms of the glossary and spans ("between 3 and 6") are one thing.
"""

import re
from collections.abc import Iterator

from agent.wording import english, german
from agent.wording.findings import Objection
from agent.wording.sentences import Wording

_AND = re.compile(r"\b(?:and|as well as|and/or|&)\b|(?<= )&(?= )")
_LIST = re.compile(r"\w+(?: \w+){0,4}, (?:[^,?]+, ?)*[^,?]+,? (?:and|or) ")
_ASKING = re.compile(
    r"(?:(?:in|on|at|for|to|from|of|by|with) )?(?:what|how|why|when|where|who|whom|which|whose)\b"
    r"|(?:please )?(?:describe|explain|tell|say|state|list|name|share|give)\b"
)
_DETERMINER = re.compile(
    r"(?:the|a|an|your|our|their|its|his|her|my|any|more|new|better|it|them|on|in|from|with|"
    r"\w+ly)\b"
)


def doubled(said: Wording, language: str, *, in_rows: bool) -> Iterator[Objection]:
    """Judge a question's text, once at most; in_rows: what the text joins is asked row by row."""
    reason = _several_marks(said)
    if reason is None and language.startswith("en"):
        reason = _english(said, in_rows)
    elif reason is None and language.startswith("de"):
        reason = _german(said)
    if reason:
        yield Objection(
            rule="double",
            what=f"two questions in one: {reason}",
            mend="ask one of them, or each in a question of its own",
        )


def _several_marks(said: Wording) -> str | None:
    if len(said.questions) > 1:
        return "there are several question marks"
    return None


def _german(said: Wording) -> str | None:
    for sentence in said.questions:
        for pattern in (german.WH_JOINED, german.OPPOSITES):
            if hit := pattern.search(sentence):
                return f"'{hit.group().strip(' ,?')}'"
    return None


def _english(said: Wording, in_rows: bool) -> str | None:
    for sentence in said.asking:
        reason = _joined_questions(sentence) or _joined_things(sentence, in_rows)
        if reason:
            return reason
    return None


def _joined_questions(sentence: str) -> str | None:
    plain = english.HARMLESS_WH.sub(" ", sentence)
    if hit := english.OPPOSITES.search(plain):
        return f"'{hit.group()}'"
    hit = english.WH_JOINED.search(plain, 1)
    if hit and (_ASKING.match(plain) or english.YES_NO.match(plain)):
        return f"'{hit.group().strip(' ,')}'"
    return None


def _joined_things(sentence: str, in_rows: bool) -> str | None:
    plain = english.UNITS.sub(" … ", sentence)
    for found in _AND.finditer(plain):
        before, after = plain[: found.start()].strip(), plain[found.end() :].strip(" ?.")
        if not before or not after:
            continue
        verbs = not _is_list(plain, found.start()) and _two_verbs(before, after)
        if verbs or (not in_rows and _two_things(plain, before)):
            first = " ".join(before.split()[-3:])
            return f"'{first} {found.group()} {' '.join(after.split()[:3])}'"
    return None


def _is_list(sentence: str, position: int) -> bool:
    """Tell whether the `and` closes a list of three or more, as answers in a question do."""
    return sentence[:position].count(",") >= 1 and bool(_LIST.search(sentence[:position] + "and "))


def _two_verbs(before: str, after: str) -> bool:
    """Tell whether the joined words are both verbs: `read and understand`."""
    last, following = before.split()[-1], after.split()
    first = following[0].removesuffix("s") if following else ""
    if first not in english.VERBS and (following[:1] or [""])[0] not in english.VERBS:
        return False
    if last in english.VERBS and last not in english.NOUNS_TOO:
        return True
    asks_to_act = re.search(r"\b(?:you|they|we|government|company|should|to|will|would)\b", before)
    rest = " ".join(following[1:])
    if not asks_to_act or len(following) < 2:
        return False
    return (
        first not in english.NOUNS_TOO or bool(_DETERMINER.match(rest)) or rest.startswith("every")
    )


def _two_things(sentence: str, before: str) -> bool:
    """Tell whether two things are judged at once, or two judgements made."""
    if english.ATTITUDE.search(before):
        return True
    return bool(english.BE_QUESTION.match(sentence)) and len(before.split()) >= 3
