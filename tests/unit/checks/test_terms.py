"""Words and letters: what is reported, where, and what is left alone."""

import pytest

from guidance.checks import pairs, style, terms
from guidance.models.base import Language
from guidance.problems import Problems
from guidance.registers import terms as register

TERMS = """\
terms:
  - id: victim
    group: core
    en: victim
    lo: ຜູ້ຖືກເຄາະຮ້າຍ
    variants: [ຜູ້ເຄາະຮ້າຍ]
    avoid:
      - {word: ເຫຍື່ອ, reason: {en: means prey}}
      - {word: ຜູ້ເຄາະຮ້າຍ, reason: {en: not the legal form}}
      - {word: ທາດ, reason: {en: slave}}
      - {word: ນາຍໜ້າ, reason: {en: may be lawful}}
    confidence: high
    sources: [a]
  - id: slavery
    group: core
    en: slavery
    lo: ການເປັນຂ້າທາດ
    confidence: high
    sources: [a]
"""
STYLE = """\
other_sense: [ນາຍໜ້າ]
latin_names: [Facebook]
phone_words: {en: [call, hotline], lo: [ໂທ, ສາຍດ່ວນ]}
rules:
  - id: label
    language: en
    words: [prostitute]
    why: The word labels.
    use: Write otherwise.
  - id: one-word
    language: lo
    words: [ສິ່ງບົ່ງບອກ]
    why: The term is another.
    use: Write ຕົວຊີ້ບອກ.
    severity: notice
  - id: immunity
    language: en
    kind: promise
    words: [will not be … punished, won't be punished]
    unless: [do not say]
    why: It promises.
    use: Name the law.
  - id: immunity-lo
    language: lo
    kind: promise
    words: [ຈະ ບໍ່ ຖືກ…ລົງໂທດ]
    unless: [ຢ່າສັນຍາ]
    why: It promises.
    use: Name the law.
  - id: penalty
    language: en
    kind: restricted
    words: [million kip, within … hours]
    unless: [proposed]
    why: The registers know.
    use: Say whom to ask.
  - id: draft
    language: en
    kind: draft
    words: [draft for review]
    why: The page is approved.
    use: Take it out.
"""


