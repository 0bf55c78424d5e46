"""Planted mistakes in the law registers: each is reported with its place and its cure."""

from __future__ import annotations

import pytest
from law_kit import TODAY, duties, law, told, words, write

from guidance.problems import Problems
from guidance.registers import instruments, law_checks


def test_sound_data_has_no_problem(tmp_path):
    register = law(write(tmp_path))
    assert [i.id for i in register.treaties] == ["pact"]
    assert [i.id for i in register.laws] == ["code", "memory"]
    assert register.cited == {"un", "paper", "cable"}
    problems = Problems()
    assert duties(tmp_path, register, problems).cited == {"un"}
    assert words(tmp_path, problems).cited == {"un", "paper"}
    assert problems == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            (
                "confidence: medium\n      sources: [paper]\n    adoption",
                "confidence: medium\n    adoption",
            ),
            "treaties.yml:16:7: instruments[0].status: A fact of medium confidence names no source."
            " Fix: Add `sources: [id]`, or set `confidence: low` until one is found.",
        ),
        (
            (
                "'2003-09-26', confidence: medium, sources: [paper]",
                "'2003-09-26', confidence: medium, sources: [papre]",
            ),
            "treaties.yml:22:70: instruments[0].lao.accession.sources[0]: "
            'The source "papre" is not in data/sources.yml. Fix: Did you mean "paper"?',
        ),
        (
            ("entry_into_force: {value: '2003-12-25'", "entry_into_force: {value: '1999-12-25'"),
            "treaties.yml:20:31: instruments[0].entry_into_force.value: entry into force on"
            " 1999-12-25 comes before adoption on 2000-11-15."
            " Fix: Look at both sources again and correct one of the days.",
        ),
        (
            ("accession: {value: '2003-09-26'", "accession: {value: '2000-10'"),
            "treaties.yml:22:26: instruments[0].lao.accession.value: Lao accession on 2000-10"
            " comes before adoption on 2000-11-15."
            " Fix: Look at both sources again and correct one of the days.",
        ),
        (
            ("in_force: {value: '2003-12-25'", "in_force: {value: '2027-01'"),
            "treaties.yml:23:25: instruments[0].lao.in_force.value: 2027-01 is in the future"
            " (today is 2026-11-23)."
            " Fix: Correct the day; what is only planned is not a fact yet.",
        ),
        (
            ("status:\n      value: {en: Party, lo: ເປັນພາຄີ}", "status:\n      value: {en: Party}"),
            "treaties.yml:16:14: instruments[0].status.value: A statement that pages show has no"
            " Lao text. Fix: Add `lo:` with `lo_confidence: low` until a Lao reviewer has seen it.",
        ),
        (
            ("lo: {confidence: not_found}", "lo: {confidence: high, sources: [un]}"),
            "treaties.yml:14:11: instruments[0].title.lo: A fact of high confidence has no value."
            " Fix: Write `value:`, or set `confidence: not_found`.",
        ),
        (
            ("lo: {confidence: not_found}", "lo: {confidence: not_found, value: ສັນຍາ}"),
            "treaties.yml:14:11: instruments[0].title.lo: A fact that was not found has a value."
            " Fix: Remove `value:`, or say how sure it is.",
        ),
        (
            ("ask: dept", "ask: deptt"),
            'treaties.yml:11:10: instruments[0].ask: "deptt" is not known.'
            ' Fix: Did you mean "dept"?',
        ),
        (
            ("- id: 3b", "- id: 3a"),
            'treaties.yml:31:13: instruments[0].articles[1].id: "3a" stands twice in "pact".'
            " Fix: Rename one; it is an address on the page.",
        ),
        (
            ("ask: dept", "ask: dept\n    replaces: [pact]"),
            "treaties.yml:12:15: instruments[0].replaces: "
            '"pact" replaces itself through itself. Fix: Remove one of the `replaces` entries.',
        ),
    ],
)
def test_planted_mistake_in_a_treaty(tmp_path, change, message):
    problems = Problems()
    law(write(tmp_path, treaties=change), problems)
    assert told(problems) == [message]


