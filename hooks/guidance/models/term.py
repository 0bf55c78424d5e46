"""Legal and practice terms: the Lao and English word, where it was seen, what to avoid."""

from __future__ import annotations

from enum import StrEnum

from guidance.models.base import Bilingual, Cited, EnglishText, Id, LaoText, Model, PlainText


class TermGroup(StrEnum):
    """Field of use."""

    CORE = "core"
    IDENTIFICATION = "identification"
    PROTECTION = "protection"
    JUSTICE = "justice"
    TREATIES = "treaties"
    INSTITUTIONS = "institutions"
    PLACES = "places"
    INTERFACE = "interface"
    """Words of the site itself; not in the glossary."""


class Avoid(Model):
    """A word not to use for this concept, and why."""

    word: LaoText
    reason: Bilingual


class Term(Cited):
    """One concept; the confidence is that of the Lao wording."""

    id: Id
    group: TermGroup
    en: EnglishText
    lo: LaoText
    variants: tuple[LaoText, ...] = ()
    """Also seen; found by search, not recommended."""
    everyday: bool = False
    """A word that every reader knows: in the glossary, but not explained on pages."""
    avoid: tuple[Avoid, ...] = ()


class TermFile(Model):
    """Shape of `data/terms.yml`."""

    about: PlainText | None = None
    terms: tuple[Term, ...]
