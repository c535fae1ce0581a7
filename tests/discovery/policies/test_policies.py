"""Policies: as data, tried before they are switched, and written down."""

from collections.abc import Awaitable, Callable

import httpx
import pytest
from tests.discovery.feed.conftest import Creator, Neighbourhood, creator, soon, video
from tests.trade.market import facts

from guang.discovery import pages, policies
from guang.discovery.feed import Feed, Wish, measures
from guang.discovery.policies import BadPolicy, Policy
from guang.journal.facts.discovery import PolicySwitched
from guang.kernel import clock
from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, ViewerId, new_id
from guang.people import social

Opener = Callable[[], Awaitable[Feed]]
FANS = policies.PRESETS["fans"]


async def test_a_switch_is_written_down_with_who_and_when(session: Session) -> None:
    by, now = new_id(AccountId), clock.now()

    await policies.switch(session, FANS, by=by, note="a week of trial", now=now)

    assert (await policies.history(session))[0] == policies.PolicySwitch("fans", FANS.knobs, by, "a week of trial", now)
    assert PolicySwitched("fans", dict(FANS.knobs), by, "a week of trial") in await facts(session, PolicySwitched)


@pytest.mark.parametrize("knobs", [{"feed.nonsense": 1.0}, {"feed.explore.share": 0.9}, {"feed.explore.share": -0.1}])
async def test_a_policy_that_turns_what_there_is_not_or_too_far_is_refused(
    session: Session, knobs: dict[str, float]
) -> None:
    before = await policies.history(session)
    with pytest.raises(BadPolicy):
        await policies.switch(session, Policy("mine", knobs), by=new_id(AccountId), note="why", now=clock.now())
    assert await policies.history(session) == before


async def fan(database: Database, of: Creator) -> ViewerId:
    async with database.transaction() as session:
        follower = await creator(session, "Fan")
        await social.follow(session, follower.person, of.account, clock.now())
    return follower.viewer


async def test_a_rehearsal_shows_both_pages_and_serves_and_logs_neither(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    async with database.transaction() as session:
        star = await creator(session, "Star")
        works = [await video(session, star, title=f"Star {n}") for n in range(5)]
    viewer = await fan(database, star)
    feed = await open_feed()

    async with database.transaction() as session:
        told = await feed.rehearse(session, Wish(viewer=viewer, now=clock.now(), limit=8), FANS)
        same = await feed.rehearse(session, Wish(viewer=viewer, now=clock.now(), limit=8), policies.PLATFORM)
    await feed.close()

    assert told.viewer == viewer
    assert [one.id for one in same.before] == [one.id for one in same.after]
    assert {one.name: (one.before, one.after) for one in measures([same], feed.videos)}["kept"] == (1.0, 1.0)
    followed = [sum(one.followed for one in page) for page in (told.before, told.after)]
    assert followed[1] > followed[0]
    assert {one.id for one in told.after if one.followed} <= set(works)
    means = {one.name: (one.before, one.after) for one in measures([told], feed.videos)}
    assert means["followed"] == pytest.approx((followed[0] / 8, followed[1] / 8), abs=1e-3)
    assert means["creators"][1] < means["creators"][0]
    async with database.transaction() as session:
        assert await pages.served_pages(session, viewer=viewer) == ()


async def test_every_process_makes_its_next_page_with_the_new_policy_and_the_page_says_so(
    operator: httpx.AsyncClient, database: Database, neighbourhood: Neighbourhood
) -> None:
    listed = (await operator.get("/api/operator/policies")).json()
    assert listed["in_force"] == {"name": "platform", "knobs": {}}
    assert [one["name"] for one in listed["presets"]] == ["platform", "fans"]
    share = next(one for one in listed["knobs"] if one["name"] == "feed.explore.share")
    assert share == {"name": "feed.explore.share", "default": 0.1, "low": 0.0, "high": 0.5}
    wanted = {"name": "quiet", "knobs": {"feed.explore.share": 0.0}}

    tried = (await operator.post("/api/operator/policies/preview", json={"policy": wanted})).json()
    assert {one["name"] for one in tried["measures"]} == {"kept", "followed", "goods", "drawn", "creators"}
    bad = await operator.post("/api/operator/policies/preview", json={"policy": {"name": "x", "knobs": {"y": 1}}})
    assert (bad.status_code, bad.json()["code"]) == (422, "policies.bad_policy")
    said = await operator.post("/api/operator/policies/switch", json={"policy": wanted, "note": "No draws today"})
    assert said.status_code == 204, said.text

    async def in_force() -> bool:
        return bool((await operator.get("/api/operator/policies")).json()["in_force"] == wanted)

    assert await soon(in_force)
    page = (await operator.get("/api/feed", params={"limit": 10})).json()["page"]
    trace = (await operator.get(f"/api/operator/pages/{page}")).json()
    assert trace["variants"] == {"policy": "quiet"}
    assert trace["knobs"] == {"feed.explore.share": 0.0}
    back = {"policy": {"name": "platform", "knobs": {}}, "note": "As it was"}
    assert (await operator.post("/api/operator/policies/switch", json=back)).status_code == 204
    last = (await operator.get("/api/operator/policies")).json()["history"][:2]
    assert [one["name"] for one in last] == ["platform", "quiet"]


async def test_only_operators_see_try_and_switch_policies(
    guest: httpx.AsyncClient, neighbourhood: Neighbourhood
) -> None:
    policy = {"name": "platform", "knobs": {}}
    assert (await guest.get("/api/operator/policies")).status_code == 401
    assert (await guest.post("/api/operator/policies/preview", json={"policy": policy})).status_code == 401
    body = {"policy": policy, "note": "mine now"}
    assert (await guest.post("/api/operator/policies/switch", json=body)).status_code == 401