def test_circle_of_three(tmp_path):
    links = [("ask: moj", "ask: moj\n    replaces: [memory]"), ("ask: dept", "ask: dept")]
    text = write(tmp_path, laws=links[0]).joinpath("laws.yml").read_text("utf-8")
    first, second = text.split("  - id: memory")
    second = second.replace("ask: moj", "ask: moj\n    replaces: [code]")
    problems = Problems()
    law(write(tmp_path, laws=f"{first}  - id: memory{second}"), problems)
    assert [p.what for p in problems] == [
        '"code" replaces itself through memory.',
        '"memory" replaces itself through code.',
    ]


def test_equal_ids_and_addresses(tmp_path):
    problems = Problems()
    law(
        write(tmp_path, laws=("id: memory\n    slug: memory", "id: code\n    slug: code")), problems
    )
    assert told(problems) == [
        'laws.yml:23:9: instruments[1].id: The id "code" stands twice, first in laws.yml on line 2.'
        " Fix: Rename one; ids are the addresses that pages refer to."
    ]
    problems = Problems()
    law(write(tmp_path, laws=("slug: memory", "slug: code")), problems)
    assert [p.what for p in problems] == ['"code" already has the page address "code".']


def test_treaty_in_the_wrong_file(tmp_path):
    problems = Problems()
    law(
        write(
            tmp_path,
            treaties="instruments: []\n",
            laws=write(tmp_path).joinpath("treaties.yml").read_text("utf-8"),
            conflicts="conflicts: []\n",
        ),
        problems,
    )
    assert [p.what for p in problems] == [
        "An instrument of the kind `multilateral` stands in laws.yml."
    ]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("kind: law", "kind: lore", "'lore' is not one of the allowed values."),
        ("slug: code", "slug: The_Code", '"The_Code" is not a page address.'),
        (
            "kind: law\n",
            "kind: law\n    membership: party\n",
            "A domestic instrument has no membership.",
        ),
        ("kind: law\n", "kind: bilateral\n", "A treaty names no partner."),
        (
            "subjects: [trafficking]",
            "subject: [trafficking]",
            'The key "subject" is not known here.',
        ),
    ],
)
def test_shape_of_an_instrument(tmp_path, old, new, what):
    problems = Problems()
    instruments.load(write(tmp_path, laws=(old, new)), tmp_path, problems)
    assert what in [p.what for p in problems]


def test_fact_without_confidence(tmp_path):
    problems = Problems()
    change = (
        "{value: Full Title of the Pact, confidence: high, sources: [un]}",
        "{value: Full Title}",
    )
    instruments.load(write(tmp_path, treaties=change), tmp_path, problems)
    assert told(problems) == [
        'treaties.yml:13:11: instruments[0].title.en.confidence: The key "confidence" is missing.'
        " Fix: Add `confidence: ...` here."
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ("about: [pact/lao.accession]", "about: [pact/lao.acession]"),
            "conflicts.yml:4:13: conflicts[0].about[0]: "
            'There is no fact "pact/lao.acession". Fix: Did you mean "pact/lao.accession"?',
        ),
        (
            ("ask: dept", "ask: nobody"),
            'conflicts.yml:16:10: conflicts[0].ask: "nobody" is not known.'
            " Fix: Use an id of data/bodies.yml.",
        ),
    ],
)
def test_planted_mistake_in_a_conflict(tmp_path, change, message):
    problems = Problems()
    law(write(tmp_path, conflicts=change), problems)
    assert told(problems) == [message]


def test_conflict_settled_by_half(tmp_path):
    problems = Problems()
    change = ("ask: dept", "ask: dept\n    settled_by: dept")
    instruments.load(write(tmp_path, conflicts=change), tmp_path, problems)
    assert [p.what for p in problems] == ["Only one of `settled_by` and `settled_on` is set."]


