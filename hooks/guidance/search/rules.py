r"""The only source of the rules by which text becomes tokens, for Python and JavaScript alike.

Every pattern is written so that both `re` and `RegExp` read it the same way: no `\w`, `\s`, `\b`,
no look-behind, no flag, no property class. `worker.assemble` writes `RULES` into the script.

Lao has no spaces between words, and a syllable is spelt in several ways: tones are left out or
stand elsewhere, marks are doubled, ໜ is written ຫນ, a space slips in. So the splitter ignores
tones, spaces and invisible characters (class `x`) between the letters of a syllable, and the
letters alone decide where it ends. The key of a syllable is its letters in modern order with its
last tone at the end; the fold of a key leaves out what writers confuse.
"""

from __future__ import annotations

from typing import Final, TypedDict


class Rules(TypedDict):
    """What both analyzers need; plain JSON."""

    alike: tuple[str, str]
    """Lao and Thai digits and Thai letters, and what each of them is read as."""
    token: str
    """Finds the next token in text as it was typed, once `parts` are put in for their names."""
    parts: list[tuple[str, str]]
    """One-letter names and what they stand for, in the order in which they are put in."""
    drop: str
    """Characters inside a Lao token that are no part of its key."""
    tone: str
    spell: list[tuple[str, str]]
    """Old and doubled ways to write a letter, in the order they are replaced."""
    fold: list[tuple[str, str]]
    """From the letters of a syllable to what is left when spelling slips."""
    latin: str
    """Letters that are taken apart by NFKD; all were assigned long ago, so every engine agrees."""
    base: list[tuple[str, str]]
    """Latin letters that NFKD leaves alone."""
    stem: list[list[tuple[str, str]]]
    """Stages of the English stemmer; the first rule of a stage that fits is used."""


_TONE = "\u0ec8-\u0ecb"
_GAP = (
    "\u0eba\u0ecc\u0ece\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069 \u00a0\u2009\u202f"
)
_POST = "າະຳຽັິີຶືຸູົໍ"
"""Signs after a letter that show the letter to begin a syllable."""

_PARTS: Final = (
    # First letters after a leading vowel, and without one.
    ("L", "(?:ຫx[ງຍນມລຣຼ]|[ກຂຄຫ]xວ(?!x[Pອ])|[ກຂຄດຕບປພຟສ]x[ລຣ](?!x[Pອວ])|Cxຼ|C)"),
    ("K", "(?:ຫx[ງຍນມລຣຼ]|[ກຂຄຫ]xວ(?=x[P])|[ກຄປພ]xຣ(?=x[P])|Cxຼ|C)"),
    # A letter is a final unless what follows makes it the first letter of the next syllable.
    (
        "F",
        "(?:x(?:[ງຍດນບມວ]|ກ(?!xວxາ))(?!x[P])(?!xອ(?!x[Pອ]|xວxN))(?!xວxN(?!x[P])))",
    ),
    ("N", "[ກງຍດນບມວ]"),
    ("C", "[ກ-ຂຄຆງຈຉຊຌຍຎ-ຓດ-ທຘນ-ຟຠມ-ຣລວຨ-ຫຬອຮໜ-ໟ]"),
    ("P", _POST),
    ("t", f"(?:[{_GAP}]*[{_TONE}])*"),
    ("x", f"[{_TONE}{_GAP}]*"),
)
_SYLLABLE = "|".join(
    (
        # ກ belongs to these words, not to the ກວ່າ that seems to follow.
        "(?:ບxອ|ອxີ|ສx[ຶື]|ຈxາ|ພxວ|ນx[ຶື])xກ(?=xວxາ)",
        "(?:ແ|ໂ|ເxເ)xLx(?:ະ|(?:ັ(?:xັ)*)?F?)",
        "ເxLx(?:(?:ົx)*າ(?:xະ)?|ະ|(?:[ຶື](?:x[ຶື])*xອ|[ັິີຶື](?:x[ັິີຶື])*)?F?)",
        "[ໃໄ]xLF?",
        "Kx(?:ໍxາ|ຳ|ະ|[ັົ]xວxະ|(?:[ັິີຶືຸູົ](?:x[ັິີຶືຸູົ])*|າ|ຽ|ອ(?!x[Pອ]))F?|ໍ|ວF)",
        "K",
    )
)
_THAI = (
    "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะัาำิีึืุูเแโใไ็่้๊๋์ๆฯ๐๑๒๓๔๕๖๗๘๙",
    "ກຂຂຄຄຄງຈສຊຊຊຍດຕຖທທນດຕຖທທນບປຜຝພຟພມຍຣລວສສສຫລອຮະັາຳິີຶືຸູເແໂໃໄັ່້໊໋໌ໆຯ0123456789",
)
"""Thai letters and the Lao ones of the same descent."""
_LATIN = "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff"