@pytest.fixture
def words(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    (data / "terms.yml").write_text(TERMS, "utf-8")
    (data / "style.yml").write_text(STYLE, "utf-8")
    problems = Problems()
    file = style.load([data], tmp_path, problems)
    ready = style.ready(file, register.load(data, tmp_path, problems))
    assert not problems
    return ready


@pytest.fixture
def found(read, words):
    def found(**bodies):
        pages = read(**bodies)
        problems = Problems()
        terms.check(pages, pairs.documents(pages), words, ["1362", "191"], problems)
        return [str(p).removeprefix("docs/") for p in sorted(problems)]

    return found


PHONE = "Fix: Name the line with [[line:...]], so that its number, source and mark come from data."
BRACKETS = "Fix: Translate it, or put it in brackets or quotation marks after its translation."
LATIN = (
    "Fix: Translate it, put it in brackets after the Lao, or add a name to `latin_names` in "
    "data/style.yml."
)
LAO = {
    "ເປັນເຫຍື່ອ": 'lo/x.md:6:5: "ເຫຍື່ອ" is not to be used. Reason: means prey. '
    "Fix: Write ຜູ້ຖືກເຄາະຮ້າຍ (victim).",
    "ຊ່ວຍ ຜູ້ເຄາະຮ້າຍ": 'lo/x.md:6:6: "ຜູ້ເຄາະຮ້າຍ" is not to be used. Reason: not the legal '
    "form. Fix: Write ຜູ້ຖືກເຄາະຮ້າຍ (victim).",
    "ມີສິ່ງບົ່ງບອກ": 'lo/x.md:6:3: notice: "ສິ່ງບົ່ງບອກ" is not to be used. The term is another. '
    "Fix: Write ຕົວຊີ້ບອກ.",
    "ນໍ້າ": 'lo/x.md:6:2: Here stands ໍ and າ for ຳ: "ໍ້າ". Fix: Write "້ຳ"; '
    "`guidance fix` does it for you.",
    "ກ\u200bຂ": "lo/x.md:6:2: Here stands an invisible character: U+200B. "
    "Fix: Remove it; `guidance fix` does it for you.",
    "ກິັ": 'lo/x.md:6:2: Here stand two vowels on one letter: "ິັ". Fix: Type the syllable again.',
    "ກกກ": 'lo/x.md:6:2: The Thai letter "ก" (U+0E01) stands in a Lao word. '
    "Fix: Type the Lao letter instead.",
    "ກ กา ກ": f'lo/x.md:6:3: Thai stands in a Lao sentence: "กา". {BRACKETS}',
    "ຢູ່ office ນີ້": f'lo/x.md:6:5: The word "office" is left in a Lao sentence. {LATIN}',
    "ພົບthe": f'lo/x.md:6:4: The word "the" is left in a Lao sentence. {LATIN}',
    "ໂທ 1362": f'lo/x.md:6:4: A telephone number is typed: "1362". {PHONE}',
    "ສາຍດ່ວນ ໑໓໖໒": f'lo/x.md:6:9: A telephone number is typed: "໑໓໖໒". {PHONE}',
    "020 5555 1234": f'lo/x.md:6:1: A telephone number is typed: "020 5555 1234". {PHONE}',
    "ທ່ານຈະບໍ່ຖືກ ລົງໂທດ.": 'lo/x.md:6:5: "ຈະບໍ່ຖືກ ລົງໂທດ" is not to be used. It promises. '
    "Fix: Name the law.",
    "ຈະ\nບໍ່ຖືກສານລົງໂທດ": 'lo/x.md:6:1: "ຈະ \nບໍ່ຖືກສານລົງໂທດ" is not to be used. It promises. '
    "Fix: Name the law.",
    "ຢ່າສັນຍາ. ຈະບໍ່ຖືກລົງໂທດ": 'lo/x.md:6:11: "ຈະບໍ່ຖືກລົງໂທດ" is not to be used. It promises. '
    "Fix: Name the law.",
}
ENGLISH = {
    "A Prostitute.": 'en/x.md:6:3: "Prostitute" is not to be used. The word labels. '
    "Fix: Write otherwise.",
    "You will not be arrested or punished.": 'en/x.md:6:5: "will not be arrested or punished" is '
    "not to be used. It promises. Fix: Name the law.",
    "- “You won’t be punished.”": 'en/x.md:6:8: "won’t be punished" is not to be used. '
    "It promises. Fix: Name the law.",
    "Under [[law:a#2]] the fine is 10 “million kip”.": 'en/x.md:6:35: "million kip" is not to be '
    "used. The registers know. Fix: Say whom to ask.",
    "- Report within 24 hours.": 'en/x.md:6:10: "within 24 hours" is not to be used. '
    "The registers know. Fix: Say whom to ask.",
    "Say ກ now": f'en/x.md:6:5: Lao stands in an English sentence: "ກ". {BRACKETS}',
    "Say กา now": f'en/x.md:6:5: Thai stands in an English sentence: "กา". {BRACKETS}',
    "Call the hotline 1362": f'en/x.md:6:18: A telephone number is typed: "1362". {PHONE}',
    "+856 20 555 1234": f'en/x.md:6:1: A telephone number is typed: "+856 20 555 1234". {PHONE}',
    "85620555123": f'en/x.md:6:1: A telephone number is typed: "85620555123". {PHONE}',
}


@pytest.mark.parametrize("text", LAO)
def test_what_lao_pages_must_not_say(found, text):
    assert found(lo=text + "\n") == [LAO[text]]


@pytest.mark.parametrize("text", ENGLISH)
def test_what_english_pages_must_not_say(found, text):
    assert found(en=text + "\n") == [ENGLISH[text]]


@pytest.mark.parametrize(
    "text",
    [
        "ການເປັນຂ້າທາດ",
        "ນາຍໜ້າ",
        "ຢ່າເວົ້າວ່າ “ເຫຍື່ອ”",
        "ຢ່າສັນຍາວ່າຈະບໍ່ຖືກລົງໂທດ.",
        "ຢ່າສັນຍາສິ່ງເຫຼົ່ານີ້:\n\n- ຈະບໍ່ຖືກລົງໂທດ",
        "| ຢ່າສັນຍາ | ກ |\n|---|---|\n| ຈະບໍ່ຖືກລົງໂທດ | ກ |",
        "[[law:a#2]] ວ່າ ຜູ້ຖືກເຄາະຮ້າຍຈະບໍ່ຖືກລົງໂທດ.",
        "UNODC, A4, COVID-19 ແລະ Facebook; mofa.gov.la; a@b.la",
        "ສູນ (Winrock International) ແລະ “Blue Heart”",
        "`guidance check` ແລະ [ກ](help.md) https://example.org",
        "ໃນປີ 1362 ຄົນ",
        "ຄຳໄທ “กา” ແປວ່າ",
        "2021-2023 ມີ 1,000,000 ກີບ",
        "ສັ້ນ ໆ.",
    ],
)
def test_what_lao_pages_may_say(found, text):
    assert found(lo=text + "\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "victim (ຜູ້ຖືກເຄາະຮ້າຍ)",
        "Do not say: “you will not be punished”.",
        "Never write “prostitute”.",
        "Under [[treaty:tip_protocol#2]] she will not be punished.",
        "In 2023 there were 1362 cases; decree 245/GoL of 2019-02-28.",
        "191 people were helped.",
        '!!! proposal "Proposed wording"\n\n    - Report within 24 hours.',
    ],
)
def test_what_english_pages_may_say(found, text):
    assert found(en=text + "\n") == []


