"""The real pages: both languages alike, in step and in the right words."""

from collections import defaultdict
from pathlib import Path

import pytest

from guidance import catalogue, checks
from guidance.checks import style
from guidance.edition import Edition
from guidance.models.base import Language
from guidance.problems import Problems
from guidance.registers import terms

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for language in Language
    for path in (ROOT / "docs" / language).rglob("*.md")
)


@pytest.fixture(scope="module")
def found():
    """All problems of content by file, found in one run."""
    loading, problems = Problems(), Problems()
    everything = catalogue.load(ROOT / "data", ROOT / "docs", ROOT, Edition(), loading)
    assert len(everything.pages.pages) == len(PAGES)
    checks.run(everything, problems)
    by_file = defaultdict(list)
    for problem in problems.errors:
        by_file[problem.file].append(str(problem))
    return by_file


@pytest.mark.parametrize("file", PAGES)
def test_a_page_is_clean(found, file):
    assert "\n".join(found[file]) == ""


def test_data_and_interface_strings_are_clean(found):
    rest = {file: lines for file, lines in found.items() if file not in PAGES}
    assert rest == {}


def test_every_page_exists_in_both_languages():
    lao, english = (
        {p.split("/", 2)[2] for p in PAGES if p.startswith(f"docs/{language}/")}
        for language in Language
    )
    assert lao == english
    assert len(lao) > 50


@pytest.fixture(scope="module")
def words():
    problems = Problems()
    file = style.load([ROOT / "data"], ROOT, problems)
    ready = style.ready(file, terms.load(ROOT / "data", ROOT, problems))
    assert not problems
    return file, ready


def test_each_word_of_the_style_file_is_found_by_its_rule(words):
    file, ready = words
    for rule in file.rules:
        for word in rule.words:
            text = word.replace("…", " ")
            assert ready.watched[rule.language].search(text.lower()), word
            assert any(s.pattern.search(text) for s in ready.searches[rule.language]), word


def test_words_with_another_sense_are_words_that_a_term_avoids(words):
    file, _ = words
    avoided = {
        avoid.word
        for term in terms.load(ROOT / "data", ROOT, Problems()).terms.values()
        for avoid in term.avoid
    }
    assert set(file.other_sense) <= avoided


def test_no_term_is_written_with_a_word_to_avoid(words):
    _, ready = words
    for term in terms.load(ROOT / "data", ROOT, Problems()).terms.values():
        for search in ready.searches[Language.LO]:
            match = search.pattern.search(term.lo)
            assert not match or (ready.approved and ready.approved.search(term.lo)), term.id
