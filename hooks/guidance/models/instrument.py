"""Treaties and laws: what each is, how it binds the country, and how each fact is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Self, TypeAlias

from pydantic import model_validator

from guidance.models.base import (
    Bilingual,
    Cited,
    EnglishText,
    Fact,
    Id,
    Invalid,
    LaoText,
    Model,
    PartialDate,
    PlainText,
    matching,
)

Slug: TypeAlias = Annotated[
    str,
    matching(
        r"[a-z0-9]+(?:-[a-z0-9]+)*",
        "a page address",
        "Use small letters a-z, digits and single hyphens.",
    ),
]
"""Name of a page: `palermo-protocol`; never changes once published."""


class Kind(StrEnum):
    """What an instrument is; the first four are treaties, the others domestic."""

    MULTILATERAL = "multilateral"
    REGIONAL = "regional"
    TRILATERAL = "trilateral"
    BILATERAL = "bilateral"
    CONSTITUTION = "constitution"
    LAW = "law"
    DECREE = "decree"
    DECISION = "decision"
    """A decision of a minister."""
    PLAN = "plan"
    GUIDELINE = "guideline"

    @property
    def is_treaty(self) -> bool:
        """Whether the instrument binds or commits the country towards other states."""
        return self in _TREATIES


_TREATIES = frozenset({Kind.MULTILATERAL, Kind.REGIONAL, Kind.TRILATERAL, Kind.BILATERAL})


class Partner(StrEnum):
    """With whom, or within which organisation, a treaty was made."""

    UN = "un"
    ILO = "ilo"
    HAGUE = "hague"
    ASEAN = "asean"
    MEKONG = "mekong"
    BALI = "bali"
    TH = "th"
    VN = "vn"
    CN = "cn"
    KH = "kh"
    MM = "mm"


class Binding(StrEnum):
    """Legal weight by the instrument's nature, not by its Lao status."""

    BINDING = "binding"
    ONCE_IN_FORCE = "once_in_force"
    POLITICAL = "political"
    UNCLEAR = "unclear"
    """Its text was not read."""


class Membership(StrEnum):
    """Place of the Lao PDR in a treaty, for sorting; the fact `status` says how it is known."""

    PARTY = "party"
    SIGNED = "signed"
    POLITICAL = "political"
    """Joined a commitment that is not legally binding."""
    NOT_PARTY = "not_party"
    NONE_SEEN = "none_seen"
    """No such instrument was found."""
    UNCLEAR = "unclear"


class Subject(StrEnum):
    """What an instrument is about; readers filter by it."""

    TRAFFICKING = "trafficking"
    SMUGGLING = "smuggling"
    ORGANISED_CRIME = "organised-crime"
    WOMEN = "women"
    CHILDREN = "children"
    LABOUR = "labour"
    FORCED_LABOUR = "forced-labour"
    HUMAN_RIGHTS = "human-rights"
    PREVENTION = "prevention"
    PROTECTION = "protection"
    REPATRIATION = "repatriation"
    COOPERATION = "cooperation"
    EXTRADITION = "extradition"
    CONSULAR = "consular"


class Topic(StrEnum):
    """What an article does."""

    DEFINITION = "definition"
    PURPOSE = "purpose"
    CRIMINALISE = "criminalise"
    PENALTY = "penalty"
    IDENTIFY = "identify"
    PROTECT = "protect"
    RIGHTS = "rights"
    CHILDREN = "children"
    REPATRIATE = "repatriate"
    PREVENT = "prevent"
    LABOUR = "labour"
    COOPERATE = "cooperate"
    EXTRADITE = "extradite"
    MLA = "mla"
    CONSULAR = "consular"
    DISPUTES = "disputes"
    ENTRY = "entry"
    PLAN = "plan"
    TEXT = "text"
    """Known to exist, its text not read."""


class Statement(Cited):
    """A fact in words, ours, in both languages."""

    value: Bilingual | None = None


class Moment(Cited):
    """A day in an instrument's life, with where or how it came about."""

    value: PartialDate | None = None
    text: Bilingual | None = None


class OtherTitle(Fact[PlainText]):
    """The title in a third language."""

    language: PlainText
    """Language code for the page: `th`, `vi`."""


class Title(Model):
    """The titles as the sources have them; never our own."""

    en: Fact[EnglishText]
    lo: Fact[LaoText]
    other: OtherTitle | None = None


class LaoDates(Model):
    """How and when the Lao PDR joined."""

    signature: Fact[PartialDate] | None = None
    ratification: Fact[PartialDate] | None = None
    accession: Fact[PartialDate] | None = None
    in_force: Fact[PartialDate] | None = None
    year: Fact[PartialDate] | None = None
    """Year of joining, for when no source shows the day or the manner."""
    month: Fact[PartialDate] | None = None


class Detail(Statement):
    """Any other fact worth a line."""

    id: Id
    label: Bilingual


