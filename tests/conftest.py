"""What all tests share: how properties are judged, and which tests are those of the core."""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

CORE = (
    "answers", "codebook", "conditions", "evidence", "instrument", "interview", "printable",
    "properties", "questionnaire", "replies", "routing", "soundness", "speaking", "study",
    "transcript", "turn",
)  # fmt: skip
"""Modules of tests, by what they begin with: together they reach every branch of the core."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of the core, for `pytest -m core`."""
    for item in items:
        if item.path.stem.startswith(tuple(f"test_{name}" for name in CORE)):
            item.add_marker("core")
