"""Short codes and subscriber numbers: what is accepted, what is refused and why."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from guidance.models.base import Invalid
from guidance.models.phone import ShortCode, SubscriberNumber, normalise, short_code, subscriber

LAO = str.maketrans("0123456789", "໐໑໒໓໔໕໖໗໘໙")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def refusal(function, *args) -> str:
    with pytest.raises(Invalid) as caught:
        function(*args)
    context = caught.value.context or {}
    return f"{context['what']} {context['fix']}"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("13 62", 'The short code "13 62" holds a space or a separator. Write it without: 1362.'),
        ("13-62", 'The short code "13-62" holds a space or a separator. Write it without: 1362.'),
        (
            "+8561362",
            'The short code "+8561362" has an international prefix. A short code works inside one '
            "country only: write its digits, and the `country`.",
        ),
        ("136A", 'The number "136A" holds the letter "A". Write digits only.'),
        ("136ກ", 'The number "136ກ" holds the letter "ກ". Write digits only.'),
        ("136٣", 'The number "136٣" holds "٣" (arabic-indic digit three). Write digits only.'),
        (
            "13",
            'The short code "13" has 2 digits. A short code has 3 to 6.',
        ),
        (
            "1900969680",
            'The short code "1900969680" has 10 digits. A short code has 3 to 6: write a longer '
            "number as `kind: phone`, and a second number as a channel of its own.",
        ),
        (
            "1362/1363",
            'The short code "1362/1363" has 8 digits. A short code has 3 to 6: write a longer '
            "number as `kind: phone`, and a second number as a channel of its own.",
        ),
        (
            "+856 1362",
            'The short code "+856 1362" has an international prefix. A short code works inside '
            "one country only: write its digits, and the `country`.",
        ),
        (
            "",
            'The short code "" has 0 digits. A short code has 3 to 6.',
        ),
    ],
)
def test_a_wrong_short_code_is_refused_with_the_reason(written: str, said: str) -> None:
    assert refusal(short_code, written) == said


@pytest.mark.parametrize(
    ("written", "country", "said"),
    [
        (
            "+66 2 123 4567",
            "la",
            'The number "+66 2 123 4567" begins with +66, but the country is LA (+856). '
            "Correct the number, or the `country`.",
        ),
        (
            "021 25112",
            "la",
            'The number "021 25112" is not in use in LA. '
            "Compare it digit by digit with its source.",
        ),
        (
            "021 251 128 999 99",
            "la",
            'The number "021 251 128 999 99" has the wrong length for LA. Compare it digit by '
            "digit with its source.",
        ),
        (
            "1362",
            "la",
            'The number "1362" has only 4 digits. Write the whole number with its area code, or '
            "`kind: short_code`.",
        ),
        ("021 25I 128", "la", 'The number "021 25I 128" holds the letter "I". Write digits only.'),
        (
            "021+251128",
            "la",
            'The number "021+251128" holds "+" inside. Write + at the beginning only.',
        ),
        (
            "021 251 128;ext=1",
            "la",
            'The number "021 251 128;ext=1" holds ";" (semicolon). Write one number, '
            "and the other as a channel of its own.",
        ),
    ],
)
def test_a_wrong_subscriber_number_is_refused_with_the_reason(
    written: str, country: str, said: str
) -> None:
    assert refusal(subscriber, written, country) == said


@pytest.mark.parametrize(
    "written",
    [
        "021-251-128",
        "+856 (0) 21 251 128",
        "+856.21251128",
        "021 251128",
        "໐໒໑ ໒໕໑ ໑໒໘",
        "＋８５６ 21 251128",
    ],
)
def test_every_usual_way_of_writing_gives_one_number(written: str) -> None:
    assert subscriber(written, "la") == "+85621251128"


def test_a_short_code_is_never_given_an_international_form() -> None:
    code = ShortCode(kind="short_code", country="la", number="໑໓໖໒")
    assert (code.tel, code.display, code.abroad) == ("tel:1362", "1362", None)


def test_a_subscriber_number_dials_in_e164() -> None:
    number = SubscriberNumber(kind="phone", country="la", number="021-251-128")
    assert number.tel == "tel:+85621251128"
    assert (number.display, number.abroad) == ("021 251 128", "+856 21 251 128")


def test_a_service_number_that_works_inside_only_is_dialled_as_inside() -> None:
    number = SubscriberNumber(kind="phone", country="vn", number="1900969680")
    assert (number.tel, number.abroad) == ("tel:1900969680", None)


def test_a_number_without_its_country_is_refused() -> None:
    with pytest.raises(ValidationError) as caught:
        SubscriberNumber.model_validate({"kind": "phone", "number": "+66 2 123 4567"})
    said = [error["ctx"]["what"] for error in caught.value.errors() if "ctx" in error]
    assert said == ["The number stands without its country."]


@pytest.mark.parametrize("country", ["LA", "lao", "xx", "l1"])
def test_a_country_is_an_iso_code(country: str) -> None:
    with pytest.raises(ValidationError, match="is not a country code"):
        ShortCode.model_validate({"kind": "short_code", "country": country, "number": "1362"})


@given(st.integers(min_value=100, max_value=999_999), st.sampled_from([LAO, WIDE, {}]))
def test_short_codes_survive_any_script(number: int, script: dict[int, int]) -> None:
    assert short_code(str(number).translate(script)) == str(number)


@given(
    st.sampled_from(["020", "030", "021", "074", "041", "071"]),
    st.integers(min_value=2_000_000, max_value=99_999_999),
    st.sampled_from([LAO, WIDE, {}]),
    st.sampled_from(["", " ", "-", "."]),
)
def test_what_is_accepted_is_a_valid_lao_number_and_is_stable(
    area: str, rest: int, script: dict[int, int], separator: str
) -> None:
    written = f"{area}{separator}{rest}".translate(script)
    try:
        number = subscriber(written, "la")
    except Invalid:
        return
    assert phonenumbers.is_valid_number(phonenumbers.parse(number))
    assert subscriber(number, "la") == number
    model = SubscriberNumber(kind="phone", country="la", number=number)
    assert subscriber(model.display, "la") == number
    assert model.abroad is not None
    assert subscriber(model.abroad, "la") == number


@given(st.text(max_size=20))
def test_no_text_breaks_the_readers_of_numbers(text: str) -> None:
    for read in (lambda: short_code(text), lambda: subscriber(text, "la")):
        try:
            out = read()
        except Invalid as error:
            context = error.context or {}
            assert context["what"].endswith(".")
            assert context["fix"].endswith(".")
        else:
            assert out.lstrip("+").isascii()
            assert out.lstrip("+").isdigit()


@given(st.text(alphabet="໐໑໒໓໔໕໖໗໘໙０１２３４５６７８９0123456789", min_size=1))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert once.isascii()
    assert normalise(once) == once
