import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.conftest import new_client
from tests.trade.market import NOW, facts, forget_facts, open_shop, person, yuan
from tests.trade.street import staff

from guang.doors import web
from guang.journal.facts.people import AccountErased
from guang.journal.facts.trade import StaffInvited, StoreOpened
from guang.journal.facts.trust import SubjectRestored, SubjectRestricted
from guang.kernel.db import Database, Session
from guang.kernel.ids import StoreId, ViewerId, new_id
from guang.kernel.money import Money
from guang.kernel.text import text
from guang.trade import stores
from guang.trade.stores import errors, reactions, rules, service

DRAFT = stores.StoreDraft(text("Kiln", "窑"), stores.StoreKind.SPECIALITY, stores.ShippingRule(yuan(8)), {})


async def test_the_owner_has_every_right(session: Session) -> None:
    owner = await person(session)

    opened = await stores.open_store(session, owner, DRAFT, NOW)

    for right in stores.Right:
        assert await stores.require_staff(session, opened.id, owner, right) is stores.StaffRole.OWNER
    assert await stores.stores_of(session, owner) == [(opened, stores.StaffRole.OWNER)]
    assert await facts(session, StoreOpened) == [StoreOpened(opened.id, owner, {"en": "Kiln", "zh-CN": "窑"})]


async def test_a_stranger_cannot_tell_a_store_from_none(session: Session) -> None:
    shop, stranger = await open_shop(session), await person(session)

    for store in (shop.id, new_id(StoreId)):
        with pytest.raises(stores.StoreMissing):
            await stores.require_staff(session, store, stranger, stores.Right.DESK)


async def test_a_role_allows_what_it_carries_and_no_more(session: Session) -> None:
    shop, packer = await open_shop(session), await person(session)
    await stores.hire(session, shop.id, packer, stores.StaffRole.ORDERS, NOW)

    assert await stores.require_staff(session, shop.id, packer, stores.Right.ORDERS) is stores.StaffRole.ORDERS
    for right in set(stores.Right) - rules.RIGHTS[stores.StaffRole.ORDERS]:
        with pytest.raises(stores.NotOnStaff):
            await stores.require_staff(session, shop.id, packer, right)


async def test_the_owner_stays_and_nobody_else_becomes_one(session: Session) -> None:
    shop, other = await open_shop(session), await person(session)

    with pytest.raises(errors.OwnerStays):
        await stores.dismiss(session, shop.id, shop.owner)
    with pytest.raises(errors.OwnerStays):
        await stores.hire(session, shop.id, other, stores.StaffRole.OWNER, NOW)
    assert len(await stores.staff_of(session, shop.id)) == 1


async def test_whoever_is_dismissed_is_a_stranger_again(session: Session) -> None:
    shop, helper = await open_shop(session), await person(session)
    await stores.hire(session, shop.id, helper, stores.StaffRole.MANAGER, NOW)
    with pytest.raises(errors.AlreadyStaff):
        await stores.hire(session, shop.id, helper, stores.StaffRole.GOODS, NOW)

    await stores.dismiss(session, shop.id, helper)

    with pytest.raises(stores.StoreMissing):
        await stores.require_staff(session, shop.id, helper, stores.Right.DESK)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(DRAFT, name={}),
        replace(DRAFT, name=text("x" * 61)),
        replace(DRAFT, name={"en": "a\x00b"}),
        replace(DRAFT, name={"fr": "Four"}),
        replace(DRAFT, shipping=stores.ShippingRule(yuan(-1))),
        replace(DRAFT, shipping=stores.ShippingRule(yuan(8), Money(100, "USD"))),
    ],
)
async def test_a_store_that_cannot_be_is_refused(session: Session, wrong: stores.StoreDraft) -> None:
    owner = await person(session)

    with pytest.raises(errors.BadStore):
        await stores.open_store(session, owner, wrong, NOW)

    assert await stores.stores_of(session, owner) == []


async def test_a_store_keeps_its_currency(session: Session) -> None:
    shop = await open_shop(session)

    with pytest.raises(errors.BadStore):
        await stores.change_store(session, shop.id, replace(DRAFT, shipping=stores.ShippingRule(Money(1, "USD"))))
    changed = await stores.change_store(session, shop.id, replace(DRAFT, shipping=stores.ShippingRule(yuan(3))))

    assert (changed.name, changed.shipping.fee) == (DRAFT.name, yuan(3))


async def test_governance_closes_and_opens_a_store(session: Session) -> None:
    shop = await open_shop(session)

    await reactions.close_restricted_stores(session, SubjectRestricted(shop.id.subject, "fraud"))
    assert (await stores.store(session, shop.id)).is_restricted
    await reactions.close_restricted_stores(session, SubjectRestored(shop.id.subject))
    assert not (await stores.store(session, shop.id)).is_restricted


async def test_nobody_works_for_a_store_before_they_have_said_yes(session: Session) -> None:
    shop, who = await open_shop(session), await person(session)
    await forget_facts(session)

    offered = await service.invite(session, shop.id, who, stores.StaffRole.GOODS, by=shop.owner, now=NOW)
    await service.invite(session, shop.id, who, stores.StaffRole.ORDERS, by=shop.owner, now=NOW)

    assert await stores.stores_of(session, who) == []
    with pytest.raises(stores.StoreMissing):
        await stores.require_staff(session, shop.id, who, stores.Right.DESK)
    assert await facts(session) == [StaffInvited(shop.id, who, shop.owner, role, NOW) for role in ("goods", "orders")]
    post = await service.accept_invitation(session, shop.id, who, offered.expires_at - timedelta(seconds=1))
    assert (post.role, await service.invitations_to(session, who, NOW)) == (stores.StaffRole.ORDERS, [])
    with pytest.raises(errors.AlreadyStaff):
        await service.invite(session, shop.id, who, stores.StaffRole.GOODS, by=shop.owner, now=NOW)


