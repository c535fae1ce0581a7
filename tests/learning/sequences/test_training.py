"""Learning: the same as plainly said, the same each time, the same after a kill."""

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from tests.learning.sequences.conftest import QUICK, SMALL, any_encoder, needs_jax, ring

from guang.learning import sequences
from guang.learning.sequences import Trails, reference
from guang.learning.sequences.packing import pack, pieces

ROOT = Path(__file__).parents[3]

RUN = """
import sys
from pathlib import Path
from tests.learning.sequences.conftest import QUICK, SMALL, ring
import dataclasses
from guang.learning import sequences
settings = dataclasses.replace(QUICK, most_rounds=60, checkpoint_s=0.0)
slow = lambda done, of, loss: print(done, of, flush=True)
encoder = sequences.fit(ring(60, seed=1), SMALL, settings, checkpoint=Path(sys.argv[1]), tell=slow)
sequences.keep(Path(sys.argv[2]), encoder)
"""


@needs_jax
def test_packed_rows_give_the_vectors_of_plain_trails() -> None:
    from guang.learning.sequences import training

    trails, encoder = ring(12, seed=4), any_encoder()
    cut = pieces(trails, SMALL.longest)
    packed = pack(trails, cut, 16, np.random.default_rng(2))
    columns = (packed.items, packed.kinds, packed.gaps, packed.piece)
    found = np.asarray(training.forward(encoder.weights, SMALL, columns))
    for number in range(1, len(cut.begins) + 1):
        at = packed.piece == number
        plain = reference.vectors(SMALL, encoder.weights, packed.items[at], packed.kinds[at], packed.gaps[at])
        assert found[at] == pytest.approx(plain, abs=1e-4)


@needs_jax
def test_the_loss_over_a_batch_is_the_mean_of_plain_losses() -> None:
    from guang.learning.sequences import Settings, training

    trails, encoder = ring(6, seed=5), any_encoder(seed=3)
    packed = pack(trails, pieces(trails, SMALL.longest), 16, np.random.default_rng(2))
    columns = (packed.items, packed.kinds, packed.gaps, packed.target, packed.piece)
    often = np.random.default_rng(1).uniform(0.01, 2, SMALL.items)
    negatives = np.random.default_rng(6).integers(1, SMALL.items, 20)
    origin = np.random.default_rng(7).integers(0, 1 + packed.piece.max(), 20)
    batch = (columns, (negatives, origin), np.log(often)[negatives].astype(np.float32))
    found = float(training.batch_loss(encoder.weights, SMALL, Settings(dropout=0.0), batch, None))
    vectors = np.asarray(training.forward(encoder.weights, SMALL, (*columns[:3], packed.piece)), np.float64)
    plain = [
        reference.loss(
            vectors[at], int(packed.target[at]), negatives[origin != packed.piece[at]], encoder.weights, often
        )
        for at in zip(*np.nonzero(packed.piece), strict=True)
    ]
    assert found == pytest.approx(np.mean(plain), rel=1e-4)


@needs_jax
def test_what_comes_next_round_a_ring_is_learnt() -> None:
    encoder = sequences.fit(ring(200, seed=1), SMALL, QUICK)
    asked = ring(50, seed=9)
    short = Trails(asked.items, asked.starts, asked.kinds, asked.at)
    best = encoder.scores(encoder.vectors(short)).argmax(1) + 1
    assert (best == asked.items[asked.starts[1:] - 1] % 40 + 1).mean() > 0.95


@needs_jax
def test_a_seed_says_everything() -> None:
    first, again = (sequences.fit(ring(40, seed=1), SMALL, QUICK) for _ in range(2))
    assert all(np.array_equal(first.weights[name], again.weights[name]) for name in first.weights)


@needs_jax
@pytest.mark.slow
def test_a_run_that_was_killed_ends_where_it_would_have_ended(tmp_path: Path) -> None:
    def start(name: str) -> "subprocess.Popen[str]":
        arguments = [sys.executable, "-c", RUN, str(tmp_path / f"{name}.npz"), str(tmp_path / f"{name}.model.npz")]
        paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        environment = {**os.environ, "PYTHONPATH": paths}
        return subprocess.Popen(arguments, env=environment, stdout=subprocess.PIPE, text=True)

    whole = start("whole")
    assert whole.wait(timeout=300) == 0
    cut = start("cut")
    deadline = time.monotonic() + 200
    assert cut.stdout is not None
    assert cut.stdout.readline().startswith("50 ")
    while not (tmp_path / "cut.npz").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    cut.kill()
    cut.wait()
    assert not (tmp_path / "cut.model.npz").exists()
    assert start("cut").wait(timeout=300) == 0
    ended, would_have = (sequences.open_model(tmp_path / f"{name}.model.npz") for name in ("cut", "whole"))
    assert all(np.array_equal(ended.weights[name], would_have.weights[name]) for name in would_have.weights)


@needs_jax
@pytest.mark.slow
def test_two_devices_learn_what_one_learns(tmp_path: Path) -> None:
    program = RUN.replace("most_rounds=60", "most_rounds=2")
    for devices in ("1", "2"):
        paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        flags = f"--xla_force_host_platform_device_count={devices}"
        environment = {**os.environ, "PYTHONPATH": paths, "XLA_FLAGS": flags}
        arguments = [
            sys.executable,
            "-c",
            program,
            str(tmp_path / f"{devices}.npz"),
            str(tmp_path / f"{devices}.m.npz"),
        ]
        subprocess.run(arguments, env=environment, check=True, timeout=300, capture_output=True)
    one, two = (sequences.open_model(tmp_path / f"{devices}.m.npz") for devices in ("1", "2"))
    for name in one.weights:
        assert two.weights[name] == pytest.approx(one.weights[name], abs=2e-3)


@pytest.mark.skipif(sequences.can_learn(), reason="JAX is here")
def test_without_jax_learning_is_refused_and_answering_is_not() -> None:
    with pytest.raises(sequences.NoJax):
        sequences.fit(ring(40, seed=1), SMALL, QUICK)
    assert any_encoder().vectors(ring(2, seed=1)).shape == (2, SMALL.width)
