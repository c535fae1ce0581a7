"""What disputes do when they hear of chargebacks, tell stores, and forget people."""

from guang.journal import reacts
from guang.journal.facts.disputes import DisputeEnded, DisputeOpened
from guang.journal.facts.money import ChargeDisputed
from guang.journal.facts.people import AccountErased
from guang.kernel import clock
from guang.kernel.db import Session
from guang.people import inbox
from guang.trade import stores
from guang.trade.disputes.verbs import looking, moving


@reacts(ChargeDisputed, name="disputes.hear")
async def hear(session: Session, happened: ChargeDisputed) -> None:
    """What a provider tells of a chargeback opens, moves or ends a dispute."""
    await moving.hear(session, happened, clock.now())


@reacts(DisputeOpened, DisputeEnded, name="disputes.tell")
async def tell(session: Session, happened: DisputeOpened | DisputeEnded) -> None:
    """The owners of stores whose orders a bank disputes hear that it does, and how it ends."""
    kind = "dispute_opened" if isinstance(happened, DisputeOpened) else f"dispute_{happened.outcome}"
    owners = await stores.stores(session, happened.stores)
    for store_id, order in zip(happened.stores, happened.orders, strict=True):
        facts = {"dispute": happened.dispute.text, "order": order.text, "store": store_id.text}
        await inbox.notify(session, owners[store_id].owner, kind, facts, key=f"{happened.dispute.text}:{order.text}")


@reacts(AccountErased, name="disputes.forget_people")
async def forget_people(session: Session, happened: AccountErased) -> None:
    """What a file says about somebody who left goes with them; what became of the money stays."""
    await looking.forget(session, happened.account)
