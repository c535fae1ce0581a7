"""How many behaviour events a second the HTTP door takes in durably, and what a ``kill -9`` loses of them.

Batches of 100 through ``POST /api/events`` on 8 kept-alive connections, closed loop; server, PostgreSQL (fsync,
synchronous_commit and full_page_writes on) and client share the machine's cores. In a second run the server is killed
in the middle: every acknowledged event must be in the journal exactly once, and sending what was in doubt again must
add only what was missing. The bound is COPY of such rows into a table like theirs, 100 a transaction, 8 connections.
"""

import asyncio
import json
import random
import signal
import time
from dataclasses import dataclass, field
from typing import Any

import asyncpg

from bench.harness import Installation, installation, note, percentile
from bench.wire import Connection
from guang.doors.commands import loop
from guang.kernel.ids import EventId, VideoId, new_id

BATCH = 100
CONNECTIONS = 8
KINDS = ("impression", "play", "finish", "skip", "dwell", "product_click")


@dataclass(slots=True)
class Tally:
    """What was sent and what was acknowledged."""

    acknowledged: list[list[EventId]] = field(default_factory=list)
    unanswered: list[bytes] = field(default_factory=list)
    took_s: list[float] = field(default_factory=list)
    refused: int = 0

    @property
    def events(self) -> int:
        """Events that the server has said to have."""
        return sum(len(batch) for batch in self.acknowledged)


def main(*, full: bool) -> dict[str, object]:
    with installation() as place:
        return loop.run(measure(place, seconds=30.0 if full else 9.0))


async def measure(place: Installation, seconds: float) -> dict[str, object]:
    with place.server() as base:
        note("warming up")
        await load(base, 1.5)
        note(f"sending for {seconds:.0f} s")
        began = time.perf_counter()
        tally = await load(base, seconds)
        rate = tally.events / (time.perf_counter() - began)
    missing = tally.events - await stored(place, tally)
    note(f"{rate:,.0f} events/s; killing a server in the middle of the next run")
    lost, doubled, added = await killed(place, min(seconds, 4.0))
    bound = await copying(place, min(seconds, 4.0))
    return {
        "events_per_s": round(rate),
        "lost": lost + missing,
        "doubled_after_resending": doubled,
        "added_by_resending": added,
        "refused": tally.refused,
        "batch_p50_ms": round(1000 * percentile(tally.took_s, 0.5), 2),
        "batch_p99_ms": round(1000 * percentile(tally.took_s, 0.99), 2),
        "copy_bound_events_per_s": round(bound),
        "share_of_bound": round(rate / bound, 3),
    }


async def load(base: str, seconds: float, tally: Tally | None = None) -> Tally:
    """Send batches on every connection until the time is over or the server is gone."""
    tally = tally or Tally()
    deadline = time.perf_counter() + seconds

    async def one(seed: int) -> None:
        videos = [new_id(VideoId) for _ in range(50)]
        chance = random.Random(seed)
        async with Connection(base) as connection:
            await connection.become_guest()
            while time.perf_counter() < deadline:
                ids, body = batch(chance, videos)
                began = time.perf_counter()
                try:
                    reply = await connection.send("POST", "/api/events", body)
                except ConnectionError:
                    tally.unanswered.append(body)
                    return
                tally.took_s.append(time.perf_counter() - began)
                if reply.status == 202:
                    tally.acknowledged.append(ids)
                else:
                    tally.refused += len(ids)

    outcomes = await asyncio.gather(*(one(seed) for seed in range(CONNECTIONS)), return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, BaseException) and not isinstance(outcome, OSError):
            raise outcome
    return tally


def batch(chance: random.Random, videos: list[VideoId]) -> tuple[list[EventId], bytes]:
    """A hundred acts such as a browser reports, and their ids."""
    ids = [new_id(EventId) for _ in range(BATCH)]
    events = ",".join(
        f'{{"id":"{one.text}","kind":"{chance.choice(KINDS)}","subject":"{chance.choice(videos).text}",'
        f'"watched_ms":{chance.randrange(30_000)},"duration_ms":30000,"slot":{chance.randrange(20)},"surface":"for_you"}}'
        for one in ids
    )
    return ids, f'{{"events":[{events}]}}'.encode()


async def killed(place: Installation, seconds: float) -> tuple[int, int, int]:
    """Kill the server under load; returns events lost, events doubled, and events that sending again added."""
    tally = Tally()
    with place.serving() as (base, child):
        sending = asyncio.create_task(load(base, seconds, tally))
        await asyncio.sleep(seconds * (0.4 + 0.3 * random.random()))
        child.send_signal(signal.SIGKILL)
        await sending
    lost = tally.events - await stored(place, tally)
    with place.server() as base:
        added = 0
        async with Connection(base) as connection:
            await connection.become_guest()
            for body in tally.unanswered:
                reply = await connection.send("POST", "/api/events", body)
                added += json.loads(reply.body)["accepted"]
    note(
        f"{tally.events:,} acknowledged before the kill, {lost} of them lost; {len(tally.unanswered)} batches in doubt"
    )
    return lost, await doubles(place), added


async def stored(place: Installation, tally: Tally) -> int:
    """How many of the acknowledged events are in the journal."""
    connection: Any = await asyncpg.connect(place.settings.database_url)
    try:
        present = 0
        for start in range(0, len(tally.acknowledged), 500):
            ids = [int(one) for ids in tally.acknowledged[start : start + 500] for one in ids]
            query = "SELECT count(*) FROM journal.behaviour WHERE id = ANY($1::bigint[]) AND id BETWEEN $2 AND $3"
            present += await connection.fetchval(query, ids, min(ids), max(ids))
        return present
    finally:
        await connection.close()


async def doubles(place: Installation) -> int:
    """Events that stand in the journal more than once under one viewer."""
    connection: Any = await asyncpg.connect(place.settings.database_url)
    try:
        query = "SELECT count(*) - count(DISTINCT (id, viewer)) FROM journal.behaviour"
        return int(await connection.fetchval(query))
    finally:
        await connection.close()


async def copying(place: Installation, seconds: float) -> float:
    """Events a second by COPY: the rows that were taken in, into a table like theirs, with no HTTP and no checks."""
    first: Any = await asyncpg.connect(place.settings.database_url)
    await first.execute("CREATE TABLE public.bound (LIKE journal.behaviour INCLUDING ALL)")
    rows = [tuple(row) for row in await first.fetch("SELECT * FROM journal.behaviour LIMIT 20000")]
    names = [row["column_name"] for row in await first.fetch(_COLUMNS)]
    place_of_id, deadline = names.index("id"), time.perf_counter() + seconds
    done = 0

    async def one(number: int) -> None:
        nonlocal done
        connection: Any = await asyncpg.connect(place.settings.database_url)
        while time.perf_counter() < deadline:
            start = random.randrange(len(rows) - BATCH)
            fresh = [
                (*row[:place_of_id], int(new_id(EventId)), *row[place_of_id + 1 :])
                for row in rows[start : start + BATCH]
            ]
            await connection.copy_records_to_table("bound", schema_name="public", records=fresh, columns=names)
            done += BATCH
        await connection.close()

    began = time.perf_counter()
    await asyncio.gather(*(one(number) for number in range(CONNECTIONS)))
    rate = done / (time.perf_counter() - began)
    await first.close()
    return rate


_COLUMNS = """
SELECT column_name FROM information_schema.columns
WHERE table_schema = 'journal' AND table_name = 'behaviour' ORDER BY ordinal_position
"""
