"""Figures for Prometheus: requests and turns, never who or what.

With several processes, `PROMETHEUS_MULTIPROC_DIR` names the folder that they share.
"""

import os
from collections.abc import Iterable, Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

SHARED = "PROMETHEUS_MULTIPROC_DIR"
BOUNDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 3, 10, 30)
"""Seconds; 0.3 is where a respondent begins to wait."""


class Metrics:
    """What one application has done so far."""

    def __init__(self) -> None:
        """Begin at nought."""
        self._own = CollectorRegistry()
        self._requests = Counter(
            "interview_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self._own,
        )
        self._seconds = Histogram(
            "interview_request_seconds",
            "How long an answer took.",
            ("route",),
            buckets=BOUNDS,
            registry=self._own,
        )

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request; route: its template, never an address with an id in it."""
        method = method if method in ("GET", "POST", "OPTIONS", "HEAD") else "other"
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def page(self, counts: Iterable[tuple[str, str, int]]) -> bytes:
        """Write everything for a scrape. counts: wave, status, interviews."""
        shown = self._own
        if SHARED in os.environ:
            shown = CollectorRegistry()
            MultiProcessCollector(shown)  # type: ignore[no-untyped-call]  # it has no types
        return generate_latest(shown) + generate_latest(_interviews(counts))


def _interviews(counts: Iterable[tuple[str, str, int]]) -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(_Interviews(counts))
    return registry


class _Interviews(Collector):
    """The interviews of the database, by wave and status."""

    def __init__(self, counts: Iterable[tuple[str, str, int]]) -> None:
        self._counts = tuple(counts)

    def collect(self) -> Iterator[Metric]:
        """Give one gauge."""
        gauge = GaugeMetricFamily(
            "interview_interviews", "Interviews in the database.", labels=("wave", "status")
        )
        for wave, status, count in self._counts:
            gauge.add_metric((wave, status), count)
        yield gauge
