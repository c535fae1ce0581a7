"""The model and its loss said plainly, act by act: what every fast path is tested against."""

import math

import numpy as np
from numpy.typing import NDArray

from guang.learning.sequences.encoder import SMALL
from guang.learning.sequences.types import Rows, Shape, Weights

Vector = NDArray[np.float64]


def vectors(shape: Shape, weights: Weights, items: Rows, kinds: Rows, gaps: Rows) -> Vector:
    """The vector after each act of one trail, which is no longer than the model looks back.

    Source: Kang and McAuley, "Self-Attentive Sequential Recommendation", ICDM 2018; gated layers after Borisyuk and
    others, "LiGR", 2025; gated feed after Shazeer, "GLU variants improve transformer", 2020.
    """
    of = {name: array.astype(np.float64) for name, array in weights.items()}
    scale = math.sqrt(shape.width)
    now = [of["items"][i] * scale + of["kinds"][k] + of["gaps"][g] for i, k, g in zip(items, kinds, gaps, strict=True)]
    for layer in range(shape.layers):
        now = _layer(shape, {name.split(".")[1]: of[name] for name in of if name.startswith(f"{layer}.")}, of, now)
    return np.array([_norm(h, of["norm"]) for h in now])


def loss(vector: Vector, target: int, negatives: Rows, weights: Weights, often: Vector) -> float:
    """Minus the log of the target's share, each negative counting for as much as it is drawn too rarely.

    ``often`` is how often each item is expected among the negatives. Source: Bengio and Senécal, "Adaptive importance
    sampling to accelerate training of a neural probabilistic language model", 2008.
    """
    items, bias = weights["items"].astype(np.float64), weights["bias"].astype(np.float64)

    def score(item: int) -> float:
        return float(vector @ items[item] + bias[item])

    others = [math.exp(score(int(item)) - math.log(often[item])) for item in negatives if item != target]
    return -score(target) + math.log(math.exp(score(target)) + sum(others))


def _layer(shape: Shape, of: dict[str, Vector], whole: dict[str, Vector], now: list[Vector]) -> list[Vector]:
    later = []
    z = [_norm(h, of["norm_attention"]) for h in now]
    size = shape.width // shape.heads
    for i, h in enumerate(now):
        heard = np.zeros(shape.width)
        for head in range(shape.heads):
            part = slice(head * size, (head + 1) * size)
            query = (z[i] @ of["query"])[part]
            likeness = [
                query @ (z[j] @ of["key"])[part] / math.sqrt(size) + whole["near"][head, i - j] for j in range(i + 1)
            ]
            share = np.exp(np.array(likeness) - max(likeness))
            share /= share.sum()
            heard[part] = sum(share[j] * (z[j] @ of["value"])[part] for j in range(i + 1))
        rest = h + heard @ of["out"] * _sigmoid(z[i] @ of["gate_attention"])
        y = _norm(rest, of["norm_feed"])
        wide = y @ of["up"]
        later.append(rest + (wide * _sigmoid(wide) * (y @ of["side"])) @ of["down"] * _sigmoid(y @ of["gate_feed"]))
    return later


def _norm(x: Vector, scale: Vector) -> Vector:
    return np.asarray(x * scale / math.sqrt(float(np.mean(x * x)) + SMALL))


def _sigmoid(x: Vector) -> Vector:
    return np.asarray(1 / (1 + np.exp(-x)))
