"""Recordings that are played on a page, and the languages that texts may be in."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, model_validator

from guidance.models.base import Day, Id, Invalid, Model, PlainText, matching


class SpokenLanguage(StrEnum):
    """Languages of recordings and of partial texts; codes of ISO 639-3 where 639-1 has none."""

    LO = "lo"
    EN = "en"
    HMN = "hmn"
    """Hmong."""
    KJG = "kjg"
    """Khmu."""


def _trimmed(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


class Recording(Model):
    """One recording for one page. `reviewed_*` are set by the ministry alone."""

    id: Id
    page: PlainText
    """Path below `docs/<language>/`, such as `training/loudspeaker.md`."""
    language: SpokenLanguage
    file: Annotated[
        str,
        matching(
            r"[a-z0-9]+(?:[-_][a-z0-9]+)*\.(?:mp3|m4a)",
            "the name of a sound file",
            "Use small letters a-z, digits and hyphens, and end it in .mp3 or .m4a.",
        ),
    ]
    """Name of the file in `data/recordings/`."""
    transcript: Annotated[PlainText, BeforeValidator(_trimmed)]
    """Every word that is spoken, in the language of the recording."""
    reviewed_by: Id | None = None
    """Office that heard the recording; id in `data/bodies.yml`."""
    reviewed_on: Day | None = None

    @model_validator(mode="after")
    def _whole_review(self) -> Recording:
        if (self.reviewed_by is None) != (self.reviewed_on is None):
            raise Invalid(
                "Only one of `reviewed_by` and `reviewed_on` is set.",
                "The ministry sets both, or neither.",
                "reviewed_by" if self.reviewed_on is None else "reviewed_on",
            )
        return self


class RecordingFile(Model):
    """Shape of `data/recordings.yml`."""

    recordings: tuple[Recording, ...] = ()
