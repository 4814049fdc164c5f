"""One follow-up for one reply: what is missing, in whose words, and checked like any other."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agent.nouns import spoken
from agent.probing.anchors import anchor_of, with_article
from agent.probing.contradictions import TRIGGER, clash, wordings
from agent.probing.detectors import Heard, lacks, said_why
from agent.probing.lint import lint
from agent.probing.templates import KINDS, KINDS_UNEXPLAINED, anchored, bank, kind_of
from agent.probing.tongues import tongue
from agent.questionnaire import AskedQuestion, Open, Probe, Questionnaire, Rating, Trigger
from agent.transcript import Asked, Follow, Found, Judged, ProbeNote, Said, Transcript


class Lead(NamedTuple):
    """A reply to follow up: the question, its rules, the words, and the probes there were."""

    question: AskedQuestion
    rules: Probe
    heard: Heard
    language: str
    seed: str
    probes: tuple[Asked, ...]

    @property
    def last_kind(self) -> str | None:
        """The kind of the follow-up before this, which is not put again."""
        return next((one.probe.kind for one in reversed(self.probes) if one.probe), None)

    def goal(self) -> str:
        """Give all words of the researcher about this question."""
        asked = [spoken(self.question.text, self.language)]
        if isinstance(self.question, Open):
            asked += [spoken(self.question.objective, self.language)]
            asked += [spoken(self.question.good_answer, self.language)]
        return " ".join([*asked, *(spoken(one, self.language) for one in self.rules.ask)])


def follow(
    questionnaire: Questionnaire,
    transcript: Transcript,
    draft: Judged,
    *,
    also: Sequence[Trigger] = (),
) -> Follow | None:
    """Offer one follow-up on a reply that answers, or None where none would help.

    transcript: ends with the reply that `draft` judges. also: what somebody else finds missing.
    """
    question = questionnaire.question(draft.question)
    rules = question.probe
    if rules is None or draft.intent != "answer" or draft.issue == "injection" or not rules.max:
        return None
    if not isinstance(question, Open) and not draft.found:
        return None
    lead = lead_of(question, rules, transcript, draft)
    if TRIGGER in rules.when:
        offer = _on_contradiction(questionnaire, transcript, draft, lead)
        if offer is not None:
            return offer
    missing = lacks(question, rules, lead.heard, draft.found, tongue=tongue(lead.language))
    why = isinstance(question, Open) or said_why(question, lead.heard, draft.found, lead.language)
    for trigger, kind in _in_turn((*missing, *also), lead, why=why):
        offer = _worded(lead, trigger, kind)
        if offer is not None:
            return _of_a_row(offer, question, draft.found, lead.language)
    return None


def _of_a_row(
    offer: Follow, question: AskedQuestion, found: Sequence[Found], language: str
) -> Follow:
    """Say which of several rows got the end of the scale that is followed up."""
    if not isinstance(question, Rating) or offer.note.trigger != "extreme":
        return offer
    rows = {one.id: one.words(language) for one in question.items}
    ends = [one for one in found if one.value in {question.scale.low, question.scale.high}]
    ends.sort(key=lambda one: one.value != question.scale.low)
    named = next((one for one in ends if one.item in rows), None)
    if named is None:
        return offer
    about = tongue(language).row.format(row=rows[named.item or ""], value=named.value)
    return offer.model_copy(update={"text": f"{about} {offer.text}"})


def lead_of(question: AskedQuestion, rules: Probe, transcript: Transcript, draft: Judged) -> Lead:
    """Gather what a follow-up on a reply rests on."""
    events = transcript.events
    asked = [one for one in events if isinstance(one, Asked)]
    return Lead(
        question=question,
        rules=rules,
        heard=Heard(transcript.said(draft.reply).text, _said_before(transcript, draft)),
        language=transcript.language,
        seed=f"{transcript.started.seed}:{len(events)}",
        probes=tuple(one for one in asked if one.form == "probe"),
    )


def _said_before(transcript: Transcript, draft: Judged) -> str:
    """Gather what was said to this question since it was last put."""
    said: list[str] = []
    for event in transcript.events[: draft.reply]:
        if isinstance(event, Asked) and event.form == "question":
            said = []
        elif isinstance(event, Said):
            said.append(event.text)
    return " ".join(said)


def _in_turn(missing: Sequence[Trigger], lead: Lead, *, why: bool) -> list[tuple[Trigger, str]]:
    """Put first what was not asked for last; the same kind is never put twice running.

    why: a choice has its reason, or the answer is no choice; else it is asked for first.
    """
    kinds = {one: KINDS[one] if why else KINDS_UNEXPLAINED.get(one, KINDS[one]) for one in missing}
    each = [(trigger, kind) for trigger in missing for kind in kinds[trigger]]
    return [one for one in each if one[1] != lead.last_kind]


def bank_offer(lead: Lead, trigger: Trigger, phrase: str) -> Follow | None:
    """Word a neutral follow-up on some words of the respondent's, from the bank alone."""
    for kind in KINDS[trigger]:
        for text in _templates(lead, kind) if kind != lead.last_kind else ():
            whole = anchored(text, phrase, lead.language, turn=_draw(lead.seed, "opening"))
            if whole is None or "{anchor}" not in text or _is_shunned(whole, text, lead):
                continue
            said, language = lead.heard.whole, lead.language
            if not lint(whole, question=lead.goal(), reply=said, language=language):
                return Follow(text=whole, note=ProbeNote(trigger=trigger, kind=kind))
    return None


