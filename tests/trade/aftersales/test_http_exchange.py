"""An exchange over HTTP, from what could come to what has come, at the buyer's page and the store's desk."""

from tests.trade.aftersales.test_http import Scene, scene
from tests.trade.street import fresh_key

__all__ = ["scene"]


async def test_an_exchange_from_the_choices_to_the_parcel_that_replaces(scene: Scene) -> None:
    buyer, clerk, desk = scene.shopper.client, scene.clerk, scene.desk
    [line] = (await buyer.get(f"/api/orders/{scene.order}/after-sales/options")).json()["items"]
    offer = next(one for one in line["kinds"] if one["kind"] == "exchange")
    assert (offer["why_not"], offer["units"], offer["reckoned"]) == (None, 2, True)
    assert [(one["units"], one["origin"]) for one in line["goods"]] == [(2, None)]
    path = f"/api/orders/{scene.order}/lines/{scene.line}/exchange-choices"
    [choice] = (await buyer.get(path)).json()["items"]
    assert (choice["available"], choice["why_not"]) == (8, None)

    nothing = await scene.open(kind="exchange")
    assert (nothing.status_code, nothing.json()["code"]) == (422, "aftersales.invalid_wish")
    asked = (await scene.open(kind="exchange", wished=choice["sku"])).json()
    case = f"{desk}/{asked['id']}"
    assert (asked["state"], asked["wished"]["sku"], asked["may"]) == (
        "merchant_review",
        choice["sku"],
        ["withdraw", "evidence"],
    )
    agreed = (await clerk.post(f"{case}/approve", json={"words": ""})).json()
    assert (agreed["state"], agreed["may"]) == ("awaiting_return", ["evidence"])
    back = {"carrier": "SF", "tracking": "SF1"}
    assert (await buyer.post(f"/api/after-sales/{asked['id']}/return-parcel", json=back)).status_code == 200
    assert (await clerk.post(f"{case}/received")).status_code == 200
    owed = (await clerk.post(f"{case}/inspect", json={"fine": True, "restocked": 0})).json()
    assert (owed["state"], owed["due_does"], owed["may"]) == (
        "replacing",
        "refund",
        ["refund", "replace", "evidence"],
    )

    counts = (await clerk.get(f"{desk}?due=true")).json()
    assert ([one["id"] for one in counts["items"]], counts["counts"]["replacing"]) == ([asked["id"]], 1)
    orders = f"/api/stores/{scene.shop.id.text}/orders"
    [pick] = (await clerk.get(f"{orders}/pick-list?case={asked['id']}")).json()["items"]
    assert (pick["sku"], pick["units"], pick["orders"][0]["case"]) == (choice["sku"], 1, asked["id"])

    parcels = {"parcels": [{"order": asked["id"], "carrier": "SF", "tracking": "SF2"}]}
    [dry] = (await clerk.post(f"{orders}/ship", json={**parcels, "dry": True})).json()["items"]
    [done] = (await clerk.post(f"{orders}/ship", json=parcels)).json()["items"]
    [again] = (await clerk.post(f"{orders}/ship", json=parcels)).json()["items"]
    assert [one["problem"] for one in (dry, done, again)] == [None, None, "state"]
    mine = (await buyer.get(f"/api/after-sales/{asked['id']}")).json()
    assert (mine["state"], mine["may"]) == ("replacement_shipping", ["deliver", "escalate", "evidence"])
    assert [(one["returns"], one["tracking"]) for one in mine["parcels"]] == [(True, "SF1"), (False, "SF2")]
    order = (await buyer.get(f"/api/orders/{scene.order}")).json()
    assert [(one["returns"], one["replaces"]) for one in order["parcels"]] == [
        (False, False),
        (True, False),
        (False, True),
    ]
    assert order["tracking"] == "OUT"

    ended = (await buyer.post(f"/api/after-sales/{asked['id']}/received")).json()
    assert (ended["state"], ended["liability"]) == ("exchanged", "merchant")
    [line] = (await buyer.get(f"/api/orders/{scene.order}/after-sales/options")).json()["items"]
    assert [(one["units"], one["origin"]) for one in line["goods"]] == [(1, None), (1, asked["id"])]


async def test_strangers_exchange_nothing_and_the_same_key_sends_once(scene: Scene) -> None:
    path = f"/api/orders/{scene.order}/lines/{scene.line}/exchange-choices"
    assert (await scene.stranger.client.get(path)).status_code == 404
    [choice] = (await scene.shopper.client.get(path)).json()["items"]
    asked = (await scene.open(kind="exchange", wished=choice["sku"])).json()
    case, key, parcel = f"{scene.desk}/{asked['id']}", fresh_key(), {"carrier": "SF", "tracking": "SF2"}
    for verb in ("refund-instead", "received"):
        stranger = await scene.stranger.client.post(f"/api/after-sales/{asked['id']}/{verb}")
        early = await scene.shopper.client.post(f"/api/after-sales/{asked['id']}/{verb}")
        assert (stranger.status_code, early.status_code) == (404, 409)
    assert (await scene.stranger.client.post(f"{case}/replace", json=parcel)).status_code == 404
    assert (await scene.clerk.post(f"{case}/replace", json=parcel)).status_code == 409
    assert (await scene.clerk.post(f"{case}/refund-instead", json={})).status_code == 409

    await scene.clerk.post(f"{case}/approve", json={})
    back = {"carrier": "SF", "tracking": "SF1"}
    await scene.shopper.client.post(f"/api/after-sales/{asked['id']}/return-parcel", json=back)
    await scene.clerk.post(f"{case}/received")
    await scene.clerk.post(f"{case}/inspect", json={"fine": True})
    sent = [(await scene.clerk.post(f"{case}/replace", json=parcel, headers=key)).json() for _ in range(2)]
    other = await scene.clerk.post(f"{case}/replace", json={**parcel, "tracking": "SF3"}, headers=key)
    assert [len(one["parcels"]) for one in sent] == [2, 2]
    assert (other.status_code, other.json()["code"]) == (409, "aftersales.key_reused")
