"""Money, followed to its end: from one checkout at two stores until both statements."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.backstage import Backstage
from tests.journeys.merchants import PASSWORD, Merchant, asked, key, merchant
from tests.journeys.strolling import choose_everything, shoot
from tests.journeys.test_desk import settled

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("street")]

DUE = timedelta(minutes=10)
"""Longer than any store waits for its money in a demo installation."""
ADDRESS = {
    "name": "宁小姐",
    "phone": "13800138000",
    "country": "CN",
    "region": "浙江省",
    "city": "杭州市",
    "district": "西湖区",
    "street": "文三路 90 号",
    "is_default": True,
}


class Buyer:
    """Somebody new at a phone, with an address."""

    def __init__(self, page: Page, street: str) -> None:
        self.page, self.street = page, street
        email = f"ning.{uuid.uuid4().hex[:10]}@example.org"
        self.post("/api/accounts", {"email": email, "name": "Ning", "password": PASSWORD})
        self.post("/api/me/addresses", ADDRESS)

    def post(self, path: str, body: Any = None) -> Any:
        """Ask for something."""
        answer = self.page.request.post(self.street + path, data=body or {}, headers={"Origin": self.street, **key()})
        assert answer.ok, f"{path}: {answer.text()}"
        return answer.json() if answer.text() else None

    def get(self, path: str) -> Any:
        """Look at something."""
        answer = self.page.request.get(self.street + path)
        assert answer.ok, f"{path}: {answer.text()}"
        return answer.json()

    def put_into_cart(self, product: str) -> None:
        """From the product's own page."""
        self.page.goto(f"{self.street}/p/{product}")
        expect(self.page.get_by_test_id("add-to-cart")).to_be_visible(timeout=20_000)
        choose_everything(self.page)
        self.page.get_by_test_id("add-to-cart").click()
        expect(self.page.get_by_text("In your cart")).to_be_visible()

    def check_out(self) -> dict[str, Any]:
        """Buy everything in the cart; the orders by their stores."""
        self.page.goto(f"{self.street}/cart")
        expect(self.page.get_by_text("You save")).to_be_visible(timeout=20_000)
        self.page.get_by_test_id("cart-checkout").click()
        self.page.get_by_test_id("place-order").click()
        expect(self.page.get_by_role("heading", name="Paid")).to_be_visible(timeout=20_000)
        return {order["store"]["id"]: order for order in self.get("/api/orders")["items"]}

    def receive(self, order: str) -> None:
        """Say so, on the order's page."""
        self.page.goto(f"{self.street}/orders/{order}")
        self.page.get_by_role("button", name="I have received it").click()
        expect(self.page.get_by_text("Thank you. Enjoy it.")).to_be_visible()

    def send_back(self, order: dict[str, Any], line: dict[str, Any], seller: Merchant) -> None:
        """One line, because it is not as described; the store agrees and finds it fine."""
        wanted = {"line": line["id"], "kind": "return_refund", "reason": "not_as_described", "units": 1}
        case = self.post(f"/api/orders/{order['id']}/after-sales", wanted)["id"]
        about = f"/api/stores/{seller.store}/after-sales/{case}"
        asked(seller.client.post(f"{about}/approve", json={"words": "Sorry."}))
        self.post(f"/api/after-sales/{case}/return-parcel", {"carrier": "SF Express", "tracking": "SF7777777777"})
        asked(seller.client.post(f"{about}/received", json={}))
        asked(seller.client.post(f"{about}/inspect", json={"fine": True, "restocked": 1}))
        self.page.goto(f"{self.street}/after-sales/{case}")
        expect(self.page.get_by_role("heading", name="The money is yours again")).to_be_visible()


def ship(seller: Merchant, order: str) -> None:
    """Hand it to a courier."""
    parcel = {"carrier": "SF Express", "tracking": f"SF{uuid.uuid4().int % 10**10}"}
    asked(seller.client.post(f"/api/stores/{seller.store}/orders/{order}/ship", json=parcel))


def open_desk(page: Page, street: str, email: str, path: str) -> None:
    """As somebody who has a password."""
    account = {"email": email, "password": PASSWORD}
    answer = page.request.post(f"{street}/api/sessions", data=account, headers={"Origin": street})
    assert answer.status == 201, answer.text()
    page.goto(f"{street}/desk{path}")
    settled(page)


def test_what_two_merchants_earn_of_one_checkout_stands_in_their_statements(
    street: str, phone: Page, desk: Page, backstage: Backstage
) -> None:
    with merchant(street, "Kiln House") as potter, merchant(street, "Tea Boat") as grocer:
        bowl, plate = potter.sells("Proof bowl", [6_000]), potter.sells("Proof plate", [4_000])
        leaves = grocer.sells("Proof leaves", [2_500])
        terms = {"off": {"minor": 1_000, "currency": "CNY"}, "total": 9, "per_buyer": 1, "use_days": 7}
        coupon = potter.plans("store_coupon", **terms)
        buyer = Buyer(phone, street)
        buyer.post(f"/api/coupons/{coupon['id']}/claim")
        for product in (bowl, plate, leaves):
            buyer.put_into_cart(product["id"])
        bought = buyer.check_out()
        pots, tea = bought[potter.store], bought[grocer.store]
        assert (pots["total"]["minor"], tea["total"]["minor"]) == (9_800, 3_300)  # 100 - 10 + 8 and 25 + 8 yuan

        for seller, order in ((potter, pots), (grocer, tea)):
            ship(seller, order["id"])
            buyer.receive(order["id"])
        back = next(line for line in pots["lines"] if line["product"] == bowl["id"])
        buyer.send_back(pots, back, potter)
        backstage.later(DUE)

        # 36 + 8 and 25 + 8 yuan are left, less the platform's 0.6 % of the goods
        for seller, order, earned in ((potter, pots, 4_378), (grocer, tea, 3_285)):
            assert buyer.get(f"/api/orders/{order['id']}")["state"] == "settled"
            assert seller.purse() == {"available": earned, "pending": 0, "in_payout": 0}
            assert seller.statement() == {"escrow": 0, "merchant": earned}
            open_desk(desk, street, seller.email, "/finance")
            expect(desk.get_by_text(f"{earned / 100:.2f}").first).to_be_visible()
    shoot(desk, "desk-finance-en")
