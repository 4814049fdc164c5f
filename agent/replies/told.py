"""The amount that a sentence tells of what a question counts, among all else that it says.

    words ─▶ pieces ─▶ clauses ─▶ which amounts are meant ─▶ Told

An amount counts only where its own clause is accounted for; other clauses may say anything
but another amount of the same kind, and that it depends. What was, what was only planned and
what is a part gives way to what is.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from agent.questionnaire import Number
from agent.replies.amounts import Amount
from agent.replies.counting import Counting, counting
from agent.replies.measure import Measure
from agent.replies.normal import plain, stem
from agent.replies.page import Page
from agent.replies.pieces import PLACING, Piece, Sentence
from agent.replies.units import DAYS
from agent.replies.when import asks_when

_ONESELF = frozenset({"me", "myself", "mich", "mir", "us"})
_PLUS = frozenset({"and", "und", "plus", "+", "&"})
_EMPLOYING = frozenset(stem(one) for one in ("employ", "employs", "team", "beschaeftigen"))
_BESIDE = 2
_FIRST = 3
_APIECE = frozenset({"each", "apiece", "jeweils"})
_FREE = frozenset({"time", "length"})
_WITH = frozenset({"with", "mit"})
_OURS = frozenset({"our", "my", "each", "unserer", "unserem", "meiner", "meinem", "jeder", "jedem"})
"""Behind one of these a place is a part: `ten on our side`."""
_BESIDES = frozenset({"with", "other", "others", "besides", "mit", "ausser", "weitere"})
_MORE = frozenset({"a", "an", "ein", "eine", "einen", "some", "another", "my", "other", "others"})
_DIFFERENT = frozenset({"another", "more", "less", "fewer", "longer", "shorter", "mehr", "weniger"})


class Told(NamedTuple):
    """An amount, in the unit of the question, and which words say it."""

    amount: Amount
    start: int
    end: int


def told(page: Page, measure: Measure) -> tuple[Told, ...]:
    """Give the amounts that are meant; none where any doubt remains."""
    pieces = tuple(Sentence(page, measure).pieces())
    clauses = _of_the_asked_time(page, _clauses(pieces))
    pieces = tuple(piece for one in clauses for piece in one)
    if any(one.kind == "VARIES" for one in pieces) or any(_differs(page, one) for one in clauses):
        return ()
    if any(_is_loose(one) or _goes_on(page, one) for one in clauses):
        return ()
    found = [
        (piece, clause) for clause in clauses for piece in clause if piece.kind in {"fit", "bare"}
    ]
    found = _concluded(page, found) or found
    found = [one for one in found if not one[0].rate] or found
    found = [one for one in found if not _is_part(page, *one)] or found
    found = [one for one in found if not _is_ahead(page, one[1])] or found
    for marks in (("OTHERS",), ("THEN", "AGO", "BEFORE"), ("PART",), ("WAS",)):
        dropped = () if measure.until_now and marks[0] == "THEN" else marks
        kept = [one for one in found if not _marked(*one, dropped)]
        if len(kept) == len(found):
            continue
        if not kept and marks[0] not in _IN_PART:
            return ()
        found = kept or found
    now = [one for one in found if _has(one[1], "NOW")]
    found = found if _supposes(page) else now or found
    clean = [one for one in found if _clean(page, measure, one[1])]
    explicit = [one for one in clean if one[0].kind == "fit"]
    passed = explicit and measure.kind != "time"
    doubtful = [one for one in found if one not in clean and not (passed and one[0].kind == "bare")]
    if doubtful or not clean or _tells_other(page, measure, pieces):
        return ()
    some = any(one.low == one.high == 0 for one in measure.brackets)
    return tuple(
        Told(_above_nil(one.amount) if some else one.amount, one.start, one.end)
        for one, _ in (explicit if explicit and measure.people else clean)
        if one.amount is not None
    )


_LACKING = frozenset(
    ("closed", "empty", "gone", "missing", "broken", "cancelled", "dead", "vacant", "off", "out",
     "unused", "sick", "away", "left")
)  # fmt: skip
"""What is so is perhaps not to be counted."""
_OF_IT = frozenset(
    (("of", "them"), ("of", "these"), ("of", "those"), ("of", "it"), ("of", "which"))
)  # fmt: skip


def _is_part(page: Page, piece: Piece, clause: Sequence[Piece]) -> bool:
    """Say whether an amount is only a part of what was told: `9, two of them overdue`."""
    said = tuple(word.text for word in page.words[piece.start : piece.end + 2])
    pairs = set(pairwise(said))
    if _LACKING & {word.text for word in page.words[piece.end :]}:
        return False
    behind = [one for one in clause if one.start == piece.end]
    return bool(pairs & _OF_IT) or (bool(behind) and behind[0].kind == "PART")


_USUAL = frozenset(
    ("usual", "usually", "normal", "normally", "typical", "typically", "average", "ordinarily",
     "paper", "officially", "normalerweise", "sonst", "gewoehnlich", "ueblich", "meistens")
)  # fmt: skip


def _of_the_asked_time(
    page: Page, clauses: Sequence[tuple[Piece, ...]]
) -> Sequence[tuple[Piece, ...]]:
    """Leave out what is usual where a question asks of one time, and the other way round.

    Only where both are told: `ten on paper, in reality 15`.
    """
    counted = [one for one in clauses if any(it.kind in {"fit", "bare"} for it in one)]
    usual = [
        one
        for one in counted
        if any(page.words[at].text in _USUAL for it in one for at in range(it.start, it.end))
    ]
    if not usual or len(usual) == len(counted):
        return clauses
    dropped = [one for one in counted if one not in usual]
    asked = bool(_USUAL & set(plain(page.asked.text)))
    left = [one for one in clauses if one not in (dropped if asked else usual)]
    return [tuple(it for it in one if not _is_usual(page, it)) for one in left]


def _is_usual(page: Page, piece: Piece) -> bool:
    return piece.kind == "VARIES" and page.words[piece.start].text in _USUAL


_CONCLUDING = frozenset({"so", "makes", "total", "altogether", "macht", "also", "insgesamt"})


def _concluded(
    page: Page, found: Sequence[tuple[Piece, tuple[Piece, ...]]]
) -> list[tuple[Piece, tuple[Piece, ...]]]:
    """Give the amount that a sum comes to in the end: `four of us plus an apprentice, so five`."""
    if len(found) < _BESIDE:
        return []
    piece, clause = found[-1]
    before = page.words[piece.start - 1].text if piece.start else ""
    ends = piece.end == len(page.words) or all(one.start <= piece.start for one in clause)
    return [found[-1]] if before in _CONCLUDING and ends else []


def _above_nil(amount: Amount) -> Amount:
    """Let `once a month at most` be more than the never that another option says."""
    upward = amount.low == 0 and amount.high != 0
    return amount._replace(above=True) if upward else amount


def worded(page: Page, measure: Measure) -> Told | None:
    """Read a reply that is an amount in words alone: `not once`, `only myself`."""
    said = plain(page.reply)
    if measure.unit is None and measure.brackets and _is_pair(page, measure):
        return Told(Amount(2.0, 2.0), 0, len(page.words))
    kind = counting(page.lexicon.language).labels.kind(said)
    beside = bool(_BESIDES & set(plain(page.asked.text)))
    if kind not in {"NIL", "SELF"} or (kind == "SELF" and (beside or not measure.people)):
        return None
    value = 0.0 if kind == "NIL" else 1.0
    amount = Amount(value, value, measure.unit if kind == "NIL" else None)
    exact = any(one.low == one.high == value for one in measure.brackets)
    exact = exact or (isinstance(page.question, Number) and _says_number(page, said))
    return Told(amount, 0, len(page.words)) if exact else None


_NOBODY = frozenset({"nobody", "one", "time", "never", "niemand", "allein", "alone", "alleine"})
_PERSONS = frozenset({"people", "persons", "personen", "leute"})


def _says_number(page: Page, said: tuple[str, ...]) -> bool:
    """Say whether `not at all`, or `just me` where people are asked for, is a number."""
    own = bool(_ONESELF & set(said)) or "ich" in said
    return not _NOBODY & set(said) and (not own or bool(_PERSONS & set(plain(page.asked.text))))


def _is_pair(page: Page, measure: Measure) -> bool:
    """Say whether a reply names two of what is counted: `both a US firm and a UK firm`."""
    said = plain(page.reply)
    both = said.index("both") if "both" in said[:_FIRST] else None
    if both is None or said[both + 1 :].count("and") != 1:
        return False
    counted = any(stem(one) in measure.nouns for one in said)
    return counted and not any(one.amount for one in Sentence(page, measure).pieces())


def _clauses(pieces: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """Cut a sentence where a mark or a word begins another clause."""
    clauses: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind == "cut":
            clauses.append([])
        else:
            clauses[-1].append(piece)
    return [tuple(one) for one in clauses if one]


def _differs(page: Page, clause: Sequence[Piece]) -> bool:
    """Say whether a clause only says that it is more or less at times."""
    words = [page.words[one.start].text for one in clause]
    counts = any(one.kind in {"fit", "bare", "other", "thing"} for one in clause)
    if counts or not words:
        return False
    part = clause[0].kind == "PART" and any(word not in _ONESELF for word in words[1:])
    return part or words[0] in _DIFFERENT


def _is_loose(clause: Sequence[Piece]) -> bool:
    """Say whether a clause is a number alone that nobody knows the unit of: `three, four days`."""
    loose = any(one.kind == "not" and one.amount is not None for one in clause)
    return loose and all(one.kind in {"small", "not"} for one in clause)


_IN_PART = frozenset({"PART", "WAS"})
"""Where all amounts bear one of these, they are meant all the same: `it was three weeks`."""
_AHEAD = frozenset(
    ("hope", "hoping", "next", "soon", "will", "planning", "aiming", "hopefully", "wird", "werde",
     "werden", "hoffentlich", "bald", "naechstes", "kuenftig")
)  # fmt: skip


def _is_ahead(page: Page, clause: Sequence[Piece]) -> bool:
    """Say whether a clause only says what will be, where a question does not ask for that."""
    words = {page.words[at].text for one in clause for at in range(one.start, one.end)}
    return bool(words & _AHEAD) and not set(plain(page.asked.text)) & (_AHEAD | _SUPPOSING)


_OTHER_PEOPLE = frozenset({"they", "he", "she"})
_BEGINNING = frozenset({"started", "began", "joined", "angefangen", "begonnen"})
_SUPPOSING = frozenset({"would", "wuerden", "wuerdest", "could", "koennten"})
_ADDED = frozenset({"plus", "zuzueglich", "+"})
_EXTRA = frozenset({"another", "extra", "additional", "weitere", "weiteren", "zusaetzlich"})


def _supposes(page: Page) -> bool:
    """Say whether a question asks what would be, so that what is now is no answer to it."""
    return bool(_SUPPOSING & set(plain(page.asked.text)))


def _goes_on(page: Page, clause: Sequence[Piece]) -> bool:
    """Say whether a clause adds to what was counted before: `22, plus the annexe`."""
    first = page.words[clause[0].start].text in _ADDED
    counts = any(one.amount is not None or one.kind == "thing" for one in clause)
    texts = {page.words[one.start].text for one in clause}
    unknown = any(one.kind == "unknown" for one in clause)
    return (first and (counts or unknown)) or (counts and bool(texts & _EXTRA))


def _has(clause: Sequence[Piece], kind: str) -> bool:
    return any(one.kind == kind for one in clause)


def _marked(piece: Piece, clause: Sequence[Piece], kinds: Sequence[str]) -> bool:
    """Say whether an amount is what was, or a part: said before it, `ago` behind it."""
    for one in clause:
        before = one.start < piece.start and one.kind in kinds and one.kind != "AGO"
        if before or (one.kind == "AGO" and "AGO" in kinds and one.start >= piece.end):
            return True
    return False


def _clean(page: Page, measure: Measure, clause: Sequence[Piece]) -> bool:
    """Say whether a clause is accounted for by its amount."""
    first = next(at for at, one in enumerate(clause) if one.kind in {"fit", "bare"})
    before, after = clause[:first], clause[first + 1 :]
    if page.words[clause[-1].start].text in _APIECE and clause[-1] is not clause[first]:
        return False
    if any(one.kind in {"not", "ELSEWHERE"} for one in clause) or _adds(page, measure, clause):
        return False
    if any(_is_rate(page, measure, one) for one in clause if one.kind == "RATED"):
        return False
    vague = measure.partial and measure.described
    if clause[first].kind == "bare" and vague and not _says_what(page, measure, clause):
        return False
    if _counts_in(page, after):
        return False
    unknown = [at for at, one in enumerate(before) if one.kind == "unknown"]
    if unknown and not (len(unknown) == 1 and _is_verb(page, measure, clause, unknown[0])):
        return False
    return _follows(page, measure, after)


def _adds(page: Page, measure: Measure, clause: Sequence[Piece]) -> bool:
    """Say whether a clause counts more than once: `two doctors and three nurses`."""
    amounts = [
        one
        for at, one in enumerate(clause)
        if one.kind in {"fit", "bare"}
        or (one.kind == "thing" and not (at and page.words[clause[at - 1].start].text in PLACING))
    ]
    things = [one for one in amounts if one.kind == "thing"]
    if len(amounts) > 1 and (amounts[0].kind != "fit" or (measure.kind is None and not things)):
        return True
    first = next(at for at, one in enumerate(clause) if one in amounts)
    texts = [page.words[one.start].text for one in clause]
    return any(
        texts[at] in _PLUS and (clause[at + 1] in amounts or texts[at + 1] in _MORE)
        for at in range(first + 1, len(clause) - 1)
    ) or (texts[-1] in _PLUS and len(texts) > first + 1)


def _counts_in(page: Page, after: Sequence[Piece]) -> bool:
    """Say whether others are counted in behind an amount: `45 including contractors`."""
    part = next((at for at, one in enumerate(after) if one.kind == "PART"), len(after))
    told = [page.words[one.start].text for one in after[part + 1 :]]
    return part < len(after) and (not told or any(one not in _ONESELF for one in told))


def _says_what(page: Page, measure: Measure, clause: Sequence[Piece]) -> bool:
    """Say whether a clause names what it counts, if not right behind the number."""
    said = {stem(word.text) for one in clause for word in page.words[one.start : one.end]}
    return bool(said & (measure.nouns | _EMPLOYING))


def _is_verb(page: Page, measure: Measure, clause: Sequence[Piece], place: int) -> bool:
    """Say whether a word before an amount is what somebody did for so long: `I sat for`.

    Not where it is asked when something was, which is not what they did so long ago.
    """
    pronouns = counting(page.lexicon.language).pronouns
    words = [page.words[one.start].text for one in clause[:place]]
    other = _has(clause, "AGO") and asks_when(page)
    begun = not words and measure.until_now and page.words[clause[place].start].text in _BEGINNING
    acts = begun or (bool(words) and words[-1] in pronouns - _OTHER_PEOPLE)
    return measure.kind in _FREE and acts and not other


def _follows(page: Page, measure: Measure, after: Sequence[Piece]) -> bool:
    """Say whether what comes behind an amount leaves it as it is."""
    unknown = [at for at, one in enumerate(after) if one.kind == "unknown"]
    leading = counting(page.lexicon.language).leading_away
    words = [page.words[one.start].text for one in after]
    counts = {at for at, one in enumerate(after) if one.kind in {"other", "thing"}}
    if any(words[at - 1] in leading for at in counts if at):
        return False
    if not unknown:
        return True
    if len(unknown) > _BESIDE or set(words[: unknown[0]]) & leading:
        return False
    leads = PLACING | _WITH if measure.kind in _FREE else PLACING
    led = bool(set(words[: unknown[0]]) & leads)
    if led and set(words[: unknown[0]]) & _OURS:
        return False
    alone = measure.kind in _FREE and len(unknown) == 1 and unknown[0] == len(after) - 1
    return led or alone or words[unknown[0]].endswith("ly")


def _is_rate(page: Page, measure: Measure, piece: Piece) -> bool:
    """Say whether `a month` behind an amount makes it another than the question asks for."""
    words = [page.words[at].text for at in range(piece.start, piece.end)]
    units = {page.lexicon.units.get(one) for one in words}
    return measure.period is None or measure.period not in {DAYS.get(one or "") for one in units}


def _tells_other(page: Page, measure: Measure, pieces: Sequence[Piece]) -> bool:
    """Say whether words speak of an option that counts nothing: `a hospital, 900 staff`."""
    if not measure.others and not measure.partial:
        return False
    known: Counting = counting(page.lexicon.language)
    said = {stem(page.words[one.start].text) for one in pieces if one.kind == "unknown"}
    return bool(said & (measure.others - measure.nouns)) or (
        measure.partial and bool(said & known.institutions)
    )
