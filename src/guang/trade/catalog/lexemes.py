"""The words that goods are found by, for languages with spaces and for those without; no database, no dictionary.

A run of Latin letters or digits is one lexeme, and is found by its beginning. A run of Chinese, Japanese or Korean
signs is cut into every pair of neighbours, so that any part of a title finds it; its last sign stands alone too, so
that one sign is the beginning of some lexeme wherever it stands. A code such as ``B-12`` is also kept in one piece.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

LONGEST: Final = 64
MOST_ASKED: Final = 24
_SIGNS: Final = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_RUN: Final = re.compile(rf"[{_SIGNS}]+|[^\W_{_SIGNS}]+")
_SIGN: Final = re.compile(rf"[{_SIGNS}]")


def of(words: Iterable[str], codes: Iterable[str] = ()) -> str:
    """Everything that a product with these words and codes is found by: sorted lexemes, one a line."""
    found: set[str] = set()
    for said in words:
        for run in _runs(said):
            found.update(_pieces(run) if _SIGN.match(run) else (run[:LONGEST],))
    for code in codes:
        runs = list(_runs(code))
        found.update(run[:LONGEST] for run in (*runs, "".join(runs)) if run)
    return "\n".join(sorted(found))


def query(text: str) -> str | None:
    """What somebody typed as a ``tsquery`` that wants all of it; None where there is nothing to look for."""
    wanted: dict[str, None] = {}
    for word in text.split()[:MOST_ASKED]:
        runs = list(_runs(word))
        if runs and not any(_SIGN.match(run) for run in runs):
            wanted[_all(_begins(run) for run in runs) if len(runs) == 1 else _code(runs)] = None
            continue
        for run in runs:
            if not _SIGN.match(run) or len(run) == 1:
                wanted[_begins(run)] = None
            else:
                wanted.update(dict.fromkeys(f"'{pair}'" for pair in _pairs(run)))
    return " & ".join(list(wanted)[:MOST_ASKED]) or None


def _code(runs: list[str]) -> str:
    """Several runs in one word: a code in one piece, or words that a sign stands between."""
    return f"({_begins(''.join(runs))} | ({_all(_begins(run) for run in runs)}))"


def _all(parts: Iterable[str]) -> str:
    return " & ".join(parts)


def _begins(run: str) -> str:
    return f"'{run[:LONGEST]}':*"


def _runs(text: str) -> Iterator[str]:
    yield from _RUN.findall(unicodedata.normalize("NFKC", text).casefold())


def _pairs(run: str) -> Iterator[str]:
    return (run[at : at + 2] for at in range(len(run) - 1))


def _pieces(run: str) -> Iterator[str]:
    yield from _pairs(run)
    yield run[-1]
