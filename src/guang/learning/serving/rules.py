"""Arithmetic of serving."""

from collections.abc import Sequence

import numpy as np

from guang.learning.features import Catalogue, Trail, attention
from guang.learning.serving.types import Interest


def interests(trail: Trail, catalogue: Catalogue, now: float, n: int) -> Sequence[Interest]:
    """Topics by the share of a viewer's long attention that went to items about them; the shares sum to at most 1."""
    if len(trail.items) == 0:
        return []
    topics = catalogue.topics[trail.items]
    carried = (topics > 0).sum(1)
    each = attention(trail, now)[:, 1] / np.maximum(carried, 1)
    weights = np.bincount(topics.ravel(), np.repeat(each, topics.shape[1]), len(catalogue.topic_names))
    weights[0] = 0.0
    best = np.argsort(-weights, kind="stable")[:n]
    return [Interest(catalogue.topic_names[place], float(weights[place])) for place in best if weights[place] > 0]
