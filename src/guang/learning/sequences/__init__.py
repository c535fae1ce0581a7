"""What somebody will touch next, from their last acts in order: learnt in JAX, answered in NumPy.

`fit` needs the extra ``sequence``; an `Encoder` does not, so that whoever serves never loads JAX.
"""

from importlib.util import find_spec
from pathlib import Path

from guang.learning.sequences.checkpoints import keep, open_model
from guang.learning.sequences.encoder import Encoder
from guang.learning.sequences.errors import NoJax, UnsoundFile
from guang.learning.sequences.settings import Settings
from guang.learning.sequences.types import Shape, Tell, Trails


def can_learn() -> bool:
    """Whether the extra is installed."""
    return find_spec("jax") is not None


def fit(
    trails: Trails,
    start: Shape | Encoder,
    settings: Settings,
    *,
    checkpoint: Path | None = None,
    tell: Tell | None = None,
) -> Encoder:
    """Learn what comes next from every act of every trail.

    Args:
        start: how large the model is to be, or the model to go on from.
        checkpoint: a file to resume from and to write to now and then; none is written without.
        tell: hears of progress now and then.

    Raises:
        NoJax: the extra is not installed.
    """
    if not can_learn():
        raise NoJax
    from guang.learning.sequences import training  # noqa: PLC0415 - JAX takes a second and 200 MB, and may be absent

    return training.fit(trails, start, settings, checkpoint=checkpoint, tell=tell)


__all__ = [
    "Encoder",
    "NoJax",
    "Settings",
    "Shape",
    "Tell",
    "Trails",
    "UnsoundFile",
    "can_learn",
    "fit",
    "keep",
    "open_model",
]
