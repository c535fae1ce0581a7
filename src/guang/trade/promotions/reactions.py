"""What promotions do when they hear about prices and people."""

from guang.journal import reacts
from guang.journal.facts.people import AccountErased
from guang.journal.facts.selling import PriceChanged
from guang.kernel import clock
from guang.kernel.db import Session
from guang.people import accounts
from guang.trade.promotions.verbs import claiming, keeping

accounts.exports("coupons", claiming.export)


@reacts(PriceChanged, name="promotions.keep_price_history")
async def keep_price_history(session: Session, happened: PriceChanged) -> bool:
    """What the catalogue asked is remembered, because honest discounts are measured against it."""
    await keeping.hear_price(session, happened, clock.now())
    return True


@reacts(AccountErased, name="promotions.forget_people")
async def forget_people(session: Session, happened: AccountErased) -> None:
    """Whoever leaves, leaves their coupons."""
    await claiming.forget_person(session, happened.account)
