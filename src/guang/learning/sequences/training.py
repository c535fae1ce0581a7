"""Learning the weights, in JAX: on a processor by default, on every device there is if there are more.

The same data, settings and seed give the same weights, also when the run was killed in between and resumed.
"""

import math
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax.sharding import Mesh, NamedSharding, PartitionSpec

from guang.learning.sequences import checkpoints
from guang.learning.sequences.encoder import SMALL, Encoder, names
from guang.learning.sequences.packing import Pack, pack, pieces
from guang.learning.sequences.settings import Settings
from guang.learning.sequences.state import State
from guang.learning.sequences.types import Shape, Tell, Trails, Weights

Columns = np.ndarray[Any, Any]
ROWS = ("items", "bias")
"""Tables with a row an item, which is met now and then only, and so takes larger steps."""


def fit(
    trails: Trails, start: Shape | Encoder, settings: Settings, *, checkpoint: Path | None, tell: Tell | None
) -> Encoder:
    """See `guang.learning.sequences.fit`."""
    shape = start.shape if isinstance(start, Encoder) else start
    often = _often(trails, shape, settings)
    plan = _Plan(trails, shape, settings, checkpoints.mark(trails, start, settings))
    state = checkpoints.load(checkpoint, plan.mark) or _begin(start, settings.seed)
    spread = _spread()
    held = jax.device_put((state.weights, state.mean, state.square), NamedSharding(spread, PartitionSpec()))
    log_often = jnp.asarray(np.log(often), jnp.float32)
    written = time.monotonic()
    for number, batch, negatives in plan.batches(state.step):
        rows = jax.device_put(batch, NamedSharding(spread, PartitionSpec("rows")))
        held, loss = _step(shape, settings, plan.steps, held, (rows, negatives, log_often[negatives[0]]), number)
        done = number + 1
        if tell and (done % 50 == 0 or done == plan.steps):
            tell(done, plan.steps, float(loss))
        if checkpoint and (time.monotonic() - written > settings.checkpoint_s or done == plan.steps):
            checkpoints.save(checkpoint, plan.mark, State(*_on_host(held), done))
            written = time.monotonic()
    return Encoder(shape, _on_host(held)[0])


