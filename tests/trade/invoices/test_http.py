"""The doors of invoices: for buyers, for a store's staff, and for whoever files its taxes."""

import csv
import io

import httpx
import pytest
from tests.trade.invoices.stories import taxed_shop
from tests.trade.market import Goods, Shop, goods, person, yuan
from tests.trade.street import Shopper, logged_in, staff

from guang.doors import web
from guang.doors.house import House
from guang.kernel import clock, queue
from guang.kernel.db import Database
from guang.trade import fulfilment, orders, stores
from guang.trade.fulfilment import RefundPart


@pytest.fixture
async def stall(database: Database) -> tuple[Shop, Goods]:
    async with database.transaction() as session:
        shop = await taxed_shop(session)
        return shop, await goods(session, shop, price=yuan(20), units=50)


async def bought(shopper: Shopper, tea: Goods, units: int = 1) -> str:
    trade = (await shopper.place(tea, units=units)).json()
    assert (await shopper.pay(trade["id"])).json()["state"] == "succeeded"
    return str(trade["orders"][0]["id"])


async def issue(house: House, owner: httpx.AsyncClient, shop: Shop, invoice: str) -> dict[str, object]:
    done = await owner.post(f"/api/stores/{shop.id.text}/invoices/issue", json={"invoices": [invoice]})
    await queue.run_pending(queue.Context(house.database, house.blobs, house.settings))
    return dict(done.json()["items"][0])


async def test_a_quote_and_an_order_say_the_tax_inside(
    database: Database, app: web.Edge, stall: tuple[Shop, Goods]
) -> None:
    _, tea = stall
    shopper = await logged_in(database, app)
    lines = [{"sku": tea.sku.text, "units": 2}]

    quoted = (await shopper.client.post("/api/quotes", json={"lines": lines})).json()
    order = (await shopper.client.get(f"/api/orders/{await bought(shopper, tea, 2)}")).json()

    tax = {
        "country": "CN",
        "tax": "vat",
        "code": "standard",
        "rate_bps": 1300,
        "amount": {"minor": 552, "currency": "CNY"},
        "gross": {"minor": 4_800, "currency": "CNY"},
    }
    assert quoted["orders"][0]["taxes"] == [tax]
    assert order["taxes"] == [tax]


async def test_a_buyer_asks_and_gets_a_document(
    database: Database, app: web.Edge, house: House, stall: tuple[Shop, Goods]
) -> None:
    shop, tea = stall
    shopper, stranger = await logged_in(database, app), await logged_in(database, app)
    owner = await staff(database, app, shop.owner)
    order = await bought(shopper, tea)
    title = {"kind": "personal", "name": "<Mei>", "email": "mei@example.org"}

    assert (await shopper.client.get(f"/api/orders/{order}/invoice")).json()["why"] == ""
    assert (await stranger.client.put(f"/api/orders/{order}/invoice", json=title)).status_code == 404
    asked = (await shopper.client.put(f"/api/orders/{order}/invoice", json=title)).json()
    assert (asked["state"], asked["number"], asked["seller"]) == ("asked", "", None)
    path = f"/api/invoices/{asked['id']}"
    assert (await shopper.client.get(f"{path}/document")).status_code == 404
    issued = await issue(house, owner, shop, asked["id"])
    assert (issued["state"], issued["number"][5:]) == ("issuing", "000001")  # type: ignore[index]

    found = (await shopper.client.get(path)).json()
    assert (found["state"], found["simulated"]) == ("issued", True)
    assert (found["total"]["minor"], found["tax"]["minor"]) == (2_800, 322)
    page = await shopper.client.get(f"{path}/document")
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    for words in ("&lt;Mei&gt;", "SIMULATED", "Example Tea Co.", "24.78 CNY", "3.22 CNY", "28.00 CNY"):
        assert words in page.text
    assert "<Mei>" not in page.text
    assert "模拟票样" in (await shopper.client.get(f"{path}/document?lang=zh-CN")).text
    for theirs in (path, f"{path}/document"):
        assert (await stranger.client.get(theirs)).status_code == 404
    mine = (await shopper.client.get("/api/me/invoices")).json()["items"]
    assert [one["id"] for one in mine] == [asked["id"]]
    titles = (await shopper.client.get("/api/me/invoice-titles")).json()["items"]
    assert [one["title"]["name"] for one in titles] == ["<Mei>"]
    assert (await shopper.client.put(f"/api/orders/{order}/invoice", json=title)).json()["facts"] == {"why": "exists"}


