"""Operators see which ranker answers and whether its odds came true; nobody else does."""

from datetime import UTC, datetime
from pathlib import Path

import httpx
import numpy as np
import pytest
from tests.discovery.policies.conftest import operator

from guang.kernel.db import Database
from guang.learning import models

__all__ = ["operator"]

AT = datetime(2041, 1, 1, tzinfo=UTC)
"""After whatever other tests have trained."""


async def test_strangers_are_shown_no_models(guest: httpx.AsyncClient) -> None:
    assert (await guest.get("/api/operator/models")).status_code == 401


async def test_a_training_run_is_shown_with_its_diagrams(
    operator: httpx.AsyncClient, database: Database, tmp_path: Path
) -> None:
    rng = np.random.default_rng(1)
    labels = np.zeros((500, len(models.ACTIONS)), np.uint8)
    labels[:, 0] = rng.random(500) < 0.3
    blank = models.Manifest(version="screened", schema="other", names=("a", "b"))
    rows, even = rng.normal(size=(500, 2)).astype(np.float32), np.ones(500, np.float32)
    bins = models.calibration.reliability(np.array([0.2, 0.4]), np.array([0, 1]), np.ones(2))
    measured = {"ranker_hr20": 0.25, "ranker_ndcg20": 0.125, "log_loss_click": 0.5, "ece_click": 0.0625}
    ranker = models.fit(rows, labels, even, manifest=blank, rounds=2)
    async with database.transaction() as session:
        told = ranker.told(curves={}, metrics=measured, reliability={"click": bins})
        await models.registry.register(session, tmp_path, told, AT)
        await models.registry.withdraw(session, "screened")

    shown = (await operator.get("/api/operator/models")).json()

    [mine] = [one for one in shown["items"] if one["version"] == "screened"]
    assert mine["state"] == "withdrawn"
    assert (mine["base"], mine["trial"], mine["live"]) == (None, None, None)
    assert mine["answers"] is False
    assert mine["at"] == "2041-01-01T00:00:00Z"
    assert mine["ways"] == [{"way": "ranker", "hr20": 0.25, "ndcg20": 0.125}]
    assert mine["actions"] == [
        {
            "action": "click",
            "log_loss": 0.5,
            "error": 0.0625,
            "bins": [
                {"promised": pytest.approx(0.2), "happened": 0.0, "lines": 1.0},
                {"promised": pytest.approx(0.4), "happened": 1.0, "lines": 1.0},
            ],
        }
    ]
    assert shown["answering"] != "screened"


async def test_a_version_that_was_taken_back_says_by_how_much_it_was_worse(
    operator: httpx.AsyncClient, database: Database, tmp_path: Path
) -> None:
    rng = np.random.default_rng(1)
    labels = np.zeros((500, len(models.ACTIONS)), np.uint8)
    labels[:, 0] = rng.random(500) < 0.3
    blank = models.Manifest(version="fallen", schema="other", names=("a", "b"), base="trees")
    rows, even = rng.normal(size=(500, 2)).astype(np.float32), np.ones(500, np.float32)
    fell = {"live_lines": 800.0, "live_whole_gain": -0.25, "live_whole_error": 0.0625}
    fell |= {"live_auc_click_gain": -0.125, "live_auc_click_error": 0.03125}
    async with database.transaction() as session:
        await models.registry.register(session, tmp_path, models.fit(rows, labels, even, manifest=blank, rounds=2), AT)
        await models.registry.roll_back(session, "fallen", fell)

    shown = (await operator.get("/api/operator/models")).json()

    [mine] = [one for one in shown["items"] if one["version"] == "fallen"]
    assert (mine["state"], mine["answers"], mine["base"], mine["trial"]) == ("rolled_back", False, "trees", None)
    assert mine["live"] == {
        "lines": 800.0,
        "gain": -0.25,
        "error": 0.0625,
        "actions": [{"action": "click", "auc_gain": -0.125, "auc_error": 0.03125}],
    }
