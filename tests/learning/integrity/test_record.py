"""From acts in the journal to weights in every process."""

from datetime import datetime, timedelta
from pathlib import Path

import httpx
import numpy as np

from guang import journal
from guang.doors.house import House
from guang.journal import Kind, behaviour
from guang.kernel import clock, queue
from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, EventId, ViewerId, new_id
from guang.kernel.web import Role
from guang.learning import integrity
from guang.learning.integrity import jobs
from guang.learning.serving import Model
from guang.people import accounts

NONE = integrity.Weighed(np.empty(0, np.int64), np.empty(0), ())


def light(viewers: list[int], weight: float, reason: str = "lockstep") -> integrity.Weighed:
    return integrity.Weighed(np.array(viewers), np.full(len(viewers), weight), (reason,) * len(viewers))


async def said_of(session: Session, *viewers: int) -> list[tuple[int, float, str]]:
    return [
        (int(viewer), weight, reason)
        for verdict in await integrity.verdicts(session)
        for viewer, weight, reason in zip(verdict.said.viewers, verdict.said.weights, verdict.said.reasons, strict=True)
        if int(viewer) in viewers
    ]


async def decide(database: Database, found: integrity.Weighed, seen: list[int], now: datetime) -> None:
    async with database.transaction() as session:
        await integrity.record(session, found, np.array(seen), since=now - timedelta(days=1), now=now)


async def test_only_what_changes_is_written_down(database: Database) -> None:
    one, other = sorted(int(new_id(ViewerId)) for _ in range(2))
    now = clock.now()

    await decide(database, light([one, other], 0.0), [one, other], now)
    await decide(database, light([one, other], 0.0), [one, other], now)
    await decide(database, light([one], 0.0), [one], now)

    async with database.session() as session:
        assert await said_of(session, one, other) == [(one, 0.0, "lockstep"), (other, 0.0, "lockstep")]


async def test_who_shows_nothing_any_more_is_cleared_and_who_is_away_is_not(database: Database) -> None:
    one, away = sorted(int(new_id(ViewerId)) for _ in range(2))
    now = clock.now()
    await decide(database, light([one, away], 0.5, "haste"), [one, away], now)

    await decide(database, NONE, [one], clock.now())

    async with database.session() as session:
        assert await said_of(session, one, away) == [(one, 0.5, "haste"), (away, 0.5, "haste"), (one, 1.0, "cleared")]


async def test_machines_are_found_by_the_timetable_and_every_start_hears_the_same(
    database: Database, house: House, tmp_path: Path
) -> None:
    now = clock.now() - timedelta(minutes=5)
    products, start = sorted(int(new_id(ViewerId)) for _ in range(400)), int(new_id(ViewerId))
    target, machines, people = products[0], [start + n for n in range(8)], [start + 100 + n for n in range(300)]
    rng = np.random.default_rng(1)
    lines = [(machine, product) for machine in machines for product in products[:12]]
    lines += [(person, int(product)) for person in people for product in rng.choice(products, 2, replace=False)]
    ids = [int(new_id(EventId, now)) for _ in lines]
    clicks = behaviour.columns(
        id=ids,
        viewer=[viewer for viewer, _ in lines],
        kind=[int(Kind.product_click)] * len(lines),
        subject=[product for _, product in lines],
        subject_kind=[2] * len(lines),
    )
    await journal.bulk_behaviour(database, clicks)
    running = await Model.open(database, tmp_path, now=clock.now())
    position = running.position
    column = running.names.index("item_click_30d")
    believed = running.features(0, np.array([target]), now=clock.now())[0, column]

    await jobs.weigh(queue.Context(house.database, house.blobs, house.settings))

    async with database.session() as session:
        assert await said_of(session, *machines, *people) == [(machine, 0.0, "lockstep") for machine in machines]
    await running.hear(await journal.reading.look(database, position))
    started = await Model.open(database, tmp_path, now=clock.now())
    at = clock.now()
    fans = sum(product == target for viewer, product in lines if viewer >= start + 100)
    for model in (running, started):
        clicked = float(model.features(0, np.array([target]), now=at)[0, column])
        assert abs(clicked - np.log1p(fans)) < 1e-3
    assert believed > np.log1p(fans + 7)


async def test_only_operators_see_who_is_believed_less(client: httpx.AsyncClient, database: Database) -> None:
    viewer = int(new_id(ViewerId))
    await decide(database, light([viewer], 0.0), [viewer], clock.now())
    assert (await client.get("/api/operator/integrity")).status_code == 401
    address = f"{new_id(ViewerId).text}@example.org"
    person = {"email": address, "password": "a long enough password", "name": "Wu", "locale": "en"}
    account = AccountId.parse((await client.post("/api/accounts", json=person)).json()["account"]["id"])
    assert (await client.get("/api/operator/integrity")).status_code == 403
    async with database.transaction() as session:
        await accounts.grant(session, account, Role.OPERATOR, clock.now())

    told = (await client.get("/api/operator/integrity", params={"limit": 1})).json()

    [last] = told["items"]
    assert (last["viewer"], last["weight"], last["reason"]) == (ViewerId(viewer).text, 0.0, "lockstep")
    assert (last["version"], told["total"] >= 1) == ("1", True)
