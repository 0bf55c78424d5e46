"""Counting in months."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.dates import add_months


@pytest.mark.parametrize(
    ("day", "months", "ends"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 11, 23), 12, date(2027, 11, 23)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_months_are_counted_as_a_calendar_counts_them(day: date, months: int, ends: date) -> None:
    assert add_months(day, months) == ends
