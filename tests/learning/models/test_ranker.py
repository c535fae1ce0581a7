"""The ranker: what it learns, and which files it refuses."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from guang.learning import models
from guang.learning.models import ACTIONS, Manifest, Ranker, UnsoundModel

NAMES = ("a", "b", "c")


@pytest.fixture(scope="module")
def ranker() -> Ranker:
    """Clicks follow column a, orders column b; nobody ever likes anything."""
    rng = np.random.default_rng(1)
    rows = rng.normal(size=(4000, 3)).astype(np.float32)
    labels = np.zeros((4000, len(ACTIONS)), np.uint8)
    labels[:, ACTIONS.index("click")] = rng.random(4000) < 1 / (1 + np.exp(-2 * rows[:, 0]))
    labels[:, ACTIONS.index("order")] = rng.random(4000) < 0.1 * (rows[:, 1] > 0)
    blank = Manifest(version="v1", schema="abc", names=NAMES, seed=3)
    return models.fit(rows, labels, np.ones(4000, np.float32), manifest=blank, rounds=30)


def test_probabilities_follow_what_was_learnt(ranker: Ranker) -> None:
    odds = ranker.odds(np.array([[2, 1, 0], [-2, -1, 0]], np.float32))

    assert set(odds) == set(ACTIONS)
    assert odds["click"][0] > 0.7
    assert odds["click"][1] < 0.3
    assert odds["order"][0] > 0.05 > odds["order"][1]
    assert odds["like"].tolist() == [0.0, 0.0]


def test_the_same_seed_gives_the_same_trees(ranker: Ranker) -> None:
    rng = np.random.default_rng(1)
    rows = rng.normal(size=(4000, 3)).astype(np.float32)
    labels = np.zeros((4000, len(ACTIONS)), np.uint8)
    labels[:, 0] = rng.random(4000) < 0.3
    blank = Manifest(version="v1", schema="abc", names=NAMES, seed=3)
    one, two = (models.fit(rows, labels, np.ones(4000, np.float32), manifest=blank, rounds=10) for _ in range(2))

    assert np.array_equal(one.raw(rows), two.raw(rows))


def test_a_saved_model_comes_back_equal(ranker: Ranker, tmp_path: Path) -> None:
    told = ranker.told(curves={"click": models.calibration.line(0.9, -0.1)}, metrics={"ranker_hr20": 0.5})
    told.save(tmp_path / "v1")

    loaded = Ranker.load(tmp_path / "v1", schema="abc")

    rows = np.random.default_rng(2).normal(size=(50, 3)).astype(np.float32)
    assert loaded.manifest.metrics == {"ranker_hr20": 0.5}
    for action in ACTIONS:
        assert np.allclose(loaded.odds(rows)[action], told.odds(rows)[action], atol=1e-6)
    assert [path.name for path in tmp_path.iterdir()] == ["v1"]


@pytest.fixture(scope="module")
def buyers(ranker: Ranker) -> Ranker:
    """The same, having seen that orders come back where column c is high; hardly any is rated badly."""
    rng = np.random.default_rng(6)
    rows = rng.normal(size=(2000, 3)).astype(np.float32)
    labels = np.zeros((2000, len(ACTIONS)), np.uint8)
    labels[:, ACTIONS.index("order")] = 1
    labels[:, ACTIONS.index("return")] = rng.random(2000) < 0.5 * (rows[:, 2] > 0)
    labels[:3, ACTIONS.index("low_rating")] = 1
    return ranker.taught_after(rows, labels)


def test_what_follows_an_order_is_a_share_of_the_orders(buyers: Ranker) -> None:
    rows = np.array([[0, 1, 2], [0, 1, -2]], np.float32)
    odds = buyers.odds(rows)

    assert buyers.manifest.after == ("return",)
    assert odds["return"][0] / odds["order"][0] == pytest.approx(0.5, abs=0.1)
    assert odds["return"][1] / odds["order"][1] < 0.1
    assert odds["low_rating"] == pytest.approx(odds["order"] * (3 + 1) / (2000 + 20))


def test_before_any_order_has_had_its_time_one_in_twenty_is_feared(ranker: Ranker) -> None:
    odds = ranker.odds(np.array([[0, 1, 2]], np.float32))

    assert odds["return"] == pytest.approx(odds["order"] * 0.05)
    assert ACTIONS[-2:] == models.AFTER_ORDER


def test_trees_for_what_follows_an_order_are_saved_too(buyers: Ranker, tmp_path: Path) -> None:
    bins = models.calibration.reliability(np.array([0.2, 0.4]), np.array([0, 1]), np.ones(2))
    told = buyers.told(curves={}, metrics={}, reliability={"return": bins})
    told.save(tmp_path / "v2")

    loaded = Ranker.load(tmp_path / "v2", schema="abc")

    rows = np.random.default_rng(2).normal(size=(50, 3)).astype(np.float32)
    assert loaded.manifest.reliability == {"return": bins}
    assert np.array_equal(loaded.raw(rows), told.raw(rows))
    (tmp_path / "v2" / "after.ubj").unlink()
    with pytest.raises(UnsoundModel, match="unreadable"):
        Ranker.load(tmp_path / "v2", schema="abc")


def _cut(folder: Path) -> None:
    body = (folder / "model.ubj").read_bytes()
    (folder / "model.ubj").write_bytes(body[: len(body) // 2])


def _turn(folder: Path) -> None:
    body = bytearray((folder / "model.ubj").read_bytes())
    body[len(body) // 2] ^= 255
    (folder / "model.ubj").write_bytes(bytes(body))


def _lie(folder: Path) -> None:
    told = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**told, "names": "abc", "trained": None}))


@pytest.mark.parametrize(
    ("harm", "because"),
    [
        (_cut, "checksum"),
        (_turn, "checksum"),
        (lambda folder: (folder / "model.ubj").unlink(), "unreadable"),
        (lambda folder: (folder / "manifest.json").write_text("{"), "unreadable"),
        (_lie, "unreadable"),
    ],
)
def test_damaged_files_are_refused(harm: Callable[[Path], None], because: str, ranker: Ranker, tmp_path: Path) -> None:
    ranker.save(tmp_path / "v1")
    harm(tmp_path / "v1")

    with pytest.raises(UnsoundModel) as refusal:
        Ranker.load(tmp_path / "v1", schema="abc")

    assert refusal.value.facts["because"] == because


def test_a_model_of_other_features_is_refused(ranker: Ranker, tmp_path: Path) -> None:
    ranker.save(tmp_path / "v1")

    with pytest.raises(UnsoundModel, match="other_features"):
        Ranker.load(tmp_path / "v1", schema="abcd")


def test_a_file_that_is_no_model_is_refused_even_with_a_fitting_checksum(ranker: Ranker, tmp_path: Path) -> None:
    import hashlib

    ranker.save(tmp_path / "v1")
    told = json.loads((tmp_path / "v1" / "manifest.json").read_text())
    (tmp_path / "v1" / "model.ubj").write_bytes(b"not a model")
    told["checksum"] = hashlib.sha256(b"not a model").hexdigest()
    (tmp_path / "v1" / "manifest.json").write_text(json.dumps(told))

    with pytest.raises(UnsoundModel, match="broken"):
        Ranker.load(tmp_path / "v1", schema="abc")


def test_calibration_brings_promises_to_outcomes() -> None:
    rng = np.random.default_rng(4)
    true = rng.random(20_000) * 0.3
    happened = (rng.random(20_000) < true).astype(np.uint8)
    boastful = np.clip(true * 2.5, 0, 0.99).astype(np.float32)
    weights = np.ones(20_000, np.float32)

    scale = models.calibration.platt(boastful, happened, weights)
    modest = models.calibration.apply(boastful, models.calibration.line(*scale))

    assert models.calibration.error(boastful, happened, weights) > 0.15
    assert models.calibration.error(modest, happened, weights) < 0.02
    assert (np.argsort(modest, kind="stable") == np.argsort(boastful, kind="stable")).mean() > 0.99


def test_with_too_little_to_calibrate_on_nothing_is_changed() -> None:
    few = np.array([0.2, 0.4], np.float32)

    assert models.calibration.platt(few, np.array([0, 1]), np.ones(2)) == (1.0, 0.0)


def test_the_untrained_stand_in_knows_every_action_and_prefers_what_is_tied() -> None:
    names = models.Mind().names
    rows = np.zeros((2, len(names)), np.float32)
    rows[0, names.index("covisit_short")] = 5.0
    rows[:, names.index("item_click_per_shown")] = 0.1
    rows[:, names.index("item_against_per_shown")] = np.nan

    odds = models.Untrained(names).odds(rows)

    assert set(odds) == set(ACTIONS)
    assert odds["order"][0] > odds["order"][1] > 0
    assert odds["skip"][0] < odds["skip"][1] < 1


def test_item_knn_equals_the_sum_of_cosines() -> None:
    rng = np.random.default_rng(5)
    viewers, items = rng.integers(1, 12, 80), rng.integers(1, 9, 80)
    table = np.zeros((12, 9))
    table[viewers, items] = 1
    norm = np.linalg.norm(table, axis=0)
    cosines = (table.T @ table) / np.maximum(np.outer(norm, norm), 1e-12)
    held = np.array([2, 5])

    scores = models.ItemKnn(viewers, items, 9).scores(held)

    assert np.allclose(scores, cosines[:, held].sum(1))
    assert models.Popularity(viewers, items, 9).scores(held).tolist() == table.sum(0).tolist()
