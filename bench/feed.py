"""How long a page of 20 videos takes through HTTP with 10,000 on the shelf, and how many pages one core makes.

``--items`` lays out any number up to ten million. The world is kept for a day, so that only the first run waits for it;
every part of the server is the one that people use. The server is alone on one core; PostgreSQL and the client share
the others. Visitors have 50 acts each and scroll five pages, then begin anew; a ranker that was trained on the world
foretells what they like. *Open loop*: 50 pages are asked for every second, whether or not earlier ones have come; the
time counts from the instant at which a page was due. *Saturation*: four visitors at a time, each asking again at once.
"""

import asyncio
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from bench import kept
from bench.harness import Installation, note, percentile, spread
from bench.street import Guest, lay_out
from bench.wire import Connection, pin, two_cores
from guang.doors import house as houses
from guang.doors.commands import loop
from guang.kernel import clock
from guang.learning import training

PER_SECOND = 50
PAGES = 5
GUESTS = 300
QUICKLY = training.Plan(most_pages=1_000, most_hidden=300, most_tested=60, again=False)


class Answer(msgspec.Struct):
    """As much of a page as a scrolling visitor looks at."""

    items: list[msgspec.Raw]
    next: str | None
    silent: list[str]


def main(*, full: bool, items: int = 10_000) -> dict[str, object]:
    with kept.world(f"feed-{items}", tuple[Guest, ...], lambda place: build(place, items)) as (place, guests):
        server_core, other_cores = two_cores()
        pin(other_cores)
        place.pin_database(other_cores)
        began = time.perf_counter()
        with place.serving(server_core, patience_s=900.0) as (base, child):
            start_s = round(time.perf_counter() - began, 1)
            figures = loop.run(measure(base, guests, child.pid, seconds=40.0 if full else 12.0))
            figures["rss_mb"] = round(resident_mb(child.pid))
        pin(server_core | other_cores)
        return {"items": items, **figures, "start_s": start_s, "ranker": ranker(place)}


def ranker(place: Installation) -> str:
    """Which ranker answered."""
    return max((one.name for one in place.settings.data_dir.glob("models/ranker/*")), default="untrained")


async def build(place: Installation, items: int) -> tuple[Guest, ...]:
    """Lay out the world, and train a ranker with as many trees as any other: answering costs what it always costs."""
    note(f"laying out {items:,} videos")
    async with houses.opened(place.settings) as house:
        street = await lay_out(house, items=items, guests=GUESTS, others=max(2_000, items // 50))
        note("training a ranker")
        try:
            await training.train(house.database, place.settings.data_dir, now=clock.now(), plan=QUICKLY)
        except training.TooLittle:
            note("among so many things nobody met what was foretold: pages are ranked without a ranker")
    return street.guests


async def measure(base: str, guests: Sequence[Guest], server: int, seconds: float) -> dict[str, object]:
    note("warming up")
    await saturate(base, guests, 3.0)
    note(f"open loop at {PER_SECOND} pages/s for {seconds:.0f} s")
    loop = await open_loop(base, guests, seconds)
    note("saturation")
    used_s, began = cpu_s(server), time.perf_counter()
    pages_per_s = await saturate(base, guests, seconds / 2)
    cpu_ms = 1000 * (cpu_s(server) - used_s) / max(1.0, pages_per_s * (time.perf_counter() - began))
    times = spread(loop.took_s)
    return {
        "p50_ms": times["p50_ms"],
        "p95_ms": times["p95_ms"],
        "p99_ms": times["p99_ms"],
        "max_ms": times["max_ms"],
        "pages_per_s": round(pages_per_s, 1),
        "server_cpu_ms_per_page": round(cpu_ms, 2),
        "pages_measured": len(loop.took_s),
        "failed": loop.failed,
        "items_per_page": percentile(loop.lengths, 0.5) if loop.lengths else 0,
        "short_pages": sum(length < 20 for length in loop.lengths),
        "silent_parts": loop.silent,
    }


@dataclass(slots=True)
class Loop:
    """What an open loop saw: seconds and items per page, parts of recipes that were silent, pages that failed."""

    took_s: list[float] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    silent: int = 0
    failed: int = 0


class Scroll:
    """Visitors who scroll some pages and are then followed by the next."""

    def __init__(self, guests: Sequence[Guest]) -> None:
        self._turns = self._endless(guests)

    def next(self) -> tuple[Guest, list[str]]:
        """A visitor, and the list that holds the cursor of their next page."""
        return next(self._turns)

    def _endless(self, guests: Sequence[Guest]) -> Iterator[tuple[Guest, list[str]]]:
        while True:
            for first in range(0, len(guests), 50):  # fifty at a time, so that a page is back before the next
                crowd = [(guest, [""]) for guest in guests[first : first + 50]]
                for _ in range(PAGES):
                    yield from crowd


async def ask(connection: Connection, guest: Guest, cursor: list[str]) -> Answer:
    connection.cookie = guest.cookie
    path = f"/api/feed?limit=20&after={cursor[0]}" if cursor[0] else "/api/feed?limit=20"
    reply = await connection.send("GET", path)
    if reply.status != 200:
        raise RuntimeError(f"{path} answered {reply.status}: {reply.body[:300]!r}")
    if reply.cookie is not None:
        raise RuntimeError(f"{path} took the visitor for a stranger")
    page = msgspec.json.decode(reply.body, type=Answer)
    cursor[0] = page.next or ""
    return page


async def open_loop(base: str, guests: Sequence[Guest], seconds: float) -> Loop:
    """Ask by the clock. A page that fails counts with the time it took to fail."""
    scroll, loop = Scroll(guests), Loop()
    idle: list[Connection] = []

    async def one(due: float) -> None:
        connection = idle.pop() if idle else await Connection(base).__aenter__()
        try:
            page = await ask(connection, *scroll.next())
            loop.lengths.append(len(page.items))
            loop.silent += len(page.silent)
        except RuntimeError as fault:
            loop.failed += 1
            note(str(fault))
        loop.took_s.append(time.perf_counter() - due)
        idle.append(connection)

    begin, tasks = time.perf_counter(), []
    for number in range(round(seconds * PER_SECOND)):
        due = begin + number / PER_SECOND
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        tasks.append(asyncio.create_task(one(due)))
    await asyncio.gather(*tasks)
    for connection in idle:
        await connection.__aexit__(None, None, None)
    return loop


async def saturate(base: str, guests: Sequence[Guest], seconds: float, at_once: int = 4) -> float:
    """Ask again at once; returns pages a second."""
    scroll, done = Scroll(guests), 0
    began = time.perf_counter()

    async def one() -> None:
        nonlocal done
        async with Connection(base) as connection:
            while time.perf_counter() - began < seconds:
                await ask(connection, *scroll.next())
                done += 1

    await asyncio.gather(*(one() for _ in range(at_once)))
    return done / (time.perf_counter() - began)


def cpu_s(pid: int) -> float:
    """CPU time that a process has used, where the system tells."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid: int) -> float:
    """Memory of a process, where the system tells."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
