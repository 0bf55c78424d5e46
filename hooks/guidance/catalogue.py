"""The catalogue: every register loaded, typed and checked against the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from guidance.edition import Edition
from guidance.models.base import Language
from guidance.problems import Problems, relative
from guidance.registers import (
    bodies,
    contact_checks,
    contacts,
    indicators,
    instruments,
    law_checks,
    obligations,
    pages,
    places,
    recordings,
    sources,
    statistics,
    terms,
    texts,
    ui,
)

T = TypeVar("T")


@dataclass(frozen=True)
class Catalogue:
    """All facts and pages of a site; immutable."""

    ui: ui.UiStrings
    sources: sources.SourceRegister
    pages: pages.PageRegister
    places: places.PlaceRegister
    bodies: bodies.BodyRegister
    contacts: contacts.ContactRegister
    instruments: instruments.InstrumentRegister
    obligations: obligations.ObligationRegister
    terms: terms.TermRegister
    indicators: indicators.IndicatorRegister
    statistics: statistics.StatisticsRegister
    recordings: recordings.RecordingRegister
    texts: texts.TextRegister
    broken: frozenset[str] = frozenset()
    """Registers that could not be read whole: nothing is measured by them."""

    @property
    def cited_sources(self) -> frozenset[str]:
        """Ids of all sources that a fact or a page names."""
        return frozenset(
            pages.cited_sources(self.pages)
            | places.cited_sources(self.places)
            | bodies.cited_sources(self.bodies)
            | contacts.cited_sources(self.contacts)
            | self.instruments.cited
            | self.obligations.cited
            | self.terms.cited
            | self.indicators.cited
            | self.statistics.cited
        )

    def body_names(self, language: Language) -> dict[str, str]:
        """Return the name of every body in `language` by id."""
        return {body.id: body.name.text(language) or body.name.en for body in self.bodies.bodies}


def load(
    data_dir: Path, docs_dir: Path, root: Path, edition: Edition, problems: Problems
) -> Catalogue:
    """Load every register and check the references between them.

    A register whose file is absent is empty: a site without facts builds too. Everything that
    is wrong is added to `problems`; the caller decides whether to go on.
    """
    broken: set[str] = set()

    def read(name: str, load: Callable[..., T], *places: object) -> T:
        before = len(problems.errors)
        register = load(*places)
        if len(problems.errors) > before:
            broken.add(name)
        return register

    catalogue = Catalogue(
        ui=read("ui", ui.load, data_dir, root, problems),
        sources=read("sources", sources.load, data_dir, root, problems),
        pages=pages.load(docs_dir, data_dir, root, problems),
        places=read("places", places.load, data_dir, root, problems),
        bodies=read("bodies", bodies.load, data_dir, root, problems),
        contacts=read("contacts", contacts.load, data_dir, root, problems, edition.officers_data),
        instruments=read("instruments", instruments.load, data_dir, root, problems),
        obligations=read("obligations", obligations.load, data_dir, root, problems),
        terms=read("terms", terms.load, data_dir, root, problems),
        indicators=read("indicators", indicators.load, data_dir, root, problems),
        statistics=read("statistics", statistics.load, data_dir, root, problems),
        recordings=read("recordings", recordings.load, data_dir, root, problems),
        texts=texts.load(docs_dir, root, problems),
        broken=frozenset(broken),
    )
    _check(catalogue, edition, problems)
    return catalogue


def data_errors(problems: Problems, docs_dir: Path, root: Path) -> bool:
    """Say whether data itself is wrong; whatever refers to it would be blamed for its faults."""
    pages_folder = f"{relative(docs_dir, root)}/"
    return any(not problem.file.startswith(pages_folder) for problem in problems.errors)


def _check(catalogue: Catalogue, edition: Edition, problems: Problems) -> None:
    """Check each register against those that it refers to, where all of them could be read."""
    known, offices = catalogue.sources.by_id, catalogue.bodies.by_id
    duties = catalogue.obligations.obligations
    paths = {page.path for page in catalogue.pages.pages} | catalogue.pages.unreadable
    today = edition.today

    def whole(*names: str) -> bool:
        return catalogue.broken.isdisjoint(names)

    if whole("sources", "bodies", "obligations"):
        pages.check(catalogue.pages, known, offices, duties, today, problems)
    if whole("places", "sources"):
        places.check(catalogue.places, known, problems)
    if whole("bodies", "sources"):
        bodies.check(catalogue.bodies, known, problems)
    if whole("contacts", "places", "bodies", "sources", "ui"):
        contact_checks.check(
            catalogue.contacts,
            catalogue.places,
            catalogue.bodies,
            known,
            today,
            problems,
            catalogue.ui.by_key,
        )
    if whole("instruments", "sources", "bodies"):
        law_checks.check(catalogue.instruments, known, offices, today, problems)
    if whole("obligations", "instruments", "sources", "bodies"):
        obligations.check(
            catalogue.obligations,
            instruments.references(catalogue.instruments),
            known,
            offices,
            paths,
            problems,
        )
    if whole("recordings", "bodies"):
        recordings.check(catalogue.recordings, paths, offices, today, problems)
    if whole("bodies"):
        texts.check(catalogue.texts, paths, offices, today, problems)
    if whole("terms", "sources"):
        terms.check(catalogue.terms, known, problems)
    if whole("indicators", "sources"):
        indicators.check(catalogue.indicators, known, problems)
    if whole("statistics", "sources"):
        statistics.check(catalogue.statistics, known, problems)
    if not catalogue.broken:
        sources.check_unused(catalogue.sources, catalogue.cited_sources, problems)
