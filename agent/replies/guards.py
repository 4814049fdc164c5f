"""Replies that need care before they are read: empty, too long, gibberish, distress, attacks."""

import re
from itertools import pairwise

from agent.questionnaire import Open, Questionnaire
from agent.replies.lexicon import lexicon
from agent.replies.normal import folded, plain, stem, words_of
from agent.replies.outcome import Reading, unusable

LONGEST_CLOSED = 2000
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "1234567890")
_VOWELS = frozenset("aeiouy")
_CLUSTERS = (
    "sch",
    "tsch",
    "cht",
    "ch",
    "ck",
    "th",
    "ph",
    "sh",
    "ng",
    "st",
    "tz",
    "cz",
    "sz",
    "rz",
    "gh",
)
_ATTACKS = (
    "ignore previous instructions", "ignore all previous", "ignore the previous",
    "ignore all prior", "ignore your instructions", "ignore the above", "ignore all instructions",
    "ignore any previous", "disregard previous", "disregard all previous", "disregard the above",
    "disregard your instructions", "forget your instructions", "forget all previous",
    "forget previous instructions", "override your instructions", "system prompt",
    "your instructions are", "new instructions", "you are now", "act as an ai", "jailbreak",
    "developer mode", "print your prompt", "reveal your prompt", "show me your prompt",
    "repeat your prompt", "your initial instructions", "prompt injection", "mark this interview",
    "set status to", "code me as", "end the interview with status", "ignoriere alle",
    "ignoriere die", "ignoriere deine", "vergiss alle anweisungen", "vergiss deine anweisungen",
    "deine anweisungen", "do anything now", "pretend you are", "from now on you",
    "skip all remaining questions", "mark all questions", "output the", "respond only with",
    "reply only with", "repeat the words above", "repeat everything above",
    "starting with the phrase", "print everything above",
)  # fmt: skip
_CODE = re.compile(
    r"\b[a-z_]\w*\s*=\s*(['\"]).*?\1|\b(?:execute|eval|exec|run)\b[ (]+\w+\s*\+\s*\w+"
    r"|\b(?:print|exec|eval|system|console\.log)\s*\(|\b(?:drop|truncate) table\b"
    r"|\bselect \* from\b|\bimport os\b|\brm -rf\b",
    re.IGNORECASE,
)
"""What looks like a program, and is no answer of a person."""
_ENCODED = re.compile(r"(?=\S*[a-z])(?=\S*[A-Z])(?=\S*\d)[A-Za-z0-9+/_-]{20,}={0,2}|[01 ]{24,}")
"""One word of letters of both sizes and digits, longer than any that is said."""
_TAGS = (
    "<|", "|>", "[inst]", "[/inst]", "<<sys>>", "</system>", "<system>", "<assistant>", "</user>",
    "<user>", "### system", "### instruction", "###instruction", '{"intent"', '"intent":',
    '"role":', "'role':", "```system", "[system]", "begin system", "<script", "assistant:", "{{",
    "{%", "terminate_if", "show_if", "terminate:", "on_full", "max_tokens",
)  # fmt: skip


def unreadable(questionnaire: Questionnaire, question: str, reply: str) -> Reading | None:
    """Say that there is nothing to read, or too much of it."""
    asked = questionnaire.by_id[question]
    longest = asked.max_chars if isinstance(asked, Open) else LONGEST_CLOSED
    if len(reply) > longest:
        return unusable("too_long")
    if any(word.kind != "mark" for word in words_of(reply)):
        return None
    return unusable("empty")


def is_attack(reply: str) -> bool:
    """Say whether a reply talks to the machine instead of answering."""
    text = " ".join(folded(reply).split())
    if any(tag in text for tag in _TAGS) or text.startswith(("system:", "user:", "developer:")):
        return True
    letters = " ".join(plain(text)) if len(text) <= 20_000 else text
    return any(phrase in letters for phrase in _ATTACKS) or _CODE.search(reply) is not None


def is_distress(reply: str, *, language: str = "en") -> bool:
    """Say whether a person may be in danger."""
    words = words_of(reply)
    book = lexicon(language).distress
    first = next((place for place, word in enumerate(words) if word.kind == "word"), None)
    for place in range(len(words)):
        hit = book.at(words, place)
        if hit is None:
            continue
        kind, end = hit
        alone = place == first and all(word.kind == "mark" for word in words[end:])
        if kind == "within" or alone:
            return True
    return False


def is_gibberish(reply: str, *, known: frozenset[str] = frozenset()) -> bool:
    """Say whether a reply is keys struck at random; never a name, an acronym or a short word."""
    words = [word for word in plain(reply) if stem(word) not in known]
    raw = reply.split()
    if len(raw) == 1 and _ENCODED.fullmatch(raw[0]):
        return True
    if not words or len(words) > 6 or len(words) < len(plain(reply)):
        return False
    if all(part.isupper() and len(part) <= 6 for part in raw):
        return False
    return all(_random(word) for word in words)


def _random(word: str) -> bool:
    if len(word) >= 5 and len(set(word)) == 1:
        return True
    if not word.isascii() or not word.isalpha():
        return False
    return _walks(word) or _unspeakable(word)


def _walks(word: str) -> bool:
    """Say whether a word runs along a row of keys."""
    if len(word) < 4 or len(set(word)) < 3:
        return False
    steps = [_step(one, two) for one, two in pairwise(word)]
    if len(word) == 4:
        return abs(sum(steps)) == 3
    return sum(step != 0 for step in steps) >= 0.75 * len(steps)


def _step(one: str, two: str) -> int:
    """Give 1 or -1 for neighbours on a row of keys, else 0."""
    for row in _ROWS:
        here, there = row.find(one), row.find(two)
        if here >= 0 and there >= 0 and abs(here - there) == 1:
            return there - here
    return 0


def _unspeakable(word: str) -> bool:
    if len(word) < 6:
        return False
    for cluster in _CLUSTERS:
        word = word.replace(cluster, cluster[0])
    longest = run = 0
    for letter in word:
        run = 0 if letter in _VOWELS else run + 1
        longest = max(longest, run)
    return longest >= 6 or (longest >= 4 and not _VOWELS & set(word))