def test_settled_conflict_is_no_longer_open(tmp_path):
    change = ("ask: dept", "ask: dept\n    settled_by: dept\n    settled_on: 2026-11-20")
    assert law(write(tmp_path, conflicts=change)).open_conflicts == ()


def test_side_known_from_memory_makes_no_conflict(tmp_path):
    change = ("confidence: medium\n        sources: [cable]", "confidence: low")
    register = law(write(tmp_path, conflicts=change))
    assert register.conflict("pact", "lao.accession") is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ("'pact#5'", "'pact#50'"),
            "obligations.yml:5:26: obligations[0].treaties[1]: "
            'The register has no article "pact#50". Fix: Did you mean "pact#5"?',
        ),
        (
            ("body: dept", "body: dep"),
            'obligations.yml:8:15: obligations[0].bodies[0].body: "dep" is not a body.'
            ' Fix: Did you mean "dept"?',
        ),
        (
            ("law/absent.md", "law/definitions.md"),
            "obligations.yml:12:32: obligations[0].pages[1]: "
            'There is no page "law/definitions.md". Fix: Did you mean "law/definition.md"?',
        ),
        (
            ("ask: moj", "ask: mojj"),
            'obligations.yml:15:14: obligations[0].gaps[0].ask: "mojj" is not a body.'
            ' Fix: Did you mean "moj"?',
        ),
        (
            ("article: 'pact#3a'", "article: 'treaty#3a'"),
            "obligations.yml:20:14: elements[0].article: "
            'The register has no article "treaty#3a". Fix: Did you mean "pact#3a"?',
        ),
    ],
)
def test_planted_mistake_in_an_obligation(tmp_path, change, message):
    register = law(write(tmp_path, obligations=change))
    problems = Problems()
    duties(tmp_path, register, problems)
    assert told(problems) == [message]


def test_word_both_recommended_and_avoided(tmp_path):
    problems = Problems()
    words(write(tmp_path, terms=("word: ເຫຍື່ອ", "word: ຜູ້ຖືກເຄາະຮ້າຍ")), problems)
    assert told(problems) == [
        'terms.yml:8:15: terms[0].avoid[0].word: "ຜູ້ຖືກເຄາະຮ້າຍ" is the term itself and at the'
        " same time to be avoided. Fix: Remove it from `avoid`, or choose another term."
    ]


def test_term_that_stands_twice(tmp_path):
    problems = Problems()
    words(write(tmp_path, terms=("id: guide", "id: victim")), problems)
    assert [p.what for p in problems] == ['The term "victim" stands twice, first on line 2.']


def test_site_without_law_needs_no_file(tmp_path):
    problems = Problems()
    register = instruments.load(tmp_path, tmp_path, problems)
    law_checks.check(register, (), (), TODAY, problems)
    duties(tmp_path, register, problems)
    words(tmp_path, problems)
    assert problems == [] and register.all == ()


@pytest.mark.parametrize(
    ("name", "groups", "numbers"),
    [
        ("pact#3a", {"3"}, ("3",)),
        ("pact#11-18-20", {"11-18-20"}, ("11", "18", "19", "20")),
    ],
)
def test_article_can_be_cited_by_its_number(tmp_path, name, groups, numbers):
    register = law(write(tmp_path))
    (article,) = instruments.articles_of(register, name)
    assert {article.group} == groups
    assert article.numbers == numbers


def test_number_names_every_paragraph(tmp_path):
    register = law(write(tmp_path))
    assert [a.id for a in instruments.articles_of(register, "pact#3")] == ["3a", "3b"]
    assert [a.id for a in instruments.articles_of(register, "pact#19")] == ["11-18-20"]
    assert {"pact", "pact#3", "pact#19"} <= instruments.references(register)
