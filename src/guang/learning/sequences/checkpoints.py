"""Files that a killed run resumes from, and files of finished models: written whole or not at all."""

import hashlib
import os
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from guang.learning.sequences.encoder import Encoder, names
from guang.learning.sequences.errors import UnsoundFile
from guang.learning.sequences.settings import Settings
from guang.learning.sequences.state import State
from guang.learning.sequences.types import Shape, Trails, Weights

_PARTS = ("weights", "mean", "square")


def mark(trails: Trails, start: Shape | Encoder, settings: Settings) -> str:
    """What tells one run from another: its data, its shape, what it goes on from, its settings."""
    shape = start.shape if isinstance(start, Encoder) else start
    digest = hashlib.blake2b(repr((shape, settings)).encode(), digest_size=16)
    for array in start.weights.values() if isinstance(start, Encoder) else ():
        digest.update(np.ascontiguousarray(array).tobytes())
    for column in (trails.items, trails.starts, trails.kinds, trails.at):
        digest.update(b"-" if column is None else np.ascontiguousarray(column).tobytes())
    return digest.hexdigest()


def save(path: Path, run: str, state: State) -> None:
    """Put a run's state in the place of the one before."""
    arrays: dict[str, Any] = {"run": np.array(run), "step": np.array(state.step)}
    for part in _PARTS:
        arrays |= {f"{part}/{name}": array for name, array in getattr(state, part).items()}
    _write(path, arrays)


def load(path: Path | None, run: str) -> State | None:
    """The state of this very run, if there is one that can be read; what is damaged or of another run is not used."""
    if path is None or not path.is_file():
        return None
    try:
        with np.load(path, allow_pickle=False) as file:
            if str(file["run"]) != run:
                return None
            parts: dict[str, Weights] = {part: {} for part in _PARTS}
            for name in file.files:
                part, _, of = name.partition("/")
                if of:
                    parts[part][of] = file[name]
            return State(parts["weights"], parts["mean"], parts["square"], int(file["step"]))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None


def keep(path: Path, encoder: Encoder) -> None:
    """Write a finished model."""
    _write(path, {"shape": np.frombuffer(msgspec.json.encode(encoder.shape), np.uint8), **encoder.weights})


def open_model(path: Path) -> Encoder:
    """Read a finished model.

    Raises:
        UnsoundFile: it is missing, damaged, or has other arrays than its shape says.
    """
    try:
        with np.load(path, allow_pickle=False) as file:
            shape = msgspec.json.decode(file["shape"].tobytes(), type=Shape)
            weights = {name: file[name] for name, _, _ in names(shape)}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, msgspec.MsgspecError) as broken:
        raise UnsoundFile(file=path.name, why=str(broken)) from broken
    for name, size, _ in names(shape):
        if weights[name].shape != size or not np.isfinite(weights[name]).all():
            raise UnsoundFile(file=path.name, why=f"{name} is not what the shape says")
    return Encoder(shape, weights)


def _write(path: Path, arrays: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with beside.open("wb") as file:
        np.savez(file, **arrays)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
