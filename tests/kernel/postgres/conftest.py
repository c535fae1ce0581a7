from collections.abc import Iterator
from pathlib import Path

import pytest

from guang.kernel.postgres import Cluster


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A cluster as a test wants it: quick, and gone afterwards."""
    made = Cluster(tmp_path / "data", fast=True)
    yield made
    made.destroy()


@pytest.fixture
def durable(tmp_path: Path) -> Iterator[Cluster]:
    """A cluster as people run it: everything is flushed before it is acknowledged."""
    made = Cluster(tmp_path / "data")
    yield made
    made.destroy()
