"""The page of sources: every source that something on the site cites."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from guidance.models.base import Language
from guidance.models.citation import SourceKind, SourceRecord
from guidance.registers.sources import SourceRegister
from guidance.registers.ui import UiStrings
from guidance.views import GeneratedPage, RefTarget
from guidance.views.words import dated

PATH = "about/sources.md"


@dataclass(frozen=True)
class SourceGroup:
    """Sources of one kind, in order of publisher."""

    id: str
    kind: str
    sources: tuple[SourceRecord, ...]


@dataclass(frozen=True)
class SourcesView:
    """The whole page."""

    groups: tuple[SourceGroup, ...]


def pages(
    register: SourceRegister, cited: Set[str], ui: UiStrings, language: Language
) -> list[GeneratedPage]:
    """Return the page, or nothing for a site without sources."""
    groups = tuple(
        SourceGroup(kind.value.replace("_", "-"), ui.text(f"sources.kind.{kind}", language), chosen)
        for kind in SourceKind
        if (chosen := _chosen(register, cited, kind))
    )
    if not groups:
        return []
    front = {
        "title": ui.text("sources.title", language),
        "description": ui.text("sources.description", language),
    }
    return [GeneratedPage(PATH, front, "sources.md.j2", SourcesView(groups))]


def _chosen(
    register: SourceRegister, cited: Set[str], kind: SourceKind
) -> tuple[SourceRecord, ...]:
    if kind is SourceKind.BACKGROUND:
        return ()
    found = (s for s in register.by_id.values() if s.kind is kind and s.id in cited)
    return tuple(sorted(found, key=lambda s: (s.publisher.casefold(), s.id)))


def targets(register: SourceRegister, ui: UiStrings, language: Language) -> dict[str, RefTarget]:
    """Return what `[[source:id]]` may name: sources that may be cited."""
    return {
        f"source:{s.id}": RefTarget(f"{PATH}#{s.id}", s.publisher, dated(s.date, language, ui))
        for s in register.by_id.values()
        if s.citable
    }