async def test_titles_are_kept_and_forgotten(database: Database, app: web.Edge) -> None:
    shopper, stranger = await logged_in(database, app), await logged_in(database, app)
    company = {"kind": "company", "name": "Example Books Ltd", "number": "91990000MA00000008"}

    kept = (await shopper.client.post("/api/me/invoice-titles", json=company)).json()
    again = (await shopper.client.post("/api/me/invoice-titles", json=company)).json()
    assert again["id"] == kept["id"]
    assert (await stranger.client.delete(f"/api/me/invoice-titles/{kept['id']}")).status_code == 404
    await shopper.client.delete(f"/api/me/invoice-titles/{kept['id']}")
    assert (await shopper.client.get("/api/me/invoice-titles")).json()["items"] == []
    refused = await shopper.client.post("/api/me/invoice-titles", json={"kind": "personal", "name": "\u202e"})
    assert refused.json()["code"] == "invoices.bad_title"


async def test_a_desk_works_through_its_list(
    database: Database, app: web.Edge, house: House, stall: tuple[Shop, Goods]
) -> None:
    shop, tea = stall
    shopper, owner = await logged_in(database, app), await staff(database, app, shop.owner)
    async with database.transaction() as session:
        packer, helper = await person(session), await person(session)
        await stores.hire(session, shop.id, packer, stores.StaffRole.ORDERS, clock.now())
        await stores.hire(session, shop.id, helper, stores.StaffRole.SUPPORT, clock.now())
    path = f"/api/stores/{shop.id.text}/invoices"
    ids = []
    for name in ("Mei", "Lin", "Ada"):
        order = await bought(shopper, tea)
        asked = await shopper.client.put(f"/api/orders/{order}/invoice", json={"kind": "personal", "name": name})
        ids.append(asked.json()["id"])

    assert (await (await staff(database, app, helper)).get(path)).status_code == 403
    assert (await shopper.client.get(path)).status_code == 404
    page = (await (await staff(database, app, packer)).get(path, params={"state": "asked"})).json()
    assert ([one["id"] for one in page["items"]], page["counts"]["asked"]) == (ids[::-1], 3)
    refused = await owner.post(f"{path}/{ids[2]}/refuse", json={"note": "Which company?"})
    assert (refused.json()["state"], refused.json()["note"]) == ("refused", "Which company?")
    done = (await owner.post(f"{path}/issue", json={"invoices": ids[:2]})).json()["items"]
    assert [one["number"][5:] for one in done] == ["000001", "000002"]
    assert (await owner.post(f"{path}/issue", json={"invoices": ids[:2]})).json()["items"] == []
    await queue.run_pending(queue.Context(database, house.blobs, house.settings))
    assert (await owner.get(f"{path}/{ids[0]}/document")).status_code == 200
    found = (await owner.get(path, params={"q": "mE"})).json()["items"]
    assert [one["title"]["name"] for one in found] == ["Mei"]
    unknown = await owner.post(f"{path}/issue", json={"invoices": ids[:1], "outcome": "nonsense"})
    assert (unknown.status_code, unknown.json()["code"]) == (422, "outside.no_such_wish")


async def test_a_report_adds_up_and_says_the_same_line_by_line(
    database: Database, app: web.Edge, stall: tuple[Shop, Goods]
) -> None:
    shop, tea = stall
    shopper, owner = await logged_in(database, app), await staff(database, app, shop.owner)
    first, second = await bought(shopper, tea, 3), await bought(shopper, tea, 1)
    assert first != second
    async with database.transaction() as session:
        order = (await orders.looking.orders_of(session, shopper.who.account))[-1]
        await fulfilment.ship(session, shop.id, order.id, ("SF", "SF1"), clock.now())
        part = {order.lines[0].id: RefundPart(1, yuan(20))}
        await fulfilment.refund(session, order.id, part, reason="torn", key="=one", now=clock.now())
    path, month = f"/api/stores/{shop.id.text}/tax-report", {"month": f"{clock.now():%Y-%m}"}

    told = (await owner.get(path, params=month)).json()
    (rate,) = told["rates"]
    amounts = {name: rate[name]["minor"] for name in ("sales", "sales_tax", "refunds", "refunds_tax", "net", "tax")}
    assert amounts == {
        "sales": 9_600,
        "sales_tax": 782 + 322,
        "refunds": 2_000,
        "refunds_tax": 230,
        "net": 6_726,
        "tax": 874,
    }
    assert (told["turnover"]["minor"], told["tax"]["minor"], told["untaxed"]["minor"]) == (6_726, 874, 0)
    assert sum(day["tax"]["minor"] for day in told["days"]) == 874
    assert (told["time_zone"], told["month"]) == ("Asia/Shanghai", month["month"])

    answer = await owner.get(f"{path}.csv", params=month)
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert [row["event"] for row in rows] == ["sale", "sale", "refund"]
    assert sum(round(float(row["paid by buyer"]) * 100) for row in rows) == 7_600
    assert rows[2]["refund"] == "'=one"
    assert answer.headers["content-disposition"].startswith("attachment")

    assert (await owner.get(path, params={"month": "2020-01"})).json()["rates"] == []
    assert (await owner.get(path, params={"month": "June"})).json()["code"] == "invoices.bad_month"
    assert (await shopper.client.get(path, params=month)).status_code == 404
