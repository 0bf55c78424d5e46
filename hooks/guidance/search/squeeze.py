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

KEPT = frozenset(
    # JavaScript
    "async await break catch class const constructor continue delete do else extends false finally"
    " for function get if in instanceof let new null of return set static super switch this throw"
    " true try typeof undefined var void while"
    # the language's objects and the browser
    " Array Error EventTarget Float32Array Int32Array JSON KeyboardEvent Map Math MessageEvent"
    " NodeFilter Object Promise RegExp SHOW_TEXT Set String URL URLSearchParams Uint32Array"
    " Uint8Array Worker abs add addEventListener all append appendChild cache catch charCodeAt"
    " className clear click clearTimeout closest content createElement createTextNode"
    " createTreeWalker data default dispatchEvent document documentElement encodeURIComponent"
    " error every exec fetch filename fill filter focus forEach from fromCharCode getElementById"
    " has head href includes index indexOf input join keys keyup lang lastIndex lastIndexOf length"
    " location log map match max message min nextNode normalize now ok onerror onload parse"
    " parentElement performance postMessage preventDefault protocol push querySelector race reduce"
    " remove replace replaceWith reverse self setAttribute setTimeout size slice some sort split"
    " splitText src startsWith subarray terminate test text textContent then toLowerCase trim type"
    " url value values"
    # lunr
    " Index Pipeline TokenSet Vector fieldVectors fields fromArray insert invertedIndex lunr"
    " pipeline query ref score term title tokenSet usePipeline _index"
    # rules, index, messages, page
    " RULES base blocks drop fold latin parts sections shards spell stem table token tone words"
    " broken gift guidance guidanceSearch guidanceService items page search search_strings similar"
    " strings suggestion terms total".split()
)
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
_OPEN = frozenset("{ ( [ , ; => = && || ? : + - * < > !".split())
"""After these a statement goes on."""
_CLOSE = frozenset(") ] } , . ? : && || + * < > = ; =>".split())
"""Before these it has not begun."""


def squeeze(script: str) -> str:
    """Return a script without comments and needless spaces; line ends that close statements stay."""
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
    local = list(itertools.islice(free, most))
    names = dict(zip(sorted(shared, key=lambda n: (-total[n], n)), free, strict=False))
    out = []
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