class Focal(Statement):
    """Which bodies answer for an instrument."""

    bodies: tuple[Id, ...]


class Article(Statement):
    """An article or passage, in our own words."""

    id: Id
    """Its address on the page is `art-<id>`."""
    number: PlainText
    """As lawyers cite it: `3(a)`."""
    label: Bilingual | None = None
    """Stands for the number where the passage has none."""
    topics: tuple[Topic, ...] = ()

    @property
    def group(self) -> str:
        """Address of the heading it stands under: `3` for `3(a)`, else the article's own id."""
        found = re.match(r"(\d+)(?:\(|\Z)", self.number)
        return found[1] if found and "," not in self.number else self.id

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every whole article that it covers: 11, 18, 20, 21 and 22 for `11, 18, 20-22`."""
        whole: list[str] = []
        for part in re.sub(r"\([^)]*\)(?:-\([^)]*\))?", "", self.number).split(","):
            if found := re.fullmatch(r"\s*(\d+)(?:-(\d+))?\s*", part):
                whole += [str(n) for n in range(int(found[1]), int(found[2] or found[1]) + 1)]
        return tuple(dict.fromkeys(whole))


class Instrument(Model):
    """One treaty or domestic instrument."""

    id: Id
    slug: Slug
    kind: Kind
    partner: Partner | None = None
    binding: Binding
    membership: Membership | None = None
    subjects: tuple[Subject, ...]
    name: Bilingual
    """What this site calls it: a description, not a title; Lao ones are ours until confirmed."""
    also: tuple[PlainText, ...] = ()
    """Abbreviations, nicknames, numbers and spelling variants, for search."""
    ask: Id
    """Body that can answer what is still open."""
    title: Title
    number: Statement | None = None
    status: Statement | None = None
    adoption: Moment | None = None
    entry_into_force: Moment | None = None
    lao: LaoDates = LaoDates()
    reservations: Statement | None = None
    depositary: Statement | None = None
    focal: tuple[Focal, ...] = ()
    details: tuple[Detail, ...] = ()
    articles: tuple[Article, ...] = ()
    replaces: tuple[Id, ...] = ()
    supplements: tuple[Id, ...] = ()
    note: PlainText | None = None
    """For editors; never shown."""

    @model_validator(mode="after")
    def _kind_fits(self) -> Self:
        if self.kind.is_treaty and self.partner is None:
            raise Invalid("A treaty names no partner.", "Add `partner: un`, `asean`, `th` ...")
        if not self.kind.is_treaty and self.membership is not None:
            raise Invalid(
                "A domestic instrument has no membership.", "Remove the key `membership`."
            )
        return self

    def facts(self) -> Iterator[tuple[str, tuple[str | int, ...], Cited]]:
        """Yield every fact: its address within the instrument, its place in the file, itself.

        Addresses name list items by id: `articles.3a`, `details.review`; conflicts refer to them.
        """
        for name in ("en", "lo", "other"):
            if found := getattr(self.title, name):
                yield f"title.{name}", ("title", name), found
        for name in ("number", "status", "adoption", "entry_into_force"):
            if found := getattr(self, name):
                yield name, (name,), found
        for name in type(self.lao).model_fields:
            if found := getattr(self.lao, name):
                yield f"lao.{name}", ("lao", name), found
        for name in ("reservations", "depositary"):
            if found := getattr(self, name):
                yield name, (name,), found
        for i, focal in enumerate(self.focal):
            yield f"focal.{i}", ("focal", i), focal
        for i, detail in enumerate(self.details):
            yield f"details.{detail.id}", ("details", i), detail
        for i, article in enumerate(self.articles):
            yield f"articles.{article.id}", ("articles", i), article


class InstrumentFile(Model):
    """Shape of `data/treaties.yml` and `data/laws.yml`."""

    instruments: tuple[Instrument, ...]


class Conflict(Model):
    """Sources that do not agree; the register shows both and never picks."""

    id: Id
    topic: Bilingual
    about: tuple[PlainText, ...]
    """Facts concerned: `<instrument>/<address>`, such as `cedaw/lao.ratification`."""
    positions: tuple[Statement, ...]
    """What each side says."""
    reading: Statement | None = None
    """How the sources may fit together; the department has not decided on it."""
    ask: Id
    """Body that can settle it."""
    settled_by: Id | None = None
    """Office that decided; set by the ministry alone."""
    settled_on: PartialDate | None = None
    note: PlainText | None = None

    @model_validator(mode="after")
    def _whole_settlement(self) -> Self:
        if (self.settled_by is None) != (self.settled_on is None):
            raise Invalid(
                "Only one of `settled_by` and `settled_on` is set.",
                "The department sets both, or neither.",
            )
        if len(self.positions) < 2:
            raise Invalid("A conflict has two sides or more.", "Add what the other source says.")
        return self


class ConflictFile(Model):
    """Shape of `data/conflicts.yml`."""

    conflicts: tuple[Conflict, ...]
