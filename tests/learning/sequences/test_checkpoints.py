"""Files of models: whole or refused."""

from pathlib import Path

import numpy as np
import pytest
from tests.learning.sequences.conftest import QUICK, SMALL, any_encoder, ring

from guang.learning import sequences
from guang.learning.sequences import checkpoints
from guang.learning.sequences.state import State


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    encoder = any_encoder()
    sequences.keep(tmp_path / "m.npz", encoder)
    again = sequences.open_model(tmp_path / "m.npz")
    assert again.shape == encoder.shape
    assert all(np.array_equal(again.weights[name], encoder.weights[name]) for name in encoder.weights)
    assert [path.name for path in tmp_path.iterdir()] == ["m.npz"]


@pytest.mark.parametrize("harm", ["missing", "cut", "empty", "nan"])
def test_an_unsound_model_is_refused(harm: str, tmp_path: Path) -> None:
    path, encoder = tmp_path / "m.npz", any_encoder()
    if harm == "nan":
        encoder.weights["bias"][3] = np.nan
    sequences.keep(path, encoder)
    if harm == "missing":
        path.unlink()
    elif harm != "nan":
        path.write_bytes(path.read_bytes()[: 2000 if harm == "cut" else 0])
    with pytest.raises(sequences.UnsoundFile):
        sequences.open_model(path)


def test_only_the_same_run_is_resumed(tmp_path: Path) -> None:
    weights = any_encoder().weights
    mine, other = (checkpoints.mark(ring(9, seed), SMALL, QUICK) for seed in (1, 2))
    checkpoints.save(tmp_path / "c.npz", mine, State(weights, weights, weights, 7))
    found = checkpoints.load(tmp_path / "c.npz", mine)
    assert found is not None
    assert found.step == 7
    assert np.array_equal(found.mean["items"], weights["items"])
    assert checkpoints.load(tmp_path / "c.npz", other) is None
    (tmp_path / "c.npz").write_bytes(b"half")
    assert checkpoints.load(tmp_path / "c.npz", mine) is None
