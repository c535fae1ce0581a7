"""A visitor's last acts become a vector, and a vector scores every item: NumPy only, at request time.

One pass over 50 acts costs a third of a millisecond. `guang.learning.sequences.reference` says the same plainly, and
`guang.learning.sequences.training` computes the same in JAX.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from guang.learning.sequences.types import GAPS, Floats, Rows, Shape, Trails, Weights

AT_ONCE = 512
"""Trails encoded together."""
SMALL = 1e-6
NEVER = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class Encoder:
    """A fitted model."""

    shape: Shape
    weights: Weights

    def vectors(self, trails: Trails) -> Floats:
        """A vector for each trail from its last acts: trails × width. An empty trail gets zeros.

        Items that the model has never heard of are passed over; kinds that it has not count as its last.
        """
        trails = trails.within(self.shape.items, self.shape.kinds)
        found = np.zeros((len(trails), self.shape.width), np.float32)
        lengths = np.minimum(trails.lengths, self.shape.longest)
        order = np.argsort(lengths, kind="stable")
        order = order[lengths[order] > 0]
        gaps = trails.gaps()
        for begin in range(0, len(order), AT_ONCE):
            which = order[begin : begin + AT_ONCE]
            found[which] = self._encode(*_padded(trails, gaps, which, lengths[which]))
        return found

    def scores(self, vectors: Floats) -> Floats:
        """The score of every item for each vector, from item 1 on: vectors × (items - 1)."""
        return np.asarray(vectors @ self.weights["items"][1:].T + self.weights["bias"][1:], np.float32)

    def pair_scores(self, vectors: Floats, of: Rows, items: Rows) -> Floats:
        """The score of single items, each for the vector in row ``of``."""
        found = np.empty(len(items), np.float32)
        for begin in range(0, len(items), 1 << 18):
            part = slice(begin, begin + (1 << 18))
            found[part] = np.einsum("nd,nd->n", vectors[of[part]], self.weights["items"][items[part]])
        return found + self.weights["bias"][items]

    def _encode(self, items: Rows, kinds: Rows, gaps: Rows) -> Floats:
        """Vectors of the last acts of trails that end in the last column; 0 is no act."""
        of, width = self.weights, items.shape[1]
        h = of["items"][items] * np.float32(self.shape.width**0.5) + of["kinds"][kinds] + of["gaps"][gaps]
        place = np.arange(width)
        distance = place[:, None] - place[None, :]
        near = of["near"][:, np.clip(distance, 0, self.shape.longest - 1)]
        seen = (distance >= 0) & ((items > 0)[:, None, :] | (distance == 0))
        for layer in range(self.shape.layers):
            # What the last layer makes of earlier acts nobody looks at.
            asks = slice(width - 1, None) if layer == self.shape.layers - 1 else slice(0, None)
            h = self._layer(f"{layer}.", h, near[:, asks], seen[:, asks])
        return np.asarray(_norm(h[:, -1], of["norm"]), np.float32)

    def _layer(self, name: str, h: Floats, near: Floats, seen: Rows) -> Floats:
        of, asks = self.weights, near.shape[1]
        z = _norm(h, of[name + "norm_attention"])
        own, rest = z[:, -asks:], h[:, -asks:]
        query, key, value = (
            self._split(part @ of[name + word]) for part, word in ((own, "query"), (z, "key"), (z, "value"))
        )
        weight = query @ key.swapaxes(-1, -2) * np.float32((self.shape.width / self.shape.heads) ** -0.5) + near
        share = _softmax(np.where(seen[:, None], weight, NEVER))
        heard = (share @ value).swapaxes(1, 2).reshape(own.shape) @ of[name + "out"]
        rest = np.asarray(rest + heard * _sigmoid(own @ of[name + "gate_attention"]), np.float32)
        z = _norm(rest, of[name + "norm_feed"])
        wide = z @ of[name + "up"]
        fed = (wide * _sigmoid(wide) * (z @ of[name + "side"])) @ of[name + "down"]
        return np.asarray(rest + fed * _sigmoid(z @ of[name + "gate_feed"]), np.float32)

    def _split(self, x: Floats) -> Floats:
        """Heads apart: trails × acts × width to trails × heads × acts × a head's width."""
        return x.reshape(*x.shape[:2], self.shape.heads, -1).swapaxes(1, 2)


def names(shape: Shape) -> Iterator[tuple[str, tuple[int, ...], float]]:
    """Every array of a model: its name, its shape, and the spread of what it starts from (0: ones; less: zeros)."""
    width, wide = shape.width, 2 * shape.width
    yield from (("items", (shape.items, width), 0.02), ("bias", (shape.items,), -1))
    yield from (("kinds", (shape.kinds, width), 0.02), ("gaps", (GAPS, width), 0.02))
    yield from (("near", (shape.heads, shape.longest), -1), ("norm", (width,), 0))
    for layer in range(shape.layers):
        square = ("query", "key", "value", "gate_attention", "gate_feed")
        yield from ((f"{layer}.{word}", (width, width), width**-0.5) for word in square)
        yield from ((f"{layer}.{word}", (width, wide), width**-0.5) for word in ("up", "side"))
        # Layers say nothing at first: a model begins as likeness to the last item, and learns what to add to that.
        yield from ((f"{layer}.out", (width, width), -1), (f"{layer}.down", (wide, width), -1))
        yield from ((f"{layer}.{word}", (width,), 0) for word in ("norm_attention", "norm_feed"))


def _padded(trails: Trails, gaps: Rows, which: Rows, lengths: Rows) -> tuple[Rows, Rows, Rows]:
    """The last acts of some trails as columns that end together; 0 before them."""
    width = int(lengths.max())
    place = trails.starts[1:][which][:, None] - width + np.arange(width)
    inside = np.arange(width) >= width - lengths[:, None]
    place = np.where(inside, place, 0)
    kinds = np.zeros_like(place) if trails.kinds is None else trails.kinds[place]
    found = [np.where(inside, column, 0) for column in (trails.items[place], kinds, gaps[place])]
    return found[0], found[1], found[2]


def _norm(x: Floats, scale: Floats) -> Floats:
    return np.asarray(x * scale / np.sqrt((x * x).mean(-1, keepdims=True) + np.float32(SMALL)), np.float32)


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(0.5 * (1 + np.tanh(0.5 * x)), np.float32)


def _softmax(x: Floats) -> Floats:
    grown = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(grown / grown.sum(-1, keepdims=True), np.float32)
