"""Which follow-up might help, in the respondent's own words; whether it is asked is not said here.

    reply ─▶ detectors (what is missing) ─▶ anchor (their words) ─▶ template ─▶ lint ─▶ Follow

Offline, by rule. The budgets of an interview (`budgets`) decide whether an offer is used.
"""

import hashlib

from agent.nouns import spoken
from agent.probing.anchors import anchor_of
from agent.probing.detectors import Lack, lacks
from agent.probing.lint import lint
from agent.probing.templates import KINDS, anchored, bank
from agent.questionnaire import AskedQuestion, Open, Probe, Questionnaire
from agent.transcript import Asked, Follow, Judged, ProbeNote, Transcript

__all__ = ["follow", "lint"]


def follow(questionnaire: Questionnaire, transcript: Transcript, draft: Judged) -> Follow | None:
    """Offer one follow-up on a reply that answers, or None where none would help.

    transcript: ends with the reply that `draft` judges.
    """
    question = questionnaire.question(draft.question)
    rules = question.probe
    if rules is None or draft.intent != "answer" or draft.issue == "injection" or not rules.max:
        return None
    if not isinstance(question, Open) and not draft.found:
        return None
    said = transcript.said(draft.reply).text
    language = transcript.language
    missing = lacks(question, rules, said, draft.found, language=language)
    for lack in _in_turn(missing, transcript):
        offer = _worded(question, rules, transcript, (lack, said))
        if offer is not None:
            return offer
    return None


def _in_turn(missing: tuple[Lack, ...], transcript: Transcript) -> list[Lack]:
    """Put first what was not asked for last; the same kind is never put twice running."""
    last = next((one.probe.kind for one in reversed(_probes(transcript)) if one.probe), None)
    others = [lack._replace(kind=kind) for lack in missing for kind in KINDS[lack.trigger]]
    return [lack for lack in others if lack.kind != last]


def _probes(transcript: Transcript) -> list[Asked]:
    return [one for one in transcript.events if isinstance(one, Asked) and one.form == "probe"]


def _worded(
    question: AskedQuestion, rules: Probe, transcript: Transcript, about: tuple[Lack, str]
) -> Follow | None:
    """Word a follow-up: the researcher's own where some are left, else from the bank."""
    lack, said = about
    language = transcript.language
    anchor = None
    if isinstance(question, Open):
        anchor = anchor_of(said, avoid=rules.avoid, language=language)
    used = {one.text for one in _probes(transcript)}
    own = [spoken(one, language) for one in rules.ask]
    asked = " ".join((spoken(question.text, language), lack.goal(question, language), *own))
    candidates = [(text, "questionnaire") for text in own]
    candidates += [(text, "template") for text in _shuffled(bank(lack.kind, language), transcript)]
    for text, source in candidates:
        whole = anchored(text, anchor, language)
        if whole is None or any(text in one for one in used):
            continue
        faults = lint(whole, question=asked, reply=said, language=language)
        if source == "questionnaire" or not faults:
            note = ProbeNote(
                trigger=lack.trigger,
                kind=lack.kind,
                anchor=anchor,
                source="questionnaire" if source == "questionnaire" else "template",
                lint=faults,
            )
            return Follow(text=whole, note=note)
    return None


def _shuffled(texts: tuple[str, ...], transcript: Transcript) -> list[str]:
    """Vary the bank between interviews and turns, the same for the same interview."""
    seed = f"{transcript.started.seed}:{len(transcript.events)}"
    return sorted(texts, key=lambda text: hashlib.sha256(f"{seed}:{text}".encode()).digest())
