"""The desks' and the operator's doors to the money."""

import csv
import io

import httpx
import pytest
from tests.trade.market import NOW, Shop, open_shop, person, yuan
from tests.trade.settlement.stories import DUE, confirmed, earn
from tests.trade.street import fresh_key, staff, with_token

from guang.doors import web
from guang.doors.house import House
from guang.kernel import clock, queue
from guang.kernel.db import Database
from guang.kernel.web import Role
from guang.people import accounts
from guang.trade import orders, stores
from guang.trade.ledger import Account
from guang.trade.settlement.verbs import settling
from guang.trust import governance


async def settled(database: Database) -> tuple[Shop, orders.Order, orders.Order]:
    """A store with one order settled and one paid out of escrow soon."""
    async with database.transaction() as session:
        shop, promoter = await open_shop(session), await person(session, "Creator")
        done = await confirmed(session, promoter=promoter, bps=1000, shop=shop)
        await settling.settle_due(session, DUE)
        waiting = await confirmed(session, shop=shop)
    return shop, done, waiting


@pytest.fixture
async def shop_and_owner(database: Database, app: web.Edge) -> tuple[Shop, httpx.AsyncClient]:
    async with database.transaction() as session:
        shop = await open_shop(session)
        await earn(session, shop.id, yuan(100))
    return shop, await staff(database, app, shop.owner)


async def test_a_store_sees_how_its_money_stands(database: Database, app: web.Edge) -> None:
    shop, _, _ = await settled(database)
    owner = await staff(database, app, shop.owner)

    with clock.frozen(DUE):
        told = (await owner.get(f"/api/stores/{shop.id.text}/finance")).json()

    (purse,) = told["items"]
    assert purse["available"] == {"minor": 6161, "currency": "CNY"}
    assert purse["pending"] == {"minor": 6797, "currency": "CNY"}
    assert purse["in_payout"] == {"minor": 0, "currency": "CNY"}
    assert purse["smallest_withdrawal"] == {"minor": 1000, "currency": "CNY"}
    assert [day["amount"]["minor"] for day in purse["settled"]] == [0] * 6 + [6161]
    assert (told["rules"], told["platform_fee_bps"], told["commission_fee_bps"]) == ("2026.11.1", 60, 1000)


async def test_a_restricted_store_reads_why_its_money_waits(
    database: Database, shop_and_owner: tuple[Shop, httpx.AsyncClient]
) -> None:
    shop, owner = shop_and_owner
    assert (await owner.get(f"/api/stores/{shop.id.text}/finance")).json()["hold"] is None
    async with database.transaction() as session:
        await governance.restrict(session, shop.id.subject, "Fakes", None, NOW)

    told = (await owner.get(f"/api/stores/{shop.id.text}/finance")).json()
    body = {"amount": {"minor": 5000, "currency": "CNY"}, "outcome": "success"}
    refused = await owner.post(f"/api/stores/{shop.id.text}/withdrawals", json=body, headers=fresh_key())

    assert told["hold"]["reason"] == "Fakes"
    assert (refused.status_code, refused.json()["code"]) == (403, "settlement.on_hold")
    after = (await owner.get(f"/api/stores/{shop.id.text}/finance")).json()
    assert after["items"][0]["available"] == {"minor": 10_000, "currency": "CNY"}


async def test_a_store_follows_an_entry_to_its_order(database: Database, app: web.Edge) -> None:
    shop, done, waiting = await settled(database)
    owner = await staff(database, app, shop.owner)

    page = (await owner.get(f"/api/stores/{shop.id.text}/finance/entries")).json()
    assert {item["order"] for item in page["items"]} == {done.id.text, waiting.id.text}
    assert page["next"] is None
    told = (await owner.get(f"/api/stores/{shop.id.text}/finance/orders/{done.id.text}")).json()
    assert {one["account"]: one["amount"]["minor"] for one in told["sums"]} == {
        "escrow": 0,
        "merchant": 6161,
        "creator": 540,
        "platform_fee": 36,
        "commission_fee": 60,
    }