async def test_an_invitation_can_be_declined_taken_back_and_lapses(session: Session) -> None:
    shop, other = await open_shop(session), await open_shop(session)
    first, second, late = [await person(session) for _ in range(3)]
    for one in (first, second, late):
        await service.invite(session, shop.id, one, stores.StaffRole.SUPPORT, by=shop.owner, now=NOW)

    await service.drop_invitation(session, shop.id, first)
    with pytest.raises(errors.InvitationMissing):
        await service.drop_invitation(session, other.id, second)
    for one, at in ((first, NOW), (late, NOW + rules.INVITATION_LASTS)):
        with pytest.raises(errors.InvitationMissing):
            await service.accept_invitation(session, shop.id, one, at)
    await reactions.forget_people(session, AccountErased(account=second, viewer=new_id(ViewerId)))

    assert await service.invitations_of(session, shop.id, NOW) == []
    assert [one.account for one in await stores.staff_of(session, shop.id)] == [shop.owner]


async def test_only_so_many_answers_are_waited_for_and_no_post_of_owner_is_offered(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop, who, other = await open_shop(session), await person(session), await person(session)
    monkeypatch.setattr(rules, "MOST_INVITED", 1)
    await service.invite(session, shop.id, who, stores.StaffRole.GOODS, by=shop.owner, now=NOW)

    await service.invite(session, shop.id, who, stores.StaffRole.ORDERS, by=shop.owner, now=NOW)
    with pytest.raises(errors.TooManyInvited):
        await service.invite(session, shop.id, other, stores.StaffRole.ORDERS, by=shop.owner, now=NOW)
    with pytest.raises(errors.OwnerStays):
        await service.invite(session, shop.id, other, stores.StaffRole.OWNER, by=shop.owner, now=NOW)

    assert [one.account for one in await service.invitations_of(session, shop.id, NOW)] == [who]


async def test_opening_and_running_a_store_over_http(database: Database, app: web.Edge) -> None:
    async with database.transaction() as session:
        owner, helper, stranger = [await person(session) for _ in range(3)]
    boss, hands, other = [await staff(database, app, account) for account in (owner, helper, stranger)]
    form = {"name": {"en": "Kiln", "zh-CN": "窑"}, "shipping": {"fee": {"minor": 500, "currency": "CNY"}}}

    store = (await boss.post("/api/stores", json=form)).json()
    path = f"/api/stores/{store['id']}"
    changed = await boss.patch(path, json={"intro": {"en": "Bowls"}})
    handle = (await hands.get("/api/me")).json()["account"]["handle"]
    invited = await boss.post(f"{path}/invitations", json={"handle": f"@{handle}", "role": "goods"})
    nobody = await boss.post(f"{path}/invitations", json={"handle": "nobody-of-this-name", "role": "goods"})
    waiting = (await boss.get(f"{path}/invitations")).json()["items"]
    assert (await hands.get("/api/me/stores")).json()["items"] == []
    offered = (await hands.get("/api/me/invitations")).json()["items"]
    hired = await hands.post(f"/api/me/invitations/{store['id']}")
    twice = await hands.post(f"/api/me/invitations/{store['id']}")

    assert (changed.status_code, changed.json()["intro"], changed.json()["name"]) == (200, "Bowls", "Kiln")
    assert (invited.status_code, [one["handle"] for one in waiting]) == (201, [handle])
    assert [(one["store"], one["name"], one["role"], one["rights"]) for one in offered] == [
        (store["id"], "Kiln", "goods", ["desk", "goods"])
    ]
    assert (hired.status_code, hired.json()["role"], hired.json()["handle"]) == (200, "goods", handle)
    assert (twice.status_code, twice.json()["code"]) == (404, "stores.invitation_missing")
    assert (nobody.status_code, nobody.json()["code"]) == (404, "stores.nobody_of_this_name")
    mine = (await hands.get("/api/me/stores?lang=zh-CN")).json()["items"]
    assert [(one["id"], one["name"], one["right"], one["rights"]) for one in mine] == [
        (store["id"], "窑", "goods", ["desk", "goods"])
    ]
    assert (await hands.get(f"{path}/staff")).status_code == 403
    assert (await other.get(f"{path}/staff")).status_code == 404
    assert (await other.patch(path, json={"intro": {"en": "Mine"}})).status_code == 404
    assert (await boss.delete(f"{path}/staff/{helper.text}")).status_code == 204
    assert (await hands.get("/api/me/stores")).json()["items"] == []
    async with new_client(app) as guest:
        assert (await guest.get(path)).json()["intro"] == "Bowls"
        assert (await guest.get("/api/me/stores")).json()["items"] == []
        assert (await guest.post("/api/stores", json=form)).status_code == 401


async def test_two_changes_of_one_store_at_once_both_stay(database: Database, app: web.Edge) -> None:
    async with database.transaction() as session:
        shop = await open_shop(session)
    desk = await staff(database, app, shop.owner)
    async with database.session() as other:
        before = await service.held(other, shop.id)
        draft = stores.StoreDraft(before.name, before.kind, before.shipping, text("Fresh leaves"))
        await service.change_store(other, shop.id, draft)
        changing = asyncio.create_task(desk.patch(f"/api/stores/{shop.id.text}", json={"name": {"en": "New house"}}))
        await asyncio.wait({changing}, timeout=0.5)
        await other.commit()
    changed = (await changing).json()

    assert (changed["name"], changed["intro"]) == ("New house", "Fresh leaves")
