"""The register of recordings: `data/recordings.yml`, with its sound files beside it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guidance.models.recording import Recording, RecordingFile
from guidance.problems import Problem, Problems, Severity
from guidance.registers.common import check_name, check_once, in_future, read
from guidance.source import Source

FOLDER = "recordings"
"""Folder of the sound files below `data/`, and below `assets/` in the site."""
LARGEST = 3_000_000
"""Bytes of a sound file: more would cost a reader on a slow line too much."""


@dataclass(frozen=True)
class RecordingRegister:
    """Recordings in the order of the file."""

    recordings: tuple[Recording, ...] = ()
    folder: Path = Path()
    source: Source | None = None

    def file(self, recording: Recording) -> Path:
        """Return the sound file of a recording."""
        return self.folder / recording.file


def load(data_dir: Path, root: Path, problems: Problems) -> RecordingRegister:
    """Read `recordings.yml`; a site without recordings needs none."""
    file, source = read(RecordingFile, data_dir / "recordings.yml", root, problems)
    return RecordingRegister(file.recordings if file else (), data_dir / FOLDER, source)


def check(
    register: RecordingRegister,
    pages: Collection[str],
    offices: Collection[str],
    today: date,
    problems: Problems,
) -> None:
    """Report what a recording names and is not there; tell which recordings wait for a review."""
    if not (source := register.source):
        return
    ids = (recording.id for recording in register.recordings)
    check_once(source, "recordings", ids, problems, "recording")
    for i, recording in enumerate(register.recordings):
        place = ("recordings", i)
        for key, value, known in (
            ("page", recording.page, pages),
            ("reviewed_by", recording.reviewed_by, offices),
        ):
            if value:
                check_name(source, (*place, key), value, known, problems, "Name one that exists.")
        problems += in_future(recording.reviewed_on, source, (*place, "reviewed_on"), today)
        problems += _file_problems(register, recording, source, (*place, "file"))
        if recording.reviewed_by is None:
            problems.append(
                source.problem(
                    place,
                    f'No office has reviewed the recording "{recording.id}", so no page has it.',
                    "The ministry hears it and sets `reviewed_by` and `reviewed_on`.",
                    Severity.NOTICE,
                )
            )


def _file_problems(
    register: RecordingRegister, recording: Recording, source: Source, place: tuple[str | int, ...]
) -> list[Problem]:
    path = register.file(recording)
    if not path.is_file():
        what = f"There is no file {recording.file} in data/{FOLDER}/."
        return [source.problem(place, what, "Put it there, or correct the name.")]
    if path.stat().st_size > LARGEST:
        what = f"The file has {path.stat().st_size / 1e6:.1f} MB; {LARGEST / 1e6:.0f} are allowed."
        return [source.problem(place, what, "Save it as speech (mono, 48 kbit/s), or shorten it.")]
    return []
