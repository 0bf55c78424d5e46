"""Sources: where a fact was read, and how much weight that place carries."""

from __future__ import annotations

from enum import StrEnum

from guidance.models.base import Id, Model, PlainText, Url


class SourceKind(StrEnum):
    """What stands behind a source."""

    OFFICIAL = "official"
    """A Lao state body or mass organisation, or the depositary of a treaty."""
    INTERNATIONAL = "international"
    """The United Nations, ASEAN, or another government."""
    STATE_PRESS = "state_press"
    PRESS = "press"
    REFERENCE = "reference"
    """A collection, a copy of a text, or research."""
    BACKGROUND = "background"
    """Read for orientation only; never cited, never linked."""


class SourceRecord(Model):
    """One source, described once."""

    id: Id
    url: Url | None = None
    """Absent for a document that was read but has no known address."""
    publisher: PlainText
    title: PlainText | None = None
    date: PlainText | None = None
    """Date of the source as its first reader noted it; may be words such as `undated`."""
    kind: SourceKind

    @property
    def citable(self) -> bool:
        """Whether a page may name and link this source."""
        return self.kind is not SourceKind.BACKGROUND


class SourceFile(Model):
    """Shape of `data/sources.yml`."""

    sources: tuple[SourceRecord, ...]
