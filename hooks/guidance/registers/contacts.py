"""The register of offices: `data/contacts/**/*.yml` and, for officers only, a second folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from guidance.dates import add_months
from guidance.models import parse
from guidance.models.contact import (
    Channel,
    ContactFile,
    Office,
    Publish,
    Readers,
    WebChannel,
)
from guidance.problems import Problem, Problems
from guidance.source import Place, Source, read_yaml


@dataclass(frozen=True)
class Entry:
    """An office and where it was read."""

    office: Office
    source: Source
    where: Place
    path: Path
    private: bool = False
    """Read from the officers' folder: never in anything public."""

    def problem(self, part: Place, what: str, fix: str) -> Problem:
        """Return an error at a part of the office."""
        return self.source.problem((*self.where, *part), what, fix)


@dataclass(frozen=True)
class ContactRegister:
    """All offices; equal ids are reported by `check`, the first one counts."""

    entries: tuple[Entry, ...] = ()
    by_id: Mapping[str, Office] = field(default_factory=dict)

    @property
    def offices(self) -> tuple[Office, ...]:
        """Every office in the order of files and of their lists."""
        return tuple(entry.office for entry in self.entries)


@dataclass(frozen=True)
class Due:
    """A channel whose owner has to confirm it, for the first time or again."""

    office: Office
    channel: Channel
    entry: Entry
    position: int
    since: date | None
    """Day on which the last confirmation ran out; None if there was none."""


def load(
    data_dir: Path, root: Path, problems: Problems, officers: Path | None = None
) -> ContactRegister:
    """Read the contacts of a site and, if given, those of the officers' folder outside it.

    Whatever lies in the officers' folder is for officers, whether it says so or not.
    """
    entries = list(_read(data_dir / "contacts", root, problems))
    if officers:
        if not officers.is_dir():
            problems.append(
                Problem(
                    officers.as_posix(),
                    0,
                    0,
                    "",
                    "The folder with officers' data does not exist.",
                    "Correct GUIDANCE_OFFICERS_DATA, or unset it.",
                )
            )
        elif _together(officers.resolve(), root.resolve(), data_dir.resolve()):
            problems.append(
                Problem(
                    officers.as_posix(),
                    0,
                    0,
                    "",
                    "The folder with officers' data lies inside the project, or the project in it.",
                    "Give it a folder of its own outside the project, where it is not published.",
                )
            )
        else:
            entries += _read(officers_folder(officers), root, problems, private=True)
    return register_of(entries)


def officers_folder(officers: Path) -> Path:
    """Return where contacts stand in the folder with data of officers."""
    own = officers / "contacts"
    return own if own.is_dir() else officers


def register_of(entries: Iterable[Entry]) -> ContactRegister:
    """Return the register of `entries` in their order."""
    entries = tuple(entries)
    by_id: dict[str, Office] = {}
    for entry in entries:
        by_id.setdefault(entry.office.id, entry.office)
    return ContactRegister(entries, by_id)


def _together(officers: Path, *public: Path) -> bool:
    return any(
        officers.is_relative_to(folder) or folder.is_relative_to(officers) for folder in public
    )


def _read(folder: Path, root: Path, problems: Problems, private: bool = False) -> Iterator[Entry]:
    for path in sorted(folder.rglob("*.yml")):
        yield from entries_of(read_yaml(path, root, problems), path, private, problems)


def entries_of(
    source: Source | None, path: Path, private: bool, problems: Problems
) -> Iterator[Entry]:
    """Yield the offices of one file; those of a `private` one are for officers."""
    file = parse(ContactFile, source, problems) if source else None
    if not source or not file:
        return
    for i, office in enumerate(file.offices):
        if private:
            office = office.model_copy(update={"audience": Readers.OFFICERS})
        yield Entry(office, source, ("offices", i), path, private)


def cited_sources(register: ContactRegister) -> set[str]:
    """Return the ids of all sources that offices rest on."""
    return {i for office in register.offices for _, ids in cited(office) for i in ids}


def cited(office: Office) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Yield every list of sources in an office, with its place."""
    yield ("sources",), office.sources
    for key in ("hours", "languages", "who_for"):
        part = getattr(office, key)
        if part:
            yield (key, "sources"), part.sources
    for i, channel in enumerate(office.channels):
        yield ("channels", i, "sources"), channel.sources
        for key in ("hours", "languages"):
            said = getattr(channel, key)
            if said:
                yield ("channels", i, key, "sources"), said.sources
    for i, conflict in enumerate(office.conflicts):
        yield ("conflicts", i, "sources"), conflict.sources


def due(register: ContactRegister, today: date) -> list[Due]:
    """Return the channels to confirm: never confirmed, or longer ago than their interval."""
    out = []
    for entry in register.entries:
        office = entry.office
        for i, channel in enumerate(office.channels):
            publish = office.publish_of(channel)
            if publish is not Publish.AFTER_TEST or isinstance(channel, WebChannel):
                continue
            if not channel.verified_on:
                out.append(Due(office, channel, entry, i, None))
                continue
            ends = add_months(
                date.fromisoformat(channel.verified_on), office.review_months_of(channel)
            )
            if ends < today:
                out.append(Due(office, channel, entry, i, ends))
    return out
