"""Orders of a store that has said how it is taxed, and the way of an invoice, for its tests."""

from datetime import datetime

from tests.trade.market import NOW, Buyer, Shop, buyer, goods, open_shop, wish, yuan

from guang.kernel.db import Session
from guang.kernel.outside import Simulator
from guang.trade import fulfilment, invoices, orders, payments, taxes
from guang.trade.fulfilment.verbs import moving
from guang.trade.invoices.types import Title, TitleKind
from guang.trade.invoices.verbs import issuing
from guang.trade.orders.verbs import paying
from guang.trade.stores import service

PROFILE = taxes.Profile("CN", number="91990000MA00000008", name="Example Tea Co.", address="1 Mill Lane")
ALONE = taxes.Profile("CN", number=PROFILE.number, name=PROFILE.name, issues_alone=True)
ISSUER = Simulator(refuses_with="title_not_registered")
SUCCESS = ISSUER.way("success")
MONEY_CAME = payments.Answer(payments.PaymentState.SUCCEEDED, "sim-1")
MEI = Title(TitleKind.PERSONAL, "Mei", email="mei@example.org")
COMPANY = Title(TitleKind.COMPANY, "Example Books Ltd", "91990000MA00000008")


async def taxed_shop(session: Session, profile: taxes.Profile = PROFILE) -> Shop:
    """A store that has said how it is taxed."""
    shop = await open_shop(session)
    await service.set_tax(session, shop.id, profile)
    return shop


async def paid(
    session: Session, shop: Shop, *, units: int = 3, now: datetime = NOW, who: Buyer | None = None
) -> tuple[Buyer, orders.Order]:
    """Somebody has paid for so many teas at 19.99 yuan, delivered for 8."""
    tea = await goods(session, shop, price=yuan(19.99), units=units)
    who = who or await buyer(session)
    wanted = wish(who, (tea.sku, units), total=yuan(19.99) * units + yuan(8), key=f"key-{tea.product.text}")
    trade, _ = await orders.place(session, wanted, now)
    method = payments.Method("simulator", "success")
    payment = await paying.start(session, who.account, trade.id, method, f"pay-{tea.product.text}", now)
    await paying.settle(session, payment.id, MONEY_CAME, now)
    return who, await orders.order(session, who.account, trade.orders[0].id)


async def shipped(session: Session, shop: Shop, *, units: int = 3) -> tuple[Buyer, orders.Order]:
    """The same, and it has left."""
    who, order = await paid(session, shop, units=units)
    await fulfilment.ship(session, order.store, order.id, ("SF", "SF100"), NOW)
    return who, await orders.order(session, who.account, order.id)


async def confirmed(session: Session, shop: Shop) -> tuple[Buyer, orders.Order]:
    """The same, received by the buyer."""
    who, order = await shipped(session, shop)
    return who, await moving.receive(session, who.account, order.id, NOW)


async def handed(session: Session, who: Buyer, order: orders.Order, wish: str = "success") -> invoices.Invoice:
    """An invoice is asked for and with the issuer."""
    asked = await invoices.ask(session, who.account, order.id, MEI, NOW)
    (one,) = await invoices.hand_in(session, order.store, [asked.id], ISSUER.way(wish), NOW)
    return one


async def issued(session: Session, who: Buyer, order: orders.Order) -> invoices.Invoice:
    """An invoice is asked for, and out."""
    return await told(session, await handed(session, who, order))


async def told(session: Session, one: invoices.Invoice, now: datetime = NOW) -> invoices.Invoice:
    """The issuer has heard of an invoice, and said what it says."""
    await issuing.finish(session, one.id, await ISSUER.ask(one.document, now), now)
    found = await invoices.standing(session, one.buyer, one.order, now)
    return next(known for known in found.invoices if known.id == one.id)
