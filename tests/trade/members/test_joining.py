import asyncio
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import new_client
from tests.trade.market import NOW, buyer, facts, forget_facts, open_shop
from tests.trade.street import logged_in, staff, stall

from guang.doors import web
from guang.journal.facts.people import AccountErased
from guang.journal.facts.promises import MemberJoined, MemberLeft, MembershipClosed, MembershipOpened
from guang.kernel import clock
from guang.kernel.db import Database, Session
from guang.trade import members
from guang.trade.members import reactions, rules, service
from guang.trade.members.errors import BadWords

CLUB = members.Words({"en": "Leaf club", "zh-CN": "叶友会"}, {"en": "We remember what you drink."})
DAY = timedelta(days=1)


async def test_who_joins_is_a_member_until_they_leave(session: Session) -> None:
    shop, who = await open_shop(session), await buyer(session)
    me = (who.account, who.viewer)
    await members.open_program(session, shop.id, CLUB, NOW)
    await forget_facts(session)

    joined = await members.join(session, shop.id, me, 1, NOW)
    again = await members.join(session, shop.id, me, 1, NOW + DAY)

    assert (joined.joined_at, joined.text, joined.program.words) == (NOW, 1, CLUB)
    assert again == joined
    assert await members.standing(session, who.account, [shop.id]) == {shop.id: members.Place.MEMBER}
    assert await members.standing(session, None, [shop.id]) == {shop.id: members.Place.OUTSIDE}
    assert [one.program.store for one in await members.memberships(session, who.account)] == [shop.id]
    await members.leave(session, shop.id, me)
    await members.leave(session, shop.id, me)
    assert await members.memberships(session, who.account) == []
    assert await facts(session, MemberJoined) == [MemberJoined(shop.id, who.viewer, 1)]
    assert await facts(session, MemberLeft) == [MemberLeft(shop.id, who.viewer)]


async def test_nobody_agrees_to_words_that_have_changed(session: Session) -> None:
    shop, who = await open_shop(session), await buyer(session)
    await members.open_program(session, shop.id, CLUB, NOW)
    same = await members.open_program(session, shop.id, members.Words({"en": "Tea club"}, CLUB.consent), NOW)
    other = await members.open_program(session, shop.id, members.Words(CLUB.name, {"en": "We tell our friends."}), NOW)

    with pytest.raises(members.WordsChanged) as refusal:
        await members.join(session, shop.id, (who.account, who.viewer), 1, NOW)

    assert (same.text, other.text, refusal.value.facts) == (1, 2, {"text": 2})
    assert await members.memberships(session, who.account) == []


async def test_a_closed_membership_lets_nobody_in_and_opens_again_with_its_members(session: Session) -> None:
    shop, inside, late = await open_shop(session), await buyer(session), await buyer(session)
    await forget_facts(session)
    await members.open_program(session, shop.id, CLUB, NOW)
    await members.join(session, shop.id, (inside.account, inside.viewer), 1, NOW)
    await members.close_program(session, shop.id, NOW)
    await members.close_program(session, shop.id, NOW)

    for who in (inside, late):
        with pytest.raises(members.NoMembership):
            await members.join(session, shop.id, (who.account, who.viewer), 1, NOW)
    assert await members.standing(session, inside.account, [shop.id]) == {}
    assert await members.joined(session, inside.viewer) == frozenset()
    await members.open_program(session, shop.id, CLUB, NOW)
    assert await members.joined(session, inside.viewer) == {shop.id}
    assert await facts(session, MembershipClosed) == [MembershipClosed(shop.id)]
    assert await facts(session, MembershipOpened) == [MembershipOpened(shop.id, 1)] * 2


async def test_a_store_without_a_membership_has_none_to_join(session: Session) -> None:
    shop, who = await open_shop(session), await buyer(session)

    with pytest.raises(members.NoMembership):
        await members.join(session, shop.id, (who.account, who.viewer), 1, NOW)

    assert await members.program(session, shop.id) is None


@pytest.mark.parametrize(
    ("name", "consent"),
    [({}, {"en": "Yes"}), ({"en": " "}, {"en": "Yes"}), ({"en": "x" * 41}, {"en": "Yes"}), ({"en": "Club"}, {}),
     ({"fr": "Club"}, {"en": "Yes"}), ({"en": "Club\x00"}, {"en": "Yes"}), ({"en": "Club"}, {"en": "x" * 2001})],
)  # fmt: skip
async def test_words_that_cannot_be_open_nothing(
    session: Session, name: dict[str, str], consent: dict[str, str]
) -> None:
    shop = await open_shop(session)

    with pytest.raises(BadWords):
        await members.open_program(session, shop.id, members.Words(name, consent), NOW)

    assert await members.program(session, shop.id) is None