class _Plan:
    """Which rows are learnt in which step; a function of the data and the settings alone."""

    def __init__(self, trails: Trails, shape: Shape, settings: Settings, mark: str) -> None:
        self._trails, self._shape, self._settings = trails, shape, settings
        self._cut = pieces(trails, shape.longest)
        if len(self._cut.begins) == 0:
            raise ValueError("nothing follows anything")
        self.length = max(64, shape.longest)
        self.rounds = settings.rounds_for(int(self._cut.lengths.sum()))
        # Rounds are of equal numbers of steps, so that the plan of the learning rate is known before.
        full = -(-int(self._cut.lengths.sum() * 1.02) // self.length)
        self._per_round = max(1, round(full / settings.rows))
        self.steps = self.rounds * self._per_round
        self.mark = mark

    def batches(self, first: int) -> Iterator[tuple[int, tuple[Columns, ...], tuple[Columns, Columns]]]:
        """Step, columns and negatives, from a step on."""
        for number in range(first // self._per_round, self.rounds):
            rng = np.random.default_rng([self._settings.seed, number])
            packed = pack(self._trails, self._cut, self.length, rng)
            order = rng.permutation(len(packed.items))
            for step in range(number * self._per_round, (number + 1) * self._per_round):
                if step >= first:
                    place = (step - number * self._per_round) * self._settings.rows
                    part = packed.rows(order[np.arange(place, place + self._settings.rows) % len(order)])
                    yield step, _columns(part), self._negatives(part, step)

    def _negatives(self, part: Pack, step: int) -> tuple[Columns, Columns]:
        """Half what is gone for in the batch, half anything; and the pieces that the former are from."""
        rng = np.random.default_rng([self._settings.seed, step, 1])
        half = self._settings.negatives // 2
        held = np.flatnonzero(part.piece)
        near = rng.choice(held, half, replace=len(held) < half)
        far = rng.integers(1, self._shape.items, self._settings.negatives - half)
        items = np.concatenate([part.target.ravel()[near], far])
        pieces_ = np.concatenate([part.piece.ravel()[near], np.zeros(len(far), np.int64)])
        return items.astype(np.int32), pieces_.astype(np.int32)


def _columns(part: Pack) -> tuple[Columns, ...]:
    return (part.items, part.kinds, part.gaps, part.target, part.piece)


def _often(trails: Trails, shape: Shape, settings: Settings) -> Columns:
    """How often each item is expected among the negatives of a step."""
    later = np.ones(len(trails.items), bool)
    later[trails.starts[:-1][trails.lengths > 0]] = False
    count = np.bincount(trails.items[later], minlength=shape.items).astype(np.float64)
    half = settings.negatives // 2
    found: Columns = half * count / max(count.sum(), 1) + (settings.negatives - half) / max(shape.items - 1, 1)
    return found


def _begin(start: Shape | Encoder, seed: int) -> State:
    if isinstance(start, Encoder):
        weights = start.weights
    else:
        rng, weights = np.random.default_rng([seed, 7]), {}
        for name, size, spread in names(start):
            drawn = rng.normal(0, spread, size) if spread > 0 else np.full(size, 1.0 if spread == 0 else 0.0)
            weights[name] = drawn.astype(np.float32)
    mean, square = ({name: np.zeros_like(array) for name, array in weights.items()} for _ in range(2))
    return State(weights, mean, square)


def _spread() -> Mesh:
    return Mesh(np.array(jax.devices()), ("rows",))


def _on_host(held: Any) -> tuple[Weights, Weights, Weights]:
    found = jax.tree.map(np.asarray, held)
    return found[0], found[1], found[2]


@partial(jax.jit, static_argnums=(0, 1, 2), donate_argnums=(3,))
def _step(shape: Shape, settings: Settings, steps: int, held: Any, batch: Any, number: Any) -> tuple[Any, Any]:
    """One step of AdamW with a warm-up and a cosine. Source: Loshchilov and Hutter, ICLR 2019."""
    weights, mean, square = held
    key = jax.random.fold_in(jax.random.key(settings.seed), number)
    loss, slope = jax.value_and_grad(batch_loss)(weights, shape, settings, batch, key)
    warm = max(1, steps // 20)
    part = jnp.minimum(jnp.maximum(number - warm, 0) / max(1, steps - warm), 1.0)
    rate = settings.rate * jnp.minimum((number + 1) / warm, 0.05 + 0.95 * 0.5 * (1 + jnp.cos(math.pi * part)))
    first, second = 0.9, 0.98
    mean = jax.tree.map(lambda m, g: first * m + (1 - first) * g, mean, slope)
    square = jax.tree.map(lambda s, g: second * s + (1 - second) * g * g, square, slope)
    right, left = 1 - first ** (number + 1.0), 1 - second ** (number + 1.0)
    weights = {
        name: held
        - rate
        * (settings.quicker if name in ROWS else 1)
        * (mean[name] / right / (jnp.sqrt(square[name] / left) + 1e-8) + settings.decay * held)
        for name, held in weights.items()
    }
    return (weights, mean, square), loss


def batch_loss(weights: Any, shape: Shape, settings: Settings, batch: Any, key: Any) -> Any:
    """Sampled softmax over all places at once.

    A negative that is the target does not count, nor does one that was gone for in the same piece: it is there because
    of the question, not by the chance that the correction supposes, and would part what belongs together.

    Its plain twin is `guang.learning.sequences.reference.loss`.
    """
    (items, kinds, gaps, target, piece), (negatives, origin), log_often = batch
    h = forward(weights, shape, (items, kinds, gaps, piece), key, settings.dropout)
    own = (h * weights["items"][target]).sum(-1) + weights["bias"][target]
    other = h @ weights["items"][negatives].T + weights["bias"][negatives] - log_often
    other = jnp.where((negatives == target[..., None]) | (origin == piece[..., None]), -1e9, other)
    highest = jax.lax.stop_gradient(jnp.maximum(other.max(-1), own))
    sum_ = jnp.exp(own - highest) + jnp.exp(other - highest[..., None]).sum(-1)
    asked = piece > 0
    return jnp.where(asked, jnp.log(sum_) + highest - own, 0).sum() / jnp.maximum(asked.sum(), 1)


def forward(weights: Any, shape: Shape, columns: Any, key: Any = None, dropout: float = 0.0) -> Any:
    """Vectors after every act of packed rows: rows × places × width. No piece sees another, none its own future."""
    items, kinds, gaps, piece = columns
    keys = iter(jax.random.split(key, 1 + 2 * shape.layers)) if key is not None else None
    place = jnp.arange(items.shape[1])
    distance = place[:, None] - place[None, :]
    near = weights["near"][:, jnp.clip(distance, 0, shape.longest - 1)]
    seen = (distance >= 0) & (piece[:, :, None] == piece[:, None, :])
    near = jnp.where(seen[:, None], near[None], -1e9)
    h = weights["items"][items] * shape.width**0.5 + weights["kinds"][kinds] + weights["gaps"][gaps]
    h = _dropped(h, keys, dropout)
    for layer in range(shape.layers):
        of = {name.split(".")[1]: array for name, array in weights.items() if name.startswith(f"{layer}.")}
        z = _norm(h, of["norm_attention"])
        size = (*z.shape[:2], shape.heads, -1)
        query, key_, value = ((z @ of[word]).reshape(size) for word in ("query", "key", "value"))
        likeness = jnp.einsum("nihd,njhd->nhij", query, key_) * (shape.width / shape.heads) ** -0.5
        share = jax.nn.softmax(likeness + near, -1)
        heard = jnp.einsum("nhij,njhd->nihd", share, value).reshape(h.shape) @ of["out"]
        h = h + _dropped(heard * jax.nn.sigmoid(z @ of["gate_attention"]), keys, dropout)
        z = _norm(h, of["norm_feed"])
        fed = (jax.nn.silu(z @ of["up"]) * (z @ of["side"])) @ of["down"]
        h = h + _dropped(fed * jax.nn.sigmoid(z @ of["gate_feed"]), keys, dropout)
    return _norm(h, weights["norm"])


def _dropped(x: Any, keys: Iterator[Any] | None, share: float) -> Any:
    if keys is None or share == 0:
        return x
    # Sixteen bits decide: a quarter of what a draw of floats costs.
    kept = jax.random.bits(next(keys), x.shape, "uint16") >= round(share * 65536)
    return jnp.where(kept, x / (1 - share), 0)


def _norm(x: Any, scale: Any) -> Any:
    return x * scale * jax.lax.rsqrt((x * x).mean(-1, keepdims=True) + SMALL)
