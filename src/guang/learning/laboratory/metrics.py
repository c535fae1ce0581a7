"""How good is a ranking? From the rank of each target to hit rates, gains, and how sure one may be of them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from guang.learning.laboratory.types import Rows, Score

MISSED = 10**9
"""The rank of a target that is on no list."""
DRAWS = 200


def of_ranks(ranks: Rows, people: Rows, first: tuple[int, ...] = (10, 20)) -> Score:
    """Hit rate (HR), discounted gain (NDCG) and reciprocal rank (MRR) among the first so many; rank 0 is the top.

    With one target a question, HR is what papers on sessions call precision (P), and recall.
    """
    columns: dict[str, NDArray[np.float64]] = {}
    for most in first:
        hit = ranks < most
        place = np.where(hit, ranks, 0)
        columns[f"hr{most}"] = hit.astype(np.float64)
        columns[f"ndcg{most}"] = np.where(hit, 1 / np.log2(place + 2), 0.0)
        columns[f"mrr{most}"] = np.where(hit, 1 / (place + 1.0), 0.0)
    return of_columns(columns, people)


def per_person(column: NDArray[Any], people: Rows) -> float:
    """The mean of people's means: whoever asks much counts as much as whoever asks little."""
    _, person = np.unique(people, return_inverse=True)
    return float(np.mean(np.bincount(person, column) / np.bincount(person)))


def of_columns(columns: dict[str, NDArray[np.float64]], people: Rows) -> Score:
    """The mean of each measure, with the standard error of drawing other people, not other questions."""
    _, person = np.unique(people, return_inverse=True)
    asked = np.bincount(person).astype(np.float64)
    rng = np.random.default_rng(1)
    sums = {name: np.bincount(person, column) for name, column in columns.items()}
    drawn: dict[str, list[float]] = {name: [] for name in columns}
    for _ in range(DRAWS):
        lot = rng.multinomial(len(asked), np.full(len(asked), 1 / len(asked)))
        for name, sum_ in sums.items():
            drawn[name].append(float(lot @ sum_) / max(float(lot @ asked), 1.0))
    values = {name: float(column.mean()) for name, column in columns.items()}
    errors = {name: float(np.std(means)) for name, means in drawn.items()}
    return Score(values, errors)
