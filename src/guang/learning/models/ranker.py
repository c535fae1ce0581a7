"""The ranker: boosted trees that give the probability of every action in one pass."""

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

import msgspec
import numpy as np
from numpy.typing import NDArray

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # read once by the library's OpenMP: waiting threads must not spin
import xgboost

from guang.learning.models import calibration
from guang.learning.models.errors import UnsoundModel
from guang.learning.models.types import ACTIONS, AFTER_ORDER

Rows = NDArray[np.float32]
Odds = dict[str, NDArray[np.float32]]

FEWEST = 40
"""An action that happened less often than this in training keeps its base rate."""

ROUNDS = 120

PARAMETERS: Mapping[str, Any] = {
    "tree_method": "hist",
    "objective": "binary:logistic",
    "multi_strategy": "multi_output_tree",  # one pass for all actions: ADR 10
    "max_depth": 6,
    "eta": 0.1,
    "min_child_weight": 10.0,
    "reg_lambda": 5.0,
    "subsample": 0.8,
    "colsample_bytree": 0.6,
    "max_bin": 64,
}

AFTER_ROUNDS = 40
AFTER_PARAMETERS: Mapping[str, Any] = {**PARAMETERS, "max_depth": 3, "min_child_weight": 5.0}
"""Orders are few beside showings: shallow trees, and few of them."""

AFTER_SHARE, AFTER_ORDERS = 0.05, 20.0
"""Of orders, the share that comes to a bad end is believed as if so many more had come to one this often. [D]"""

