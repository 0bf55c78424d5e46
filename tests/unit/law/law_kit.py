"""Small registers for the tests of treaties, laws, obligations and terms."""

from __future__ import annotations

import functools
import textwrap
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from guidance.models.base import Language
from guidance.models.citation import SourceKind, SourceRecord
from guidance.problems import Problems
from guidance.publishing import Release
from guidance.registers import instruments, law_checks, obligations, terms, ui
from guidance.registers.instruments import InstrumentRegister
from guidance.registers.obligations import ObligationRegister
from guidance.registers.terms import TermRegister
from guidance.views.law import Desk

ROOT = Path(__file__).parents[3]
TODAY = date(2026, 11, 23)

SOURCES: Mapping[str, SourceRecord] = {
    record.id: record
    for record in (
        SourceRecord(
            id="un",
            url="https://treaties.example",
            publisher="Treaty office",
            date="2014-01-27",
            kind=SourceKind.OFFICIAL,
        ),
        SourceRecord(
            id="paper", url="https://paper.example", publisher="Paper", kind=SourceKind.PRESS
        ),
        SourceRecord(
            id="cable",
            url="https://cable.example",
            publisher="Cable",
            kind=SourceKind.BACKGROUND,
        ),
    )
}
BODIES = {"dept": "Department", "moj": "Ministry of Justice", "mofa-treaties": "Treaty office"}

TREATY = """
instruments:
  - id: pact
    slug: the-pact
    kind: multilateral
    partner: un
    binding: binding
    membership: party
    subjects: [trafficking]
    name: {en: The Pact, lo: ສັນຍາ}
    also: [PCT]
    ask: dept
    title:
      en: {value: Full Title of the Pact, confidence: high, sources: [un]}
      lo: {confidence: not_found}
    status:
      value: {en: Party, lo: ເປັນພາຄີ}
      confidence: medium
      sources: [paper]
    adoption: {value: '2000-11-15', confidence: high, sources: [un]}
    entry_into_force: {value: '2003-12-25', confidence: high, sources: [un]}
    lao:
      accession: {value: '2003-09-26', confidence: medium, sources: [paper]}
      in_force: {value: '2003-12-25', confidence: low}
    articles:
      - id: 3a
        number: 3(a)
        topics: [definition]
        value: {en: Says what it is., lo: ນິຍາມ.}
        confidence: high
        sources: [un]
      - id: 3b
        number: 3(b)
        topics: [definition]
        value: {en: Says what is not., lo: ບໍ່ແມ່ນນິຍາມ.}
        confidence: medium
        sources: [paper]
      - id: '5'
        number: '5'
        topics: [criminalise]
        value: {en: From memory alone.}
        confidence: low
      - id: 11-18-20
        number: 11, 18-20
        topics: [mla]
        value: {en: Papers and search., lo: ເອກະສານ ແລະ ການຄົ້ນ.}
        confidence: medium
        sources: [paper]
      - id: immunity
        number: '9'
        topics: [protect]
        value: {en: Nobody is punished., lo: ບໍ່ມີໃຜຖືກລົງໂທດ.}
        confidence: medium
        sources: [paper]
        restricted: immunity
"""
LAW = """
instruments:
  - id: code
    slug: code
    kind: law
    binding: binding
    subjects: [trafficking]
    name: {en: The Code, lo: ປະມວນ, lo_confidence: high}
    ask: moj
    title:
      en: {value: Code, confidence: high, sources: [un]}
      lo: {value: ປະມວນ, confidence: high, sources: [un]}
    number:
      value: {en: 'No. 73/NA, 17 December 2015', lo: ເລກທີ 73/ສພຊ}
      confidence: low
    articles:
      - id: '7'
        number: '7'
        topics: [penalty]
        value: {en: Ten years., lo: ສິບປີ.}
        confidence: medium
        sources: [paper]
        restricted: penalty
  - id: memory
    slug: memory
    kind: decree
    binding: binding
    subjects: [labour]
    name: {en: A decree from memory, lo: ດຳລັດ}
    ask: moj
    title:
      en: {value: A decree from memory, confidence: low}
      lo: {confidence: not_found}
"""
CONFLICT = """
conflicts:
  - id: c1
    topic: {en: How it joined, lo: ວິທີເຂົ້າຮ່ວມ}
    about: [pact/lao.accession]
    positions:
      - value: {en: It acceded., lo: ເຂົ້າຮ່ວມ.}
        confidence: medium
        sources: [paper]
      - value: {en: It ratified., lo: ໃຫ້ສັດຕະຍາບັນ.}
        confidence: medium
        sources: [cable]
    reading:
      value: {en: Probably acceded., lo: ອາດຈະເຂົ້າຮ່ວມ.}
      confidence: medium
      sources: [un]
    ask: dept
"""
OBLIGATIONS = """
obligations:
  - id: define
    name: {en: Define, lo: ນິຍາມ}
    duty: {en: Use one definition., lo: ໃຊ້ນິຍາມດຽວ.}
    treaties: ['pact#3', 'pact#5']
    laws: [code]
    bodies:
      - body: dept
        role: {en: Trains, lo: ຝຶກອົບຮົມ}
        confidence: high
        sources: [un]
    pages: [law/definition.md, law/absent.md]
    gaps:
      - text: {en: The text of the Code, lo: ຕົວບົດ}
        ask: moj
elements:
  - id: act
    text: palermo
    part: act
    article: 'pact#3a'
    items:
      - {en: Recruiting, lo: ຊອກຫາ}
    value: {en: Recruiting people., lo: ຊອກຫາຄົນ.}
    confidence: high
    sources: [un]
  - id: hidden
    text: palermo
    part: means
    article: 'pact#3a'
    value: {en: From memory.}
    confidence: low
differences:
  - id: border
    aspect: {en: Border, lo: ຊາຍແດນ}
    trafficking:
      value: {en: Not needed, lo: ບໍ່ຈຳເປັນ}
      confidence: high
      sources: [un]
    smuggling:
      value: {en: Always, lo: ສະເໝີ}
      confidence: low
"""
TERMS = """
terms:
  - id: victim
    group: core
    en: victim
    lo: ຜູ້ຖືກເຄາະຮ້າຍ
    variants: [ຜູ້ເຄາະຮ້າຍ]
    avoid:
      - word: ເຫຍື່ອ
        reason: {en: means prey, lo: ແປວ່າສັດ}
    confidence: high
    sources: [un]
  - id: guide
    group: core
    en: guide
    lo: ແນະນຳ
    confidence: low
    sources: [paper]
  - id: ui_home
    group: interface
    en: Home
    lo: ໜ້າຫຼັກ
    confidence: medium
    sources: [paper]
"""
FILES = {
    "treaties.yml": TREATY,
    "laws.yml": LAW,
    "conflicts.yml": CONFLICT,
    "obligations.yml": OBLIGATIONS,
    "terms.yml": TERMS,
}


