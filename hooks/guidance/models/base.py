"""Field types that every register shares: ids, texts in one language, dates, facts.

Validators raise `Invalid(what, fix)`; `guidance.models.parse` turns that, and pydantic's own
errors, into problems with file, line and column.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from enum import StrEnum
from typing import Annotated, Generic, TypeAlias, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

T = TypeVar("T")


class Invalid(PydanticCustomError):
    """A value that a model refuses, with the cause and the cure as whole sentences."""

    def __new__(cls, what: str, fix: str, key: str = "") -> Invalid:
        """Build the error; braces in the texts are shown as they are.

        `key` names the part of a group that is wrong, where a whole group was looked at.
        """
        return super().__new__(cls, "invalid", "{what}", {"what": what, "fix": fix, "key": key})


class Model(BaseModel):
    """Base of all models: immutable, and an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Language(StrEnum):
    """Languages of the site; Lao is the default and stands at the root."""

    LO = "lo"
    EN = "en"

    @property
    def other(self) -> Language:
        """The other one of the two."""
        return Language.EN if self is Language.LO else Language.LO


class Confidence(StrEnum):
    """How a fact is known; see the publishing table in `guidance.publishing`."""

    HIGH = "high"
    """Official or primary text."""
    MEDIUM = "medium"
    """Reputable secondary source."""
    LOW = "low"
    """Background knowledge only; never shown to the public."""
    NOT_FOUND = "not_found"
    """Looked for and not found; a hole for the editors."""

    @property
    def sourced(self) -> bool:
        """Whether a source speaks for it."""
        return self in {Confidence.HIGH, Confidence.MEDIUM}


class Restricted(StrEnum):
    """Kinds of statement that need an official source before anybody reads them as fact."""

    PENALTY = "penalty"
    IMMUNITY = "immunity"
    IDENTIFICATION = "identification"
    """Who may formally identify a victim."""
    TIME_LIMIT = "time_limit"


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ZERO_WIDTH = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
_MARKUP = re.compile(r"<[a-z/!?]|javascript:|data:text|&#|\{\{|\{%", re.I)
NO_BREAK = re.compile(r"[\u00a0\u2007\u202f](?!ໆ)")
"""A no-break space where nobody means one."""
_OPENING, _CLOSING = "“”„‘", "”“’"
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[/. -](?P<month>\d{1,2})[/. -](?P<year>\d{4})\Z")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})(?:[/.-](?P<day>\d{1,2}))?\Z")
LAO_DIGITS = {0x0ED0 + digit: str(digit) for digit in range(10)}
"""Lao digits to the ones that both languages share."""
_BUDDHIST_ERA, _FAR_YEAR = 543, 2400
_LAO = re.compile(r"[\u0e80-\u0eff]")
_THAI = re.compile(r"[\u0e00-\u0e7f]")
OLD_FONT = re.compile(r"[\u00a1-\u00ff]{2,}")
"""What Lao in a font from before Unicode looks like."""
_LATIN = re.compile(r"[A-Za-z]")


def _plain(value: str) -> str:
    """Refuse markup, control and zero-width characters; ends are trimmed by the editor."""
    if not value.strip():
        raise Invalid("The text is empty.", "Write it, or remove the key.")
    if value != value.strip():
        raise Invalid("The text begins or ends with a space.", "Remove that space.")
    if found := _MARKUP.search(value):
        raise Invalid(
            f'"{found[0]}" looks like HTML, a script or a template.', "Write plain text only."
        )
    if found := _CONTROL.search(value):
        raise Invalid(f"The text holds the control character U+{ord(found[0]):04X}.", "Remove it.")
    if found := _ZERO_WIDTH.search(value):
        raise Invalid(
            f"The text holds the invisible character U+{ord(found[0]):04X}.", "Remove it."
        )
    if found := NO_BREAK.search(value):
        raise Invalid(
            f"The text holds the no-break space U+{ord(found[0]):04X}.", "Type an ordinary space."
        )
    if value[0] in _OPENING and value[-1] in _CLOSING and not set(value[1:-1]) & set(_CLOSING):
        raise Invalid(
            f"The marks {value[0]} and {value[-1]} round the text would be shown as part of it.",
            "Use straight quotation marks, or none.",
        )
    return value


