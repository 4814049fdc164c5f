"""Clauses that say nothing: openers, closers, and words that only lead up to what is said."""

import re

_EMPTY = re.compile(
    r"^(?:(?:hm+|well|ok(?:ay)?|so|right|look|um+|uh+|honestly|frankly|actually|really)[\s,]+)*(?:"
    r"(?:that(?:['’]s| is) an? )?(?:good|great|hard|tough|difficult|interesting) question"
    r"|(?:wait|sorry)?[\s,]*let (?:me|us) (?:put|start|think|see|rephrase|try|say)\b.*"
    r"|where (?:do|should) i (?:start|begin)"
    r"|(?:to give (?:you )?an example|for (?:instance|example)"
    r"|if i (?:had|have) to (?:pick|choose|name)(?: one)?"
    r"|at least that is my impression|give or take|i (?:do not|don['’]t) know|not sure|no idea"
    r"|(?:no|none|nothing)(?: more| else| further)?(?: (?:to add|that i (?:know|can think) of|"
    r"comes to mind|really))?|that(?:['’]s| is| was) (?:it|all)(?: from (?:me|my side|us))?"
    r"|(?:no|sorry|actually|wait)?[\s,]*(?:scratch|strike|forget) (?:that|it)|never ?mind(?: that)?"
    r"|(?:more )?(?:concretely|specifically|precisely)|to be (?:concrete|specific|precise)"
    r"|as i said(?: before)?|and so on|what else|how (?:do|should) i (?:put|say) (?:it|this|that))"
    r"|in (?:a word|short)|all in all"
    r")(?:[\s,.!?]+(?:thanks|thank you|more or less|really|honestly|to be honest|i guess))*"
    r"[\s,.!?]*$",
    re.IGNORECASE,
)


def is_small_talk(clause: str) -> bool:
    """Tell whether a clause is nothing but talk: `good question`, `to give you an example`."""
    return _EMPTY.match(clause) is not None
