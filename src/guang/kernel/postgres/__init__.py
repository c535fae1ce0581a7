"""The embedded PostgreSQL: its binaries come with the environment, and we supervise it ourselves.

A :class:`Cluster` belongs to a data folder. Whoever starts it holds the folder until it stops it or dies; when the
holder dies the server is told to shut down, and whatever a violent death leaves behind is cleared at the next start.
"""

from guang.kernel.postgres.binaries import MAJOR, program
from guang.kernel.postgres.cluster import Cluster
from guang.kernel.postgres.errors import ClusterError, Held, Unreachable, WontStart, WrongVersion
from guang.kernel.postgres.holder import Holder
from guang.kernel.postgres.place import forgotten

__all__ = [
    "MAJOR",
    "Cluster",
    "ClusterError",
    "Held",
    "Holder",
    "Unreachable",
    "WontStart",
    "WrongVersion",
    "forgotten",
    "program",
]
