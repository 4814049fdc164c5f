"""From what was said to what it means: codes with the respondent's own words beside them.

closed   answers that rules or a form settled, as judgements
opened   open answers, coded without a language model
"""

from agent.coder.opened import Answer, Finding, OfflineCoder, Reply

__all__ = ["Answer", "Finding", "OfflineCoder", "Reply"]
