"""The report card of an interview, and of a wave: what was asked, how, and what it brought."""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import fmean, median

from agent.codebook import Judgement
from agent.nouns import Noun
from agent.quality.followups import FollowedUp, Yield, followed_up, yields
from agent.quality.marks import Flag, flags
from agent.quality.verbatim import verbatim
from agent.questionnaire import Questionnaire
from agent.scene import Scene, scene
from agent.transcript import Asked, Judged, Said, Status, Transcript

LEADING = frozenset({"presupposes", "new_words", "advice", "praise", "yes_no", "either_or"})
MULTIPLE = frozenset({"double", "question_marks"})


class Card(Noun):
    """One interview at a glance.

    applicable, asked: the questions and rounds on its path, and how many of them were put.
    main, verbatim: main questions shown, and those shown word for word. words: of the
    interviewer and of the respondent, turns alike. outcomes: standing answers by state.
    minutes: from the start to the last event. pace: minutes as a share of those promised.
    """

    interview: str
    wave: str
    status: Status
    language: str
    synthetic: bool
    applicable: int
    asked: int
    main: int
    verbatim: int
    probes: tuple[FollowedUp, ...]
    clarifications: int
    interviewer_turns: int
    interviewer_words: int
    respondent_turns: int
    respondent_words: int
    outcomes: dict[str, int]
    model_missed: int
    minutes: float
    pace: float | None
    flags: tuple[Flag, ...]

    @property
    def coverage(self) -> float:
        """The share of the questions on the path that were put."""
        return self.asked / self.applicable if self.applicable else 1.0

    @property
    def leading(self) -> int:
        """How many follow-ups lead, judge or put words into the respondent's mouth."""
        return sum(bool(LEADING & set(one.faults)) for one in self.probes)

    @property
    def multiple(self) -> int:
        """How many follow-ups ask several things at once."""
        return sum(bool(MULTIPLE & set(one.faults)) for one in self.probes)


class WaveCard(Noun):
    """A wave at a glance: sums and means over the cards of its interviews.

    by_kind, by_trigger, by_source: follow-ups. yield_by_kind, yield_by_question, yield_by_theme:
    what they brought; the last only of those on an emerging theme. new_words: of a follow-up's
    reply, on average. fruitful: the share of follow-ups that brought new words. new_codes: None
    where nothing was coded. flags: by kind.
    """

    interviews: int
    statuses: dict[str, int]
    coverage: float
    verbatim: float
    probes: int
    by_kind: dict[str, int]
    by_trigger: dict[str, int]
    by_source: dict[str, int]
    new_words: float
    fruitful: float
    new_codes: int | None
    yield_by_kind: tuple[Yield, ...]
    yield_by_question: tuple[Yield, ...]
    yield_by_theme: tuple[Yield, ...]
    leading: int
    multiple: int
    clarifications: int
    outcomes: dict[str, int]
    model_missed: int
    words_per_question: float
    words_per_reply: float
    minutes: float | None
    flags: dict[str, int]


def card(
    questionnaire: Questionnaire, transcript: Transcript, *, judgements: Sequence[Judgement] = ()
) -> Card:
    """Sum up one interview; judgements: those that stand, to count what follow-ups brought."""
    now = scene(questionnaire, transcript)
    started, events = transcript.started, transcript.events
    asked = [one for one in events if isinstance(one, Asked)]
    said = [one for one in events if isinstance(one, Said)]
    minutes = (events[-1].at - started.at).total_seconds() / 60
    main, literal = verbatim(questionnaire, transcript)
    promised = questionnaire.expect.minutes if questionnaire.expect else None
    return Card(
        interview=started.interview,
        wave=started.wave,
        status=transcript.status,
        language=transcript.language,
        synthetic=started.synthetic,
        applicable=len(now.route.steps),
        asked=_put(now, asked),
        main=main,
        verbatim=literal,
        probes=followed_up(questionnaire, transcript, judgements),
        clarifications=sum(one.form == "clarification" for one in asked),
        interviewer_turns=len(asked),
        interviewer_words=sum(len(one.words.split()) for one in asked),
        respondent_turns=len(said),
        respondent_words=sum(len(one.text.split()) for one in said),
        outcomes=dict(Counter(one.state for one in now.state.given.values())),
        model_missed=sum(isinstance(one, Judged) and one.missed is not None for one in events),
        minutes=round(minutes, 2),
        pace=round(minutes / promised, 3) if promised else None,
        flags=flags(questionnaire, transcript),
    )


def _put(now: Scene, asked: Sequence[Asked]) -> int:
    """Count the steps of the path that were put to the respondent, or answered without."""
    put = {(one.question, one.item) for one in asked if one.form == "question"}
    return sum(step.key in put or now.done(step) for step in now.route.steps)


def wave_card(cards: Iterable[Card]) -> WaveCard:
    """Sum up a wave; an empty one has nothing covered wrongly and no minutes."""
    known = list(cards)
    probes = [probe for one in known for probe in one.probes]
    codes = [one.new_codes for one in probes if one.new_codes is not None]
    replied = [one.new_words for one in probes if one.reply is not None]
    done = [one.minutes for one in known if one.status == "completed"]
    return WaveCard(
        interviews=len(known),
        statuses=dict(Counter(one.status for one in known)),
        coverage=_share(sum(one.asked for one in known), sum(one.applicable for one in known)),
        verbatim=_share(sum(one.verbatim for one in known), sum(one.main for one in known)),
        probes=len(probes),
        by_kind=dict(Counter(one.kind for one in probes)),
        by_trigger=dict(Counter(one.trigger for one in probes)),
        by_source=dict(Counter(one.source for one in probes)),
        new_words=round(fmean(replied), 2) if replied else 0.0,
        fruitful=_share(sum(one > 0 for one in replied), len(replied)) if replied else 0.0,
        new_codes=sum(codes) if codes else None,
        yield_by_kind=yields(probes, lambda one: one.kind),
        yield_by_question=yields(probes, lambda one: one.question),
        yield_by_theme=yields(
            [one for one in probes if one.theme], lambda one: f"theme {one.theme}"
        ),
        leading=sum(one.leading for one in known),
        multiple=sum(one.multiple for one in known),
        clarifications=sum(one.clarifications for one in known),
        outcomes=dict(sum((Counter(one.outcomes) for one in known), Counter[str]())),
        model_missed=sum(one.model_missed for one in known),
        words_per_question=_mean(
            sum(one.interviewer_words for one in known),
            sum(one.interviewer_turns for one in known),
        ),
        words_per_reply=_mean(
            sum(one.respondent_words for one in known), sum(one.respondent_turns for one in known)
        ),
        minutes=round(median(done), 2) if done else None,
        flags=dict(Counter(flag.kind for one in known for flag in one.flags)),
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


def _mean(total: int, count: int) -> float:
    return round(total / count, 1) if count else 0.0
