"""What the inbox does when it hears facts: people are told what concerns them."""

from typing import Any

from guang.journal import reacts
from guang.journal.facts.people import (
    AccountErased,
    EmailVerificationAsked,
    Followed,
    PasswordChanged,
    PasswordResetAsked,
    SecondFactorSet,
)
from guang.journal.facts.trade import (
    OrderCancelled,
    OrderDelivered,
    OrderPaid,
    OrderShipped,
    StoreOpened,
)
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ViewerId
from guang.people import accounts
from guang.people.inbox import service


@reacts(Followed, name="inbox.tell_followed")
async def tell_followed(session: Session, happened: Followed) -> None:
    """Somebody has a new follower; following again after a change of mind is no news."""
    facts = {"by": happened.account.text}
    await service.notify(session, happened.followee, "followed", facts, key=happened.account.text)


@reacts(OrderPaid, OrderShipped, OrderDelivered, OrderCancelled, name="inbox.tell_buyers")
async def tell_buyers(session: Session, happened: OrderPaid | OrderShipped | OrderDelivered | OrderCancelled) -> None:
    """A buyer hears how an order goes on."""
    facts: dict[str, Any] = {"order": happened.order.text}
    match happened:
        case OrderPaid():
            kind = "order_paid"
        case OrderShipped():
            kind, facts = "order_shipped", {**facts, "carrier": happened.carrier, "tracking": happened.tracking}
        case OrderDelivered():
            kind = "order_delivered"
        case OrderCancelled():
            kind, facts = "order_cancelled", {**facts, "reason": happened.reason}
    buyer = await _account(session, happened.viewer)
    if buyer is not None:
        await service.notify(session, buyer, kind, facts, key=happened.order.text)


@reacts(StoreOpened, OrderPaid, name="inbox.tell_sellers")
async def tell_sellers(session: Session, happened: StoreOpened | OrderPaid) -> None:
    """A store's owner hears of every order to ship; who owns a store is heard here too, in the same order."""
    if isinstance(happened, StoreOpened):
        await service.remember_owner(session, happened.store, happened.owner)
        return
    owner = await service.owner(session, happened.store)
    if owner is not None:
        facts = {"order": happened.order.text, "store": happened.store.text}
        await service.notify(session, owner, "order_to_ship", facts, key=happened.order.text)


@reacts(EmailVerificationAsked, PasswordResetAsked, name="inbox.send_links")
async def send_links(session: Session, happened: EmailVerificationAsked | PasswordResetAsked) -> None:
    """A link is written and sent; its secret is made with the letter."""
    kind = "verify_email" if isinstance(happened, EmailVerificationAsked) else "reset_password"
    await service.send_mail(session, happened.account, kind, {}, key=happened.at.isoformat())


@reacts(PasswordChanged, SecondFactorSet, name="inbox.tell_safety")
async def tell_safety(session: Session, happened: PasswordChanged | SecondFactorSet) -> None:
    """A change of the locks is told by every way there is."""
    kind = "password_changed"
    if isinstance(happened, SecondFactorSet):
        kind = "second_factor_on" if happened.on else "second_factor_off"
    await service.notify(session, happened.account, kind, {}, key=happened.at.isoformat())


@reacts(AccountErased, name="inbox.erase")
async def erase(session: Session, happened: AccountErased) -> None:
    """What was told to somebody who left goes with them."""
    await service.erase(session, happened.account)


async def _account(session: Session, viewer: ViewerId) -> AccountId | None:
    return (await accounts.accounts_of(session, [viewer])).get(viewer)


async def _export(session: Session, account: AccountId, _: ViewerId) -> Any:
    return await service.export(session, account)


accounts.exports("inbox", _export)
