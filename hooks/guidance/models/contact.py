"""Offices and the channels by which they are reached."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, ValidationInfo, field_validator

from guidance.models.base import (
    Bilingual,
    Cited,
    Confidence,
    Day,
    Id,
    Invalid,
    Model,
    PlainText,
    Url,
    matching,
)
from guidance.models.body import Need
from guidance.models.phone import Country, ShortCode, SubscriberNumber, normalise

PlaceCode: TypeAlias = Annotated[
    str, matching(r"\d\d(\d\d)?", "the code of a place", 'Write "08" or "0803".')
]

App: TypeAlias = Literal[
    "whatsapp", "messenger", "telegram", "line", "wechat", "viber", "zalo", "signal"
]
"""Messaging apps."""


class Publish(StrEnum):
    """What the fact base allows for an office or a channel, from the most open to none."""

    AFTER_TEST = "after_test"
    NAME_ONLY = "name_only"
    NO = "no"


class OfficeLevel(StrEnum):
    """Where an office stands in the network."""

    NATIONAL = "national"
    PROVINCE = "province"
    DISTRICT = "district"
    BORDER_GATE = "border_gate"
    MISSION = "mission"
    FOREIGN_LINE = "foreign_line"
    ORGANISATION = "organisation"


class Readers(StrEnum):
    """Who may see a contact."""

    PUBLIC = "public"
    OFFICERS = "officers"
    """Only in the officers' edition; such data never lies in the public folder."""


class DialFrom(StrEnum):
    """From where a number works."""

    INSIDE = "inside"
    ABROAD = "abroad"
    ANYWHERE = "anywhere"


class Statement(Cited):
    """A sentence about an office, with how it is known."""

    text: Bilingual


LanguageCode: TypeAlias = Annotated[
    str,
    matching(
        r"[a-z]{2,3}",
        "the code of a language",
        "Write the two or three small letters of ISO 639, such as `lo`, `en`, `th`, `hmn`.",
    ),
]


class Languages(Cited):
    """Languages in which a line answers."""

    codes: tuple[LanguageCode, ...]
    as_of: PlainText | None = None
    """Year of the source when it is old."""


class ChannelBase(Model):
    """What every channel carries; what is left out is taken from its office."""

    id: Id
    """Unique within the office; the workbook for focal points finds the row by it."""
    purpose: Bilingual | None = None
    hours: Statement | None = None
    """When it answers, if that differs from the office's hours."""
    languages: Languages | None = None
    """What it answers in, if that differs from the office's languages."""
    dial_from: DialFrom | None = None
    """From where it can be dialled; None where the form of the number tells all that is known."""
    confidence: Confidence | None = None
    sources: tuple[Id, ...] = ()
    publish: Publish | None = None
    audience: Readers | None = None
    verified_on: Day | None = None
    """Day on which the owner confirmed the channel; only the owner's office sets it."""
    verified_by: Id | None = Field(default=None, validate_default=True)
    """Office or body that confirmed it; never a person."""
    review_months: Annotated[int, Field(ge=1, le=36)] | None = None
    note: PlainText | None = None
    """For editors; never shown."""

    @field_validator("verified_by")
    @classmethod
    def _whole_verification(cls, by: str | None, info: ValidationInfo) -> str | None:
        if "verified_on" not in info.data:  # wrong itself, and said so
            return by
        day = info.data["verified_on"]
        if day and not by:
            raise Invalid(
                "`verified_on` is set, but not `verified_by`.",
                "Add the id of the office that confirmed it, or remove the date.",
            )
        if by and not day:
            raise Invalid(
                "`verified_by` is set, but not `verified_on`.",
                "Add the day of the confirmation, or remove the office.",
            )
        return by

    @property
    def confirmed(self) -> bool:
        """Whether its owner confirmed it."""
        return self.verified_on is not None and self.verified_by is not None


class ShortCodeChannel(ChannelBase, ShortCode):
    """A short code."""

    @field_validator("dial_from")
    @classmethod
    def _inside(cls, value: DialFrom | None) -> DialFrom | None:
        if value not in {None, DialFrom.INSIDE}:
            raise Invalid(
                f'A short code cannot be dialled from "{value}".',
                "Write `dial_from: inside`, and the whole number as a channel of its own.",
            )
        return value


