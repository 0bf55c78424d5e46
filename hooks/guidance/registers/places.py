"""The register of places, `data/places.yml`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from guidance.models.place import District, PlaceFile, Province
from guidance.problems import Problems
from guidance.registers.common import check_sources, read
from guidance.source import Place as Path_
from guidance.source import Source

AnyPlace: TypeAlias = Province | District


@dataclass(frozen=True)
class PlaceRegister:
    """All places by code, provinces in the order of the file."""

    provinces: tuple[Province, ...] = ()
    by_code: Mapping[str, AnyPlace] = field(default_factory=dict)
    file: PlaceFile | None = None
    source: Source | None = None

    def province_of(self, code: str) -> Province | None:
        """Return the province in which the place with `code` lies, or which it is."""
        found = self.by_code.get(code[:2])
        return found if isinstance(found, Province) else None

    @property
    def districts(self) -> tuple[tuple[Province, District], ...]:
        """Every district with its province."""
        return tuple((p, d) for p in self.provinces for d in p.districts)


def load(data_dir: Path, root: Path, problems: Problems) -> PlaceRegister:
    """Read `places.yml`; a site without places needs none."""
    file, source = read(PlaceFile, data_dir / "places.yml", root, problems)
    if not file or not source:
        return PlaceRegister()
    by_code: dict[str, AnyPlace] = {}
    for province in file.provinces:
        by_code[province.code] = province
        by_code |= {district.code: district for district in province.districts}
    return PlaceRegister(file.provinces, by_code, file, source)


def check(register: PlaceRegister, known_sources: Collection[str], problems: Problems) -> None:
    """Report places that stand twice, in the wrong province, or are missing."""
    if not register.file or not register.source:
        return
    _check_counts(register.file, register.source, problems)
    _check_codes(register.file, register.source, problems)
    _check_names(register.file, register.source, problems)
    for where, ids in _cited(register.file):
        check_sources(register.source, where, ids, known_sources, problems)


def cited_sources(register: PlaceRegister) -> set[str]:
    """Return the ids of all sources that places rest on."""
    if not register.file:
        return set()
    out = {i for _, ids in _cited(register.file) for i in ids}
    return out | {entry.source for entry in register.file.lists.values() if entry.source}


def _cited(file: PlaceFile) -> Iterator[tuple[Path_, tuple[str, ...]]]:
    for c, change in enumerate(file.changes):
        yield ("changes", c, "sources"), change.sources
    for p, province in enumerate(file.provinces):
        yield ("provinces", p, "sources"), province.sources
        for d, district in enumerate(province.districts):
            yield ("provinces", p, "districts", d, "sources"), district.sources


def _check_counts(file: PlaceFile, source: Source, problems: Problems) -> None:
    found = {
        "provinces": len(file.provinces),
        "districts": sum(len(province.districts) for province in file.provinces),
    }
    for key, expected in (
        ("provinces", file.counts.provinces),
        ("districts", file.counts.districts),
    ):
        if found[key] != expected:
            problems.append(
                source.problem(
                    ("counts", key),
                    f"The file has {found[key]} {key}, but {expected} are expected.",
                    "Restore the missing place, or correct the number if the map has changed.",
                )
            )


def _check_codes(file: PlaceFile, source: Source, problems: Problems) -> None:
    seen: dict[str, Path_] = {}

    def once(kind: str, value: str, where: Path_) -> None:
        key = f"{kind} {value}"
        if key in seen:
            line = source.mark(seen[key]).line
            problems.append(
                source.problem(
                    where,
                    f'The {kind} "{value}" stands twice, first on line {line}.',
                    "Correct one of the two.",
                )
            )
        seen.setdefault(key, where)

    for p, province in enumerate(file.provinces):
        here: Path_ = ("provinces", p)
        once("code", province.code, (*here, "code"))
        once("slug", province.slug, (*here, "slug"))
        once("ISO code", province.iso, (*here, "iso"))
        slugs: dict[str, int] = {}
        for d, district in enumerate(province.districts):
            at: Path_ = (*here, "districts", d)
            once("code", district.code, (*at, "code"))
            if not district.code.startswith(province.code):
                problems.append(
                    source.problem(
                        (*at, "code"),
                        f"The district {district.code} ({district.name.en}) stands in "
                        f"{province.name.en}, whose districts begin with {province.code}.",
                        "Move it to its province, or correct the code.",
                    )
                )
            if district.slug in slugs:
                problems.append(
                    source.problem(
                        (*at, "slug"),
                        f'Two districts of {province.name.en} have the slug "{district.slug}".',
                        "Give one of them another.",
                    )
                )
            slugs[district.slug] = d


def _check_names(file: PlaceFile, source: Source, problems: Problems) -> None:
    words = {"province": ("ແຂວງ",), "prefecture": ("ນະຄອນຫຼວງ",)}
    words |= {"district": ("ເມືອງ",), "city": ("ນະຄອນ",)}

    def whole(place: AnyPlace, where: Path_) -> None:
        if not place.name.lo_full.startswith(words[place.type]):
            problems.append(
                source.problem(
                    (*where, "name", "lo_full"),
                    f'The full name "{place.name.lo_full}" of a {place.type} does not begin with '
                    f'"{words[place.type][0]}".',
                    "Correct the name, or the `type`.",
                )
            )

    for p, province in enumerate(file.provinces):
        whole(province, ("provinces", p))
        for d, district in enumerate(province.districts):
            whole(district, ("provinces", p, "districts", d))
