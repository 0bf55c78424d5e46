"""Makes our scripts small: no comments, no needless spaces, short names.

It knows only the JavaScript we write: no template literals, no semicolons at line ends, no line
that begins with a bracket. Names of the browser, of lunr, of the index and of messages are kept
(`KEPT`); every other name is ours and becomes short, variables and properties alike. A name that
is missing from `KEPT` breaks the search at once, and with it every browser test.
"""

from __future__ import annotations

import itertools
import re
import string
from collections import Counter

_KEPT = """
Array Error EventTarget Float32Array Index Int32Array JSON KeyboardEvent Map Math MessageEvent
NodeFilter Object Pipeline Promise RULES RegExp SHOW_TEXT Set String TokenSet URL
URLSearchParams Uint32Array Uint8Array Vector Worker _index abs add addEventListener all append
appendChild async await base blocks break broken cache catch charCodeAt class className clear
clearTimeout click closest const constructor content continue createElement createTextNode
createTreeWalker data default delete dispatchEvent do document documentElement drop else
encodeURIComponent error every exec extends false fetch fieldVectors fields filename fill filter
finally flatMap focus fold for forEach from fromArray fromCharCode function get getElementById
gift guidance guidanceSearch guidanceService has head href if in includes index indexOf input
insert instanceof invertedIndex items join keys keyup lang lastIndex lastIndexOf latin length
let lineno location log lunr map match max message min new nextNode normalize now null of ok
onerror onload page parentElement parse partial parts performance pipeline postMessage
preventDefault protocol push query querySelector race reduce ref remove replace replaceWith
resolve return reverse rules score search search_strings sections self set setAttribute
setTimeout shards similar size slice some sort spell split splitText src startsWith static stem
strings subarray suggestion super switch table term terminate terms test text textContent then
this throw title toLowerCase token tokenSet tone total trim true try type typeof undefined url
usePipeline value values var void while words
"""
KEPT = frozenset(_KEPT.split())
"""Names of the language, the browser, lunr, the rules, the index, the messages and the page."""
_LOCAL_LETTERS = 16
"""So many of the 52 single letters name what one part alone uses."""
_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/|//[^\n]*)
    |(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
    |(?P<pattern>(?<=[=(,:!&|?{;\n])\s*/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*)
    |(?P<number>\d[\w.]*)
    |(?P<name>[A-Za-z_$][\w$]*)
    |(?P<space>\s+)
    |(?P<sign>=>|\+\+|--|&&|\|\||\.\.\.|.)""",
    re.S | re.X,
)
_OPEN = frozenset(("=>", "&&", "||", *"{([,;=?:+-*<>!"))
"""After these a statement goes on."""
_CLOSE = frozenset(("=>", "&&", "||", *")]},.?:+*<>=;"))
"""Before these it has not begun."""


def squeeze(script: str) -> str:
    """Return a script without comments and needless spaces; needed line ends stay."""
    out: list[str] = []
    before, line, gap = "", False, False
    for match in _TOKEN.finditer(script):
        kind, token = match.lastgroup, match[0]
        if kind in ("comment", "space"):
            line = line or "\n" in token
            gap = True
            continue
        token = "let" if token == "const" else token.strip() if kind == "pattern" else token
        if line and out and before not in _OPEN and token not in _CLOSE:
            out.append("\n")
        elif gap and _touch(before, token):
            out.append(" ")
        out.append(token)
        before, line, gap = token, False, False
    return "".join(out) + "\n"


def _touch(before: str, after: str) -> bool:
    """Whether two tokens would read as one without a space."""
    if not before:
        return False
    word = re.compile(r"[\w$]")
    return bool(word.match(before[-1]) and word.match(after[0])) or before[-1] == after[0]


def shorten(script: str) -> str:
    """Return a script, laid out as we write it, with all names of our own made short.

    A statement that begins with at most two spaces opens a part. Names that occur in one part
    only are named anew in each; the others keep one name throughout.
    """
    parts = [
        [(match.lastgroup, match[0]) for match in _TOKEN.finditer(text)]
        for text in re.split(r"(?m)^(?= {0,2}(?! )[^\s})\]/*])", script)
    ]
    counts = [
        Counter(token for kind, token in part if kind == "name" and token not in KEPT)
        for part in parts
    ]
    everywhere = Counter(name for part in counts for name in part)
    shared = [name for name, uses in everywhere.items() if uses > 1]
    total = sum(counts, Counter[str]())
    most = max(len([n for n in part if everywhere[n] == 1]) for part in counts)
    free = (name for name in _names() if name not in KEPT)
    local = list(itertools.islice(free, _LOCAL_LETTERS))
    shared.sort(key=lambda name: (-total[name], name))
    names = dict(zip(shared, itertools.islice(free, 52 - _LOCAL_LETTERS), strict=False))
    local += itertools.islice(free, most - _LOCAL_LETTERS if most > _LOCAL_LETTERS else 0)
    names |= dict(zip(shared[52 - _LOCAL_LETTERS :], free, strict=False))
    out: list[str] = []
    for part, count in zip(parts, counts, strict=True):
        mine = [n for n, _ in sorted(count.items(), key=_by_use) if everywhere[n] == 1]
        short = names | dict(zip(mine, local, strict=False))
        out.extend(short.get(t, t) if kind == "name" else t for kind, t in part)
    return "".join(out)


def _by_use(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _names() -> itertools.chain[str]:
    letters = string.ascii_lowercase + string.ascii_uppercase
    return itertools.chain(letters, (a + b for a in letters for b in letters + string.digits))
