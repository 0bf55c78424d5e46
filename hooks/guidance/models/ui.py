"""Interface strings: every word the generator itself puts on a page, in both languages."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, TypeAdapter, model_validator

from guidance.models.base import EnglishText, Invalid, Language, LaoText, Model, PlainText

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


_LETTERS = re.compile(r"[^\W\d_]")


def _words_in(language: Language) -> BeforeValidator:
    """Check the words of a string; one without words, such as `{name}: {number}`, is free."""
    checked: TypeAdapter[str] = TypeAdapter(LaoText if language is Language.LO else EnglishText)

    def check(value: object) -> object:
        words = _PLACEHOLDER.sub("", value).strip() if isinstance(value, str) else ""
        if _LETTERS.search(words):
            checked.validate_python(words)
        return value

    return BeforeValidator(check)


class UiString(Model):
    """One string in both languages; `{name}` marks a value filled in by the page."""

    en: Annotated[PlainText, _words_in(Language.EN)]
    lo: Annotated[PlainText, _words_in(Language.LO)]
    note: PlainText | None = None
    """For translators: where the string stands and what it is for."""

    @model_validator(mode="after")
    def _same_placeholders(self) -> UiString:
        en, lo = (set(_PLACEHOLDER.findall(text)) for text in (self.en, self.lo))
        if en != lo:
            raise Invalid(
                "The placeholders differ between English and Lao.",
                f"Use {{{'}, {'.join(sorted(en | lo))}}} in both.",
            )
        return self

    def template(self, language: Language) -> str:
        """Return the string in `language` with its placeholders as they stand."""
        return self.lo if language is Language.LO else self.en

    def text(self, language: Language, **values: object) -> str:
        """Return the string in `language` with its placeholders filled."""
        return self.template(language).format(**values)