async def test_members_orders_are_counted_beside_all_others(session: Session) -> None:
    shop, other, inside, outside = [
        await open_shop(session), await open_shop(session), await buyer(session), await buyer(session)
    ]  # fmt: skip
    await members.open_program(session, shop.id, CLUB, NOW)
    await members.join(session, shop.id, (inside.account, inside.viewer), 1, NOW)
    paid = [(shop.id, inside.viewer), (shop.id, outside.viewer), (other.id, inside.viewer), (shop.id, inside.viewer)]

    assert await service.count_orders(session, paid, NOW)
    assert await service.count_orders(session, paid[:1], NOW + 10 * DAY)
    assert not await service.count_orders(session, paid[2:3], NOW)

    assert await members.shares(session, shop.id, NOW + 10 * DAY) == service.Shares(1, 1, 4, 3)
    assert await members.shares(session, shop.id, NOW + 35 * DAY) == service.Shares(1, 0, 1, 1)
    assert await members.shares(session, other.id, NOW) == service.Shares(0, 0, 0, 0)


@given(
    st.lists(st.tuples(st.integers(1, 3), st.integers(1, 4)), max_size=30),
    st.sets(st.tuples(st.integers(1, 3), st.integers(1, 4))),
)
def test_members_orders_are_a_part_of_all(paid: list[tuple[int, int]], inside: set[tuple[int, int]]) -> None:
    found = rules.counted(paid, inside)

    assert sum(orders for orders, _ in found.values()) == len(paid)
    assert sum(theirs for _, theirs in found.values()) == sum(one in inside for one in paid)
    assert all(0 <= theirs <= orders for orders, theirs in found.values())
    assert rules.part_bps(0, 0) is None
    assert rules.part_bps(3, 1) == 3_333


async def test_who_leaves_the_platform_leaves_every_store(session: Session) -> None:
    shop, who = await open_shop(session), await buyer(session)
    await members.open_program(session, shop.id, CLUB, NOW)
    await members.join(session, shop.id, (who.account, who.viewer), 1, NOW)
    assert len(await service.export(session, who.account, who.viewer)) == 1

    await reactions.forget_people(session, AccountErased(account=who.account, viewer=who.viewer))

    assert await members.memberships(session, who.account) == []


async def test_joining_at_once_from_several_places_joins_once(database: Database) -> None:
    shop, _ = await stall(database)
    async with database.transaction() as session:
        who = await buyer(session)
        await members.open_program(session, shop.id, CLUB, clock.now())

    async def join() -> members.Membership:
        async with database.transaction() as session:
            return await members.join(session, shop.id, (who.account, who.viewer), 1, clock.now())

    joined = await asyncio.gather(*(join() for _ in range(6)))

    assert len({one.joined_at for one in joined}) == 1
    async with database.transaction() as session:
        assert (await members.shares(session, shop.id, clock.now())).members == 1


async def test_two_taps_lead_in_and_one_out(database: Database, app: web.Edge) -> None:
    shop, _ = await stall(database)
    clerk, shopper = await staff(database, app, shop.owner), await logged_in(database, app)
    desk, street = f"/api/stores/{shop.id.text}/members", f"/api/stores/{shop.id.text}/membership"
    assert (await clerk.get(desk)).json() == {"program": None}
    assert (await shopper.client.get(street)).status_code == 404
    opened = await clerk.put(desk, json={"name": dict(CLUB.name), "consent": dict(CLUB.consent)})
    assert (opened.status_code, opened.json()["program"]["members"]) == (200, 0)

    page = (await shopper.client.get(street, params={"lang": "zh-CN"})).json()
    joined = await shopper.client.post(street, json={"text": page["text"]})

    assert (page["name"], page["consent"], page["joined_at"]) == ("叶友会", "We remember what you drink.", None)
    assert joined.json()["joined_at"] is not None
    assert [one["store"] for one in (await shopper.client.get("/api/me/memberships")).json()["items"]] == [shop.id.text]
    assert (await clerk.get(desk)).json()["program"]["members"] == 1
    assert (await shopper.client.delete(street)).status_code == 204
    assert (await shopper.client.get(street)).json()["joined_at"] is None
    assert (await clerk.delete(desk)).json()["program"]["open"] is False
    assert (await shopper.client.post(street, json={"text": 1})).json()["code"] == "members.missing"


async def test_guests_look_and_others_do_not_keep_the_desk(database: Database, app: web.Edge) -> None:
    shop, _ = await stall(database)
    async with database.transaction() as session:
        await members.open_program(session, shop.id, CLUB, clock.now())
    stranger = (await logged_in(database, app)).client
    desk, street = f"/api/stores/{shop.id.text}/members", f"/api/stores/{shop.id.text}/membership"
    form = {"name": {"en": "Mine"}, "consent": {"en": "Mine"}}

    async with new_client(app) as guest:
        assert (await guest.get(street)).json()["joined_at"] is None
        assert (await guest.post(street, json={"text": 1})).status_code == 401
        assert (await guest.get(desk)).status_code == 401
    for answer in (await stranger.get(desk), await stranger.put(desk, json=form), await stranger.delete(desk)):
        assert answer.status_code == 404
    assert (await stranger.post(street, json={"text": 2})).json()["facts"] == {"text": 1}
