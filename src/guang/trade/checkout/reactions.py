"""What checkout does when it hears about people."""

from guang.journal import reacts
from guang.journal.facts.people import AccountErased, ViewersMerged
from guang.kernel.db import Session
from guang.people import accounts
from guang.trade.checkout.verbs import carting

accounts.exports("cart", carting.export)


@reacts(ViewersMerged, name="checkout.merge_carts")
async def merge_carts(session: Session, happened: ViewersMerged) -> None:
    """What a guest put into the cart comes along."""
    await carting.merge(session, happened.source, happened.into)


@reacts(AccountErased, name="checkout.forget_people")
async def forget_people(session: Session, happened: AccountErased) -> None:
    """Whoever leaves takes their cart along."""
    await carting.forget(session, happened.viewer)