def _lao(value: str) -> str:
    _plain(value)
    if found := _THAI.search(value):
        raise Invalid(
            f'A Lao text holds the Thai letter "{found[0]}" (U+{ord(found[0]):04X}).',
            "Type the Lao letter instead.",
        )
    if found := OLD_FONT.search(value):
        raise Invalid(
            f'"{found[0]}" looks like text from an old Lao font, not Unicode.',
            "Convert it to Unicode Lao, or type it again.",
        )
    lao, latin = len(_LAO.findall(value)), len(_LATIN.findall(value))
    if lao == 0 or latin > 2 * lao:
        raise Invalid(
            "A Lao field holds no Lao text, or mostly Latin letters.",
            "Write it in Lao, or leave the field out if the Lao is not known.",
        )
    for wrong, right in (("ໍາ", "ຳ"), ("ຫນ", "ໜ"), ("ຫມ", "ໝ"), ("ເເ", "ແ")):
        if wrong in value:
            raise Invalid(
                f'"{wrong}" is the old or decomposed spelling.', f'Write "{right}" instead.'
            )
    return value


def _english(value: str) -> str:
    _plain(value)
    for pattern, name in ((_LAO, "Lao"), (_THAI, "Thai")):
        if found := pattern.search(value):
            raise Invalid(
                f'An English text holds the {name} letter "{found[0]}".',
                "Write English here, and Lao in the field `lo`.",
            )
    return unicodedata.normalize("NFC", value)


def _url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc or re.search(r'[\s<>"]', value):
        raise Invalid(f'"{value}" is not a web address.', "Begin it with https:// or http://.")
    return value


def _partial_date(value: str) -> str:
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", value, re.ASCII) and int(value[:4]) < _FAR_YEAR:
        try:
            date.fromisoformat((value + "-01-01")[:10])
        except ValueError:
            pass
        else:
            return value
    meant = _meant(value)
    raise Invalid(
        f'"{value}" is not a date.',
        f"Write {meant}." if meant else "Write 2026-11-23, or 2026-11 or 2026 if that is known.",
    )


def _day(value: str) -> str:
    meant = _meant(value)
    if len(meant) != 10:
        raise Invalid(f'"{value}" is not a day.', "Write it as 2026-11-23: year, month, day.")
    return _partial_date(value)


def _meant(value: str) -> str:
    """Return the date that is written another way, day first or of the Buddhist era, or ""."""
    text = value.translate(LAO_DIGITS).strip()
    match = _DAY_FIRST.match(text) or _YEAR_FIRST.match(text)
    if not match:
        return ""
    year = int(match["year"])
    parts = [str(year if year < _FAR_YEAR else year - _BUDDHIST_ERA), match["month"], match["day"]]
    found = "-".join(part.zfill(2) for part in parts if part)
    try:
        date.fromisoformat((found + "-01")[:10])
    except ValueError:
        return ""
    return found


def matching(pattern: str, what: str, fix: str) -> AfterValidator:
    """Return the check that a text as a whole has a form; `what` names it in the message."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise Invalid(f'"{value}" is not {what}.', fix)
        return value

    return AfterValidator(check)


Id: TypeAlias = Annotated[
    str,
    matching(
        r"[a-z0-9]+(?:[-_][a-z0-9]+)*",
        "an id",
        "Use small letters a-z, digits and single hyphens, such as `mofa-treaties`.",
    ),
]
"""Stable name of a record: `anti-trafficking-2015`. Ids of the fact base keep their `_`."""
PlainText: TypeAlias = Annotated[str, AfterValidator(_plain)]
"""Text in any language without markup; used for editors' notes."""
LaoText: TypeAlias = Annotated[str, AfterValidator(_lao)]
"""Lao in modern Unicode spelling, without Thai letters or legacy-font remains."""
EnglishText: TypeAlias = Annotated[str, AfterValidator(_english)]
"""English, NFC, without Lao or Thai letters."""
Url: TypeAlias = Annotated[str, AfterValidator(_url)]
"""http or https address."""
PartialDate: TypeAlias = Annotated[str, AfterValidator(_partial_date)]
"""ISO 8601 year, month or day, as exact as the source is."""
Day: TypeAlias = Annotated[str, AfterValidator(_day)]
"""ISO 8601 day."""


class Bilingual(Model):
    """A text in both languages; a missing Lao text is shown as missing, never as English."""

    en: EnglishText
    lo: LaoText | None = None
    lo_confidence: Confidence = Confidence.LOW
    """How sure the Lao wording is: high = seen in an official text, low = our own wording."""
    lo_source: PlainText | None = None
    """Where the official Lao wording was seen."""

    def text(self, language: Language) -> str | None:
        """Return the text in `language`, or None where it is missing."""
        return self.lo if language is Language.LO else self.en


class Cited(Model):
    """What every fact carries beside its value."""

    confidence: Confidence
    sources: tuple[Id, ...] = ()
    """Ids in `data/sources.yml`; empty only for facts of low confidence or not found."""
    restricted: Restricted | None = None
    note: PlainText | None = None
    """For editors; never shown to the public."""


class Fact(Cited, Generic[T]):
    """One value with how it is known; `value` is None when it was not found."""

    value: T | None = None
