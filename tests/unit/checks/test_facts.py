"""Lao texts of data."""

import pytest

from guidance.checks import facts, style
from guidance.problems import Problems
from guidance.registers import terms

TERMS = """\
terms:
  - id: victim
    group: core
    en: victim
    lo: ຜູ້ຖືກເຄາະຮ້າຍ
    variants: [ຫລາ]
    avoid:
      - word: ເຫຍື່ອ
        reason: {en: means prey}
    note: ຫລາ is old
    confidence: high
    sources: [a]
"""


@pytest.fixture
def found(tmp_path):
    def found(name, text):
        (tmp_path / "terms.yml").write_text(TERMS, "utf-8")
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        problems = Problems()
        words = style.ready(style.StyleFile(), terms.load(tmp_path, tmp_path, problems))
        facts.check(tmp_path, tmp_path, words, problems)
        return list(map(str, problems))

    return found


def test_wrong_lao_is_told_with_its_place(found):
    assert found("bodies.yml", "# ຫລ\nbodies:\n  - lo: ຫລວງ\n  - lo: ເຫຍື່ອ\n  - lo: ກກ\n") == [
        'bodies.yml:3:9: Here stands the old spelling: "ຫລ". Fix: Write "ຫຼ".',
        'bodies.yml:4:9: "ເຫຍື່ອ" is not to be used. Reason: means prey. '
        "Fix: Write ຜູ້ຖືກເຄາະຮ້າຍ (victim).",
    ]
    assert found("bodies.yml", "- lo: ກกກ\n") == [
        'bodies.yml:1:8: The Thai letter "ก" (U+0E01) stands in a Lao word. '
        "Fix: Type the Lao letter instead."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "variants_lo: [ຫລວງ]\n",
        "variants_lo:\n- ຫລວງ\n- ຫລາ\n",
        "variants:\n  - ຫລວງ\nlo: ກ\n",
        "note: >-\n  ຫລວງ\n\n  ຫລາ\n",
        "- {lo: ກ, variants: [ຫລວງ], note: ຫລາ}\n",
        "th: กขค\n",
        "lo: ຈະບໍ່ຖືກລົງໂທດ\n",
    ],
)
def test_other_spellings_notes_and_other_languages_are_left_alone(found, text):
    assert found("places.yml", text) == []


def test_search_interface_and_source_titles_have_rules_of_their_own(found):
    for name in ("search/words.yml", "ui/a.yml", "sources.yml", "style.yml"):
        assert found(name, "lo: ຫລວງ\n") == []
