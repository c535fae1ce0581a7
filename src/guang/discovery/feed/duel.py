"""One page by two rankers: both make theirs of the same moment, and choose from it by turns."""

from dataclasses import replace

import numpy as np

from guang.discovery.feed.types import FeedQuery
from guang.kernel.pipeline import Columns, Served
from guang.learning import experiments

Made = tuple[FeedQuery, Served]


def drawn_up(key: str, control: Made, tried: Made, limit: int) -> Made:
    """The page of both, and the query of the control's side that says so.

    The variant of the experiment is a text with one letter a slot, "0" where the control chose. Candidates are those of
    either side; what only the tried side proposed comes last.
    """
    query, first = control
    second = tried[1]
    page, teams = experiments.duels.team_draft(
        first.items.ids.tolist(), second.items.ids.tolist(), limit, int(query.page)
    )
    rows = [(first if team == "0" else second).items.row_of(item) for item, team in zip(page, teams, strict=True)]
    order = np.argsort([int(team) for team in teams], kind="stable")
    chosen = [
        side.items.take(np.array([row for row, of in zip(rows, teams, strict=True) if of == team], np.intp))
        for side, team in ((first, "0"), (second, "1"))
    ]
    new, scored = (~np.isin(second_ids.ids, first.candidates.ids) for second_ids in (second.candidates, second.scored))
    served = replace(
        first,
        items=stacked(*chosen).take(np.argsort(order, kind="stable")),
        scored=stacked(first.scored, second.scored.take(np.flatnonzero(scored))),
        candidates=stacked(first.candidates, second.candidates.take(np.flatnonzero(new))),
        removed_by=np.concatenate([first.removed_by, second.removed_by[new]]),
        silent=tuple(dict.fromkeys((*first.silent, *second.silent))),
        took_s=first.took_s + second.took_s,
    )
    return replace(query, variants={**query.variants, key: teams}), served


def stacked(above: Columns, below: Columns) -> Columns:
    """One table over another, with the columns that both have."""
    both = Columns(np.concatenate([above.ids, below.ids]))
    for name in above:
        if name in below:
            both.put(name, np.concatenate([above[name], below[name]]), owner=above.owner(name))
    return both
