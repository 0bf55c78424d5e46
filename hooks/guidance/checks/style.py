"""What `data/style.yml` says about words, made ready to search a page for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from guidance.models.base import Id, Language, Model, PlainText
from guidance.problems import Problems, Severity
from guidance.registers.common import read
from guidance.registers.terms import TermRegister


class RuleKind(StrEnum):
    """What a rule is about."""

    WORD = "word"
    """A word that labels or blames; it may be quoted, to say that it is not to be used."""
    PROMISE = "promise"
    """Wording that promises what only a law can; a law named beside it makes it a statement."""
    RESTRICTED = "restricted"
    """What pages leave to the registers, which know whether an official text stands behind it."""
    DRAFT = "draft"
    """What only a draft says of itself; on a page that an office approved it is no longer true."""


class StyleRule(Model):
    """Words that one language does not use, why, and what to write."""

    id: Id
    language: Language
    kind: RuleKind = RuleKind.WORD
    words: tuple[PlainText, ...]
    unless: tuple[PlainText, ...] = ()
    """Words that make it right when they stand in the same sentence or lead into its list."""
    why: PlainText
    use: PlainText
    severity: Severity = Severity.ERROR


class PhoneWords(Model):
    """Words before a telephone number."""

    en: tuple[PlainText, ...] = ()
    lo: tuple[PlainText, ...] = ()


class StyleFile(Model):
    """Shape of `data/style.yml`."""

    other_sense: tuple[PlainText, ...] = ()
    latin_names: tuple[PlainText, ...] = ()
    phone_words: PhoneWords = PhoneWords()
    rules: tuple[StyleRule, ...] = ()


@dataclass(frozen=True)
class Search:
    """One thing to look for in the prose of a language."""

    words: tuple[str, ...]
    language: Language
    kind: RuleKind
    excuses: tuple[str, ...]
    """Words beside which the others are right."""
    why: str
    use: str
    severity: Severity = Severity.ERROR

    # Compiled where a page holds one of the words, which few do.
    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds the words."""
        return _any(self.words, self.language)

    @cached_property
    def unless(self) -> re.Pattern[str] | None:
        """What finds the excuses."""
        return _any(self.excuses, self.language) if self.excuses else None


@dataclass(frozen=True)
class Style:
    """Everything the check of words needs."""

    searches: dict[Language, tuple[Search, ...]] = field(default_factory=dict)
    watched: dict[Language, re.Pattern[str]] = field(default_factory=dict)
    """All words of a language in one pattern for text in small letters: most hold none."""
    latin_names: frozenset[str] = frozenset()
    phone_words: dict[Language, re.Pattern[str]] = field(default_factory=dict)
    approved: re.Pattern[str] | None = None
    """Approved terms that hold a word to avoid as a part."""


def load(folders: Iterable[Path], root: Path, problems: Problems) -> StyleFile:
    """Read `style.yml` of the engine and of the site, and join them."""
    joined = StyleFile()
    for path in dict.fromkeys(folder.resolve() / "style.yml" for folder in folders):
        file, _ = read(StyleFile, path, root, problems)
        if file:
            joined = StyleFile(
                other_sense=joined.other_sense + file.other_sense,
                latin_names=joined.latin_names + file.latin_names,
                phone_words=PhoneWords(
                    en=joined.phone_words.en + file.phone_words.en,
                    lo=joined.phone_words.lo + file.phone_words.lo,
                ),
                rules=joined.rules + file.rules,
            )
    return joined


def ready(file: StyleFile, terms: TermRegister) -> Style:
    """Join the words to avoid of the style file and of the terms."""
    searches: dict[Language, list[Search]] = {language: [] for language in Language}
    for rule in file.rules:
        searches[rule.language].append(
            Search(
                rule.words,
                rule.language,
                rule.kind,
                rule.unless,
                rule.why,
                rule.use,
                rule.severity,
            )
        )
    avoided = _avoided(file, terms)
    searches[Language.LO] += avoided.values()
    approved = [term.lo for term in terms.terms.values() if any(w in term.lo for w in avoided)]
    phone = {Language.EN: file.phone_words.en, Language.LO: file.phone_words.lo}
    return Style(
        searches={language: tuple(found) for language, found in searches.items()},
        watched={
            language: re.compile(rf"\b(?:{words})" if language is Language.EN else words)
            for language, found in searches.items()
            if (words := "|".join(_joined(one.words, language).lower() for one in found))
        },
        latin_names=frozenset(file.latin_names),
        phone_words={language: _any(words, language) for language, words in phone.items() if words},
        approved=_any(approved, Language.LO) if approved else None,
    )


def _avoided(file: StyleFile, terms: TermRegister) -> dict[str, Search]:
    """Return a search for each word that a term says to avoid; the word may have several cures."""
    reasons: dict[str, str] = {}
    cures: dict[str, list[str]] = {}
    for term in terms.terms.values():
        for avoid in term.avoid:
            if avoid.word not in file.other_sense:
                reasons.setdefault(avoid.word, avoid.reason.en)
                cures.setdefault(avoid.word, []).append(f"{term.lo} ({term.en})")
    return {
        word: Search(
            (word,),
            Language.LO,
            RuleKind.WORD,
            (),
            f"Reason: {reason}.",
            f"Write {' or '.join(cures[word])}.",
        )
        for word, reason in reasons.items()
    }


def _any(words: Iterable[str], language: Language) -> re.Pattern[str]:
    """Return a pattern for any of `words` as whole words of `language`."""
    joined = _joined(words, language)
    if language is Language.EN:
        joined = rf"(?<![\w-])(?:{joined})(?![\w])"
    return re.compile(joined, re.IGNORECASE)


def _joined(words: Iterable[str], language: Language) -> str:
    """Return the pattern of any of `words`, the longest first."""
    return "|".join(_pattern(word, language) for word in sorted(words, key=len, reverse=True))


def _pattern(word: str, language: Language) -> str:
    """Return the pattern of one word or phrase; a space in Lao may be there or not."""
    space = r"\s+" if language is Language.EN else r"\s*"
    pieces = [space.join(map(re.escape, piece.split())) for piece in word.split("…")]
    return r"\s*(?:[^.?!;]{0,30}?)\s*".join(pieces).replace("'", "['’]")
