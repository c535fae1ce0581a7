"""What an item is shown because of: the tie of the trail that weighs most."""

import numpy as np

from guang import journal
from guang.journal import BehaviourColumns, Kind
from guang.learning.models import Mind

MINUTE_MS = 60_000


def watched(*lines: tuple[int, int, int]) -> BehaviourColumns:
    """(minute, viewer, item), one play each."""
    lines = tuple(sorted(lines))
    return journal.behaviour.columns(
        id=[(minute * MINUTE_MS << 21) + n for n, (minute, _, _) in enumerate(lines)],
        viewer=[viewer for _, viewer, _ in lines],
        kind=[int(Kind.finish)] * len(lines),
        subject=[item for _, _, item in lines],
        subject_kind=[1] * len(lines),
        watched_ms=[9_000] * len(lines),
        duration_ms=[9_000] * len(lines),
    )


def test_it_names_the_item_watched_together_most_and_nothing_for_strangers() -> None:
    mind = Mind()
    for viewer in range(1, 5):
        mind.learn(watched((viewer * 200, viewer, 10), (viewer * 200 + 1, viewer, 20)))
    mind.learn(watched((2000, 5, 30), (2001, 5, 20), (2100, 6, 40)))
    mind.learn(watched((3000, 9, 30), (3001, 9, 10)))
    items = mind.memory.items

    question = mind.ask(9, np.array([20, 40, 777]), 3002 * 60.0)
    because = mind.covisits.because(question.trail, question.items)

    assert items.ids[because].tolist() == [10, 0, 0]


def test_equal_to_looking_at_each_pair() -> None:
    mind, random = Mind(), np.random.default_rng(7)
    mind.learn(watched(*[(int(n), int(random.integers(1, 9)), int(random.integers(10, 40))) for n in range(600)]))
    wanted = np.arange(10, 45)
    question = mind.ask(3, wanted, 600 * 60.0)

    told = mind.covisits.because(question.trail, question.items)

    for row, because in zip(question.items.tolist(), told.tolist(), strict=True):
        ties = {}
        for mine in question.trail.items.tolist():
            near, weights = mind.covisits.neighbours(mine, question.now)
            ties |= {mine: float(weights[near == row][0])} if row and row in near else {}
        assert (ties.get(because) == max(ties.values())) if ties else because == 0
