"""What readers see of treaties and laws: the publishing table, and nothing from memory."""

from __future__ import annotations

from law_kit import desk, law, write

from guidance.models.base import Language
from guidance.publishing import Mark, Release
from guidance.render import Renderer
from guidance.views import instruments, law_refs


def view(folder, language=Language.EN, release=Release.DRAFT, name="pact"):
    register = law(folder)
    instrument = register.records[name].instrument
    return instruments.instrument_view(register, desk(language, release), instrument)


def facts(found):
    return {fact.label: fact for fact in found.facts}


def paragraphs(found):
    return {p.id or group.id: p.fact for group in found.groups for p in group.paragraphs}


def test_official_and_secondary_facts_carry_their_mark_and_sources(tmp_path):
    found = facts(view(write(tmp_path)))
    assert found["Title in English"].mark is Mark.OFFICIAL
    assert found["The Lao PDR"].words.text == "Party"
    assert found["The Lao PDR"].mark is Mark.SECONDARY
    assert [s.id for s in found["The Lao PDR"].sources] == ["paper"]
    assert found["Adopted"].words.text == "15 November 2000"


def test_low_fact_is_only_counted(tmp_path):
    found = view(write(tmp_path))
    assert "In force for the Lao PDR" not in facts(found)
    assert "art-5" not in paragraphs(found)
    assert found.open == 4  # Lao title, in force for the Lao PDR, articles 5 and 9
    rendered = render(found)
    assert "memory" not in rendered and "Points about this instrument" in rendered


def test_missing_lao_title_names_the_office(tmp_path):
    fact = facts(view(write(tmp_path)))["Title in Lao"]
    assert fact.words is None and fact.confirm == "Department"


def test_restricted_fact_needs_an_official_source(tmp_path):
    fact = paragraphs(view(write(tmp_path)))["art-immunity"]
    assert fact.words is None and fact.confirm == "Department"
    assert "Nobody is punished" not in render(view(tmp_path))


def test_restricted_fact_with_an_official_source_is_shown(tmp_path):
    change = (
        "confidence: medium\n        sources: [paper]\n        restricted: immunity",
        "confidence: high\n        sources: [un]\n        restricted: immunity",
    )
    fact = paragraphs(view(write(tmp_path, treaties=change)))["art-immunity"]
    assert fact.words.text == "Nobody is punished."


def test_fact_of_background_sources_only_is_not_shown(tmp_path):
    change = (
        "{value: Full Title of the Pact, confidence: high, sources: [un]}",
        "{value: Full Title of the Pact, confidence: high, sources: [cable]}",
    )
    assert "Title in English" not in facts(view(write(tmp_path, treaties=change)))


def test_conflict_in_a_draft_shows_every_citable_side(tmp_path):
    found = view(write(tmp_path))
    assert facts(found)["Lao accession"].conflict == "c1"
    (conflict,) = found.conflicts
    assert [p.words.text if p.words else None for p in conflict.positions] == ["It acceded.", None]
    assert conflict.reading.words.text == "Probably acceded."
    rendered = render(found)
    assert "sources differ](#c1)" in rendered
    assert "Another source that this site does not cite says otherwise" in rendered
    assert "It ratified" not in rendered


def test_conflict_is_withheld_from_the_public(tmp_path):
    found = view(write(tmp_path), release=Release.PUBLIC)
    fact = facts(found)["Lao accession"]
    assert fact.words is None and fact.confirm == "Department"
    rendered = render(found)
    assert "26 September 2003" not in rendered and "It acceded" not in rendered
    assert "withheld until the department decides" in rendered


def test_restricted_conflict_shows_no_side(tmp_path):
    change = (
        "sources: [paper]\n      - value: {en: It ratified.",
        "sources: [paper]\n        restricted: penalty\n      - value: {en: It ratified.",
    )
    rendered = render(view(write(tmp_path, conflicts=change)))
    assert "It acceded" not in rendered and "needs the official text first" in rendered


def test_lao_page_shows_lao_and_says_what_is_english(tmp_path):
    found = view(write(tmp_path), Language.LO)
    assert facts(found)["ຊື່ພາສາອັງກິດ"].words.lang == "en"
    assert found.name_is_draft
    assert paragraphs(found)["art-3a"].words.draft
    assert facts(found)["ວັນທີຮັບຮອງ"].words.text == "15 ພະຈິກ 2000"


