"""A question's text taken apart: what stands in brackets or quotes is set aside."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SET_ASIDE = re.compile(r"\([^()]*\)|\[[^\][]*\]|“[^”]*”|\"[^\"]*\"")
_PIPE = re.compile(r"\{\{.*?\}\}")
_ENDS = re.compile(r"(?<=[.?!:;])\s+")
_WORD = re.compile(r"[^\W_]+(?:['’&/-][^\W_]+)*")
_IMPERATIVES = (
    "add", "answer", "assess", "assign", "assume", "choose", "click", "compare", "complete",
    "consider", "describe", "distribute", "divide", "drag", "enter", "estimate", "evaluate",
    "explain", "fill", "give", "imagine", "indicate", "list", "look", "mark", "name", "order",
    "pick", "place", "please", "provide", "rank", "rate", "read", "recall", "remember", "say",
    "score", "select", "share", "show", "sort", "specify", "state", "suppose", "tell", "think",
    "tick", "type", "upload", "use", "walk", "write",
    "bitte", "beschreiben", "bewerten", "denken", "erzählen", "geben", "nennen", "ordnen",
    "schildern", "wählen", "kreuzen",
)  # fmt: skip
_OPENERS = re.compile(rf"(?:\w+(?: \w+){{0,7}}, )?(?:{'|'.join(_IMPERATIVES)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """A text and its sentences, lower-cased; `asking` are those that ask or instruct."""

    text: str
    sentences: tuple[str, ...]
    asking: tuple[str, ...]

    @property
    def questions(self) -> tuple[str, ...]:
        """The sentences that end in a question mark."""
        return tuple(one for one in self.sentences if one.endswith("?"))


def wording(text: str, *, terms: Iterable[str] = ()) -> Wording:
    """Take a text apart; terms: words of the trade, which count as one word each."""
    plain = _SET_ASIDE.sub(" ", _PIPE.sub(" … ", text)).replace("’", "'")
    for term in sorted(terms, key=len, reverse=True):
        if " " in term:
            joined = term.replace(" ", "_")
            plain = re.sub(rf"\b{re.escape(term)}\b", joined, plain, flags=re.IGNORECASE)
    plain = re.sub(r"\s+([?.!,;:])", r"\1", " ".join(plain.split()))
    parts = tuple(one.lower() for one in _ENDS.split(plain) if one)
    asking = tuple(one for one in parts if one.endswith("?") or _OPENERS.match(one))
    return Wording(plain, parts, asking)


def words(text: str) -> tuple[str, ...]:
    """List the words of a text."""
    return tuple(_WORD.findall(text))