_TOKEN = "|".join(
    (
        f"(?:{_SYLLABLE})t",
        "[0-9]+",
        f"[A-Za-z{_LATIN}'\u2019]+",
        "[\u0370-\u0e7f\u0f00-\u1dff]+",
        "[\u3040-\u9fff\uac00-\ud7a3]",
    )
)


def expand(token: str, parts: list[tuple[str, str]]) -> str:
    """Return the pattern itself."""
    for name, value in parts:
        token = token.replace(name, value)
    return token


def _suffixes(pairs: str) -> list[tuple[str, str]]:
    """Turn `ness> ful>ful` into rules for words with a syllable before the ending."""
    rules = []
    for pair in pairs.split():
        old, new = pair.split(">")
        rules.append((f"^(.*[aeiouy]+[^aeiouy].*){old}$", f"$1{new}"))
    return rules


RULES: Final[Rules] = {
    "alike": ("໐໑໒໓໔໕໖໗໘໙" + _THAI[0], "0123456789" + _THAI[1]),
    "token": _TOKEN,
    "parts": list(_PARTS),
    "drop": f"[{_GAP}{_TONE}]",
    "tone": f"[{_TONE}]",
    "spell": [
        ("ໜ", "ຫນ"),
        ("ໝ", "ຫມ"),
        ("ຼ", "ລ"),
        ("ເເ", "ແ"),
        ("ໍາ", "ຳ"),
        ("([ັິີຶືຸູົ])\\1+", "$1"),
    ],
    "fold": [
        ("ີ", "ິ"),
        ("ື", "ຶ"),
        ("ູ", "ຸ"),
        ("([ກຄປພ])ຣ([ະ-ຽ])", "$1$2"),
        ("ຣ", "ລ"),
        ("ໃ", "ໄ"),
        ("^(ໄ.+)ຍ$", "$1"),
        ("^([^ເແໂ]+)ັຍ$", "ໄ$1"),
        ("ຳ", "ັມ"),
        ("^([ກ-ຮ]+)ະ$", "$1"),
        ("ຫ([ງຍນມລວ].)", "$1"),
        ("^([ເແໂໄ])ຫ([ງຍນມລວ])$", "$1$2"),
        ("^ເ([ກ-ຮ]+)ິ([ກງດນບມ])$", "$1ຶ$2"),
        ("ຽ", "ຍ"),
        ("ໍ", "ອ"),
        ("ເ(.+)ົາ", "ເ$1າ"),
    ],
    "latin": f"[{_LATIN}]+",
    "base": [("đ", "d")],
    "stem": [
        [("^(.+)sses$", "$1ss"), ("^(..+)ies$", "$1y"), ("^(..+[^su])s$", "$1")],
        [
            ("^(..+ee)d$", "$1"),
            ("^(.*[aeiouy].*([bdgmnprt]))\\2(?:ed|ing)$", "$1"),
            ("^(.*[aeiouy].*.)(?:ed|ing)$", "$1"),
        ],
        [("^(.+[^aeiou])y$", "$1i"), ("^(...+)our$", "$1or"), ("^(.+t)re$", "$1er")],
        _suffixes("i[sz]ation>ize ation>ate fulness>ful iveness>ive li> ness> ful> ment>"),
        _suffixes("ical>ic [ae]nce> er> [ai]ble> ive> i[sz]e> ate> ion> or> al>"),
        [("^(...+)e$", "$1")],
    ],
}
