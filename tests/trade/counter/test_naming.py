"""What notices say in place of the ids of orders, products and carriers."""

from tests.trade.fulfilment.test_moving import paid

from guang.kernel.db import Session
from guang.kernel.ids import OrderId, new_id
from guang.people import inbox
from guang.people.inbox import service
from guang.trade import stores
from guang.trade.counter import reactions


async def test_a_notice_says_what_was_bought_where_and_who_brings_it(session: Session) -> None:
    who, order = await paid(session)
    shop = (await stores.store(session, order.store)).name["en"]
    goods = f"“{order.lines[0].title['en']}”"
    await inbox.notify(session, who.account, "order_paid", {"order": order.id.text})
    facts = {"order": order.id.text, "carrier": "simulator", "tracking": "T1"}
    await inbox.notify(session, who.account, "order_shipped", facts)
    await inbox.notify(session, who.account, "order_shipped", {**facts, "carrier": "Sparrow Post"})
    await inbox.notify(session, who.account, "stock_low", {"product": order.lines[0].product.text, "left": 2})

    texts = [one.text for one in (await service.read(session, who.account, "en")).items]

    assert texts == [
        f"{goods}: only 2 left.",
        f"{shop} has sent {goods} with Sparrow Post, tracking number T1.",
        f"{shop} has sent {goods} with the simulated courier, tracking number T1.",
        f"{shop} is packing {goods}.",
    ]


async def test_an_order_that_nobody_knows_has_no_name(session: Session) -> None:
    assert await reactions.called(session, ["ord_x", "no id", new_id(OrderId).text], "en") == {}
