"""What happened? An append-only log of facts and behaviour, and everything that listens to it.

Whoever changes something appends a fact in the same transaction. Anyone may read; nobody calls up: to hear about
something above you, react to its fact.
"""

from guang.journal import behaviour, facts, partitions, reactions
from guang.journal.behaviour import Behaviour, BehaviourColumns, Kind, Reason, Surface
from guang.journal.following import Follower
from guang.journal.partitions import open_days
from guang.journal.reactions import reacts
from guang.journal.reading import Batch, Position, history, tail
from guang.journal.recording import append, behave, bulk_behaviour, record, take_in

__all__ = [
    "Batch",
    "Behaviour",
    "BehaviourColumns",
    "Follower",
    "Kind",
    "Position",
    "Reason",
    "Surface",
    "append",
    "behave",
    "behaviour",
    "bulk_behaviour",
    "facts",
    "history",
    "open_days",
    "partitions",
    "reactions",
    "reacts",
    "record",
    "tail",
    "take_in",
]
