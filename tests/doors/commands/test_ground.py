"""What commands stand on: a database, and its tables."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from guang.doors.commands import quick
from guang.kernel.postgres import Cluster

BEHIND = (
    "CREATE SCHEMA kernel; CREATE TABLE kernel.alembic_version (version_num text);"
    " INSERT INTO kernel.alembic_version VALUES ('0000')"
)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    """A database without a table."""
    cluster = Cluster(tmp_path / "data", fast=True)
    yield cluster.start()
    cluster.destroy()


def guang(url: str, *words: str) -> tuple[int, str, str]:
    """How a command ends, and what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "guang.doors.cli", *words],
        env={"PATH": "/usr/bin:/bin", "GUANG_DATABASE_URL": url, "GUANG_SECRET": "s" * 40},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr.strip()


@pytest.mark.parametrize(
    "words", [("import", "orders", "olist"), ("import", "events"), ("import", "catalog"), ("grant",)]
)
def test_a_database_without_tables_is_one_sentence(empty: str, words: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "products.csv"
    file.write_text("Handle,Title,Variant Price\ntea,Tea,1.00\n")
    last = ("somebody", "operator") if words == ("grant",) else (str(file),)

    code, out, said = guang(empty, *words, *last)

    assert (code, out) == (1, "")
    assert said == "guang: The database has no tables yet: run ./guang migrate first, then this again."


async def test_tables_of_an_older_version_are_named(empty: str, tmp_path: Path) -> None:
    connection = await quick.asyncpg.connect(empty)
    await connection.execute(BEHIND)
    await connection.close()

    code, _, said = guang(empty, "grant", "somebody", "operator")

    assert code == 1
    there = f"is at migration 0000, not at {quick.newest()}"
    assert said == f"guang: The database {there}: run ./guang migrate first, then this again."
