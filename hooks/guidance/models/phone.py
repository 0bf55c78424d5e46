"""Telephone numbers: short codes and subscriber numbers are different things.

A short code such as 1362 works inside one country only and has no international form; turning it
into `+856 1362` would make a number that reaches nobody. The same digits mean different desks in
different countries, so a number never stands without its country.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Literal, TypeAlias

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType
from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from guidance.models.base import LAO_DIGITS, Invalid, Model

_DIGITS = LAO_DIGITS | {0xFF10 + d: str(d) for d in range(10)}
_LOOKALIKES = {0xFF0B: "+", 0xFF0D: "-", 0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-"}
_LOOKALIKES |= {0x2212: "-", 0xFF08: "(", 0xFF09: ")", 0xFF0E: ".", 0x00A0: " ", 0x3000: " "}
_LOOKALIKES |= {0x202F: " ", 0x2009: " "}

SHORT_MIN, SHORT_MAX = 3, 6
"""Fewest and most digits of a short code."""

_NATIONAL_ONLY = {
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.UAN,
}
"""Kinds of service number that networks abroad do not connect."""


def normalise(text: str) -> str:
    """Return `text` with Lao and full-width digits and signs as ASCII; ends trimmed."""
    return text.translate(_DIGITS | _LOOKALIKES).strip()


def _country(value: str) -> str:
    if not value:
        raise Invalid(
            "The number stands without its country.",
            "Add `country: la` (or th, vn, cn, kh, mm).",
        )
    if not re.fullmatch(r"[a-z]{2}", value) or value.upper() not in phonenumbers.SUPPORTED_REGIONS:
        raise Invalid(
            f'"{value}" is not a country code.',
            "Write the two small letters of ISO 3166, such as `la`, `th`, `vn`, `cn`, `kh`, `mm`.",
        )
    return value


Country: TypeAlias = Annotated[str, AfterValidator(_country)]
"""ISO 3166-1 alpha-2 code in small letters: `la`."""


def _refuse_strange(value: str, allowed: str) -> None:
    """Refuse letters and other characters by name, so that the editor finds them."""
    for char in value:
        if char in allowed:
            continue
        if char.isalpha():
            raise Invalid(f'The number "{value}" holds the letter "{char}".', "Write digits only.")
        name = unicodedata.name(char, f"U+{ord(char):04X}").lower()
        fix = "Write digits only."
        if char in ",;/":
            fix = "Write one number, and the other as a channel of its own."
        raise Invalid(f'The number "{value}" holds "{char}" ({name}).', fix)


def short_code(value: str) -> str:
    """Return a short code as ASCII digits.

    Raises `Invalid` for anything but three to six digits without separators.
    """
    number = normalise(value)
    if number.startswith("+"):
        raise Invalid(
            f'The short code "{value}" has an international prefix.',
            "A short code works inside one country only: write its digits, and the `country`.",
        )
    digits = re.sub("[^0-9]", "", number)
    if len(digits) > SHORT_MAX:
        raise Invalid(
            f'The short code "{value}" has {len(digits)} digits.',
            f"A short code has {SHORT_MIN} to {SHORT_MAX}: write a longer number as `kind: phone`, "
            "and a second number as a channel of its own.",
        )
    if re.search(r"[ \-.()/]", number):
        raise Invalid(
            f'The short code "{value}" holds a space or a separator.',
            f"Write it without: {digits or '1362'}.",
        )
    _refuse_strange(number, "0123456789")
    if len(number) < SHORT_MIN:
        raise Invalid(
            f'The short code "{value}" has {len(number)} digits.',
            f"A short code has {SHORT_MIN} to {SHORT_MAX}.",
        )
    return number


def subscriber(value: str, country: str) -> str:
    """Return a subscriber number of `country` in E.164 form, such as `+85621251128`.

    Accepts the national and the international way of writing, with spaces, hyphens, dots and
    parentheses. Raises `Invalid` when it cannot be a number of that country.
    """
    number = normalise(value)
    _refuse_strange(number, "0123456789+ -.()")
    if "+" in number[1:]:
        raise Invalid(f'The number "{value}" holds "+" inside.', "Write + at the beginning only.")
    region = country.upper()
    code = phonenumbers.country_code_for_region(region)
    digits = re.sub("[^0-9]", "", number)
    if len(digits) <= SHORT_MAX and not number.startswith("+"):
        raise Invalid(
            f'The number "{value}" has only {len(digits)} digits.',
            "Write the whole number with its area code, or `kind: short_code`.",
        )
    try:
        parsed = phonenumbers.parse(number, region)
    except NumberParseException:
        raise Invalid(
            f'"{value}" is not a telephone number.', f"Write it as +{code} and the rest."
        ) from None
    if parsed.country_code != code:
        raise Invalid(
            f'The number "{value}" begins with +{parsed.country_code}, but the country is '
            f"{region} (+{code}).",
            "Correct the number, or the `country`.",
        )
    if not phonenumbers.is_valid_number_for_region(parsed, region):
        possible = phonenumbers.is_possible_number(parsed)
        why = "is not in use in" if possible else "has the wrong length for"
        raise Invalid(
            f'The number "{value}" {why} {region}.', "Compare it digit by digit with its source."
        )
    return phonenumbers.format_number(parsed, PhoneNumberFormat.E164)


class ShortCode(Model):
    """A number that works inside one country only."""

    kind: Literal["short_code"]
    country: Country = Field(default="", validate_default=True)
    number: str

    @field_validator("number")
    @classmethod
    def _number(cls, value: str) -> str:
        return short_code(value)

    @property
    def tel(self) -> str:
        """Address that a telephone dials: `tel:1362`."""
        return f"tel:{self.number}"

    @property
    def display(self) -> str:
        """The number as people read it."""
        return self.number

    @property
    def abroad(self) -> str | None:
        """How it is written from abroad; a short code has no such form."""
        return None


class SubscriberNumber(Model):
    """A number of the public network, kept in E.164 form."""

    kind: Literal["phone", "fax"]
    country: Country = Field(default="", validate_default=True)
    number: str

    @field_validator("number")
    @classmethod
    def _number(cls, value: str, info: ValidationInfo) -> str:
        country = info.data.get("country")
        return subscriber(value, country) if country else value  # else that is said already

    @property
    def _parsed(self) -> phonenumbers.PhoneNumber:
        return phonenumbers.parse(self.number, None)

    @property
    def national_only(self) -> bool:
        """Whether networks abroad do not connect this kind of number."""
        return phonenumbers.number_type(self._parsed) in _NATIONAL_ONLY

    @property
    def tel(self) -> str:
        """Address that a telephone dials: `tel:+85621251128`."""
        if self.national_only:
            return "tel:" + re.sub("[^0-9]", "", self.display)
        return f"tel:{self.number}"

    @property
    def display(self) -> str:
        """The number as people inside the country dial it."""
        return phonenumbers.format_number(self._parsed, PhoneNumberFormat.NATIONAL)

    @property
    def abroad(self) -> str | None:
        """The number as people abroad dial it; None for one that works inside only."""
        if self.national_only:
            return None
        return phonenumbers.format_number(self._parsed, PhoneNumberFormat.INTERNATIONAL)
