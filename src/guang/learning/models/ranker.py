"""The ranker: boosted trees that give the probability of every action in one pass."""

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # read once by the library's OpenMP: waiting threads must not spin
import xgboost

from guang.learning.models import calibration
from guang.learning.models.errors import UnsoundModel
from guang.learning.models.types import ACTIONS

Rows = NDArray[np.float32]
Odds = dict[str, NDArray[np.float32]]

FEWEST = 40
"""An action that happened less often than this in training keeps its base rate."""

ROUNDS = 120

PARAMETERS: Mapping[str, Any] = {
    "tree_method": "hist",
    "objective": "binary:logistic",
    "multi_strategy": "multi_output_tree",  # one pass for all actions: docs/adr on the ranker
    "max_depth": 6,
    "eta": 0.1,
    "min_child_weight": 10.0,
    "reg_lambda": 5.0,
    "subsample": 0.8,
    "colsample_bytree": 0.6,
    "max_bin": 64,
}

_MODEL, _MANIFEST = "model.ubj", "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a model says about itself. ``names`` are its columns, ``trained`` the actions that it has trees for."""

    version: str
    schema: str
    names: tuple[str, ...]
    trained: tuple[str, ...] = ()
    base_rates: dict[str, float] = field(default_factory=dict)
    platt: dict[str, tuple[float, float]] = field(default_factory=dict)
    metrics: dict[str, float] = field(default_factory=dict)
    seed: int = 0
    checksum: str = ""


class Ranker:
    """Probabilities of actions from feature rows."""

    def __init__(self, trees: xgboost.Booster, manifest: Manifest) -> None:
        self._trees, self.manifest = trees, manifest
        self._trees.set_param({"nthread": 1})

    @property
    def version(self) -> str:
        """Which training run this is."""
        return self.manifest.version

    def raw(self, rows: Rows) -> NDArray[np.float32]:
        """Probabilities of the trained actions before calibration, one column each."""
        if len(rows) == 0:
            return np.empty((0, len(self.manifest.trained)), np.float32)
        return np.asarray(self._trees.inplace_predict(rows)).reshape(len(rows), -1)

    def odds(self, rows: Rows) -> Odds:
        """Calibrated probability of each action; untrained ones have their base rate."""
        raw, told = self.raw(rows), self.manifest
        columns = {
            action: calibration.apply(raw[:, place], told.platt[action]) if action in told.platt else raw[:, place]
            for place, action in enumerate(told.trained)
        }
        blank = {
            action: np.full(len(rows), told.base_rates.get(action, 0.0), np.float32)
            for action in ACTIONS
            if action not in columns
        }
        return {action: columns[action] if action in columns else blank[action] for action in ACTIONS}

    def told(self, *, platt: dict[str, tuple[float, float]], metrics: dict[str, float]) -> Self:
        """The same trees with corrections for the actions they know, and with what was measured."""
        mine = {action: scale for action, scale in platt.items() if action in self.manifest.trained}
        return type(self)(self._trees, replace(self.manifest, platt=mine, metrics=metrics))

    def save(self, folder: Path) -> None:
        """Write the model into a new folder: whole, or not at all."""
        draft = folder.with_name(f".{folder.name}.{os.getpid()}.tmp")
        draft.mkdir(parents=True, exist_ok=True)
        body = bytes(self._trees.save_raw("ubj"))
        manifest = asdict(self.manifest) | {"checksum": hashlib.sha256(body).hexdigest()}
        _write(draft / _MODEL, body)
        _write(draft / _MANIFEST, json.dumps(manifest, indent=1, sort_keys=True).encode())
        draft.rename(folder)

    @classmethod
    def load(cls, folder: Path, *, schema: str) -> Self:
        """Read a model back.

        Raises:
            UnsoundModel: missing, damaged, made for other columns, or without sense on a trial row.
        """
        try:
            told = json.loads((folder / _MANIFEST).read_bytes())
            body = (folder / _MODEL).read_bytes()
            manifest = Manifest(**{**told, "names": tuple(told["names"]), "trained": tuple(told["trained"])})
        except (OSError, ValueError, TypeError, KeyError) as fault:
            raise UnsoundModel(version=folder.name, because="unreadable", fault=str(fault)[:200]) from fault
        if manifest.schema != schema:
            raise UnsoundModel(version=folder.name, because="other_features", has=manifest.schema, needs=schema)
        if hashlib.sha256(body).hexdigest() != manifest.checksum:
            raise UnsoundModel(version=folder.name, because="checksum")
        try:
            model = cls(xgboost.Booster(model_file=bytearray(body)), manifest)
            trial = model.raw(np.full((2, len(manifest.names)), np.nan, np.float32))
        except (xgboost.core.XGBoostError, ValueError) as fault:
            raise UnsoundModel(version=folder.name, because="broken", fault=str(fault)[:200]) from fault
        if trial.shape != (2, len(manifest.trained)) or not np.isfinite(trial).all():
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
    """Train a ranker on lines of all actions.

    Args:
        labels: one column for each of `ACTIONS`, 0 or 1.
        weights: how many lines of the history each one stands for.
        manifest: version, schema, names and seed; the rest is filled in.
    """
    positives = labels.sum(0)
    trained = [place for place in range(len(ACTIONS)) if positives[place] >= FEWEST]
    rates = (labels * weights[:, None]).sum(0) / max(float(weights.sum()), 1.0)
    told = replace(
        manifest,
        trained=tuple(ACTIONS[place] for place in trained),
        base_rates={action: float(rates[place]) for place, action in enumerate(ACTIONS)},
    )
    matrix = xgboost.QuantileDMatrix(rows, labels[:, trained].astype(np.float32), weight=weights, max_bin=64)
    parameters = {**PARAMETERS, "seed": manifest.seed, "nthread": min(2, os.cpu_count() or 1)}
    trees = xgboost.train(parameters, matrix, rounds, callbacks=[_Told(progress)])
    return Ranker(trees, told)


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
