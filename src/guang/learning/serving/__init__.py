"""Answers from memory, in microseconds: what a viewer did, what to consider next, and how likely each action is.

One `Model` lives in each web process. It replays the journal when it starts, hears what follows (an event is known
within about 100 ms of its commit), and changes to a newly registered ranker without a restart::

    model = await serving.Model.open(database, data_dir, now=clock.now())
    follower.join(model.hear, model.position)  # a journal.Follower
    task = asyncio.create_task(model.keep())

    found = model.candidates("similar", viewer, 200, now=now, sort=Sort.VIDEO)   # found.ids, found.scores
    rows = model.features(viewer, found.ids, now=now)                            # float32[n, len(model.names)]
    odds = model.predict(viewer, found.ids, now=now)                             # {"order": float32[n], ...}

Every question is synchronous, takes no lock and never raises for an unknown viewer or item: the unknown has no
history, empty columns and base-rate odds. Ids are plain ``int64`` on this wall, because candidates are columns.
"""

from guang.learning.serving.model import Model
from guang.learning.serving.types import ACTIONS, CHANNELS, Found, Interest, ItemColumns, Recent, Sort

__all__ = ["ACTIONS", "CHANNELS", "Found", "Interest", "ItemColumns", "Model", "Recent", "Sort"]