def test_the_other_column_of_a_table_is_no_excuse(found):
    body = "| ຢ່າສັນຍາ | ກ |\n|---|---|\n| ກ | ຈະບໍ່ຖືກລົງໂທດ |\n"
    assert [line.split(" ")[0] for line in found(lo=body)] == ["lo/x.md:8:7:"]


def test_front_matter_is_read_too(found):
    page = "---\ntitle: ເຫຍື່ອ\ndescription: ກ\nlead: ໂທ 1362\n---\n\nກ\n"
    assert [line.split(" ")[:2] for line in found(lo=page)] == [
        ["lo/x.md:2:", "title:"],
        ["lo/x.md:4:", "lead:"],
    ]


def test_strings_of_the_interface_are_read_too(words):
    problems = Problems()
    strings = [("a.b", "ໂທ {name} ເຫຍື່ອ", Language.LO), ("a.c", "Call {name}", Language.EN)]
    terms.check_strings(strings, words, lambda key: ("data/ui/a.yml", len(key)), problems)
    assert list(map(str, problems)) == [
        'data/ui/a.yml:3: a.b: "ເຫຍື່ອ" is not to be used. Reason: means prey. '
        "Fix: Write ຜູ້ຖືກເຄາະຮ້າຍ (victim)."
    ]


def test_a_site_without_terms_and_style_is_read_as_well(read, tmp_path):
    pages = read(lo="ໂທ 1362\n", en="Call 1362\n")
    problems = Problems()
    empty = style.ready(style.load([tmp_path], tmp_path, problems), register.TermRegister())
    terms.check(pages, pairs.documents(pages), empty, ["1362"], problems)
    assert not problems


def test_a_site_adds_to_the_words_of_the_engine(tmp_path):
    rule = "rules: [{{id: {0}, language: en, words: [{0}], why: A., use: B.}}]\n"
    for name in ("engine", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "style.yml").write_text(rule.format(name), "utf-8")
    folders = [tmp_path / "engine", tmp_path / "site", tmp_path / "site"]
    file = style.load(folders, tmp_path, Problems())
    assert [rule.id for rule in file.rules] == ["engine", "site"]


def test_a_mistake_in_the_style_file_is_told(tmp_path):
    (tmp_path / "style.yml").write_text("rules:\n  - id: a\n    language: th\n", "utf-8")
    problems = Problems()
    assert style.load([tmp_path], tmp_path, problems) == style.StyleFile()
    assert "style.yml:3:15: rules[0].language: 'th' is not one of the allowed values." in str(
        problems[0]
    )


def test_an_approved_page_calls_itself_no_draft(found):
    text = "This is a draft for review.\n"
    assert found(en=text) == []
    more = "approved_by: a\napproved_on: 2026-01-01\n"
    front = f"---\ntitle: A\ndescription: A\n{more}---\n\n"
    assert found(en=front + text) == [
        'en/x.md:8:11: "draft for review" is not to be used. The page is approved. '
        "Fix: Take it out."
    ]
