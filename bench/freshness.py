"""How soon an act is heeded: the next page of whoever acted, and the candidates of somebody with the same interest.

*Own*: a guest is shown a video, reports having finished it, and asks for pages until one comes without it. *Similar*:
one guest finished a video; another finishes the same one and then a second that nobody has touched; the first asks for
pages until the second video is among their candidates. The time runs from when the server accepted the events to when
the page that heeds them was asked for, so that it measures how old a page may be and not how long it takes. One web
process; 10,000 videos; other visitors ask for 10 pages a second and report what they saw.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final

import msgspec

from bench import feed, street
from bench.harness import Installation, installation, note, percentile
from bench.wire import Connection, pin, two_cores
from guang.doors import house as houses
from guang.doors.commands import loop
from guang.kernel import clock
from guang.kernel.ids import EventId, VideoId, new_id
from guang.kernel.web import Role
from guang.people import accounts

ITEMS: Final = 10_000
PATIENCE_S: Final = 5.0
PAUSE_S: Final = 0.005
BESIDE_PER_S: Final = 10


class Slot(msgspec.Struct):
    """As much of a slot as tells what stands in it."""

    video: "Card"


class Card(msgspec.Struct):
    """As much of a card as tells which video it is."""

    id: str


class Page(msgspec.Struct):
    """A page, and its id for asking after its candidates."""

    page: str
    items: list[Slot]


class Candidate(msgspec.Struct):
    """A video that was considered."""

    id: str


class Trace(msgspec.Struct):
    """All that were considered for a page."""

    candidates: list[Candidate]


def main(*, full: bool) -> dict[str, object]:
    """Ask again and again, of fresh guests each time; figures are over all of them."""
    rounds = 300 if full else 60
    with installation() as place:
        laid_out, operator = loop.run(_build(place, rounds))
        server_core, other_cores = two_cores()
        pin(other_cores)
        place.pin_database(other_cores)
        with place.serving(server_core) as (base, _):
            own, similar = loop.run(_measure(base, laid_out, operator, rounds))
        pin(server_core | other_cores)
    return {
        "p50_s": round(percentile(own, 0.5), 4),
        "p99_s": round(percentile(own, 0.99), 4),
        "p50_similar_s": round(percentile(similar, 0.5), 4),
        "p99_similar_s": round(percentile(similar, 0.99), 4),
        "rounds": rounds,
        "items": ITEMS,
        "other_pages_per_s": BESIDE_PER_S,
    }


async def _build(place: Installation, rounds: int) -> tuple[street.Street, str]:
    note(f"laying out {ITEMS:,} videos")
    async with houses.opened(place.settings) as house:
        laid_out = await street.lay_out(house, items=ITEMS, guests=100, others=2_000)
        async with house.database.transaction() as session:
            now = clock.now()
            operator = await accounts.open_account(session, accounts.NewAccount(name="Operator"), now)
            await accounts.grant(session, operator.id, Role.OPERATOR, now)
            token = (await accounts.admit(session, operator.id, now, staff=True)).token
    return laid_out, token


async def _measure(base: str, laid_out: street.Street, operator: str, rounds: int) -> tuple[list[float], list[float]]:
    untouched = [taste[-1 - number] for number in range(4) for taste in laid_out.videos]
    famous = [taste[number] for number in range(4) for taste in laid_out.videos]
    beside = asyncio.create_task(_scroll(base, laid_out))
    own, similar = [], []
    async with Connection(base) as visitor, Connection(base) as other, Connection(base) as desk:
        desk.headers = {"Authorization": f"Bearer {operator}"}
        for number in range(rounds):
            if beside.done():
                beside.result()
            own.append(await _own(visitor))
            shared, fresh = famous[number % len(famous)], untouched[number % len(untouched)]
            similar.append(await _similar((visitor, other, desk), shared, fresh))
    beside.cancel()
    await asyncio.wait({beside})
    return own, similar


async def _own(visitor: Connection) -> float:
    """How long a guest is still shown what they have just finished."""
    await _anew(visitor)
    first = (await _page(visitor)).items[0].video.id
    accepted = await _report(visitor, first)

    async def heeded() -> bool:
        return first not in [slot.video.id for slot in (await _page(visitor)).items]

    return await _until(heeded, accepted)


async def _similar(people: tuple[Connection, Connection, Connection], shared: VideoId, fresh: VideoId) -> float:
    """How long what one guest found is no candidate for another who likes the same."""
    one, other, desk = people
    for guest in (one, other):
        await _anew(guest)
        await _report(guest, shared.text)
    accepted = await _report(other, fresh.text)

    async def heeded() -> bool:
        page = await _page(one)
        reply = await desk.send("GET", f"/api/operator/pages/{page.page}")
        trace = msgspec.json.decode(reply.body, type=Trace)
        return fresh.text in [candidate.id for candidate in trace.candidates]

    return await _until(heeded, accepted)


async def _anew(visitor: Connection) -> None:
    """Somebody who has never been here."""
    visitor.cookie = ""
    await visitor.become_guest()


async def _until(heeded: Callable[[], Awaitable[bool]], accepted: float) -> float:
    while True:
        asked = time.perf_counter()
        if await heeded():
            return asked - accepted
        if asked - accepted > PATIENCE_S:
            raise RuntimeError(f"an act was not heeded within {PATIENCE_S:.0f} s")
        await asyncio.sleep(PAUSE_S)


async def _page(guest: Connection) -> Page:
    reply = await guest.send("GET", "/api/feed?limit=20")
    if reply.status != 200:
        raise RuntimeError(f"the feed answered {reply.status}: {reply.body[:200]!r}")
    return msgspec.json.decode(reply.body, type=Page)


async def _report(guest: Connection, video: str) -> float:
    """Say that a video was watched to its end; returns when the server has accepted that."""
    event = {
        "id": new_id(EventId).text,
        "kind": "finish",
        "subject": video,
        "watched_ms": 9_000,
        "duration_ms": 9_000,
        "surface": "for_you",
    }
    reply = await guest.send("POST", "/api/events", msgspec.json.encode({"events": [event]}))
    if reply.status != 202:
        raise RuntimeError(f"an event was answered {reply.status}: {reply.body[:200]!r}")
    return time.perf_counter()


async def _scroll(base: str, laid_out: street.Street) -> None:
    """Other people's pages, and what they report of them."""
    async with Connection(base) as connection:
        scroll = feed.Scroll(laid_out.guests)
        while True:
            guest, cursor = scroll.next()
            connection.cookie, cursor[:] = guest.cookie, [""]
            for slot in (await _page(connection)).items[:3]:
                await _report(connection, slot.video.id)
            await asyncio.sleep(1 / BESIDE_PER_S)
