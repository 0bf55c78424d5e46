"""Generated sites in Lao and English, the same for the same seed, with places known to hold what.

Words come from `data/search/bench-*.tsv` (the project's own pages and data); sentences mean
nothing. A page keeps to a few topics and invented names, as real pages do, so that words are
neither everywhere nor unique. The Lao is written as in the field: mostly without spaces, a third
of ຳ typed in two signs, some ligatures taken apart.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from guidance.search.models import Language, Section, Term

DATA = Path(__file__).parents[3] / "data" / "search"
SECTIONS = 5
FUNCTION = {
    "lo": [
        "ການ",
        "ແລະ",
        "ທີ່",
        "ບໍ່",
        "ໃຫ້",
        "ໄດ້",
        "ຫຼື",
        "ມີ",
        "ຢູ່",
        "ກັບ",
        "ໃນ",
        "ຂອງ",
        "ວ່າ",
        "ເປັນ",
        "ຖ້າ",
        "ໄປ",
        "ມາ",
        "ນີ້",
        "ກໍ",
        "ຈະ",
        "ຕ້ອງ",
        "ແມ່ນ",
        "ຈາກ",
        "ເພື່ອ",
        "ຖືກ",
        "ຄວາມ",
        "ຜູ້",
        "ໂດຍ",
        "ຊຶ່ງ",
        "ແຕ່",
        "ອື່ນ",
        "ນຳ",
        "ຕາມ",
        "ທຸກ",
        "ກ່ຽວກັບ",
        "ພາຍໃນ",
        "ສຳລັບ",
        "ດັ່ງກ່າວ",
        "ເພາະ",
        "ອີກ",
    ],
    "en": [
        "the",
        "and",
        "to",
        "of",
        "a",
        "in",
        "is",
        "that",
        "for",
        "on",
        "with",
        "as",
        "are",
        "be",
        "by",
        "from",
        "or",
        "at",
        "this",
        "not",
        "have",
        "has",
        "will",
        "which",
        "can",
        "may",
        "their",
        "they",
        "it",
        "must",
        "should",
        "was",
        "if",
        "when",
        "who",
        "other",
        "any",
        "all",
        "more",
        "into",
    ],
}
_INITIALS = "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢລວຫອຮ"
_VOWELS = ("{}າ", "{}ີ", "{}ູ", "ເ{}", "ແ{}", "ໂ{}", "{}ໍ", "{}ັ", "{}ິ", "{}ຸ", "ໄ{}", "ເ{}ີ", "{}ຽ")
_NEED_FINAL = {"{}ັ", "{}ຽ"}
_FINALS = "ກງຍດນບມວ"


@dataclass
class Part:
    """One section: its words, sentence by sentence, before they are joined."""

    id: str
    title: list[str]
    sentences: list[list[str]]


@dataclass
class Page:
    """One page in one language; the page of the same number is its twin."""

    number: int
    language: Language
    title: list[str]
    parts: list[Part]
    clean: str = field(default="", repr=False)
    """All text in modern spelling without spaces, to tell which pages hold a string."""

    @property
    def location(self) -> str:
        """Address in the site."""
        name = f"t{self.number % 12}/p{self.number}.html"
        return name if self.language == "lo" else f"en/{name}"


class Corpus:
    """Pages of both languages, and the random numbers they came from."""

    def __init__(self, pages: int, seed: int = 7) -> None:
        self.random = random.Random(f"{seed}/{pages}")
        self.words = {lang: _words(lang) for lang in ("lo", "en")}
        names = round(120 * pages**0.6)
        self.names = {
            "lo": [self._lao_name() for _ in range(names)],
            "en": [self._latin_name() for _ in range(names)],
        }
        self.pages = [
            self._page(number, language) for language in ("lo", "en") for number in range(pages)
        ]
        self.planted = self._plant_variants()
        self.pairs = self._plant_pairs()
        for page in self.pages:
            lines = [
                _glue(words, page.language)
                for part in page.parts
                for words in (part.title, *part.sentences)
            ]
            clean = squash if page.language == "lo" else words_only
            page.clean = "\n".join(map(clean, lines))

    def _plant_variants(self) -> list[tuple[str, str, str]]:
        """Write one spelling of a word on a page; the other is what will be asked."""
        out = []
        pages = self.of("lo")
        for first, second in variants():
            for written, asked in ((first, second), (second, first)):
                page = self.random.choice(pages)
                sentence = self.random.choice(self.random.choice(page.parts).sentences)
                sentence[self.random.randrange(len(sentence))] = written
                out.append((written, asked, page.location))
        return out

    def _plant_pairs(self) -> list[tuple[str, str, Page, Page]]:
        """Write an English word and a Lao word on the two pages of a pair, nowhere else."""
        out = []
        lo, en = self.of("lo"), self.of("en")
        count = min(60, len(lo))
        for i, number in enumerate(self.random.sample(range(len(lo)), count)):
            word, name = f"{self._latin_name()}zq", self._lao_name() + self._lao_name()
            for page, planted in ((lo[number], name), (en[number], word)):
                sentence = self.random.choice(page.parts[i % SECTIONS].sentences)
                sentence[self.random.randrange(len(sentence))] = planted
            out.append((word, name, lo[number], en[number]))
        return out

    def of(self, language: str) -> list[Page]:
        """Return the pages of one language."""
        return [page for page in self.pages if page.language == language]

    def _lao_name(self) -> str:
        rng = self.random
        out = ""
        for _ in range(rng.choice((2, 2, 3))):
            vowel = rng.choice(_VOWELS)
            syllable = vowel.format(rng.choice(_INITIALS))
            if vowel in _NEED_FINAL or (rng.random() < 0.4 and not vowel.startswith("ໄ")):
                syllable += rng.choice(_FINALS)
            out += syllable
        return modern(out)

    def _latin_name(self) -> str:
        rng = self.random
        return "".join(
            rng.choice(("b", "ch", "d", "k", "kh", "l", "m", "n", "p", "ph", "s", "t", "v", "x"))
            + rng.choice(("a", "e", "i", "o", "ou", "ay"))
            + rng.choice(("", "", "n", "ng", "k"))
            for _ in range(rng.choice((2, 3)))
        )

    def _page(self, number: int, language: Language) -> Page:
        rng = self.random
        words = self.words[language]
        weights = list(accumulate(1 / (rank + 20) ** 0.8 for rank in range(len(words))))
        topics = rng.choices(words, cum_weights=weights, k=16)
        names = rng.sample(self.names[language], 4)
        general = iter(rng.choices(words, cum_weights=weights, k=400))
        function = FUNCTION[language]
        small = list(accumulate(1 / (rank + 3) for rank in range(len(function))))

        def sentence() -> list[str]:
            out = []
            for _ in range(rng.randint(8, 14)):
                dice = rng.random()
                if dice < 0.38:
                    out.append(rng.choices(function, cum_weights=small)[0])
                elif dice < 0.70:
                    out.append(rng.choice(topics))
                elif dice < 0.76:
                    out.append(rng.choice(names))
                else:
                    out.append(next(general))
            return out

        parts = [
            Part(f"s{i}" if i else "", rng.sample(topics, rng.randint(2, 3)), [])
            for i in range(SECTIONS)
        ]
        for part in parts:
            part.sentences = [sentence() for _ in range(rng.randint(2, 4))]
        return Page(number, language, parts[0].title, parts)

    def text(self, page: Page) -> list[tuple[str, str, str]]:
        """Return id, title and text of each section as its author would have typed them."""
        rng = random.Random(f"{page.language}{page.number}")
        return [
            (
                part.id,
                _join(part.title, page.language, rng),
                "\n".join(_join(words, page.language, rng) + "." for words in part.sentences),
            )
            for part in page.parts
        ]

    def filler(self, page: Page) -> list[tuple[str, str, str]]:
        """Return as much text, made of invented names only: no check of content can object."""
        rng = random.Random(page.number)
        names = self.names[page.language]
        return [
            (
                part.id,
                " ".join(rng.choices(names, k=len(part.title))),
                "\n".join(" ".join(rng.choices(names, k=len(s))) for s in part.sentences),
            )
            for part in page.parts
        ]

    def glossary(self) -> list[Term]:
        """Return the planted pairs of every other page as a glossary."""
        return [Term(name, word) for word, name, _, _ in self.pairs[::2]]

    def sections(self) -> list[Section]:
        """Return all sections, ready for the index."""
        out = []
        for page in self.pages:
            other = page.location[3:] if page.language == "en" else f"en/{page.location}"
            for id_, title, text in self.text(page):
                anchor = f"#{id_}" if id_ else ""
                out.append(
                    Section(
                        language=page.language,
                        location=page.location + anchor,
                        title=title,
                        page_title=title,
                        text=text,
                        twin=other + anchor,
                    )
                )
        return out


def variants() -> list[tuple[str, str]]:
    """Return pairs of spellings that are both in use."""
    lines = (DATA / "variants-lo.tsv").read_text(encoding="utf-8").splitlines()
    return [(first, second) for first, second in (line.split("\t") for line in lines)]


def _words(language: str) -> list[str]:
    lines = (DATA / f"bench-{language}.tsv").read_text(encoding="utf-8").splitlines()
    words = [line.split("\t")[0] for line in lines]
    if language == "en":
        return words
    # What is planted stands nowhere else.
    spellings = {squash(spelling) for pair in variants() for spelling in pair}
    return [word for word in words if not any(s in squash(word) for s in spellings)]


def _glue(words: list[str], language: str) -> str:
    return (" " if language == "en" else "").join(words)


def _join(words: list[str], language: str, rng: random.Random) -> str:
    if language == "en":
        return " ".join(words)
    out = ""
    for word in words:
        spaced = word in ("ແລະ", "ຫຼື") or out.endswith(("ແລະ", "ຫຼື")) or rng.random() < 0.17
        out += (" " if out and spaced else "") + word
    if rng.random() < 0.35:
        out = out.replace("ຳ", "ໍາ")
    if rng.random() < 0.10:
        out = out.replace("ໜ", "ຫນ").replace("ໝ", "ຫມ").replace("ຫຼ", "ຫລ")
    return out


def words_only(text: str) -> str:
    """Return English words with one space round each, to look for whole words."""
    return f" {' '.join(re.findall('[a-z]+', text.lower()))} "


_SPACES = re.compile("[ \u00a0\u200b]+")


def squash(text: str) -> str:
    """Return modern spelling without spaces, in small letters: two texts agree or they do not."""
    return modern(_SPACES.sub("", text).lower())


def modern(text: str) -> str:
    """Return text in modern spelling."""
    for old, new in (("ໍາ", "ຳ"), ("ຫນ", "ໜ"), ("ຫມ", "ໝ"), ("ຫລ", "ຫຼ")):
        text = text.replace(old, new)
    return text
