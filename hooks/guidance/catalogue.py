"""The catalogue: every register loaded, typed and checked against the others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

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
    catalogue = Catalogue(
        ui=ui.load(data_dir, root, problems),
        sources=sources.load(data_dir, root, problems),
        pages=pages.load(docs_dir, data_dir, root, problems),
        places=places.load(data_dir, root, problems),
        bodies=bodies.load(data_dir, root, problems),
        contacts=contacts.load(data_dir, root, problems, edition.officers_data),
        instruments=instruments.load(data_dir, root, problems),
        obligations=obligations.load(data_dir, root, problems),
        terms=terms.load(data_dir, root, problems),
        indicators=indicators.load(data_dir, root, problems),
        statistics=statistics.load(data_dir, root, problems),
        recordings=recordings.load(data_dir, root, problems),
        texts=texts.load(docs_dir, root, problems),
    )
    if not data_errors(problems, docs_dir, root):
        _check(catalogue, edition, problems)
    return catalogue


def data_errors(problems: Problems, docs_dir: Path, root: Path) -> bool:
    """Say whether data itself is wrong; whatever refers to it would be blamed for its faults."""
    pages_folder = f"{relative(docs_dir, root)}/"
    return any(not problem.file.startswith(pages_folder) for problem in problems.errors)


def _check(catalogue: Catalogue, edition: Edition, problems: Problems) -> None:
    known, offices = catalogue.sources.by_id, catalogue.bodies.by_id
    duties = catalogue.obligations.obligations
    paths = {page.path for page in catalogue.pages.pages}
    pages.check(catalogue.pages, known, offices, duties, problems)
    places.check(catalogue.places, known, problems)
    bodies.check(catalogue.bodies, known, problems)
    contact_checks.check(
        catalogue.contacts,
        catalogue.places,
        catalogue.bodies,
        known,
        edition.today,
        problems,
        catalogue.ui.by_key,
    )
    law_checks.check(catalogue.instruments, known, offices, edition.today, problems)
    obligations.check(
        catalogue.obligations,
        instruments.references(catalogue.instruments),
        known,
        offices,
        paths,
        problems,
    )
    recordings.check(catalogue.recordings, paths, offices, problems)
    texts.check(catalogue.texts, paths, offices, problems)
    terms.check(catalogue.terms, known, problems)
    indicators.check(catalogue.indicators, known, problems)
    statistics.check(catalogue.statistics, known, problems)
    sources.check_unused(catalogue.sources, catalogue.cited_sources, problems)
