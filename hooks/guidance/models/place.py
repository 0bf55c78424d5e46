"""Places: the 18 first-level units and 148 districts with all ways their names are written."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from guidance.models.base import (
    Confidence,
    EnglishText,
    Id,
    Invalid,
    LaoText,
    Model,
    PlainText,
    matching,
)

Slug = Annotated[
    str,
    matching(r"[a-z]+(?:-[a-z]+)*", "a slug", "Use small letters a-z and single hyphens."),
]
"""Name of a place in addresses; never changes once it is printed."""


class PlaceName(Model):
    """Name of a place in both languages, with every other spelling a reader may type."""

    en: EnglishText
    lo: LaoText
    lo_full: LaoText
    """With the word for its rank: ແຂວງໄຊຍະບູລີ."""
    lo_confidence: Confidence
    """low = lists disagree and no official page settles it: the province has to confirm."""
    lo_agreed_by: tuple[PlainText, ...] = ()
    """Letters of the lists (see `lists`) that write the Lao name so."""
    variants_en: tuple[EnglishText, ...] = ()
    variants_lo: tuple[LaoText, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every spelling once, the usual ones first."""
        return tuple(
            dict.fromkeys((self.en, self.lo, self.lo_full, *self.variants_en, *self.variants_lo))
        )


class District(Model):
    """A district, or a city of the same rank."""

    code: Annotated[str, matching(r"\d{4}", "a district code", 'Write four digits, as "0803".')]
    slug: Slug
    """Also the id of its section on the province's page."""
    type: Literal["district", "city"] = "district"
    name: PlaceName
    seat: bool = False
    """Whether the province is governed from here."""
    sources: tuple[Id, ...] = ()
    note: PlainText | None = None


class Province(Model):
    """A province, or the capital, which has the same rank."""

    code: Annotated[str, matching(r"\d\d", "a province code", 'Write two digits, as "08".')]
    slug: Slug
    """File name of its page."""
    iso: Annotated[str, Field(pattern=r"^LA-[A-Z]{2}$")]
    """ISO 3166-2."""
    type: Literal["province", "prefecture"]
    name: PlaceName
    confidence: Confidence
    sources: tuple[Id, ...] = ()
    note: PlainText | None = None
    districts: tuple[District, ...]


class Change(Model):
    """A change of the map that editors must know when they read older lists."""

    date: PlainText
    text: PlainText
    confidence: Confidence
    sources: tuple[Id, ...]


class PlaceList(Model):
    """One of the lists the names were compared in; for editors."""

    text: PlainText
    source: Id | None = None
    """None when its licence does not let us cite it: used for checking only."""


class Counts(Model):
    """How many places there must be, so that none is lost unnoticed."""

    provinces: int
    districts: int


class PlaceFile(Model):
    """Shape of `data/places.yml`."""

    counts: Counts
    lists: dict[str, PlaceList]
    changes: tuple[Change, ...] = ()
    open_questions: tuple[PlainText, ...] = ()
    provinces: tuple[Province, ...]

    @model_validator(mode="after")
    def _lists_known(self) -> PlaceFile:
        for province in self.provinces:
            names = {province.code: province.name}
            names |= {district.code: district.name for district in province.districts}
            for code, name in names.items():
                for letter in name.lo_agreed_by:
                    if letter not in self.lists:
                        raise Invalid(
                            f'{code} names the list "{letter}", which is not in `lists`.',
                            f"Use one of {', '.join(self.lists)}.",
                        )
        return self
