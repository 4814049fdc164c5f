"""What a provider's refusal means: its status, when to come back, and the mend."""

import re

from agent.errors import ModelUnavailable

MENDS = {
    401: "set the provider's key",
    403: "use a key that may use this model",
    404: "check the model's name with interview doctor",
    429: "wait, or raise the limit at the provider",
}

UNDER_WAY = 409
"""A provider's word that the very same call is being answered to somebody else."""


def answered(status: int, error: BaseException, name: str) -> ModelUnavailable:
    """Say that a model answered with a status, without the words of the request or any key."""
    wanted = retry_after(error)
    return ModelUnavailable(
        f"answered with status {status}",
        where=name,
        mend=MENDS.get(status, ""),
        retry_after=1.0 if status == UNDER_WAY and wanted is None else wanted,
        transport=status >= 500,
    )


def retry_after(error: BaseException) -> float | None:
    """Read for how long a provider wants to be left alone, in seconds."""
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    wanted = headers.get("retry-after", "")
    return float(wanted) if re.fullmatch(r"\d{1,6}(?:\.\d+)?", wanted) else None
