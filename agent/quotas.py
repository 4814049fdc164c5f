"""Places in quotas: taken while an interview runs, kept if it is completed, else given back."""

from datetime import datetime, timedelta

from agent.questionnaire import Questionnaire
from agent.routing import holds
from agent.scene import scene
from agent.store import Place, Store
from agent.transcript import Transcript


def full(store: Store, asked: Questionnaire, known: Transcript, now: datetime) -> str | None:
    """Take a place in every quota that this respondent belongs to; name one that is full."""
    if not asked.quotas or known.waiting is None:
        return None
    started, answers = known.started, scene(asked, known).route.answers
    for quota in asked.quotas:
        if not holds(quota.when, answers):
            continue
        place = Place(wave=started.wave, quota=quota.id, interview=started.interview)
        hold = timedelta(minutes=asked.quota_policy.hold_minutes)
        free = store.reserve(place, limit=quota.limit, hold=hold, now=now)
        if not free and quota.on_full == "quota_full":
            return quota.id
    return None


def settle(store: Store, asked: Questionnaire, known: Transcript) -> None:
    """Keep the places of a completed interview for good; give back those of any other."""
    closed, started = known.closed, known.started
    if closed is None or not asked.quotas:
        return
    for quota in asked.quotas:
        place = Place(wave=started.wave, quota=quota.id, interview=started.interview)
        if closed.status == "completed" or asked.quota_policy.count == "started":
            store.confirm(place)
        else:
            store.release(place)
