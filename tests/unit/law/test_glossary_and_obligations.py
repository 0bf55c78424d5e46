"""Glossary, obligations matrix, definition and questions as readers and editors see them."""

from __future__ import annotations

import pytest
from law_kit import desk, duties, law, words, write

from guidance.models.base import Language
from guidance.problems import Problems
from guidance.publishing import Release
from guidance.render import Renderer
from guidance.views import law_questions, obligations, terms
from guidance.views.terms import lao_key, lao_letter


def render(name, view, language=Language.EN):
    return Renderer(desk().ui, language).render(name, view)


def test_glossary_marks_the_footing_of_each_wording(tmp_path):
    register = words(write(tmp_path), Problems())
    view = terms.glossary(register, desk())
    found = {t.id: t for letter in view.letters for t in letter.terms}
    assert (view.total, view.own) == (2, 1)
    assert (found["victim"].mark, found["guide"].mark) == ("official", "own")
    assert found["guide"].sources == ()
    assert [a.word for a in found["victim"].avoid] == ["ເຫຍື່ອ"]
    assert "ui_home" not in found


@pytest.mark.parametrize(("language", "first", "other"), [("lo", "ນ", "G"), ("en", "G", "ນ")])
def test_glossary_is_ordered_by_the_language_of_the_page(tmp_path, language, first, other):
    view = terms.glossary(words(write(tmp_path), Problems()), desk(Language(language)))
    assert (view.letters[0].letter, view.index[0].letter) == (first, other)
    rendered = render("pages/glossary.md.j2", view, Language(language))
    assert 'id="term-victim"' in rendered and "(#term-guide)" in rendered
    assert "ເຫຍື່ອ" in rendered


def test_term_tooltips_give_the_other_language(tmp_path):
    register = words(write(tmp_path), Problems())
    found = terms.targets(register, desk())
    assert found["term:victim"].tooltip == "ຜູ້ຖືກເຄາະຮ້າຍ"
    assert found["term:guide"].tooltip == "ແນະນຳ (own wording, awaiting a Lao reviewer)"
    assert "term:ui_home" not in found
    assert list(terms.tooltips(register, desk(Language.LO))) == ["ຜູ້ຖືກເຄາະຮ້າຍ", "ແນະນຳ"]
    (victim, _) = terms.keywords(register, desk())
    assert victim.words == ("ຜູ້ຖືກເຄາະຮ້າຍ", "victim", "ຜູ້ເຄາະຮ້າຍ")


def test_everyday_words_are_not_explained(tmp_path):
    folder = write(tmp_path)
    text = (folder / "terms.yml").read_text("utf-8")
    (folder / "terms.yml").write_text(
        text.replace("    lo: ແນະນຳ\n", "    lo: ແນະນຳ\n    everyday: true\n")
    )
    register = words(folder, Problems())
    assert list(terms.tooltips(register, desk(Language.LO))) == ["ຜູ້ຖືກເຄາະຮ້າຍ"]
    assert "term:guide" in terms.targets(register, desk())


def test_lao_dictionary_order():
    right = ["ການ", "ກົດໝາຍ", "ແກ່", "ຂະບວນ", "ສານ", "ໄຊ", "ດຳລັດ", "ໜ້າ", "ໝາຍ", "ຫຼັກ", "ອານຸ"]
    assert sorted(set(right), key=lao_key) == right
    assert lao_key("ສານ") < lao_key("ຊາວ") < lao_key("ດີ")
    assert lao_key("ແກ້") > lao_key("ການ") and lao_key("ໄຂ") < lao_key("ຄາ")
    assert (lao_letter("ແຮງງານ"), lao_letter("ໜ້າ"), lao_letter("ເດັກ")) == ("ຮ", "ຫ", "ດ")


def matrix(folder, release=Release.DRAFT):
    register = law(folder)
    found = duties(folder, register, Problems())
    return found, register, desk(release=release)


def test_matrix_counts_what_it_may_not_show(tmp_path):
    found, register, at = matrix(write(tmp_path))
    (page,) = obligations.page(found, register, at, {"law/definition.md": "What it is"})
    (row,) = page.view.obligations
    assert [p.reference for p in row.treaties] == ["treaty:pact#3"]
    assert [f.words.text for f in row.treaties[0].facts] == [
        "Says what it is.",
        "Says what is not.",
    ]
    assert [p.reference for p in row.laws] == ["law:code"]
    assert (row.waiting, row.gaps[0].ask) == (1, "Ministry of Justice")
    assert [(p.href, p.title) for p in row.pages] == [("definition.md", "What it is")]
    rendered = render("pages/obligations.md.j2", page.view)
    assert "From memory" not in rendered and "[[treaty:pact#3]]" in rendered


def test_matrix_shows_a_gap_as_a_gap(tmp_path):
    change = ("treaties: ['pact#3', 'pact#5']\n    laws: [code]", "treaties: ['pact#5']")
    found, register, at = matrix(write(tmp_path, obligations=change))
    (page,) = obligations.page(found, register, at, {})
    rendered = render("pages/obligations.md.j2", page.view)
    assert rendered.count('<span class="law-gap">gap</span>') == 3
    assert "No sourced treaty article yet." in rendered
    assert "No sourced Lao provision yet." in rendered


def test_legal_basis_of_a_page(tmp_path):
    found, register, at = matrix(write(tmp_path))
    view = obligations.legal_basis(found, register, ["define", "unknown"], at)
    assert [o.id for o in view.obligations] == ["define"]
    rendered = render("blocks/legal-basis.md.j2", view)
    assert '??? law "Legal basis: Define"' in rendered
    assert "[[obligation:define|" in rendered


def test_definition_shows_sourced_elements_only(tmp_path):
    found, register, at = matrix(write(tmp_path))
    view = obligations.definition(found, register, at)
    assert [e.id for e in view.palermo] == ["act"]
    assert [e.id for e in view.ticks] == ["act"]
    checklist = render("blocks/legal-check.md.j2", view)
    assert checklist.count('type="checkbox"') == 2
    assert "It decides nothing" in checklist
    (row,) = obligations.differences(found, at)
    assert row.trafficking.words.text == "Not needed" and row.smuggling is None


def test_instrument_knows_its_obligations(tmp_path):
    found, _, _ = matrix(write(tmp_path))
    assert obligations.by_instrument(found) == {"pact": ("define",), "code": ("define",)}


def test_questions_come_most_useful_first(tmp_path):
    found, register, at = matrix(write(tmp_path))
    asked = law_questions.questions(register, found, words(tmp_path, Problems()), at)
    assert [q.weight for q in asked] == sorted(q.weight for q in asked)
    assert asked[0].weight == law_questions.RESTRICTED
    by_weight = {q.weight: q for q in asked}
    gap = by_weight[law_questions.GAP]
    assert (gap.office, gap.where) == ("moj", "obligations.yml:14 obligations[0].gaps[0]")
    conflict = by_weight[law_questions.CONFLICT]
    assert conflict.question == "Sources disagree: How it joined. Which holds?"
    article = by_weight[law_questions.ARTICLE]
    assert article.question == "The Pact, Article 5: is this right? From memory alone."
    assert article.where == "treaties.yml:37 instruments[0].articles[2]"
    assert "The Pact" in by_weight[law_questions.TITLES].question
    assert "ແນະນຳ = guide" in by_weight[law_questions.TERMS].question


def test_nothing_asked_twice(tmp_path):
    found, register, at = matrix(write(tmp_path))
    asked = law_questions.questions(register, found, words(tmp_path, Problems()), at)
    assert len({(q.question, q.where) for q in asked}) == len(asked)
