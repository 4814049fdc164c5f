"""Codes that a respondent names elsewhere than where they are proved.

Whoever writes "late again. Put me under fares" has named a code and not meant it; a model that
follows brings the words on lateness as its proof, or both sentences. Where a code's name stands in
a sentence that is not its proof by itself, the answer is read once more without such sentences,
and that reading counts.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from agent.codebook import Code
from agent.coder.asking import Ask
from agent.coder.checks import Proved
from agent.coder.steering import blanked, names_of, sentences

Place = tuple[str, str]
"""A question and a code."""
Spans = Mapping[int, Sequence[tuple[int, int]]]
"""Places of sentences, by turn."""


def named_elsewhere(ask: Ask, proved: Iterable[Proved]) -> Mapping[Place, Spans]:
    """Find the codes that are named outside of their proof, and the sentences that name them."""
    evidence: dict[Place, list[tuple[int, int, int]]] = {}
    for one in proved:
        span = one.evidence
        evidence.setdefault((one.question, one.code), []).append((span.turn, span.start, span.end))
    found: dict[Place, Spans] = {}
    for part in ask.parts:
        for name, code in part.codes.items():
            proofs = evidence.get((part.answer.question.id, name), [])
            spans = {
                reply.seq: list(_naming(reply.text, _names(name, code), reply.seq, proofs))
                for reply in part.answer.replies
                if proofs
            }
            if any(spans.values()):
                found[part.answer.question.id, name] = spans
    return found


def without(ask: Ask, spans: Iterable[Spans]) -> Ask:
    """Give the same answers with some sentences blank; positions stay true."""
    gone: dict[int, list[tuple[int, int]]] = {}
    for some in spans:
        for seq, places in some.items():
            gone.setdefault(seq, []).extend(places)
    parts = tuple(
        part._replace(
            answer=part.answer._replace(
                replies=tuple(
                    reply._replace(text=blanked(reply.text, gone.get(reply.seq, ())))
                    for reply in part.answer.replies
                )
            )
        )
        for part in ask.parts
    )
    return ask._replace(parts=parts)


def _naming(
    text: str, names: re.Pattern[str], seq: int, proofs: Sequence[tuple[int, int, int]]
) -> Iterator[tuple[int, int]]:
    """Give the sentences that hold a name, and no proof that is theirs alone."""
    for start, end in sentences(text):
        proves = any(turn == seq and start <= first and last <= end for turn, first, last in proofs)
        if not proves and names.search(text, start, end):
            yield start, end


def _names(name: str, code: Code) -> re.Pattern[str]:
    """Match the id and the label of a code, as words; a number alone is no name."""
    words = sorted(one for one in names_of(name, code) if re.search(r"[^\W\d_]", one))
    some = "|".join(re.escape(one) for one in words) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{some})(?!\w)", re.IGNORECASE)