def _worded(lead: Lead, trigger: Trigger, kind: str) -> Follow | None:
    """Word a follow-up: the researcher's own where some are left, else from the bank."""
    anchor = None
    if isinstance(lead.question, Open):
        anchor = anchor_of(lead.heard.said, avoid=lead.rules.avoid, language=lead.language)
    spoken_of = with_article(lead.heard.said, anchor, language=lead.language) if anchor else None
    for text, own in _candidates(lead, kind):
        whole = anchored(text, spoken_of, lead.language, turn=_draw(lead.seed, "opening"))
        if whole is None or _is_shunned(whole, text, lead):
            continue
        faults = lint(whole, question=lead.goal(), reply=lead.heard.whole, language=lead.language)
        if own or not faults:
            note = ProbeNote(
                trigger=trigger,
                kind=(kind_of(text, lead.language) or kind) if own else kind,
                anchor=anchor,
                source="questionnaire" if own else "template",
                lint=faults,
            )
            return Follow(text=whole, note=note)
    return None


def _candidates(lead: Lead, kind: str) -> Iterator[tuple[str, bool]]:
    """Give the researcher's follow-ups, those of the kind first, then the bank's, shuffled."""
    own = [spoken(one, lead.language) for one in lead.rules.ask]
    kinds = {text: kind_of(text, lead.language) or kind for text in own}
    for text in sorted(own, key=lambda text: kinds[text] != kind):
        if text and kinds[text] != lead.last_kind:
            yield text, True
    for text in _templates(lead, kind):
        yield text, False


def _templates(lead: Lead, kind: str) -> list[str]:
    """Give the bank's follow-ups of a kind, in an order of the interview's own."""
    asked = spoken(lead.question.text, lead.language)
    templates = bank(kind, lead.language, question=asked)
    return sorted(templates, key=lambda text: _draw(lead.seed, text))


def _is_shunned(whole: str, text: str, lead: Lead) -> bool:
    """Tell whether a follow-up was asked before, or uses what the researcher rules out."""
    again = any(whole == one.text or one.text.endswith(text) for one in lead.probes)
    avoid = [one.casefold() for one in lead.rules.avoid if one.strip()]
    return again or any(one in whole.casefold() for one in avoid)


def _on_contradiction(
    questionnaire: Questionnaire, transcript: Transcript, draft: Judged, lead: Lead
) -> Follow | None:
    found = clash(questionnaire, transcript, draft)
    if found is None or lead.last_kind in KINDS["contradiction"]:
        return None
    said = f"{lead.heard.whole} {found.first} {found.second}"
    texts = wordings(found, lead.language)
    for text in sorted(texts, key=lambda text: _draw(lead.seed, text)):
        faults = lint(text, question=lead.goal(), reply=said, language=lead.language)
        if not faults:
            kind = KINDS["contradiction"][0]
            return Follow(text=text, note=ProbeNote(trigger=TRIGGER, kind=kind))
    return None


def _draw(seed: str, text: str) -> int:
    """Vary between interviews and turns, the same for the same interview on every machine."""
    return int.from_bytes(hashlib.sha256(f"{seed}:{text}".encode()).digest()[:8], "big")
