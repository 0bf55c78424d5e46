"""The registers of the contact network, and what of them this edition may show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from guidance.edition import Edition
from guidance.models.base import Cited, Confidence
from guidance.models.citation import SourceRecord
from guidance.models.contact import Office, Publish, Readers
from guidance.publishing import Release, fact_rule
from guidance.registers.bodies import BodyRegister
from guidance.registers.contacts import ContactRegister
from guidance.registers.places import PlaceRegister
from guidance.registers.ui import UiStrings

HOME_COUNTRY = "la"
OWNER = "ncatip-sec"
"""Body that keeps the directory: the one office at the centre with a sourced address."""


@dataclass(frozen=True)
class Directory:
    """The registers that views of contacts read."""

    places: PlaceRegister
    bodies: BodyRegister
    contacts: ContactRegister
    sources: Mapping[str, SourceRecord] = field(default_factory=dict)
    ui: UiStrings = field(default_factory=UiStrings)
    slip: bool = False
    """Whether the site has the page with the slip that tells of a wrong contact."""


def officers_edition(edition: Edition) -> bool:
    """Return whether this build may show officers' contacts: never a public one."""
    return edition.officers_data is not None and edition.release is Release.DRAFT


def visible(office: Office, edition: Edition) -> bool:
    """Return whether the office may be named at all."""
    if office.publish is Publish.NO or not office.confidence.sourced:
        return False
    return office.audience is Readers.PUBLIC or officers_edition(edition)


def known(fact: Cited | None, office: Office, directory: Directory, edition: Edition) -> bool:
    """Return whether a fact may be shown: by its source, or because it came without one together
    with a number that its owner confirmed.
    """
    if fact is None:
        return False
    confirmed = any(channel.confirmed for channel in office.channels)
    owner_said = confirmed and not fact.sources and fact.confidence is Confidence.HIGH
    return owner_said or fact_rule(fact, directory.sources, edition.release).shown
