"""Obligations: what the treaties ask, what Lao law says of it, who does it, where it is open."""

from __future__ import annotations

from enum import StrEnum

from guidance.models.base import Bilingual, Cited, Id, Model, PlainText
from guidance.models.instrument import Statement


class Responsible(Cited):
    """A body with a part in an obligation."""

    body: Id
    role: Bilingual


class Gap(Model):
    """Something the matrix cannot show yet."""

    text: Bilingual
    ask: Id
    """Body that can close it."""


class Obligation(Model):
    """One row of the matrix."""

    id: Id
    name: Bilingual
    """One verb: define, criminalise, identify ..."""
    duty: Bilingual
    """What it means for an officer, in one sentence; our own words."""
    treaties: tuple[PlainText, ...] = ()
    """Articles that ask for it: `tip_protocol#3a`."""
    laws: tuple[PlainText, ...] = ()
    """Lao provisions that answer it."""
    bodies: tuple[Responsible, ...] = ()
    pages: tuple[PlainText, ...] = ()
    """Guidance pages below `docs/<language>/`."""
    gaps: tuple[Gap, ...] = ()


class Part(StrEnum):
    """Part of the definition of trafficking."""

    ACT = "act"
    MEANS = "means"
    PURPOSE = "purpose"
    CHILDREN = "children"
    CONSENT = "consent"
    PLACE = "place"


class DefinitionText(StrEnum):
    """Text that defines."""

    PALERMO = "palermo"
    LAO = "lao"


class Element(Statement):
    """What one text says about one part of the definition."""

    id: Id
    text: DefinitionText
    part: Part
    article: PlainText
    """Article it rests on: `tip_protocol#3a`."""
    items: tuple[Bilingual, ...] = ()
    """The single ways named, for ticking."""


class Difference(Model):
    """One row of trafficking beside smuggling."""

    id: Id
    aspect: Bilingual
    trafficking: Statement
    smuggling: Statement


class ObligationFile(Model):
    """Shape of `data/obligations.yml`."""

    obligations: tuple[Obligation, ...]
    elements: tuple[Element, ...] = ()
    differences: tuple[Difference, ...] = ()
