"""What crosses the wall of the training room, and the tables that its parts hand on."""

from dataclasses import dataclass, field, fields

import numpy as np
from numpy.typing import NDArray

HORIZON_S = 3 * 86400.0
"""How long after the moment an act still counts as its outcome. [D]"""
LATE_S = 30 * 86400.0
"""How much later an order may still come back, or be rated. Source: DOMAIN B4, whose T is 30 days."""


@dataclass(frozen=True, slots=True)
class Windows:
    """How long the future of a moment is: ``soon_s`` for what people do, ``late_s`` more for what orders come to.

    What lies beyond the journal's end has not "not happened": moments younger than their window teach nothing.
    """

    soon_s: float = HORIZON_S
    late_s: float = LATE_S


@dataclass(frozen=True, slots=True)
class Moments:
    """Instants at which somebody could have been shown something; one line each, in order of time.

    ``shown`` holds the items really shown, or None where only the acts are known and candidates must be drawn.
    ``target`` is the item that came next where candidates are drawn, else 0. ``hidden`` marks moments whose target was
    taken out of the history altogether; ``whole`` those that keep every candidate, to be tested on.
    """

    viewer: NDArray[np.int64]
    at: NDArray[np.float64]
    shown: list[NDArray[np.int64] | None]
    target: NDArray[np.int64]
    hidden: NDArray[np.bool_]
    whole: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.viewer)


@dataclass(frozen=True, slots=True)
class Examples:
    """Lines to learn from: what was known (``rows``), what happened (``labels``, one column an action).

    ``moment`` is the place among the moments, which joins the lines of one page; ``at`` its instant in seconds since
    2000; ``until`` the last instant that a label may come from, ``settles`` the same for what follows an order;
    ``item`` the id; ``weights`` how many lines each one stands for.
    """

    rows: NDArray[np.float32]
    labels: NDArray[np.uint8]
    weights: NDArray[np.float32]
    moment: NDArray[np.int64]
    at: NDArray[np.float64]
    until: NDArray[np.float64]
    settles: NDArray[np.float64]
    item: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.rows)

    def where(self, mask: NDArray[np.bool_]) -> "Examples":
        """The lines of a mask."""
        return Examples(*(getattr(self, spec.name)[mask] for spec in fields(self)))


@dataclass(frozen=True, slots=True)
class Shown:
    """What was served, one line an item, with the row of features that its page has logged.

    ``page`` is the page's number, ``at`` its instant in seconds since 2000, ``model`` the version that chose.
    """

    names: tuple[str, ...]
    page: NDArray[np.int64]
    viewer: NDArray[np.int64]
    item: NDArray[np.int64]
    at: NDArray[np.float64]
    model: NDArray[np.str_]
    rows: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.item)

    def where(self, lines: NDArray[np.bool_] | NDArray[np.intp]) -> "Shown":
        """Some of the lines."""
        return Shown(self.names, *(getattr(self, spec.name)[lines] for spec in fields(self)[1:]))


@dataclass(frozen=True, slots=True)
class Metrics:
    """How one way of ranking did on later days: hit rate and discounted gain among the first 20, over pages."""

    hr20: float
    ndcg20: float


@dataclass(frozen=True, slots=True)
class Report:
    """What a training run found out; ``scores`` by way of ranking, ``log_loss`` and ``calibration`` by action.

    ``refused`` counts what never reached the model, by reason.
    """

    version: str
    acts: int
    moments: int
    lines: int
    tested: int
    scores: dict[str, Metrics]
    log_loss: dict[str, float] = field(default_factory=dict)
    calibration: dict[str, float] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
