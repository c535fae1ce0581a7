from sqlalchemy import text
from tests.trade.fulfilment.test_moving import paid
from tests.trade.market import NOW, buyer, goods, open_shop, wish, yuan

from guang.journal.facts.people import AccountErased
from guang.journal.facts.trade import OrderDelivered
from guang.kernel.db import Session
from guang.trade import fulfilment, orders
from guang.trade.orders import reactions


async def test_pages_go_back_in_time_without_gaps(session: Session) -> None:
    tea = await goods(session, await open_shop(session), units=10)
    who = await buyer(session)
    made = []
    for n in range(5):
        trade, _ = await orders.place(session, wish(who, (tea.sku, 1), total=yuan(27.9), key=f"key-{n:08}"), NOW)
        made.append(trade.orders[0].id)

    first = await orders.looking.orders_of(session, who.account, most=3)
    rest = await orders.looking.orders_of(session, who.account, before=first[-1].id, most=3)

    assert [one.id for one in [*first, *rest]] == made[::-1]
    assert (await orders.looking.counts_of(session, who.account)) == {orders.OrderState.CREATED: 5}


async def test_the_address_of_somebody_who_left_goes_once_the_parcel_has_arrived(session: Session) -> None:
    who, order = await paid(session)
    await fulfilment.ship(session, order.store, order.id, ("SF", "SF100"), NOW)
    await session.execute(text("DELETE FROM people.account WHERE id = :id"), {"id": int(who.account)})
    await reactions.forget_people(session, AccountErased(account=who.account, viewer=who.viewer))
    assert (await orders.order(session, who.account, order.id)).address

    await fulfilment.deliver(session, order.id, NOW)
    await reactions.forget_people_at_last(session, OrderDelivered(order=order.id, store=order.store, viewer=who.viewer))

    assert (await orders.order(session, who.account, order.id)).address == {}


async def test_the_address_of_somebody_who_is_here_stays(session: Session) -> None:
    who, order = await paid(session)
    await reactions.forget_people_at_last(session, OrderDelivered(order=order.id, store=order.store, viewer=who.viewer))

    assert (await orders.order(session, who.account, order.id)).address
