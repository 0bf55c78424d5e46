"""Days of confirmations, reviews and approvals: none of them is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from guidance.problems import Problem
from guidance.source import Place, Source


def in_future(day: str | None, source: Source, place: Place, today: date) -> Iterator[Problem]:
    """Yield the problem of a day at `place` that lies after `today`."""
    if day and date.fromisoformat(day) > today:
        yield source.problem(
            place, f"The day {day} lies in the future.", f"Write a day up to {today.isoformat()}."
        )
