"""Trails that a model can learn, and small shapes."""

import numpy as np
import pytest

from guang.learning import sequences
from guang.learning.sequences import Settings, Shape, Trails
from guang.learning.sequences.encoder import names

SMALL = Shape(items=41, width=16, layers=2, heads=2, longest=8, kinds=3)


def ring(people: int, seed: int) -> Trails:
    """Everybody walks round a ring of forty items, eight to twelve steps; views (0), now and then a purchase (2)."""
    rng = np.random.default_rng(seed)
    lengths = rng.integers(8, 13, people)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    within = np.arange(starts[-1]) - np.repeat(starts[:-1], lengths)
    items = (np.repeat(rng.integers(0, 40, people), lengths) + within) % 40 + 1
    kinds = np.where(rng.random(len(items)) < 0.1, 2, 0)
    return Trails(items, starts, kinds, np.cumsum(rng.exponential(100, len(items))))


def any_encoder(shape: Shape = SMALL, seed: int = 1) -> sequences.Encoder:
    """A model that nobody has taught anything."""
    rng = np.random.default_rng(seed)
    return sequences.Encoder(
        shape, {name: rng.normal(0, 0.4, size).astype(np.float32) for name, size, _ in names(shape)}
    )


QUICK = Settings(rows=4, negatives=32, most_rounds=40, dropout=0.1, rate=5e-3)

needs_jax = pytest.mark.skipif(
    not sequences.can_learn(), reason="JAX is not here: GUANG_EXTRAS=sequence ./guang test brings it"
)
