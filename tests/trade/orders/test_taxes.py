"""The tax in an order: reckoned once, frozen, taken back with what goes back."""

import pytest
from sqlalchemy import text as sql
from tests.trade.market import NOW, Buyer, Shop, buyer, goods, open_shop, wish, yuan

from guang.kernel.db import Session
from guang.people import addresses
from guang.trade import fulfilment, orders, payments, stores, taxes
from guang.trade.fulfilment import RefundPart
from guang.trade.fulfilment.errors import OtherTax
from guang.trade.fulfilment.verbs import sending
from guang.trade.orders.verbs import looking, paying
from guang.trade.stores import service

PROFILE = taxes.Profile("CN", number="91990000MA00000008", name="Example Tea Co.", address="1 Mill Lane")
MONEY_CAME = payments.Answer(payments.PaymentState.SUCCEEDED, "sim-1")


async def taxed_shop(session: Session, profile: taxes.Profile = PROFILE) -> Shop:
    shop = await open_shop(session)
    await service.set_tax(session, shop.id, profile)
    return shop


async def paid(session: Session, shop: Shop, units: int = 3) -> tuple[Buyer, orders.Order]:
    tea = await goods(session, shop, price=yuan(19.99), units=units)
    who = await buyer(session)
    trade, _ = await orders.place(session, wish(who, (tea.sku, units), total=yuan(19.99) * units + yuan(8)), NOW)
    method = payments.Method("simulator", "success")
    payment = await paying.start(session, who.account, trade.id, method, "pay-00000001", NOW)
    await paying.settle(session, payment.id, MONEY_CAME, NOW)
    return who, await orders.order(session, who.account, trade.orders[0].id)


async def test_tax_is_frozen_with_the_order(session: Session) -> None:
    shop = await taxed_shop(session)

    _, order = await paid(session, shop)
    await service.set_tax(session, shop.id, taxes.Profile("CN", taxes.Taxpayer.SMALL, PROFILE.number, PROFILE.name))

    version = taxes.in_force().version
    assert order.lines[0].taxes == (taxes.Tax("vat", "CN", "standard", 1300, 5_997, 690, 0, 0, version),)
    assert order.shipping_taxes == (taxes.Tax("vat", "CN", "standard", 1300, 800, 92, 0, 0, version),)
    assert looking.taxes_placed(order) == (taxes.Tax("vat", "CN", "standard", 1300, 6_797, 782, 0, 0, version),)
    again = await orders.order(session, order.buyer, order.id)
    assert again.lines[0].taxes == order.lines[0].taxes


async def test_a_store_that_says_nothing_about_taxes_has_none(session: Session) -> None:
    _, order = await paid(session, await open_shop(session))

    assert (order.lines[0].taxes, order.shipping_taxes, looking.taxes_left(order)) == ((), (), ())


async def test_a_refund_takes_its_tax_back_and_remembers_it(session: Session) -> None:
    who, order = await paid(session, await taxed_shop(session))
    line = order.lines[0]
    await fulfilment.ship(session, order.store, order.id, ("SF", "SF100"), NOW)

    await fulfilment.refund(session, order.id, {line.id: RefundPart(1, yuan(19.99))}, reason="torn", key="one", now=NOW)
    part = await orders.order(session, who.account, order.id)
    assert [(tax.paid, tax.paid_tax) for tax in looking.taxes_left(part)] == [(4_798, 552)]
    rest = {line.id: RefundPart(2, yuan(39.98))}
    await fulfilment.refund(session, order.id, rest, shipping=yuan(8), reason="torn", key="two", now=NOW)

    done = await orders.order(session, who.account, order.id)
    assert looking.taxes_left(done) == ()
    rows = await session.execute(
        sql("SELECT store, taxes FROM trade.order_refunds WHERE order_id = :o ORDER BY key"), {"o": int(order.id)}
    )
    kept = [(row.store, [(tax["paid"], tax["paid_tax"]) for tax in row.taxes]) for row in rows]
    assert kept == [(int(order.store), [(1_999, 230)]), (int(order.store), [(4_798, 552)])]


async def test_what_is_cancelled_before_it_leaves_gives_all_its_tax_back(session: Session) -> None:
    who, order = await paid(session, await taxed_shop(session))

    done = await fulfilment.cancel(session, who.account, order.id, "changed my mind", NOW)

    assert done.state is orders.OrderState.CANCELLED
    assert looking.taxes_left(await orders.order(session, who.account, order.id)) == ()


async def test_the_store_is_asked_nothing_more_for_it(session: Session) -> None:
    found = await stores.stores(session, [(await taxed_shop(session)).id])
    assert [one.tax for one in found.values()] == [PROFILE]


async def test_an_order_whose_taxes_are_frozen_stays_in_its_country(session: Session) -> None:
    who, order = await paid(session, await taxed_shop(session))
    place = addresses.Place(
        name="Mei", phone="+15105550100", country="US", region="CA", city="Oakland", street="1 Fern", postcode="94601"
    )
    abroad = await addresses.add(session, who.account, place)

    with pytest.raises(OtherTax):
        await sending.readdress(session, who.account, order.id, abroad.id, NOW)

    assert (await orders.order(session, who.account, order.id)).address == order.address
