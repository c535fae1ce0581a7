"""What most commands stand on: the settings, with a database behind them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from guang.doors.commands import quick
from guang.kernel.postgres import Cluster, ClusterError
from guang.kernel.settings import Settings, load

CHECKOUT = Path(__file__).parents[4]
"""The folder that holds ``guang``, ``web``, ``migrations`` and ``tests``."""


class NotMigrated(ClusterError):
    """The database's tables are not those of this version."""


@contextmanager
def standing(purpose: str) -> Iterator[Settings]:
    """The settings with a database that answers.

    That is the one of ``GUANG_DATABASE_URL``, or the embedded one: the running one of this data folder, or else one
    that is started now and stopped at the end of the block.

    Args:
        purpose: the command's name, for whoever finds the folder held meanwhile.
    """
    settings = load()
    if settings.database_url:
        yield settings
        return
    with Cluster(settings.data_dir).using(purpose) as url:
        yield replace(settings, database_url=url)


@contextmanager
def furnished(purpose: str) -> Iterator[Settings]:
    """The same, where the database has the tables of this version.

    Raises:
        NotMigrated: it has none, or older ones; with what to do.
    """
    with standing(purpose) as settings:
        at = quick.revision(settings.database_url)
        if at != quick.newest():
            there = f"is at migration {at}, not at {quick.newest()}" if at else "has no tables yet"
            raise NotMigrated(f"The database {there}: run ./guang migrate first, then this again.")
        yield settings
