"""What views say alike."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.models.base import Language
from guidance.registers.ui import UiStrings
from guidance.views.words import date_text, dated, language_names


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


class Words(UiStrings):
    """Interface strings that say their own key and values."""

    def text(self, key: str, language: Language, **values: object) -> str:
        return " ".join([key.removeprefix("sources."), *map(str, values.values())])


@pytest.mark.parametrize(
    ("noted", "english", "lao"),
    [
        ("2019-07-02", "2 July 2019", "2 ກໍລະກົດ 2019"),
        ("2024-02", "February 2024", "ກຸມພາ 2024"),
        ("2024-01/2024-05", "January 2024 – May 2024", "ມັງກອນ 2024 – ພຶດສະພາ 2024"),
        ("about 2021-05", "about May 2021", "about ພຶດສະພາ 2021"),
        ("posts January-May 2024", "posts January-May 2024", "about 2024"),
        ("undated", "undated", "undated"),
        ("undated (about 2019-2020)", "undated (about 2019-2020)", "undated"),
        (None, "undated", "undated"),
    ],
)
def test_the_words_of_whoever_noted_a_date_are_never_shown_in_lao(noted, english, lao):
    assert dated(noted, Language.EN, Words()) == english
    assert dated(noted, Language.LO, Words()) == lao


def test_a_language_without_a_name_stays_a_code():
    assert language_names(["th", "xxx"], Language.EN) == "Thai, xxx"