def test_paragraphs_stand_under_their_article(tmp_path):
    groups = {g.id: [p.id for p in g.paragraphs] for g in view(write(tmp_path)).groups}
    assert groups["art-3"] == ["art-3a", "art-3b"]
    rendered = render(view(tmp_path))
    assert "### Article 3 { #art-3 }" in rendered and 'id="art-3a"' in rendered


def test_instrument_known_from_memory_has_no_page(tmp_path):
    register = law(write(tmp_path))
    pages = {p.path: p for p in instruments.pages(register, desk())}
    assert set(pages) == {
        "law/treaties/index.md",
        "law/laws/index.md",
        "law/treaties/the-pact.md",
        "law/laws/code.md",
    }
    assert pages["law/laws/index.md"].view.missing == 1
    assert "A decree from memory" not in render(pages["law/laws/index.md"].view, "laws")


def test_register_rows_carry_what_the_filter_reads(tmp_path):
    register = law(write(tmp_path))
    page = instruments.pages(register, desk())[0]
    (group,) = page.view.groups
    (row,) = group.rows
    assert (group.id, row.iso, row.partner.value) == ("multilateral-un", "2003-09-26", "un")
    rendered = render(page.view, "treaties")
    assert 'data-kind="multilateral" data-partner="un"' in rendered
    assert 'data-subject="trafficking" data-body="dept" data-date="2003-09-26"' in rendered
    assert "data-law-filter" in rendered


def test_disputed_date_leaves_the_public_register(tmp_path):
    register = law(write(tmp_path))
    page = instruments.pages(register, desk(release=Release.PUBLIC))[0]
    (row,) = page.view.groups[0].rows
    assert row.iso == "2000-11-15" and row.when.label == "Adopted"


def test_references(tmp_path):
    found = law_refs.targets(law(write(tmp_path)), desk())
    assert found["treaty:pact"].url == "law/treaties/the-pact.md"
    assert found["treaty:pact#3a"].url == "law/treaties/the-pact.md#art-3a"
    assert found["treaty:pact#3a"].label == "The Pact, art. 3(a)"
    assert found["treaty:pact#3a"].tooltip == "Says what it is."
    assert found["treaty:pact#3"].url == "law/treaties/the-pact.md#art-3"
    assert found["treaty:pact#19"].url == "law/treaties/the-pact.md#art-11-18-20"
    assert found["treaty:pact#immunity"].tooltip == "to be confirmed with: Department"
    assert found["treaty:pact#3a"].mark == ""
    assert found["treaty:pact#3"].mark == "secondary source"  # a part of it is
    assert found["treaty:pact#11"].mark == "secondary source"
    assert found["treaty:pact#immunity"].mark == "to be confirmed"
    assert "treaty:pact#5" not in found and "law:memory" not in found


def test_what_is_withheld_says_why(tmp_path):
    found = law_refs.withheld(law(write(tmp_path)), desk())
    assert set(found) == {"treaty:pact#5", "law:memory"}


def test_keywords_name_nothing_that_is_not_shown(tmp_path):
    found = {k.url: k.words for k in law_refs.keywords(law(write(tmp_path)), desk())}
    assert {"The Pact", "ສັນຍາ", "PCT", "Full Title of the Pact", "2003"} <= set(
        found["law/treaties/the-pact.md"]
    )
    assert not any("73" in word for word in found["law/laws/code.md"])


def test_an_article_is_found_by_the_short_names_of_its_law(tmp_path):
    found = {k.url: k.words for k in law_refs.keywords(law(write(tmp_path)), desk())}
    assert "PCT Article 3" in found["law/treaties/the-pact.md#art-3"]
    assert "law/treaties/the-pact.md#art-5" not in found


def test_number_once_sourced_is_found(tmp_path):
    change = (
        "lo: ເລກທີ 73/ສພຊ}\n      confidence: low",
        "lo: ເລກທີ 73/ສພຊ}\n      confidence: high\n      sources: [un]",
    )
    found = {k.url: k.words for k in law_refs.keywords(law(write(tmp_path, laws=change)), desk())}
    assert "ເລກທີ 73/ສພຊ" in found["law/laws/code.md"]


def test_text_of_an_editor_stays_text(tmp_path):
    change = ("en: Says what it is.", "en: '*Bold* [link](x) and | pipe'")
    rendered = render(view(write(tmp_path, treaties=change)))
    assert "*Bold*" not in rendered and "[link](x)" not in rendered


def render(found, template="instrument"):
    return Renderer(desk().ui, Language.EN).render(f"pages/{template}.md.j2", found)
