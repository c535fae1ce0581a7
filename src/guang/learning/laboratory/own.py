"""What somebody has done with an item before: how often, how long ago, in which ways."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from guang.learning.laboratory.types import Histories, Questions, Rows

Column = NDArray[Any]
KINDS = 6
"""Kinds of acts that are told apart; rarer ones are counted with the last."""


def columns(asked: Questions, question: Rows, item: Rows) -> dict[str, Column]:
    """A column for each thing known about pairs of a question and an item; NaN where they never met."""
    contexts = asked.contexts
    wide = int(max(item.max(initial=0), contexts.items.max(initial=0))) + 1
    # Newest first, so that the first of each is the last that happened.
    keys = (contexts.owner * wide + contexts.items)[::-1]
    pairs, newest, pair, times = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
    wanted = question * wide + item
    place = np.minimum(np.searchsorted(pairs, wanted), max(len(pairs) - 1, 0))
    met = pairs[place] == wanted if len(pairs) else np.zeros(len(wanted), bool)

    def known(values: Column, otherwise: float = np.nan) -> Column:
        return np.where(met, values[place], otherwise) if len(pairs) else np.full(len(wanted), otherwise)

    turns = contexts.turns_ago[::-1]
    distinct = np.bincount(pairs // wide, minlength=len(contexts))
    found = {
        "turns_ago": known(turns[newest]),
        "place": known(_places(pairs // wide, turns[newest])),
        "times": known(times, 0),
        "distinct": distinct[question],
    }
    if contexts.kinds is not None:
        kinds = np.minimum(contexts.kinds[::-1], KINDS - 1)
        found["kind"] = known(kinds[newest])
        for kind in range(int(kinds.max(initial=0)) + 1):
            of = kinds == kind
            count = np.bincount(pair[of], minlength=len(pairs))
            found[f"times_{kind}"] = known(count, 0)
            lately = _least(pair[of], turns[of], len(pairs))
            found[f"turns_ago_{kind}"] = known(lately)
            found[f"place_{kind}"] = known(_places(pairs // wide, lately))
            # Of everything done in this way, how much, and how much of it with other items since.
            found[f"all_{kind}"] = np.bincount(contexts.owner[::-1][of], minlength=len(contexts))[question]
            found[f"ago_{kind}"] = _least(contexts.owner[::-1][of], turns[of], len(contexts))[question]
    if contexts.at is not None and asked.at is not None:
        found |= _timed(contexts, asked.at, question, known, (newest, pair))
    return found


def _timed(contexts: Histories, now: Column, question: Rows, known: Any, at: tuple[Rows, Rows]) -> dict[str, Column]:
    newest, pair = at
    assert contexts.at is not None
    passed = np.log1p(np.maximum(now[contexts.owner] - contexts.at, 0))[::-1]
    first = np.zeros(len(newest))
    np.maximum.at(first, pair, passed)
    found = {"log_s_ago": known(passed[newest]), "log_s_known": known(first)}
    lately = _least(contexts.owner[::-1], passed, len(contexts))
    found["log_s_idle"] = lately[question]
    if contexts.kinds is not None:
        kinds = np.minimum(contexts.kinds[::-1], KINDS - 1)
        for kind in range(int(kinds.max(initial=0)) + 1):
            of = kinds == kind
            found[f"log_s_ago_{kind}"] = known(_least(pair[of], passed[of], len(newest)))
            found[f"log_s_since_{kind}"] = _least(contexts.owner[::-1][of], passed[of], len(contexts))[question]
    return found


def _places(owner: Rows, turns: Column) -> Column:
    """The place of each by the fewest turns, within its owner; NaN where turns are."""
    order = np.lexsort((turns, owner))
    place = np.empty(len(owner))
    place[order] = np.arange(len(owner)) - np.searchsorted(owner[order], owner[order])
    return np.where(np.isnan(turns), np.nan, place)


def _least(group: Rows, values: Column, groups: int) -> Column:
    """The lowest value of each group, NaN where there is none."""
    found = np.full(groups, np.inf)
    np.minimum.at(found, group, values)
    return np.where(np.isfinite(found), found, np.nan)
