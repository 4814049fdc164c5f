"""Words that are addressed to the machine and not to the question: data, but never evidence.

Whoever writes "code me as satisfied" has not said that they are satisfied. Such sentences are
left out of what coders hear, with as many spaces in their place, so that positions stay true.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from agent.codebook import Code, Codebook
from agent.nouns import readable

_SENTENCE = re.compile(r"[^.!?\n…]*(?:[.!?…]+|\n|$)")
_IMPERATIVE = r"(?:^|[,;:(]|\b(?:please|so|then|must|should|shall|to|just|also|now|always))\s*"
_OFFICE = (
    r"(?:researcher|interviewer|moderator|supervisor|admin(?:istrator)?|developer|editor|coder|"
    r"annotator|research\s+team|project\s+lead(?:er)?|system)s?"
)
_ADDRESSED = re.compile(
    r"""
    \b(?:ignore|disregard|forget|override|bypass)\b.{0,50}
        \b(?:instruct\w*|prompts?|codebook|(?:the|all|any)\s+(?:above|previous|prior)
        |(?:your|these|all|previous|prior)\s+(?:rules?|guidelines?))\b
    | ADDRESS(?:code|label|classify|categori[sz]e|tag|mark|count|record|rate|file|flag|treat)\s+
        (?:me|this|that|it|us|him|her|them|everything|my\s+(?:answers?|responses?|repl(?:y|ies))
        |(?:all|every|the|these|those|other|this)\s+(?:other\s+)?
            (?:answers?|respondents?|responses?|repl(?:y|ies)|interviews?|codes?))
        \s+(?:as|with|under|to|for)\b
    | \b(?:code|label|classify|tag)\s+(?:me|my)\b
    | ADDRESS(?:set|add|apply|assign|return|output|emit|insert|append|use|give)\s+
        (?:me\s+|it\s+|this\s+)?(?:only\s+|all\s+|every\s+|the\s+|following\s+|no\s+)*
        (?:codes?|labels?|json|categor(?:y|ies)|tags?|mentions?)\b
    | \b(?:system|developer|admin\w*)\s*(?:prompt|message|override|mode|notice|instruction)\b
    | (?:^|\n)\W*(?:system|assistant|user|developer|human|ai|interviewer|respondent)\s*:
    | \b(?:you\s+are|act\s+as|pretend\s+to\s+be|behave\s+like)\s+(?:now\s+)?(?:an?\s+|the\s+)?
        (?:\w+\s+)?(?:ai|assistant|(?:language\s+)?model|chatbot|coder|bot|llm|machine|annotator)\b
    | \b(?:new|updated|following|your|these|hidden)\s+instructions?\b
    | \b(?:right|correct|proper|appropriate|expected)\s+
        (?:code|category|label|classification|output|coding)s?\s*
        (?:(?:for|of|here|to)\b[^.]{0,40}?)?(?::|=|\b(?:is|are|contains?|includes?|would\s+be)\b)
    | \bthis\s+(?:respondent|interviewee|participant)\b
    | \bfor\s+this\s+(?:answer|response|reply)\b
    | ^\W*(?:note|message|remark|comment|instruction)\s+(?:by|from|to|for)\s+
        (?:the\s+|your\s+)?OFFICE\s*:
    | \bas\s+your\s+OFFICE\b
    | \b(?:researcher|coder|annotator|editor|supervisor)['’]?s?\s+(?:note|remark)\s*:
    | \bfor\s+your\s+(?:records?|files?|codebook|coding)\s*:
    | \bfrom\s+now\s+on\b.{0,30}\b(?:every|all|any)\s+
        (?:answers?|responses?|respondents?|repl(?:y|ies)|codes?)\b
    | (?:^|[,;:(]|\bplease\b)\s*(?:respond|reply|answer)\s+
        (?:only|just|solely|exclusively)\s+(?:with|by|using)\b
    | ^\W*end\s+of\s+(?:turn|transcript|answer|reply|response|data|input)\W*$
    | \bcodebook\b.{0,40}\b(?:says?|changed|updated|requires?)\b
    | \b(?:jailbreak|prompt\s+injection|language\s+model|as\s+an\s+ai)\b
    | <\s*\|?\s*/?\s*(?:im_start|im_end|system|user|assistant|turn|reply|inst|endoftext)\b
    | \[/?(?:INST|SYS|SYSTEM)\]
    | [{\[]\s*["']?\s*(?:codes?|mentions?|quote|turn|role|state|residual|answers?)["']?\s*:
    | \b(?:ignoriere|vergiss|missachte)\b.{0,50}\b(?:anweisung\w*|regeln?|vorherig\w*|obige\w*)
    | \b(?:kodiere|codiere|markiere|werte)\b.{0,30}\bals\b
    | \bantworte\s+(?:nur|ausschließlich)\s+mit\b
    | \b(?:richtige|korrekte)[rs]?\s+(?:code|kategorie)\b
    | \bréponds?(?:ez)?\s+(?:uniquement|seulement)\b | \bresponde\s+(?:solo|únicamente)\b
    | \b(?:ignore[zr]?|oublie[zr]?)\b.{0,50}\b(?:instructions?|consignes?|règles?)\b
    | \b(?:ignora|olvida|ignorar)\b.{0,50}\b(?:instrucciones|reglas|anteriores|istruzioni|regole)\b
    """.replace("ADDRESS", _IMPERATIVE).replace("OFFICE", _OFFICE),
    re.IGNORECASE | re.VERBOSE,
)


_NAMED = r"""
    ^\W*(?:(?:please|just|only|simply|so|then|now|ok(?:ay)?)[\s,]+)*
        (?:put|tick|mark|select|code|record|file|enter|return|output|assign|tag|label|register|log)
        \s+(?:down\s+|only\s+|just\s+)?NAME\W*(?:(?:please|too|as\s+well|instead|only)\W*)?$
    | \b(?:filed|counted|recorded|classified|categori[sz]ed|coded|grouped|tagged)\s+
        (?:under|as)\s+NAME
    | \b(?:th(?:is|at)|it|answer|reply)\s+counts?\s+as\s+NAME
    | ^\W*[\#*=_<\[({-]{2,}\s*NAME\s*[\#*=_>\])}-]*\W*$
    | \bmake\s+sure\b[^.]{0,20}\bNAME.{0,30}
        \b(?:results?|report|data|outputs?|figures|statistics|analysis|codes?|records?)\b
    | ^\W*(?:my\s+|the\s+)?final\s+answers?\s*(?:is|are|:|=)?\s*NAME\W*$
    | \b(?:if|when|where)\s+in\s+doubt\b.{0,25}NAME
    | \b(?:th(?:is|at|ese)|it|me|mine|above|answers?|repl(?:y|ies)|responses?)\b.{0,20}
        \bgo(?:es)?\s+down\s+(?:as|under)\s+NAME
    | \b(?:assume|suppose|presume)\b.{0,20}NAME.{0,12}\bappl(?:y|ies)\b
    | \btreat\b.{0,20}\b(?:above|answers?|repl(?:y|ies)|responses?|everything)\b.{0,20}\bas\s+NAME
    | NAME\s+(?:was|were|is|be|gets?)\s+(?:ticked|checked|selected|coded|recorded|marked)\b
    | NAME\s*[✔✓☑✅] | [✔✓☑✅]\s*NAME | NAME\s*=\s*(?:1|true|yes)\b | <\w+>\s*NAME\s*</
    | \b(?:add|append|attach)\s+NAME\s+to\s+(?:my|the|this|your)\s+
        (?:profile|record|file|answers?|responses?|list|codes?|results?|data)\b
"""
"""How a code of the codebook is asked for by its name."""


def heard(text: str, book: Codebook | None = None) -> str:
    """Blank out the sentences that are addressed to the machine; the length stays the same.

    book: the codes that respondents may ask for by their names.
    """
    named = _asked_for(tuple(_names(book))) if book else None
    addressed = [
        (start, end)
        for start, end in sentences(text)
        for said in [text[start:end].strip()]
        if _ADDRESSED.search(said) or (named and named.search(said))
    ]
    return blanked(text, addressed)


def names_of(name: str, code: Code) -> set[str]:
    """Give the id and the labels by which a respondent may know a code."""
    labels = (code.label,) if isinstance(code.label, str) else (code.label or {}).values()
    return {name, readable(name), *labels}


def _names(book: Codebook) -> Iterator[str]:
    """Give all names of codes that are words, and not letters alone."""
    for name, code in book.active.items():
        yield from (one for one in names_of(name, code) if re.search(r"[^\W\d_]{2}", one))


@lru_cache(maxsize=64)
def _asked_for(names: tuple[str, ...]) -> re.Pattern[str]:
    some = "|".join(sorted({re.escape(one).replace("\\ ", r"\s+") for one in names})) or r"(?!)"
    name = rf"(?:the\s+)?[\"'“‘(\[*]*(?<!\w)(?:{some})(?!\w)[\"'”’)\]*]*"
    return re.compile(_NAMED.replace("NAME", name), re.IGNORECASE | re.VERBOSE)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Give the places of sentences, which add up to the text."""
    return (found.span() for found in _SENTENCE.finditer(text) if found.group())


def blanked(text: str, places: Iterable[tuple[int, int]]) -> str:
    """Put spaces in the place of some sentences; lines stay lines."""
    for start, end in places:
        gone = "".join("\n" if char == "\n" else " " for char in text[start:end])
        text = f"{text[:start]}{gone}{text[end:]}"
    return text
