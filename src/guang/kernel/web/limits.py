"""How often: token buckets in this process's memory.

With several server processes each has buckets of its own, so a limit is per process. What must hold exactly (log-in
attempts, coupons) is counted in the database by the room that cares.
"""

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Literal

from litestar.connection import ASGIConnection
from litestar.handlers.base import BaseRouteHandler

from guang.kernel.errors import Kind, Refusal
from guang.kernel.web.edge import passage_of

_REMEMBERED = 50_000
A_CROWD = 20
"""How many viewers' worth one address may use: cookies are free, so they alone would limit nobody [D]."""
Guard = Callable[[ASGIConnection, BaseRouteHandler], Awaitable[None]]  # type: ignore[type-arg]


class TooMany(Refusal):
    """Slower, please."""

    kind = Kind.TOO_MANY
    code = "web.too_many"
    says = "Too many requests in a short time. Wait a moment."


class Buckets:
    """Token buckets by key, the least recently used forgotten first."""

    def __init__(self, *, per_minute: float, burst: float) -> None:
        self._rate = per_minute / 60
        self._burst = burst
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str, at_s: float) -> float:
        """Take one token; returns 0, or the seconds until there is one."""
        level, seen = self._levels.pop(key, (self._burst, at_s))
        level = min(self._burst, level + (at_s - seen) * self._rate)
        wait = 0.0 if level >= 1 else (1 - level) / self._rate
        self._levels[key] = (level - 1 if not wait else level, at_s)
        if len(self._levels) > _REMEMBERED:
            self._levels.popitem(last=False)
        return wait


def limited(
    name: str, *, per_minute: float, burst: float | None = None, by: Literal["viewer", "ip"] = "viewer"
) -> Guard:
    """A Litestar guard: so many calls a minute for one viewer, with a multiple for one address; or for one address.

    Args:
        name: what the refusal calls it.
        burst: how many at once; a minute's worth if left out.
    """
    burst = burst or per_minute
    most = 1 if by == "ip" else A_CROWD
    addresses = Buckets(per_minute=per_minute * most, burst=burst * most)
    viewers = Buckets(per_minute=per_minute, burst=burst) if by == "viewer" else None

    async def guard(connection: ASGIConnection, _: BaseRouteHandler) -> None:  # type: ignore[type-arg]
        # async although it waits for nothing: Litestar sends a plain function through a thread, on every request
        if not connection.app.state.settings.rate_limits:
            return
        passage, at_s = passage_of(connection), time.monotonic()
        wait = addresses.take(passage.ip, at_s)
        if viewers is not None and not wait:
            wait = viewers.take(passage.viewer_hint(), at_s)
        if wait:
            raise TooMany(limit=name, retry_after_s=round(wait, 1))

    return guard
