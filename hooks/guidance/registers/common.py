"""What registers do alike: read a file, and report ids, sources and days that cannot be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from guidance.models import parse
from guidance.models.base import Cited, Confidence, Fact
from guidance.models.instrument import Moment, Statement
from guidance.problems import Problem, Problems, did_you_mean
from guidance.source import Place, Source, read_yaml

M = TypeVar("M", bound=BaseModel)


def read(
    model: type[M], path: Path, root: Path, problems: Problems
) -> tuple[M, Source] | tuple[None, None]:
    """Return what a file holds, with its places; nothing where there is no such file.

    A site without such facts needs no file. What is wrong with one is added to `problems`.
    """
    source = read_yaml(path, root, problems) if path.exists() else None
    file = parse(model, source, problems) if source else None
    return (file, source) if file and source else (None, None)


def check_once(
    source: Source, key: str, ids: Iterable[str], problems: Problems, what: str = "id"
) -> None:
    """Report ids that stand twice in the list at `key`."""
    seen: dict[str, int] = {}
    for i, name in enumerate(ids):
        if (first := seen.setdefault(name, i)) != i:
            line = source.mark((key, first, "id")).line
            said = f'The {what} "{name}" stands twice, first on line {line}.'
            problems.append(source.problem((key, i, "id"), said, "Rename one, or remove it."))


def check_name(
    source: Source,
    place: Place,
    name: str,
    known: Collection[str],
    problems: Problems,
    fix: str = "Add it first, or correct the id.",
    what: str = "",
) -> None:
    """Report a name that is not `known`, with the nearest that is."""
    if name not in known:
        said = what or f'"{name}" is not known.'
        problems.append(source.problem(place, said, did_you_mean(name, known) or fix))


def check_sources(
    source: Source, place: Place, ids: Iterable[str], known: Collection[str], problems: Problems
) -> None:
    """Report ids in the list at `place` that are not those of sources."""
    for i, name in enumerate(ids):
        said = f'The source "{name}" is not in data/sources.yml.'
        fix = "Add it there, or correct the id."
        check_name(source, (*place, i), name, known, problems, fix, said)


def check_fact(
    fact: Cited, source: Source, place: Place, known_sources: Collection[str], problems: Problems
) -> None:
    """Report a fact without source, with an unknown one, or said to be known but empty."""
    if fact.confidence.sourced and not fact.sources:
        problems.append(
            source.problem(
                place,
                f"A fact of {fact.confidence} confidence names no source.",
                "Add `sources: [id]`, or set `confidence: low` until one is found.",
            )
        )
    check_sources(source, (*place, "sources"), fact.sources, known_sources, problems)
    value = _value(fact)
    if fact.confidence.sourced and value is None:
        problems.append(
            source.problem(
                place,
                f"A fact of {fact.confidence} confidence has no value.",
                "Write `value:`, or set `confidence: not_found`.",
            )
        )
    if fact.confidence is Confidence.NOT_FOUND and value is not None:
        problems.append(
            source.problem(
                place,
                "A fact that was not found has a value.",
                "Remove `value:`, or say how sure it is.",
            )
        )
    if isinstance(fact, Statement) and fact.confidence.sourced and fact.value and not fact.value.lo:
        problems.append(
            source.problem(
                (*place, "value"),
                "A statement that pages show has no Lao text.",
                "Add `lo:` with `lo_confidence: low` until a Lao reviewer has seen it.",
            )
        )


def _value(fact: Cited) -> object:
    if isinstance(fact, Moment):
        return fact.value or fact.text
    if isinstance(fact, Statement | Fact):
        return fact.value
    return True


def in_future(day: str | None, source: Source, place: Place, today: date) -> Iterator[Problem]:
    """Yield the problem of a day at `place` that lies after `today`: what was done is past."""
    if day and date.fromisoformat(day) > today:
        yield source.problem(
            place, f"The day {day} lies in the future.", f"Write a day up to {today.isoformat()}."
        )
