"""The publishing table: the only place that decides what a reader may see.

Source of the rules: the table "Publishing rules" in the project's contract, agreed with the owner.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from guidance.models.base import Cited, Confidence
from guidance.models.citation import SourceKind, SourceRecord
from guidance.models.contact import Publish


class Release(StrEnum):
    """What a build is for."""

    DRAFT = "draft"
    """For review: banner on every page, not indexed by search engines."""
    PUBLIC = "public"
    """Only what the ministry approved and owners confirmed."""


class Mark(StrEnum):
    """How a shown fact is known, in the reader's words."""

    OFFICIAL = "official"
    SECONDARY = "secondary"
    TO_CONFIRM = "to_confirm"
    PROPOSAL = "proposal"


@dataclass(frozen=True)
class FactRule:
    """Whether a fact may be shown, and with which mark."""

    shown: bool
    mark: Mark


@dataclass(frozen=True)
class NumberRule:
    """What may be done with a telephone number or another channel."""

    shown: bool
    tappable: bool
    exported: bool
    """May stand in a QR code, vCard, poster, print sheet, export or share text."""
    confirmed: bool
    """Its owner confirmed it; otherwise it carries the mark "not yet confirmed"."""


_OFFICIAL = frozenset({SourceKind.OFFICIAL, SourceKind.INTERNATIONAL, SourceKind.STATE_PRESS})
"""What may be called an official source: a state, its press, or an international organisation."""


def citable(ids: Iterable[str], sources: Mapping[str, SourceRecord]) -> tuple[SourceRecord, ...]:
    """Return the sources that a page may name, in the order given; unknown ids are left out."""
    return tuple(sources[i] for i in ids if i in sources and sources[i].citable)


def fact_rule(
    fact: Cited,
    sources: Mapping[str, SourceRecord],
    release: Release,
    in_conflict: bool = False,
) -> FactRule:
    """Decide about one fact.

    "Official" is said only of a fact of high confidence with such a source behind it. A
    restricted fact (penalty, immunity, who may identify, time limit) needs an official source,
    else the page says with whom it is to be confirmed. Sources in conflict are both shown in a
    draft and withheld from the public until the department decides.
    """
    may_cite = citable(fact.sources, sources)
    if not fact.confidence.sourced or not may_cite:
        return FactRule(False, Mark.TO_CONFIRM)
    kinds = {source.kind for source in may_cite}
    high = fact.confidence is Confidence.HIGH
    if fact.restricted and not (high and SourceKind.OFFICIAL in kinds):
        return FactRule(False, Mark.TO_CONFIRM)
    if in_conflict and release is Release.PUBLIC:
        return FactRule(False, Mark.TO_CONFIRM)
    return FactRule(True, Mark.OFFICIAL if high and kinds & _OFFICIAL else Mark.SECONDARY)


def number_rule(
    publish: Publish, confidence: Confidence, confirmed: bool, release: Release
) -> NumberRule:
    """Decide about one channel; `confirmed` means that its owner set date and office."""
    shown = (
        publish is Publish.AFTER_TEST
        and confidence.sourced
        and (confirmed or release is Release.DRAFT)
    )
    tappable = shown and (confirmed or confidence is Confidence.HIGH)
    return NumberRule(shown, tappable, shown and confirmed, confirmed)


def advice_rule(
    confidence: Confidence, proposal: bool, page_approved: bool, release: Release
) -> FactRule:
    """Decide about practice advice; weak advice and proposals are shown as awaiting approval."""
    weak = proposal or not confidence.sourced
    if weak:
        return FactRule(release is Release.DRAFT or page_approved, Mark.PROPOSAL)
    official = confidence is Confidence.HIGH
    return FactRule(True, Mark.OFFICIAL if official else Mark.SECONDARY)


def page_rule(approved: bool, release: Release) -> bool:
    """Return whether a page may be built at all."""
    return approved or release is Release.DRAFT


def heard_rule(
    reviewed_by: str | None, reviewed_on: str | None, approved: bool, release: Release
) -> bool:
    """Decide about a recording or a text in a third language.

    Editors cannot hear or read it themselves, so no edition has it before an office reviewed it;
    `approved` means that its page is.
    """
    return bool(reviewed_by and reviewed_on) and page_rule(approved, release)