async def test_a_creator_sees_only_their_own_part(database: Database, app: web.Edge) -> None:
    _, done, waiting = await settled(database)
    promoter = done.lines[0].promoter
    assert promoter is not None
    creator = await staff(database, app, promoter)

    assert (await creator.get("/api/me/earnings")).json()["items"][0]["available"]["minor"] == 540
    told = (await creator.get(f"/api/me/earnings/orders/{done.id.text}")).json()
    assert [(item["account"], item["amount"]["minor"]) for item in told["items"]] == [("creator", 540)]
    assert (await creator.get(f"/api/me/earnings/orders/{waiting.id.text}")).status_code == 404
    assert [item["kind"] for item in (await creator.get("/api/me/earnings/entries")).json()["items"]] == [
        "order_settled"
    ]
    assert (await creator.get("/api/me/earnings/statement.csv?month=2026-06")).text.count("order_settled") == 1


async def test_a_statement_is_a_file_for_spreadsheets(database: Database, app: web.Edge) -> None:
    shop, done, _ = await settled(database)
    owner = await staff(database, app, shop.owner)

    answer = await owner.get(f"/api/stores/{shop.id.text}/finance/statement.csv?month=2026-06")

    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == f'attachment; filename="statement-{shop.id.text}.csv"'
    header, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert header[:3] == ["time (Asia/Shanghai)", "event", "reference"]
    merchant = [row for row in rows if row[3] == "merchant"]
    assert sorted(row[4] for row in merchant) == ["53.61", "8.00"]
    assert {row[6] for row in merchant} == {done.id.text}
    total = sum(round(float(row[4]) * 100) for row in rows if row[3] in {"merchant", "escrow"})
    assert total == 6161 + 6797
    empty = await owner.get(f"/api/stores/{shop.id.text}/finance/statement.csv?month=2026-05")
    assert len(empty.text.splitlines()) == 1
    wrong = await owner.get(f"/api/stores/{shop.id.text}/finance/statement.csv")
    assert (wrong.status_code, wrong.json()["code"]) == (422, "settlement.invalid_span")


async def test_a_statement_adds_up_from_its_opening_to_its_closing_balance(database: Database, app: web.Edge) -> None:
    shop, done, _ = await settled(database)
    owner = await staff(database, app, shop.owner)
    base = f"/api/stores/{shop.id.text}/finance"

    june, july = [
        {item["account"]: item for item in (await owner.get(f"{base}/statement?month={month}")).json()["items"]}
        for month in ("2026-06", "2026-07")
    ]

    assert (june["merchant"]["opening"]["minor"], june["merchant"]["closing"]["minor"]) == (0, 6161)
    assert june["merchant"]["sums"] == [{"kind": "order_settled", "amount": {"minor": 6161, "currency": "CNY"}}]
    assert {one["kind"]: one["amount"]["minor"] for one in june["escrow"]["sums"]} == {
        "order_paid": 2 * 6797,
        "order_settled": -6797,
    }
    assert (july["merchant"]["opening"]["minor"], july["merchant"]["sums"]) == (6161, [])
    for month, count in (("2026-06", 5), ("2026-07", 0)):
        page = (await owner.get(f"{base}/entries?month={month}")).json()["items"]
        assert len(page) == count
    assert (await owner.get(f"{base}/statement")).status_code == 422
    assert (await owner.get(f"{base}/entries?since=2026-06-01T00:00:00Z")).status_code == 422
    promoter = done.lines[0].promoter
    assert promoter is not None
    creator = await staff(database, app, promoter)
    (mine,) = (await creator.get("/api/me/earnings/statement?month=2026-06")).json()["items"]
    assert (mine["account"], mine["closing"]["minor"]) == ("creator", 540)


