"""The lake: the journal as Parquet files, one folder a day, for everyone who asks about the past.

``export`` moves new lines out exactly once and can be killed at any moment; ``tables`` opens what is there through
Ibis over DuckDB, and the same expressions run elsewhere over the same files.
"""

from guang.journal.lake.erasing import forget
from guang.journal.lake.exporting import Exported, export
from guang.journal.lake.querying import EmptyLake, tables

__all__ = ["EmptyLake", "Exported", "export", "forget", "tables"]