class NumberChannel(ChannelBase, SubscriberNumber):
    """A telephone or fax number."""


class EmailChannel(ChannelBase):
    """An e-mail address of an office, never of a person."""

    kind: Literal["email"]
    address: Annotated[
        str,
        matching(
            r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+",
            "an e-mail address",
            "Write it as office@example.la.",
        ),
    ]


class WebChannel(ChannelBase):
    """A web address."""

    kind: Literal["web"]
    url: Url


class MessagingChannel(ChannelBase):
    """An account on a messaging app."""

    kind: Literal["messaging"]
    app: App
    handle: str
    """Number or name of the account, as one types it into the app."""

    @field_validator("handle")
    @classmethod
    def _handle(cls, value: str) -> str:
        handle = normalise(value)
        if not re.fullmatch(r"@?[A-Za-z0-9+][A-Za-z0-9+ ._-]{2,60}", handle):
            raise Invalid(
                f'"{value}" is not the name or number of an account.',
                "Write what one types into the app to find it.",
            )
        return handle


class AddressChannel(ChannelBase):
    """A postal or street address; never that of a shelter."""

    kind: Literal["address"]
    text: Bilingual


Channel: TypeAlias = Annotated[
    ShortCodeChannel
    | NumberChannel
    | EmailChannel
    | WebChannel
    | MessagingChannel
    | AddressChannel,
    Field(discriminator="kind"),
]
"""One way to reach an office."""


class Conflict(Model):
    """Another source says something else."""

    says: PlainText
    """For editors; never shown, since it may hold a superseded number."""
    view: PlainText
    """How the editors judge it."""
    open: bool = False
    """True while the department has not decided: a draft shows both, a public build neither."""
    sources: tuple[Id, ...] = ()
    shown: Bilingual | None = None
    """What the reader is told."""


class Office(Cited):
    """An office, line or organisation that people turn to."""

    id: Id
    level: OfficeLevel
    country: Country
    name: Bilingual
    short: Bilingual | None = None
    """Name inside a sentence, such as `police`."""
    body: Id | None = None
    """Body it belongs to; foreign lines and organisations may have none."""
    place: PlaceCode | None = None
    """Code of the province or district where it works; None for the whole country."""
    publish: Publish
    audience: Readers = Readers.PUBLIC
    review_months: Annotated[int, Field(ge=1, le=36)] = 6
    needs: tuple[Need, ...] = ()
    order: Annotated[int, Field(ge=1, le=99)] = 50
    """Place in lists: small numbers first."""
    hours: Statement | None = None
    languages: Languages | None = None
    who_for: Statement | None = None
    caution: Bilingual | None = None
    """What a reader must know before dialling; always beside the number."""
    uses: tuple[Id, ...] = ()
    """Other offices whose line this one answers, so that no number is typed twice."""
    channels: tuple[Channel, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    def publish_of(self, channel: ChannelBase) -> Publish:
        """Return the stricter of the rules of the office and of the channel."""
        return max(self.publish, channel.publish or Publish.AFTER_TEST, key=tuple(Publish).index)

    def confidence_of(self, channel: ChannelBase) -> Confidence:
        """Return how the channel is known."""
        return channel.confidence or self.confidence

    def sources_of(self, channel: ChannelBase) -> tuple[str, ...]:
        """Return where the channel was read."""
        return channel.sources or self.sources

    def audience_of(self, channel: ChannelBase) -> Readers:
        """Return who may see the channel: an officers' office has no public channel."""
        if self.audience is Readers.OFFICERS:
            return Readers.OFFICERS
        return channel.audience or Readers.PUBLIC

    def review_months_of(self, channel: ChannelBase) -> int:
        """Return after how many months the channel must be confirmed again."""
        return channel.review_months or self.review_months

    @property
    def open_conflict(self) -> bool:
        """Whether sources disagree and nobody has decided."""
        return any(conflict.open for conflict in self.conflicts)


class ContactFile(Model):
    """Shape of the files in `data/contacts/`."""

    offices: tuple[Office, ...]
