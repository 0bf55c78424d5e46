"""The glossary in one language: Lao and English words, their footing, and words to avoid."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from guidance.models.base import Confidence, Language
from guidance.models.citation import SourceRecord
from guidance.models.term import Term, TermGroup
from guidance.publishing import citable
from guidance.registers.terms import TermRegister
from guidance.views import GeneratedPage, Keyword, RefTarget
from guidance.views.law import OWNER, Desk, Words

PATH = "law/glossary.md"

_CONSONANTS = "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮ"
"""Order of a Lao dictionary; it is not the order of the code points."""
_VOWELS = "ະັາິີຶືຸູົຽເແໂໃໄໍຳ"
_LEADING = "ເແໂໃໄ"
_SPLIT = str.maketrans({"ໜ": "ຫນ", "ໝ": "ຫມ", "ຼ": "ລ"})
_TONES = re.compile("[່້໊໋໌]")


@dataclass(frozen=True)
class AvoidView:
    """A word not to use, and why."""

    word: str
    reason: Words


@dataclass(frozen=True)
class TermView:
    """One entry of the glossary."""

    id: str
    lo: str
    en: str
    own: bool
    """Our own Lao wording; awaits a Lao reviewer."""
    mark: str
    """Ending of the key `law.wording.…`: official, seen or own."""
    sources: tuple[SourceRecord, ...]
    variants: tuple[str, ...]
    avoid: tuple[AvoidView, ...]


@dataclass(frozen=True)
class Letter:
    """Entries that begin with one letter."""

    id: str
    letter: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True)
class GlossaryView:
    """The whole page: entries by the letters of the page's language, the others as an index."""

    letters: tuple[Letter, ...]
    index: tuple[Letter, ...]
    total: int
    own: int


def lao_key(text: str) -> tuple[tuple[int, ...], str]:
    """Return a key by which Lao words sort as in a dictionary.

    A vowel written before its consonant counts after it, ໜ ໝ ຫຼ count as two consonants, and tone
    marks only decide between words that are otherwise equal.
    """
    spelled = _TONES.sub("", text).translate(_SPLIT)
    spelled = re.sub(f"([{_LEADING}])([ກ-ຮ])", r"\2\1", spelled)
    return tuple(_weight(letter) for letter in spelled if not letter.isspace()), text


def _weight(letter: str) -> int:
    if (at := _CONSONANTS.find(letter)) >= 0:
        return 200 + at
    if (at := _VOWELS.find(letter)) >= 0:
        return 100 + at
    return ord(letter) if ord(letter) < 100 else 1000 + ord(letter)


def lao_letter(text: str) -> str:
    """Return the consonant under which a dictionary lists a word."""
    spelled = text.translate(_SPLIT)
    return next((c for c in spelled if c in _CONSONANTS), spelled[0])


def page(register: TermRegister, desk: Desk) -> list[GeneratedPage]:
    """Return the glossary, or nothing for a site without terms."""
    view = glossary(register, desk)
    if not view.total:
        return []
    front = {
        "title": desk.t("law.glossary.title"),
        "description": desk.t("law.glossary.description"),
        "lead": desk.t("law.glossary.lead"),
        "audience": "all",
        "owner": OWNER,
    }
    return [GeneratedPage(PATH, front, "glossary.md.j2", view)]


def glossary(register: TermRegister, desk: Desk) -> GlossaryView:
    """Return every term but those of the site's own interface, in both orders."""
    terms = [t for t in register.terms.values() if t.group is not TermGroup.INTERFACE]
    views = [_term(desk, t) for t in terms]
    lao, english = _by_lao(views), _by_english(views)
    own = sum(v.own for v in views)
    if desk.language is Language.LO:
        return GlossaryView(lao, english, len(views), own)
    return GlossaryView(english, lao, len(views), own)


def _term(desk: Desk, term: Term) -> TermView:
    sources = citable(term.sources, desk.sources)
    seen = {Confidence.HIGH: "official", Confidence.MEDIUM: "seen"}
    mark = seen.get(term.confidence, "own") if sources else "own"
    return TermView(
        term.id,
        term.lo,
        term.en,
        mark == "own",
        mark,
        () if mark == "own" else sources,
        term.variants,
        tuple(AvoidView(a.word, desk.words(a.reason)) for a in term.avoid),
    )


def _by_lao(views: list[TermView]) -> tuple[Letter, ...]:
    ordered = sorted(views, key=lambda v: (lao_key(v.lo), v.en))
    letters = dict.fromkeys(lao_letter(v.lo) for v in ordered)
    return tuple(
        Letter(
            f"lo-{ord(letter):04x}",
            letter,
            tuple(v for v in ordered if lao_letter(v.lo) == letter),
        )
        for letter in letters
    )


def _by_english(views: list[TermView]) -> tuple[Letter, ...]:
    ordered = sorted(views, key=lambda v: (_plain(v.en), v.lo))
    letters = dict.fromkeys(_plain(v.en)[0] for v in ordered)
    return tuple(
        Letter(
            f"en-{letter}", letter.upper(), tuple(v for v in ordered if _plain(v.en)[0] == letter)
        )
        for letter in letters
    )


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFD", text).casefold()
    return "".join(c for c in folded if not unicodedata.combining(c))


def targets(register: TermRegister, desk: Desk) -> dict[str, RefTarget]:
    """Return what `[[term:id]]` may name; the tooltip gives the word in the other language."""
    lao = desk.language is Language.LO
    return {
        f"term:{term.id}": RefTarget(
            f"{PATH}#term-{term.id.replace('_', '-')}",
            term.lo if lao else term.en,
            _tip(desk, term),
        )
        for term in register.terms.values()
        if term.group is not TermGroup.INTERFACE
    }


def _tip(desk: Desk, term: Term) -> str:
    other = term.en if desk.language is Language.LO else term.lo
    if not citable(term.sources, desk.sources) or term.confidence is Confidence.LOW:
        return f"{other} ({desk.t('law.wording.own')})"
    return other


def tooltips(register: TermRegister, desk: Desk) -> dict[str, RefTarget]:
    """Return the words that pages explain on first use, longest first, with where they lead.

    Everyday words and the names of institutions and places need no explanation. Addresses are
    those of built pages, below the language's folder.
    """
    left_out = {TermGroup.INTERFACE, TermGroup.INSTITUTIONS, TermGroup.PLACES}
    lao = desk.language is Language.LO
    found = {
        word.strip(): RefTarget(
            f"{PATH.removesuffix('.md')}.html#term-{term.id.replace('_', '-')}",
            word.strip(),
            _tip(desk, term),
        )
        for term in register.terms.values()
        if term.group not in left_out and not term.everyday
        for word in ([term.lo] if lao else term.en.split(","))
    }
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def keywords(register: TermRegister, desk: Desk) -> list[Keyword]:
    """Return both words and the spellings also seen, for each entry of the glossary."""
    found = targets(register, desk)
    return [
        Keyword(
            found[f"term:{t.id}"].url,
            tuple(dict.fromkeys((t.lo, t.en, *t.variants))),
        )
        for t in register.terms.values()
        if f"term:{t.id}" in found
    ]
