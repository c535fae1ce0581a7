"""A bounded memory of things that live in the database and change seldom."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable, Mapping
from itertools import count
from time import monotonic
from typing import Final, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

_DROPS_REMEMBERED: Final = 20_000


class Kept(Generic[K, V]):
    """What was read, until it is dropped, grows old, or is not asked for while others are.

    What is dropped while it is being read is not kept: the reader may have seen it before it changed. Not for threads.
    """

    def __init__(self, *, most: int, fresh_s: float = float("inf"), now_s: Callable[[], float] = monotonic) -> None:
        """Keep at most so many, none longer than ``fresh_s`` seconds."""
        self._most = most
        self._fresh_s = fresh_s
        self._now_s = now_s
        self._held: OrderedDict[K, tuple[V, float]] = OrderedDict()
        self._drops: OrderedDict[K, int] = OrderedDict()
        self._all_dropped = 0
        self._tick = count(1)

    def __len__(self) -> int:
        return len(self._held)

    def get(self, key: K) -> V | None:
        """What is kept under a key, if it is fresh."""
        held = self._held.get(key)
        if held is None or self._now_s() - held[1] > self._fresh_s:
            return None
        self._held.move_to_end(key)
        return held[0]

    async def fetch(self, keys: Iterable[K], read: Callable[[list[K]], Awaitable[Mapping[K, V]]]) -> dict[K, V]:
        """Everything under these keys; what is not kept is read, all at once. What the reader finds not is absent."""
        found, missing = {}, []
        for key in dict.fromkeys(keys):
            held = self.get(key)
            if held is None:
                missing.append(key)
            else:
                found[key] = held
        if missing:
            began = next(self._tick)
            for key, value in (await read(missing)).items():
                found[key] = value
                self._keep(key, value, began)
        return found

    def drop(self, key: K) -> None:
        """Forget what is kept under a key."""
        self._held.pop(key, None)
        self._drops.pop(key, None)
        self._drops[key] = next(self._tick)
        if len(self._drops) > _DROPS_REMEMBERED:
            _, self._all_dropped = self._drops.popitem(last=False)

    def drop_all(self) -> None:
        """Forget everything."""
        self._held.clear()
        self._all_dropped = next(self._tick)

    def _keep(self, key: K, value: V, began: int) -> None:
        if max(self._drops.get(key, 0), self._all_dropped) > began:
            return
        self._held[key] = (value, self._now_s())
        self._held.move_to_end(key)
        if len(self._held) > self._most:
            self._held.popitem(last=False)
