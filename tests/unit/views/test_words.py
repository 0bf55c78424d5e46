"""What views say alike."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.models.base import Language
from guidance.views.words import date_text, language_names


@pytest.mark.parametrize(
    ("value", "english", "lao"),
    [
        (date(2026, 1, 5), "5 January 2026", "5 ມັງກອນ 2026"),
        ("2003-09-26", "26 September 2003", "26 ກັນຍາ 2003"),
        ("2017-03", "March 2017", "ມີນາ 2017"),
        ("1964", "1964", "1964"),
    ],
)
def test_dates_are_as_exact_as_the_source(value, english, lao):
    assert (date_text(value, Language.EN), date_text(value, Language.LO)) == (english, lao)


def test_a_language_without_a_name_stays_a_code():
    assert language_names(["th", "xxx"], Language.EN) == "Thai, xxx"