_MODEL, _AFTER, _MANIFEST = "model.ubj", "after.ubj", "manifest.json"
_SOON = tuple(action for action in ACTIONS if action not in AFTER_ORDER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a model says about itself.

    Attributes:
        names: its columns.
        trained: actions that it has trees for, ``after`` those that it knows about once there is an order.
        base_rates: of all actions; of what follows an order, the share of orders.
        curves: from what the trees say to what comes true.
        reliability: promise and outcome on days that neither trees nor curves had seen.
        base: the version whose trees these are, where only curves were learnt anew.
        until: the last instant that was learnt from, in seconds since 2000.
    """

    version: str
    schema: str
    names: tuple[str, ...]
    trained: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    base_rates: dict[str, float] = field(default_factory=dict)
    curves: dict[str, calibration.Curve] = field(default_factory=dict)
    metrics: dict[str, float] = field(default_factory=dict)
    reliability: dict[str, tuple[calibration.Bin, ...]] = field(default_factory=dict)
    seed: int = 0
    base: str = ""
    until: float = 0.0
    checksum: str = ""


class Ranker:
    """Probabilities of actions from feature rows."""

    def __init__(self, trees: xgboost.Booster, manifest: Manifest, after: xgboost.Booster | None = None) -> None:
        self._trees, self._after, self.manifest = trees, after, manifest
        for each in (trees, after):
            if each is not None:
                each.set_param({"nthread": 1})

    @property
    def version(self) -> str:
        """Which training run this is."""
        return self.manifest.version

    def raw(self, rows: Rows) -> NDArray[np.float32]:
        """Before correction: of the trained actions if shown, then of ``after`` if ordered; one column each."""
        if len(rows) == 0:
            return np.empty((0, len(self.manifest.trained + self.manifest.after)), np.float32)
        parts = [np.asarray(self._trees.inplace_predict(rows)).reshape(len(rows), -1)]
        if self._after is not None:
            parts.append(np.asarray(self._after.inplace_predict(rows)).reshape(len(rows), -1))
        return np.concatenate(parts, axis=1)

    def odds(self, rows: Rows) -> Odds:
        """Probability of each action if the item is shown; untrained ones have their base rate.

        What follows an order is the probability of the order times that of the end, given the order.
        """
        raw, told = self.raw(rows), self.manifest
        columns = {
            action: calibration.apply(raw[:, place], told.curves[action]) if action in told.curves else raw[:, place]
            for place, action in enumerate(told.trained + told.after)
        }
        for action in ACTIONS:
            if action not in columns:
                columns[action] = np.full(len(rows), told.base_rates.get(action, 0.0), np.float32)
        for action in AFTER_ORDER:
            columns[action] = columns[action] * columns["order"]
        return {action: columns[action] for action in ACTIONS}

    def told(
        self,
        *,
        curves: dict[str, calibration.Curve],
        metrics: dict[str, float],
        reliability: dict[str, tuple[calibration.Bin, ...]] | None = None,
    ) -> Self:
        """The same trees with corrections for the actions they know, and with what was measured."""
        known = self.manifest.trained + self.manifest.after
        mine = {action: curve for action, curve in curves.items() if action in known}
        manifest = replace(self.manifest, curves=mine, metrics=metrics, reliability=reliability or {})
        return type(self)(self._trees, manifest, self._after)

    def measured(self, figures: Mapping[str, float]) -> Self:
        """The same, with more that was measured."""
        manifest = replace(self.manifest, metrics=self.manifest.metrics | dict(figures))
        return type(self)(self._trees, manifest, self._after)

    def recalibrated(self, lines: Mapping[str, tuple[float, float]], *, version: str, until: float) -> Self:
        """The same trees, whose odds go through another line (slope and shift of the log-odds) for some actions."""
        bent = {
            action: calibration.bent(self.manifest.curves.get(action, calibration.STRAIGHT), *line)
            for action, line in lines.items()
        }
        manifest = replace(
            self.manifest,
            version=version,
            base=self.manifest.base or self.version,
            until=until,
            curves=self.manifest.curves | bent,
        )
        return type(self)(self._trees, manifest, self._after)

    @staticmethod
    def learnable(labels: NDArray[np.uint8]) -> list[int]:
        """Which of the actions that do not wait for an order occur often enough to be learnt."""
        positives = labels.sum(0)
        return [place for place in range(len(_SOON)) if positives[place] >= FEWEST]

    def taught_after(self, rows: Rows, labels: NDArray[np.uint8]) -> Self:
        """The same trees, and others for what follows an order, learnt from orders whose time for that is over.

        An end that is too rare for trees keeps its share of orders, drawn to `AFTER_SHARE`.
        """
        ends = labels[:, [ACTIONS.index(action) for action in AFTER_ORDER]]
        came = ends.sum(0)
        known = [place for place in range(len(AFTER_ORDER)) if came[place] >= FEWEST]
        shares = (came + AFTER_ORDERS * AFTER_SHARE) / (len(ends) + AFTER_ORDERS)
        manifest = replace(
            self.manifest,
            after=tuple(AFTER_ORDER[place] for place in known),
            base_rates=self.manifest.base_rates | dict(zip(AFTER_ORDER, map(float, shares), strict=True)),
        )
        if not known:
            return type(self)(self._trees, manifest)
        parameters = {**AFTER_PARAMETERS, "seed": manifest.seed}
        trees = _grow(parameters, rows, ends[:, known], np.ones(len(rows), np.float32), AFTER_ROUNDS)
        return type(self)(self._trees, manifest, trees)

    def save(self, folder: Path) -> None:
        """Write the model into a new folder: whole, or not at all."""
        draft = folder.with_name(f".{folder.name}.{os.getpid()}.tmp")
        draft.mkdir(parents=True, exist_ok=True)
        bodies = [bytes(trees.save_raw("ubj")) for trees in (self._trees, self._after) if trees is not None]
        for name, body in zip((_MODEL, _AFTER), bodies, strict=False):
            _write(draft / name, body)
        manifest = replace(self.manifest, checksum=hashlib.sha256(b"".join(bodies)).hexdigest())
        _write(draft / _MANIFEST, msgspec.json.format(msgspec.json.encode(manifest, order="sorted"), indent=1))
        draft.rename(folder)

    @classmethod
    def load(cls, folder: Path, *, schema: str) -> Self:
        """Read a model back.

        Raises:
            UnsoundModel: missing, damaged, made for other columns, or without sense on a trial row.
        """
        try:
            manifest = msgspec.json.decode((folder / _MANIFEST).read_bytes(), type=Manifest)
            bodies = [(folder / name).read_bytes() for name in (_MODEL, *([_AFTER] if manifest.after else []))]
        except (OSError, msgspec.MsgspecError) as fault:
            raise UnsoundModel(version=folder.name, because="unreadable", fault=str(fault)[:200]) from fault
        if manifest.schema != schema:
            raise UnsoundModel(version=folder.name, because="other_features", has=manifest.schema, needs=schema)
        if hashlib.sha256(b"".join(bodies)).hexdigest() != manifest.checksum:
            raise UnsoundModel(version=folder.name, because="checksum")
        try:
            trees, *after = [xgboost.Booster(model_file=bytearray(body)) for body in bodies]
            model = cls(trees, manifest, after[0] if after else None)
            trial = model.raw(np.full((2, len(manifest.names)), np.nan, np.float32))
        except (xgboost.core.XGBoostError, ValueError) as fault:
            raise UnsoundModel(version=folder.name, because="broken", fault=str(fault)[:200]) from fault
        if trial.shape != (2, len(manifest.trained + manifest.after)) or not np.isfinite(trial).all():
            raise UnsoundModel(version=folder.name, because="senseless")
        return model


def fit(
    rows: Rows,
    labels: NDArray[np.uint8],
    weights: NDArray[np.float32],
    *,
    manifest: Manifest,
    rounds: int = ROUNDS,
    progress: Callable[[int], None] = lambda round_: None,
) -> Ranker:
    """Train a ranker on lines of all actions that do not wait for an order.

    Args:
        labels: one column for each of `ACTIONS`, 0 or 1; at least one must be `Ranker.learnable`.
        weights: how many lines of the history each one stands for.
        manifest: version, schema, names and seed; the rest is filled in.
    """
    trained = Ranker.learnable(labels)
    rates = (labels * weights[:, None]).sum(0) / max(float(weights.sum()), 1.0)
    told = replace(
        manifest,
        trained=tuple(_SOON[place] for place in trained),
        base_rates={action: float(rates[place]) for place, action in enumerate(_SOON)}
        | dict.fromkeys(AFTER_ORDER, AFTER_SHARE),
    )
    trees = _grow({**PARAMETERS, "seed": manifest.seed}, rows, labels[:, trained], weights, rounds, progress)
    return Ranker(trees, told)


def _grow(
    parameters: Mapping[str, Any],
    rows: Rows,
    labels: NDArray[np.uint8],
    weights: NDArray[np.float32],
    rounds: int,
    progress: Callable[[int], None] = lambda round_: None,
) -> xgboost.Booster:
    matrix = xgboost.QuantileDMatrix(rows, labels.astype(np.float32), weight=weights, max_bin=64)
    settings = {**parameters, "nthread": min(2, os.cpu_count() or 1)}
    return xgboost.train(settings, matrix, rounds, callbacks=[_Told(progress)])


class _Told(xgboost.callback.TrainingCallback):
    def __init__(self, progress: Callable[[int], None]) -> None:
        self._progress = progress

    def after_iteration(self, model: Any, epoch: int, evals_log: Any) -> bool:
        """Say how far it is; never stop."""
        self._progress(epoch + 1)
        return False


def _write(path: Path, body: bytes) -> None:
    with path.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
