"""How good is a ranking? From the rank of each target to hit rates, gains, and how sure one may be of them."""

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


def of_columns(columns: dict[str, NDArray[np.float64]], people: Rows) -> Score:
    """The mean of each measure, with the standard error of drawing other people, not other questions."""
    _, person = np.unique(people, return_inverse=True)
    asked = np.bincount(person).astype(np.float64)
    rng = np.random.default_rng(1)
    lots = rng.multinomial(len(asked), np.full(len(asked), 1 / len(asked)), DRAWS).astype(np.float64)
    sizes = np.maximum(lots @ asked, 1)
    values, errors = {}, {}
    for name, column in columns.items():
        values[name] = float(column.mean())
        errors[name] = float(np.std(lots @ np.bincount(person, column) / sizes))
    return Score(values, errors)


def auc_by_person(scores: NDArray[np.floating], happened: NDArray[np.bool_], people: Rows) -> dict[int, float]:
    """How often what happened scores above what did not, for each person to whom both occurred; ties count half.

    Source: Mann and Whitney, "On a test of whether one of two random variables is stochastically larger", 1947.
    """
    order = np.lexsort((scores, people))
    person, score, won = people[order], scores[order], happened[order]
    begins = np.flatnonzero(np.r_[True, person[1:] != person[:-1]])
    tied = np.flatnonzero(np.r_[True, (person[1:] != person[:-1]) | (score[1:] != score[:-1])])
    size = np.diff(np.r_[tied, len(score)])
    first = tied - begins[np.searchsorted(begins, tied, "right") - 1]
    rank = np.repeat(first + (size + 1) / 2, size)
    ups, alls = np.add.reduceat(won, begins, dtype=np.float64), np.diff(np.r_[begins, len(score)])
    downs = alls - ups
    mixed = (ups > 0) & (downs > 0)
    area = np.add.reduceat(np.where(won, rank, 0.0), begins) - ups * (ups + 1) / 2
    return dict(zip(person[begins][mixed].tolist(), (area[mixed] / (ups * downs)[mixed]).tolist(), strict=True))


def gain_by_person(
    scores: NDArray[np.floating], happened: NDArray[np.bool_], people: Rows, first: int = 10
) -> dict[int, float]:
    """NDCG of each person's own list, for each person to whom something happened and something did not."""
    order = np.lexsort((-scores, people))
    person, won = people[order], happened[order]
    begins = np.flatnonzero(np.r_[True, person[1:] != person[:-1]])
    sizes = np.diff(np.r_[begins, len(person)])
    place = np.arange(len(person)) - np.repeat(begins, sizes)
    worth = np.where(place < first, 1 / np.log2(place + 2), 0.0)
    ups = np.add.reduceat(won, begins, dtype=np.int64)
    best = np.concatenate([[0.0], np.cumsum(1 / np.log2(np.arange(first) + 2))])[np.minimum(ups, first)]
    mixed = (ups > 0) & (ups < sizes)
    gain = np.add.reduceat(np.where(won, worth, 0.0), begins)
    return dict(zip(person[begins][mixed].tolist(), (gain[mixed] / best[mixed]).tolist(), strict=True))
