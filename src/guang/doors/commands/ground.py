"""What most commands stand on: the settings, with a database behind them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from guang.kernel.postgres import Cluster
from guang.kernel.settings import Settings, load

CHECKOUT = Path(__file__).parents[4]
"""The folder that holds ``guang``, ``web``, ``migrations`` and ``tests``."""


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