async def test_only_those_with_the_right_touch_a_stores_money(
    database: Database, app: web.Edge, shop_and_owner: tuple[Shop, httpx.AsyncClient], client: httpx.AsyncClient
) -> None:
    shop, _ = shop_and_owner
    async with database.transaction() as session:
        manager, stranger = await person(session, "Manager"), await person(session, "Stranger")
        await stores.hire(session, shop.id, manager, stores.StaffRole.MANAGER, NOW)
    base = f"/api/stores/{shop.id.text}"
    paths = ["finance", "finance/entries", f"finance/orders/ord_{'0' * 13}", "finance/statement.csv", "withdrawals"]
    paths.append("finance/statement?month=2026-06")
    for who, status in (
        (client, 401),
        (await staff(database, app, stranger), 404),
        (await staff(database, app, manager), 403),
    ):
        assert {(await who.get(f"{base}/{path}")).status_code for path in paths} == {status}
        body = {"amount": {"minor": 5000, "currency": "CNY"}}
        assert (await who.post(f"{base}/withdrawals", json=body, headers=fresh_key())).status_code == status
    assert (await client.get("/api/me/earnings")).status_code == 401


async def test_a_store_withdraws(house: House, shop_and_owner: tuple[Shop, httpx.AsyncClient]) -> None:
    shop, owner = shop_and_owner
    base, body = f"/api/stores/{shop.id.text}/withdrawals", {"amount": {"minor": 6000, "currency": "CNY"}}

    asked = await owner.post(base, json=body, headers=fresh_key("wdr-00000001"))
    again = await owner.post(base, json=body, headers=fresh_key("wdr-00000001"))
    other = await owner.post(base, json={**body, "outcome": "decline"}, headers=fresh_key("wdr-00000001"))
    too_much = await owner.post(base, json=body, headers=fresh_key())
    keyless = await owner.post(base, json=body)
    strange = await owner.post(base, json={**body, "bank": "mattress"}, headers=fresh_key())

    assert (asked.status_code, asked.json()["state"], asked.json()["simulated"]) == (201, "asked", True)
    assert again.json()["id"] == asked.json()["id"]
    assert (other.status_code, other.json()["code"]) == (409, "settlement.key_reused")
    assert (too_much.status_code, too_much.json()["code"]) == (409, "settlement.not_enough")
    assert too_much.json()["facts"]["available"] == {"minor": 4000, "currency": "CNY"}
    assert (keyless.status_code, keyless.json()["code"]) == (422, "settlement.key_needed")
    odd = await owner.post(base, json={**body, "outcome": "nonsense"}, headers=fresh_key())
    assert (odd.status_code, odd.json()["code"]) == (422, "outside.no_such_wish")
    assert (strange.status_code, strange.json()["code"]) == (422, "settlement.no_such_bank")
    await queue.run_pending(queue.Context(house.database, house.blobs, house.settings))
    (found,) = (await owner.get(base)).json()["items"]
    assert (found["id"], found["state"]) == (asked.json()["id"], "sent")


async def test_an_operator_closes_the_books_and_reads_them(
    house: House, app: web.Edge, shop_and_owner: tuple[Shop, httpx.AsyncClient]
) -> None:
    _, owner = shop_and_owner
    async with house.database.transaction() as session:
        account = await person(session, "Operator")
        await accounts.grant(session, account, Role.OPERATOR, NOW)
        token = (await accounts.admit(session, account, clock.now(), staff=True)).token
    operator = with_token(app, token)
    assert (await owner.get("/api/operator/ledger")).status_code == 403
    assert (await owner.post("/api/operator/ledger/close", headers=fresh_key())).status_code == 403

    asked = await operator.post("/api/operator/ledger/close", headers=fresh_key("close-0001"))
    assert asked.status_code == 202, asked.text
    await queue.run_pending(queue.Context(house.database, house.blobs, house.settings))

    told = (await operator.get("/api/operator/ledger")).json()
    assert told["closes"][0]["key"] == asked.json()["key"]
    assert told["closes"][0]["done_at"] is not None
    assert sum(one["amount"]["minor"] for one in told["closes"][0]["totals"]) == 0
    assert Account.AD_WALLET.value in {one["account"] for one in told["platform"]}
