"""Statistics: figures that came to notice, each with its count, its source and its caveats.

A figure counts one thing in one year. Different counts (cases, people arrested, victims) are never
added up or divided by one another, so each series has exactly one.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from guidance.models.base import (
    Bilingual,
    Cited,
    Confidence,
    Id,
    Invalid,
    Language,
    LaoText,
    Model,
    PlainText,
)

Year = Annotated[int, Field(ge=2000, le=2100)]
"""Calendar year."""


class Axis(StrEnum):
    """What the rows of a series are."""

    YEARS = "years"
    """One row for every year from `first` to `last`; a year without a figure is shown as a gap."""
    ITEMS = "items"
    """One row for each figure, in the order of the file."""


class Qualifier(StrEnum):
    """How exact the source is about a figure."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"


class BothLanguages(Bilingual):
    """A text that stands beside a figure; neither language may be missing."""

    lo: LaoText

    def text(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.lo if language is Language.LO else self.en


class Caveat(Model):
    """One warning about how to read figures."""

    id: Id
    text: BothLanguages
    always: bool = False
    """Shown with every series; others are named by the series or figure they belong to."""


class Series(Model):
    """Figures of one count that may be read side by side."""

    id: Id
    title: BothLanguages
    counts: BothLanguages
    """What exactly is counted, as a sentence."""
    axis: Axis = Axis.YEARS
    first: Year | None = None
    last: Year | None = None
    chart: bool = True
    """False where bars would invite a comparison that the counts do not allow."""
    caveats: tuple[Id, ...] = ()
    note: PlainText | None = None
    """For editors; never shown to the public."""

    @model_validator(mode="after")
    def _range(self) -> Series:
        if self.axis is Axis.YEARS and (
            self.first is None or self.last is None or self.first > self.last
        ):
            raise Invalid(
                f'The series "{self.id}" has no range of years.',
                "Write `first: 2019` and `last: 2025`, the earlier year first.",
            )
        return self


class Figure(Cited):
    """One number of one year."""

    id: Id
    series: Id
    year: Year
    label: BothLanguages | None = None
    """What the row is called in a series of items."""
    value: Annotated[int, Field(ge=0)] | None = None
    """None where nothing was found: a gap, never zero."""
    qualifier: Qualifier = Qualifier.EXACT
    caveats: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _found_or_not(self) -> Figure:
        missing = self.confidence is Confidence.NOT_FOUND
        if missing and self.value is not None:
            raise Invalid(
                f'The figure "{self.id}" has a value, but is marked as not found.',
                "Give the confidence of its source, or remove the value.",
            )
        if not missing and self.value is None:
            raise Invalid(
                f'The figure "{self.id}" has no value.',
                "Write it, or set `confidence: not_found`; write 0 only if a source says zero.",
            )
        if not missing and not self.sources:
            raise Invalid(
                f'The figure "{self.id}" has no source.',
                "Add the id of its source from data/sources.yml.",
            )
        return self


class OtherValue(Model):
    """What the second source says in place of a figure."""

    figure: Id
    value: Annotated[int, Field(ge=0)]


class Conflict(Cited):
    """A second source that gives other numbers for the same year."""

    id: Id
    others: Annotated[tuple[OtherValue, ...], Field(min_length=1)]
    judgement: BothLanguages
    """What the editors think of the difference; shown beside both numbers."""


class StatisticsFile(Model):
    """Shape of `data/statistics.yml`."""

    caveats: tuple[Caveat, ...]
    series: tuple[Series, ...]
    figures: tuple[Figure, ...]
    conflicts: tuple[Conflict, ...] = ()
