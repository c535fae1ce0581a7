"""What time is it? Asked only at the edges; verbs receive ``now`` as an argument."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

_shift: ContextVar[timedelta] = ContextVar("guang_clock_shift", default=timedelta(0))
_frozen: ContextVar[datetime | None] = ContextVar("guang_clock_frozen", default=None)


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return _frozen.get() or datetime.now(UTC) + _shift.get()


@contextmanager
def frozen(at: datetime) -> Iterator[datetime]:
    """Hold the clock at one instant inside the block (simulations and tests)."""
    token = _frozen.set(at)
    try:
        yield at
    finally:
        _frozen.reset(token)


@contextmanager
def shifted(by: timedelta) -> Iterator[None]:
    """Let the clock run ``by`` ahead of the real one inside the block (simulations and tests)."""
    token = _shift.set(_shift.get() + by)
    try:
        yield
    finally:
        _shift.reset(token)
