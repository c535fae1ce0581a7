"""Orders that have come as far as settlement, for its tests."""

from datetime import timedelta

from tests.trade.market import NOW, Buyer, Shop, buyer, goods, open_shop, person, wish, yuan

from guang.kernel.db import Session
from guang.kernel.ids import AccountId
from guang.kernel.money import Money
from guang.kernel.tokens import Attribution
from guang.trade import fulfilment, ledger, orders, payments
from guang.trade.fulfilment.verbs import moving
from guang.trade.ledger import Account, Entry, Posting
from guang.trade.orders.verbs import paying

DUE = NOW + timedelta(days=16)
"""Later than any store waits."""
MONEY_CAME = payments.Answer(payments.PaymentState.SUCCEEDED, "sim-1")


async def paid(
    session: Session, *, units: int = 3, promoter: AccountId | None = None, bps: int = 0, shop: Shop | None = None
) -> tuple[Buyer, orders.Order]:
    """Somebody has paid for so many teas at 19.99 yuan, delivered for 8."""
    shop = shop or await open_shop(session)
    tea = await goods(session, shop, price=yuan(19.99), units=units)
    who = await buyer(session)
    click = Attribution(tea.product, who.viewer, promoter=promoter, commission_bps=bps) if promoter else None
    wanted = wish(who, orders.Wanted(tea.sku, units, click), total=yuan(19.99) * units + yuan(8))
    trade, _ = await orders.place(session, wanted, NOW)
    method = payments.Method("simulator", "success")
    payment = await paying.start(session, who.account, trade.id, method, "pay-00000001", NOW)
    await paying.settle(session, payment.id, MONEY_CAME, NOW)
    return who, await orders.order(session, who.account, trade.orders[0].id)


async def confirmed(
    session: Session, *, units: int = 3, promoter: AccountId | None = None, bps: int = 0, shop: Shop | None = None
) -> orders.Order:
    """The same, received by the buyer."""
    who, order = await paid(session, units=units, promoter=promoter, bps=bps, shop=shop)
    await fulfilment.ship(session, order.store, order.id, ("SF", "SF100"), NOW)
    return await moving.receive(session, who.account, order.id, NOW)


async def earn(session: Session, owner: int, amount: Money, account: Account = Account.MERCHANT) -> None:
    """Somebody has earned something, out of nowhere."""
    key = f"{owner}:{account}:{amount.minor}"
    entries = (Entry(Account.AD_WALLET, 0, -amount), Entry(account, owner, amount))
    await ledger.post(session, [Posting("test", key, entries)], NOW)


async def creator(session: Session) -> AccountId:
    """Somebody who promotes."""
    return await person(session, "Creator")


async def books(session: Session, order: orders.Order) -> dict[tuple[Account, bool], int]:
    """What an order has left on each account, by whether it is of a line; nothings left out."""
    held: dict[tuple[Account, bool], int] = {}
    for one in await ledger.entries_of_order(session, order.id):
        place = (one.entry.account, one.entry.line is not None and one.entry.account is not Account.ESCROW)
        held[place] = held.get(place, 0) + one.entry.amount.minor
    return {place: minor for place, minor in held.items() if minor}
