"""Front matter: what each page says about itself."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from guidance.models.base import Day, Id, Invalid, Model, PlainText


class Audience(StrEnum):
    """Whom a page is written for; public pages carry the leave button."""

    PUBLIC = "public"
    OFFICERS = "officers"
    ALL = "all"


class PageMeta(Model):
    """Front matter of a page.

    `reviewed_*` and `approved_*` are set by the ministry alone; the generator only reads them.
    """

    title: PlainText
    """Also the page's first heading; in the page's language."""
    description: PlainText
    """One sentence for search results and sharing."""
    tab_title: PlainText | None = None
    """Harmless title for the browser's tab, so that a help page does not give its reader away."""
    lead: PlainText | None = None
    """One or two sentences shown large under the title."""
    typed: tuple[PlainText, ...] = ()
    """Words in which people ask for this page, beyond its own text; only the search reads them."""
    audience: Audience = Audience.ALL
    owner: Id | None = None
    """Body that must keep the page right; id in `data/bodies.yml`."""
    status: Literal["draft", "reviewed"] = "draft"
    reviewed_by: Id | None = None
    reviewed_on: Day | None = None
    approved_by: Id | None = None
    approved_on: Day | None = None
    review_months: Annotated[int, Field(ge=1, le=36)] = 12
    safety_critical: bool = False
    """A wrong sentence could hurt someone: a stale translation fails the check."""
    translated_from: PlainText | None = None
    """Fingerprint of the sections this page was translated from; written by `guidance drift`."""
    sources: tuple[Id, ...] = ()
    obligations: tuple[Id, ...] = ()
    sheet: tuple[Id, ...] = ()
    """Ids of the headings whose text goes onto one sheet of paper; `intro` is the text before."""
    picture: tuple[Id, ...] = ()
    """Those of `sheet` that also go onto the picture for a phone; all of them when empty."""

    @model_validator(mode="after")
    def _picture_of_sheet(self) -> PageMeta:
        for name in self.picture:
            if name not in self.sheet:
                raise Invalid(
                    f'`picture` names "{name}", which is not on the sheet.',
                    "Name it in `sheet` too, or take it out of `picture`.",
                    "picture",
                )
        return self

    @model_validator(mode="after")
    def _whole_approvals(self) -> PageMeta:
        for word in ("reviewed", "approved"):
            by, on = getattr(self, f"{word}_by"), getattr(self, f"{word}_on")
            if (by is None) != (on is None):
                raise Invalid(
                    f"Only one of `{word}_by` and `{word}_on` is set.",
                    "The ministry sets both, or neither.",
                    f"{word}_by" if on is None else f"{word}_on",
                )
        if self.status == "reviewed" and self.reviewed_by is None:
            raise Invalid(
                "The page says it is reviewed, but names no office.",
                "Leave `status: draft` until the ministry sets `reviewed_by` and `reviewed_on`.",
                "status",
            )
        return self


class Approval(Model):
    """Approval of generated pages, which have no front matter of their own."""

    path: PlainText
    """Path below `docs/<language>/`, or a folder ending in `/`."""
    approved_by: Id
    approved_on: Day


class ApprovalFile(Model):
    """Shape of `data/approvals.yml`, kept by the ministry."""

    approvals: tuple[Approval, ...] = ()
