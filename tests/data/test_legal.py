"""The real treaties, laws, obligations and terms, record by record."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from guidance.models.base import Confidence, Language, Restricted
from guidance.models.instrument import Statement
from guidance.models.term import TermGroup
from guidance.problems import Problems
from guidance.publishing import Release
from guidance.registers import bodies, instruments, law_checks, obligations, sources, terms, ui
from guidance.render import Renderer, escape
from guidance.views import instruments as instrument_views
from guidance.views import law_questions, law_refs
from guidance.views import obligations as obligation_views
from guidance.views import terms as term_views
from guidance.views.law import Desk, rule_shown

ROOT = Path(__file__).parents[2]
PROBLEMS = Problems()
LAW = instruments.load(ROOT / "data", ROOT, PROBLEMS)
DUTIES = obligations.load(ROOT / "data", ROOT, PROBLEMS)
TERMS = terms.load(ROOT / "data", ROOT, PROBLEMS)
SOURCES = sources.load(ROOT / "data", ROOT, PROBLEMS)
BODIES = bodies.load(ROOT / "data", ROOT, PROBLEMS)
UI = ui.load(ROOT / "data", ROOT, PROBLEMS)
PAGES = [p.relative_to(ROOT / "docs/lo").as_posix() for p in (ROOT / "docs/lo").rglob("*.md")]


def desk(language: Language, release: Release = Release.DRAFT) -> Desk:
    offices = {b.id: b.name.text(language) or b.name.en for b in BODIES.bodies}
    return Desk(language, release, SOURCES.by_id, offices, UI)


def rendered(language: Language, release: Release) -> dict[str, str]:
    at = desk(language, release)
    pages = [
        *instrument_views.pages(LAW, at, obligation_views.by_instrument(DUTIES)),
        *obligation_views.page(DUTIES, LAW, at, dict.fromkeys(PAGES, "x")),
        *term_views.page(TERMS, at),
    ]
    renderer = Renderer(UI, language)
    found = {p.path: renderer.render(f"pages/{p.template}", p.view) for p in pages}
    for name, view in (
        ("definition", obligation_views.definition(DUTIES, LAW, at)),
        ("check", obligation_views.definition(DUTIES, LAW, at)),
        ("differences", obligation_views.differences(DUTIES, at)),
        ("basis", obligation_views.legal_basis(DUTIES, LAW, DUTIES.obligations, at)),
    ):
        found[f"block {name}"] = renderer.render(f"blocks/legal-{name}.md.j2", view)
    return found


@pytest.fixture(scope="module")
def everything() -> dict[tuple[Language, Release], dict[str, str]]:
    return {(lang, rel): rendered(lang, rel) for lang in Language for rel in Release}


def test_no_problem_in_the_real_data():
    offices = [b.id for b in BODIES.bodies]
    law_checks.check(LAW, SOURCES.by_id, offices, date(2026, 11, 23), PROBLEMS)
    known = instruments.references(LAW)
    obligations.check(DUTIES, known, SOURCES.by_id, offices, PAGES, PROBLEMS)
    terms.check(TERMS, SOURCES.by_id, PROBLEMS)
    assert [str(p) for p in PROBLEMS.errors] == []


def test_counts_are_those_of_the_fact_base():
    """45 treaties and one named later; 19 domestic instruments and three named later; one fact
    of the fact base, article 14(1)-(3) of the ASEAN convention, stands here as two."""
    assert (len(LAW.treaties), len(LAW.laws), len(LAW.conflicts)) == (46, 22, 16)
    confidences = Counter(f.confidence.value for i in LAW.all for _, _, f in i.facts())
    assert confidences == {"high": 131, "medium": 219, "low": 76, "not_found": 58}
    assert len(TERMS.terms) == 193
    by_term = Counter(t.confidence.value for t in TERMS.terms.values())
    assert by_term == {"high": 101, "medium": 59, "low": 33}
    assert len(DUTIES.obligations) == 11


@pytest.mark.parametrize("instrument", LAW.all, ids=lambda i: i.id)
def test_every_instrument(instrument):
    assert instrument.name.lo, "a Lao page needs a Lao name"
    for address, _, fact in instrument.facts():
        known = fact.confidence in {Confidence.HIGH, Confidence.MEDIUM}
        assert bool(fact.sources) or not known, address
        if isinstance(fact, Statement) and known:
            assert fact.value and fact.value.lo, address
        text = f"{getattr(fact, 'value', '')}"
        if re.search(r"\b\d+ (?:to|or) \d+ years\b|\bmillion kip|not be prosecuted", text):
            assert fact.restricted, f"{address} speaks of a penalty or of immunity"
    assert not any(re.search("73/", word) for word in instrument.also)


def test_restricted_facts_are_marked():
    found = {f"{i.id}/{a}": f.restricted for i in LAW.all for a, _, f in i.facts() if f.restricted}
    assert found == {
        "smuggling_protocol/articles.5": Restricted.IMMUNITY,
        "actip/articles.14-1": Restricted.IDENTIFICATION,
        "actip/articles.14-7": Restricted.IMMUNITY,
        "anti_tip_law_2015/details.non_punishment": Restricted.IMMUNITY,
        "anti_tip_law_2015/details.formal_identification": Restricted.IDENTIFICATION,
        "anti_tip_law_2015/articles.penalty-child": Restricted.PENALTY,
        "penal_code_2017/details.practice": Restricted.PENALTY,
        "penal_code_2017/articles.215-penalty": Restricted.PENALTY,
        "penal_code_2017/articles.215-penalty-child": Restricted.PENALTY,
        "penal_code_2017/articles.215-4": Restricted.PENALTY,
        "penal_code_2017/articles.253": Restricted.PENALTY,
        "women_law_2004/articles.25-immunity": Restricted.IMMUNITY,
        "victim_guidelines/details.history": Restricted.IDENTIFICATION,
    }


@pytest.mark.parametrize("release", Release)
@pytest.mark.parametrize("language", Language)
def test_nothing_withheld_reaches_a_page(everything, language, release):
    pages = everything[language, release]
    text = "\n".join(pages.values())
    at = desk(language, release)
    shown, hidden = set(), set()
    for instrument in LAW.all:
        for address, _, fact in instrument.facts():
            value = getattr(fact, "value", None)
            words = value.text(language) if hasattr(value, "text") else None
            if not words or len(words) < 25:
                continue
            weak = fact.confidence in {Confidence.LOW, Confidence.NOT_FOUND}
            rule = rule_shown(at, LAW, instrument, address, fact)
            (shown if rule and not weak and not fact.restricted else hidden).add(words)
    assert not [w for w in hidden - shown if str(escape(w)) in text]


@pytest.mark.parametrize("release", Release)
@pytest.mark.parametrize("language", Language)
def test_unsourced_numbers_and_penalties_stay_away(everything, language, release):
    text = "\n".join(everything[language, release].values())
    for never in ("73/", "56/NA &", "million kip", "ລ້ານກີບ", "15 ຫາ 20", "15 to 20", "245/"):
        assert never not in text


@pytest.mark.parametrize("release", Release)
@pytest.mark.parametrize("language", Language)
def test_no_background_source_is_cited(everything, language, release):
    cited = set(
        re.findall(r"\[\[source:([^\]|]+)", "\n".join(everything[language, release].values()))
    )
    assert cited and all(SOURCES.by_id[s].citable for s in cited)


@pytest.mark.parametrize("language", Language)
def test_every_reference_on_a_generated_page_leads_somewhere(everything, language):
    at = desk(language)
    known = {
        **law_refs.targets(LAW, at),
        **obligation_views.targets(DUTIES, at),
        **term_views.targets(TERMS, at),
    }
    text = "\n".join(everything[language, Release.DRAFT].values())
    used = set(re.findall(r"\[\[((?:treaty|law|obligation|term):[^\]|]+)", text))
    assert used and used <= set(known)


def test_both_languages_have_the_same_pages_and_addresses(everything):
    for release in Release:
        lao, english = (everything[lang, release] for lang in Language)
        assert list(lao) == list(english)
        for path in lao:
            if path != "law/glossary.md":
                ids = [
                    re.findall(r"#([a-z0-9-]+) }|id=\"([^\"]+)\"", t[path]) for t in (lao, english)
                ]
                assert ids[0] == ids[1], path


def test_public_build_withholds_disputed_facts(everything):
    page = everything[Language.EN, Release.PUBLIC]["law/treaties/cedaw.md"]
    assert "14 August 1981" not in page and "17 July 1980" not in page
    assert "14 August 1981" in everything[Language.EN, Release.DRAFT]["law/treaties/cedaw.md"]


@pytest.mark.parametrize(
    ("word", "path"),
    [
        ("Palermo", "law/treaties/palermo-protocol.md"),
        ("ປາແລກໂມ", "law/treaties/palermo-protocol.md"),
        ("ACTIP", "law/treaties/actip.md"),
        ("COMMIT", "law/treaties/commit.md"),
        ("CEDAW", "law/treaties/cedaw.md"),
        ("UNTOC", "law/treaties/untoc.md"),
        ("26/ສພຊ", "law/laws/penal-code.md"),
        ("43/NA", "law/laws/labour-law.md"),
        ("C029", "law/treaties/ilo-c029.md"),
    ],
)
def test_search_words(word, path):
    for language in Language:
        found = {k.url: k.words for k in law_refs.keywords(LAW, desk(language))}
        assert any(word in w for w in found[path])


def test_no_search_word_is_a_number_nobody_has_seen():
    for keyword in law_refs.keywords(LAW, desk(Language.LO)):
        assert not [w for w in keyword.words if re.search(r"73/|56/|245/", w)]


def test_register_of_terms():
    for term in TERMS.terms.values():
        assert not re.search("ໍາ|ຫນ|ຫມ|ຫລ|[\u200b-\u200d]", term.lo), term.id
        assert all(a.reason.lo for a in term.avoid), term.id
    shown = [t for t in TERMS.terms.values() if t.group is not TermGroup.INTERFACE]
    view = term_views.glossary(TERMS, desk(Language.LO))
    assert (view.total, view.own) == (len(shown), 29)


def test_every_question_names_an_office_that_exists():
    asked = law_questions.questions(LAW, DUTIES, TERMS, desk(Language.LO))
    offices = {b.id for b in BODIES.bodies}
    assert len(asked) > 100
    assert {q.office for q in asked} <= offices
    for question in asked:
        file = question.where.partition(":")[0].split(" ")[0]
        assert (ROOT / file).exists()
