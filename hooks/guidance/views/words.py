"""What views say alike: a text in the language that there is, dates, names of languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_date

from guidance.models.base import Bilingual, Confidence, Language
from guidance.registers.ui import UiStrings

_DATE = re.compile(r"\b\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\b")


@dataclass(frozen=True)
class TextView:
    """A text with the language it is really in, so that English never passes for Lao."""

    text: str
    lang: str
    foreign: bool
    """Whether it stands in the other language because its own is not known."""
    draft: bool
    """Whether the Lao is our own wording."""


def text_in(text: Bilingual, language: Language) -> TextView:
    """Return `text` in `language`, or in the other one, marked as such."""
    own = text.text(language)
    if own is not None:
        draft = language is Language.LO and text.lo_confidence is not Confidence.HIGH
        return TextView(own, language.value, False, draft)
    return TextView(text.en, "en", True, False)


def only(text: Bilingual | None, language: Language) -> str | None:
    """Return a sentence in `language`, or None: a sentence is never shown in the other one."""
    return text.text(language) if text else None


def date_text(value: str | date, language: Language) -> str:
    """Return a date in words, as exact as it is: `23 November 2026`, `November 2026`, `2026`."""
    value = str(value)
    if len(value) == 4:
        return value
    pattern = "d MMMM y" if len(value) == 10 else "MMMM y"
    whole = date.fromisoformat((value + "-01-01")[:10])
    return str(format_date(whole, pattern, locale=language.value))


def dated(noted: str | None, language: Language, ui: UiStrings) -> str:
    """Return the date of a source in words; English words of its reader only in English."""
    parts = (noted or "").split("/")
    if noted and (language is Language.EN or all(map(_DATE.fullmatch, parts))):
        said = (_DATE.sub(lambda found: date_text(found[0], language), part) for part in parts)
        return " – ".join(said)
    about = _DATE.search(noted or "")
    if about and not (noted or "").startswith("undated"):
        return ui.text("sources.about", language, date=date_text(about[0], language))
    return ui.text("sources.undated", language)


def language_names(codes: Iterable[str], language: Language) -> str:
    """Return the names of languages by their codes; one without a name stays a code."""
    names = Locale(language.value).languages
    return ", ".join(names.get(code, code) for code in codes)
