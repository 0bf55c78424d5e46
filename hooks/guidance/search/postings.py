"""Counting with lunr: which token stands where, for all pages of one language.

Our index lays the sections one after the other on one line of places, so that a single rising
list per token tells section, field, frequency and neighbourhood at once. A page is a document of
lunr, named by the place where its part of the line begins; a function in lunr's pipeline cuts
that part into tokens, each once with all its places.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from lunr.builder import Builder
from lunr.pipeline import Pipeline
from lunr.token import Token

from guidance.search.analyze import keys
from guidance.search.models import Section

_NUMBER = re.compile("[0-9໐-໙]+(?:[ ()/.\u00a0-]{1,2}[0-9໐-໙]+)+")
GAP = "\u0000"
"""Stands after fields and lines, so that the last word of one and the first of the next never read
as neighbours."""


@dataclass(frozen=True)
class Postings:
    """Places of every token, and the lengths of the fields of each section."""

    places: dict[str, list[int]]
    lengths: list[tuple[int, int, int]]
    """Of title, names and text: the order in which they lie on the line."""
    total: int


def _cut(line: Token, _index: int, _lines: Sequence[Token]) -> list[Token]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(str(line).split(" ")):
        places[key].append(place)
    return [Token(key, {"places": found}) for key, found in places.items() if key != GAP]


Pipeline.register_function(_cut, "guidance-cut")


def _lines(lines: Iterable[str]) -> list[str]:
    return [key for line in lines if (found := keys(line)) for key in (*found, GAP)]


def joined_numbers(text: str) -> list[str]:
    """Return the telephone numbers in a text as one word each: they are typed without spaces."""
    found = ("".join(keys(number)) for number in _NUMBER.findall(text))
    return [number for number in dict.fromkeys(found) if 6 <= len(number) <= 15]


def collect(sections: Sequence[Section], names: Sequence[Sequence[str]]) -> Postings:
    """Let lunr count the sections, page by page; `names[i]` are further names of `sections[i]`."""
    builder = Builder()
    builder.ref("start")
    builder.field("line")
    builder.pipeline.add(_cut)
    builder.metadata_whitelist = ["places"]
    lengths: list[tuple[int, int, int]] = []
    start = 0
    for _, page in groupby(zip(sections, names, strict=True), lambda pair: pair[0].page):
        line: list[str] = []
        for section, further in page:
            title = [] if section.missing else keys(section.title)
            named = _lines(further)
            lines = [*section.text.split("\n"), *joined_numbers(section.text)]
            text = [] if section.missing else _lines(lines)
            lengths.append((len(title), len(named), len(text)))
            line += [*title, GAP, *named, *text, GAP]
        builder.add({"start": start, "line": [" ".join(line)]})
        start += len(line)
    places = {
        term: [
            int(first) + place
            for first, found in posting["line"].items()
            for place in found["places"][0]
        ]
        for term, posting in builder.inverted_index.items()
    }
    return Postings(places, lengths, start)
