"""Signs of trafficking: what an officer may notice, by situation."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from guidance.models.base import Bilingual, Cited, Confidence, Id, Invalid, Model


class IndicatorSet(StrEnum):
    """Situation in which a sign is looked for; the order is that of the pages."""

    GENERAL = "gen"
    RECRUITMENT = "rec"
    MOVEMENT = "mov"
    DOCUMENTS = "doc"
    WORK = "work"
    SEXUAL = "sex"
    DOMESTIC = "dom"
    CHILDREN = "chi"
    MARRIAGE = "mar"
    SCAM = "scam"
    OTHER = "oth"


class IndicatorList(StrEnum):
    """Published list, or kind of report, that carries a sign."""

    UNODC = "unodc"
    ILO = "ilo11"
    """The eleven indicators of forced labour."""
    CHECKLIST = "checklist"
    """A checklist for first responders."""
    CASES = "cases"
    """Cases reported in the region."""


class Weight(StrEnum):
    """How strongly a published list weighs a sign."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class Strength(Model):
    """Weight of a sign in a published list; shown only once its confidence is not low."""

    levels: Annotated[tuple[Weight, ...], Field(min_length=1)]
    """More than one where the list weighs parts of the sign differently."""
    confidence: Confidence
    sources: tuple[Id, ...] = ()


class Indicator(Cited):
    """One sign: a reason to look further, never proof."""

    id: Id
    set: IndicatorSet
    text: Bilingual
    seen_in: tuple[IndicatorList, ...] = ()
    urgent: bool = False
    """Proposed as a reason to act at once; the ministry decides."""
    strength: Strength | None = None

    @model_validator(mode="after")
    def _both_languages(self) -> Indicator:
        if self.text.lo is None:
            raise Invalid(
                "The Lao text is missing.",
                "Write `lo:` beside `en:`; an officer reads the list in one language.",
            )
        return self

    @model_validator(mode="after")
    def _rests_on_something(self) -> Indicator:
        if self.confidence.sourced and not self.sources:
            raise Invalid(
                f"The sign is of {self.confidence.value} confidence but names no source.",
                "Add `sources: [...]`, or write `confidence: low`.",
            )
        if self.confidence is Confidence.NOT_FOUND:
            raise Invalid(
                "A sign cannot be `not_found`.", "Write high, medium or low, or remove the sign."
            )
        return self


class IndicatorFile(Model):
    """Shape of `data/indicators.yml`."""

    indicators: tuple[Indicator, ...]
