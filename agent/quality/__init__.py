"""How good an interview was, and what a person should look at: report cards and flags.

    card(questionnaire, transcript) → Card      wave_card(cards) → WaveCard
    flags(questionnaire, transcript) → Flag…    near_duplicates(transcripts) → Flag…

A flag is pending until a person confirms or dismisses it; nobody is excluded by a program.
Not here: whether the words of the questionnaire are good (`wording`), or any deciding.
"""

from agent.quality.cards import Card, WaveCard, card, wave_card
from agent.quality.followups import FollowedUp, Yield
from agent.quality.likeness import near_duplicates
from agent.quality.marks import Flag, flags

__all__ = [
    "Card",
    "Flag",
    "FollowedUp",
    "WaveCard",
    "Yield",
    "card",
    "flags",
    "near_duplicates",
    "wave_card",
]
