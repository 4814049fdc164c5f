"""A second judgement of follow-ups, made apart from the lint and stricter about form.

It knows no word lists of the interviewer: it asks whether the question is open by its first
word, whether what it quotes was said and is whole, and whether any word of feeling, degree
or comparison stands outside the quotation.
"""

import re

QUOTED = re.compile(r'"([^"]*)"')
OPEN = re.compile(
    r"^(?:(?:in what way|in which \w+|by how much|what|how|which|where|when|who)\b"
    r"|(?:was|wie|welche[rnms]?|wo|wann|wer|worauf|wofür|wodurch|woran|inwiefern)\b"
    r"|(?:auf welche weise|in welche[rmn] \w+|an welchen \w+)\b)",
    re.IGNORECASE,
)
LOADED = re.compile(
    r"\b(?:bad|badly|good|poor|terrible|awful|great|best|worst|better|worse|fail\w*|wrong|problem\w*"
    r"|frustrat\w*|annoy\w*|unhappy|happy|love|hate|fear|worr\w*|damage|harm|ruin|unfair|should"
    r"|must|so much|really|even|only|surely|obviously|never|always|more|less|most|least"
    r"|schlecht\w*|gut\w*|schlimm\w*|besser\w*|sollte\w*|müssen|leider|immer|nie|endlich|nur)\b",
    re.IGNORECASE,
)
SMALL_END = re.compile(
    r"(?:^|\s)(?:the|a|an|of|to|and|or|for|in|is|are|was|that|which|because|so|but|we|they|i|my"
    r"|our|der|die|das|und|oder|weil|ist|sind|zu|für|von|mit|ich|wir)$",
    re.IGNORECASE,
)
CHOICE = re.compile(r"\b(?:or|oder|either|entweder|and|und)\b", re.IGNORECASE)


def doubts(text: str, reply: str, question: str) -> tuple[str, ...]:
    """Name what is doubtful about a follow-up; nothing means that it may pass as neutral."""
    bare = QUOTED.sub("…", text)
    sentences = [one.strip() for one in re.split(r"(?<=[.!?])\s+", bare) if one.strip()]
    found = {
        "not open": not OPEN.match(sentences[-1]),
        "not one question": text.count("?") != 1 or not text.endswith("?"),
        "loaded": any(
            word.group().casefold() not in f"{reply} {question}".casefold()
            for word in LOADED.finditer(bare)
        ),
        "choice": bool(CHOICE.search(bare)),
        "not said": any(quote not in reply for quote in QUOTED.findall(text)),
        "cut": any(_cut(quote, reply) for quote in QUOTED.findall(text)),
        "long": len(text.split()) > 25,
    }
    return tuple(name for name, so in found.items() if so)


def _cut(quote: str, reply: str) -> bool:
    """Tell whether a quotation begins or ends inside a word, or hangs on a small one."""
    at = reply.find(quote)
    before, after = reply[max(at - 1, 0) : at], reply[at + len(quote) : at + len(quote) + 1]
    return before.isalnum() or after.isalnum() or bool(SMALL_END.search(quote))
