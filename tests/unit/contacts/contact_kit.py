"""A small directory, written as an editor writes it."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from guidance.models.citation import SourceKind, SourceRecord
from guidance.problems import Problems
from guidance.registers import bodies, contact_checks, contacts, places, ui
from guidance.views.directory import Directory

TODAY = date(2026, 11, 23)

PLACES = """\
counts: {provinces: 2, districts: 3}
lists:
  A: {text: first list}
provinces:
  - code: "08"
    slug: xayabouly
    iso: LA-XA
    type: province
    name: {en: Xayabouly, lo: ໄຊຍະບູລີ, lo_full: ແຂວງໄຊຍະບູລີ, lo_confidence: high}
    confidence: high
    districts:
      - code: "0803"
        slug: hongsa
        name: {en: Hongsa, lo: ຫົງສາ, lo_full: ເມືອງຫົງສາ, lo_confidence: medium}
      - code: "0811"
        slug: xaysathan
        name:
          en: Xaysathan
          lo: ໄຊສະຖານ
          lo_full: ເມືອງໄຊສະຖານ
          lo_confidence: low
          variants_lo: [ໄຊຊະຖານ]
  - code: "09"
    slug: xiengkhouang
    iso: LA-XI
    type: province
    name: {en: Xiengkhouang, lo: ຊຽງຂວາງ, lo_full: ແຂວງຊຽງຂວາງ, lo_confidence: high}
    confidence: high
    districts:
      - code: "0901"
        slug: pek
        name: {en: Pek, lo: ແປກ, lo_full: ເມືອງແປກ, lo_confidence: medium}
"""

BODIES = """\
bodies:
  - id: mps
    kind: security
    name: {en: Ministry of Public Security, lo: ກະຊວງປ້ອງກັນຄວາມສະຫງົບ, lo_confidence: high}
    confidence: high
    sources: [paper]
    needs: [danger]
    levels:
      - level: national
        name: {en: Ministry of Public Security, lo: ກະຊວງປ້ອງກັນຄວາມສະຫງົບ}
        in_directory: false
        roles:
          - text: {en: Only body that may identify., lo: ເປັນພາກສ່ວນດຽວ.}
            restricted: identification
            confidence: medium
            sources: [paper]
      - level: province
        name: {en: Provincial police, lo: ຕຳຫຼວດແຂວງ}
      - level: district
        name: {en: District police, lo: ຕຳຫຼວດເມືອງ}
  - id: lwu
    kind: mass_organisation
    name: {en: Lao Women's Union, lo: ສະຫະພັນແມ່ຍິງລາວ, lo_confidence: high}
    confidence: high
    sources: [paper]
    levels:
      - level: national
        name: {en: Lao Women's Union, lo: ສະຫະພັນແມ່ຍິງລາວ}
        in_directory: false
      - level: district
        name: {en: District Women's Union, lo: ສະຫະພັນແມ່ຍິງເມືອງ}
"""

NATIONAL = """\
# Lines of the whole country.
offices:
  - id: police
    level: national
    country: la
    name: {en: Police, lo: ຕຳຫຼວດ}
    body: mps
    confidence: high
    sources: [paper]
    publish: after_test
    needs: [danger]
    order: 10
    channels:
      - id: call
        kind: short_code
        country: la
        number: "1191"
  - id: fire
    level: national
    country: la
    name: {en: Fire service, lo: ດັບເພີງ}
    body: mps
    confidence: medium
    sources: [paper]
    publish: after_test
    channels:
      - {id: call, kind: short_code, country: la, number: "1190"}
  - id: secret
    level: national
    country: la
    name: {en: Withdrawn line, lo: ສາຍທີ່ຖອນແລ້ວ}
    body: mps
    confidence: high
    sources: [paper]
    publish: "no"
    channels:
      - {id: call, kind: short_code, country: la, number: "1192"}
  - id: name-only
    level: national
    country: la
    name: {en: Office by name, lo: ຫ້ອງການ}
    body: lwu
    confidence: high
    sources: [paper]
    publish: name_only
    channels:
      - {id: call, kind: phone, country: la, number: 021 316253}
      - {id: web, kind: web, url: "https://example.la"}
"""

THAILAND = """\
offices:
  - id: th-police
    level: foreign_line
    country: th
    name: {en: Anti-trafficking police, lo: ຕຳຫຼວດໄທ}
    confidence: medium
    sources: [paper]
    publish: after_test
    channels:
      - {id: call, kind: short_code, country: th, number: "1191"}
    conflicts:
      - says: "1599"
        view: undecided
        open: true
        shown: {en: Another source gives another number., lo: ອີກແຫຼ່ງໜຶ່ງໃຫ້ເບີອື່ນ.}
"""

OFFICE = """\
id: hongsa-lwu
level: district
country: la
name: {en: "Women's Union, Hongsa", lo: ສະຫະພັນແມ່ຍິງເມືອງຫົງສາ}
body: lwu
place: "0803"
confidence: high
publish: after_test
channels:
  - id: call
    kind: phone
    country: la
    number: 074 211234
    verified_on: "2026-11-20"
    verified_by: lwu
"""
"""One office for `Kit.office`; its owner confirmed the number."""

SOURCES = {
    "paper": SourceRecord(id="paper", publisher="A newspaper", date="2025", kind=SourceKind.PRESS),
    "rumour": SourceRecord(id="rumour", publisher="A list", kind=SourceKind.BACKGROUND),
}


@functools.cache
def _strings() -> ui.UiStrings:
    """Return the engine's interface strings, read once."""
    return ui.load(Path("no-site"), Path.cwd(), Problems())


@dataclass
class Kit:
    """A data folder in a temporary place, and what the library makes of it."""

    root: Path
    officers: Path | None = None
    problems: Problems = field(default_factory=Problems)

    @property
    def data(self) -> Path:
        return self.root / "data"

    def write(self, name: str, text: str) -> Path:
        path = self.data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def office(self, lines: str, name: str = "contacts/extra.yml") -> Path:
        """Write a file with one office; `lines` are those of the office, unindented."""
        indented = "\n".join(f"    {line}" for line in lines.strip("\n").splitlines())
        return self.write(name, f"offices:\n  -{indented[3:]}\n")

    def load(self, officers: Path | None = None) -> Directory:
        self.problems = Problems()
        return Directory(
            places.load(self.data, self.root, self.problems),
            bodies.load(self.data, self.root, self.problems),
            contacts.load(self.data, self.root, self.problems, officers),
            SOURCES,
            _strings(),
            slip=True,
        )

    def check(self, officers: Path | None = None, today: date = TODAY) -> list[str]:
        """Return every error of loading and checking, as an editor reads them."""
        directory = self.load(officers)
        places.check(directory.places, SOURCES, self.problems)
        bodies.check(directory.bodies, SOURCES, self.problems)
        contact_checks.check(
            directory.contacts,
            directory.places,
            directory.bodies,
            SOURCES,
            today,
            self.problems,
            directory.ui.by_key,
        )
        return [str(problem) for problem in self.problems.errors]
