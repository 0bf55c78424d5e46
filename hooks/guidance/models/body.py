"""Bodies: the institutions of the network and what each does at which level."""

from __future__ import annotations

from enum import StrEnum

from guidance.models.base import Bilingual, Cited, Id, Model, PlainText, Url


class Level(StrEnum):
    """Levels from the centre to the village."""

    NATIONAL = "national"
    PROVINCE = "province"
    DISTRICT = "district"
    VILLAGE = "village"


class BodyKind(StrEnum):
    """Groups in the order in which pages list them."""

    COMMITTEE = "committee"
    SECURITY = "security"
    FOREIGN_AFFAIRS = "foreign_affairs"
    SOCIAL = "social"
    MASS_ORGANISATION = "mass_organisation"
    HEALTH = "health"
    JUSTICE = "justice"
    LOCAL = "local"
    OTHER = "other"


class Need(StrEnum):
    """What a person in front of an officer needs; one section of the page "by need" each."""

    DANGER = "danger"
    CHILD = "child"
    WOMAN = "woman"
    BORDER = "border"
    ABROAD = "abroad"
    MEDICAL = "medical"
    LEGAL = "legal"
    WORK = "work"


class Function(StrEnum):
    """The five functions of the response."""

    IDENTIFICATION = "identification"
    REFERRAL = "referral"
    PROTECTION = "protection"
    PROSECUTION = "prosecution"
    PREVENTION = "prevention"


class Role(Cited):
    """One thing a body does, as a source says it."""

    text: Bilingual
    function: Function | None = None


class BodyAtLevel(Model):
    """A body at one level: what it is called there and what it does there."""

    level: Level
    name: Bilingual
    in_directory: bool = True
    """Whether officers need its number there, so that coverage counts it."""
    roles: tuple[Role, ...] = ()


class Body(Cited):
    """An institution; its ids are those of the fact base."""

    id: Id
    kind: BodyKind
    name: Bilingual
    short: Bilingual | None = None
    variants: tuple[PlainText, ...] = ()
    """Other names in either language that readers may search for."""
    parent: Id | None = None
    web: Url | None = None
    needs: tuple[Need, ...] = ()
    levels: tuple[BodyAtLevel, ...]
    """Where it works, centre first."""

    def at(self, level: Level) -> BodyAtLevel | None:
        """Return what is said of the body at `level`."""
        return next((entry for entry in self.levels if entry.level is level), None)


class BodyFile(Model):
    """Shape of `data/bodies.yml`."""

    bodies: tuple[Body, ...]