def write(folder: Path, **changes: tuple[str, str] | str) -> Path:
    """Write the small registers; `treaties=(old, new)` plants a change, a text replaces a file."""
    for name, text in FILES.items():
        change = changes.get(name.removesuffix(".yml"))
        if isinstance(change, str):
            text = change
        elif change:
            old, new = change
            assert old in text, f"{old!r} does not stand in {name}"
            text = text.replace(old, new, 1)
        (folder / name).write_text(textwrap.dedent(text).lstrip(), "utf-8")
    return folder


def law(folder: Path, problems: Problems | None = None) -> InstrumentRegister:
    """Load and check the instruments; without `problems` none may be found."""
    found = Problems() if problems is None else problems
    register = instruments.load(folder, folder, found)
    if not found:
        law_checks.check(register, SOURCES, BODIES, TODAY, found)
    if problems is None:
        assert found == []
    return register


def duties(folder: Path, register: InstrumentRegister, problems: Problems) -> ObligationRegister:
    """Load and check the obligations."""
    found = obligations.load(folder, folder, problems)
    pages = ["law/definition.md", "law/absent.md"]
    known = instruments.references(register)
    obligations.check(found, known, SOURCES, BODIES, pages, problems)
    return found


def words(folder: Path, problems: Problems) -> TermRegister:
    """Load and check the terms."""
    found = terms.load(folder, folder, problems)
    terms.check(found, SOURCES, problems)
    return found


@functools.lru_cache
def strings() -> ui.UiStrings:
    """The real interface strings, read once."""
    problems = Problems()
    found = ui.load(ROOT / "data", ROOT, problems)
    assert problems == []
    return found


def desk(language: Language = Language.EN, release: Release = Release.DRAFT) -> Desk:
    """What the views need."""
    return Desk(language, release, SOURCES, BODIES, strings())


def told(problems: Problems) -> list[str]:
    """The problems as an editor reads them."""
    return [str(problem) for problem in problems]
