"""What the inbox does when it hears facts: people are told what concerns them."""

from collections.abc import Sequence
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
    StaffInvited,
    StoreOpened,
)
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ViewerId
from guang.people import accounts
from guang.people.inbox import service
from guang.people.inbox.types import Tiding


@reacts(Followed, name="inbox.tell_followed")
async def tell_followed(session: Session, happened: Followed) -> None:
    """Somebody has a new follower; following again after a change of mind is no news."""
    facts = {"by": happened.account.text}
    await service.notify(session, happened.followee, "followed", facts, key=happened.account.text)


@reacts(OrderPaid, OrderShipped, OrderDelivered, OrderCancelled, name="inbox.tell_buyers", together=True)
async def tell_buyers(
    session: Session, happened: Sequence[OrderPaid | OrderShipped | OrderDelivered | OrderCancelled]
) -> None:
    """Buyers hear how their orders go on."""
    buyers = await accounts.accounts_of(session, {one.viewer for one in happened})
    tidings = []
    for one in happened:
        facts: dict[str, Any] = {"order": one.order.text}
        match one:
            case OrderPaid():
                kind = "order_paid"
            case OrderShipped():
                kind, facts = "order_shipped", {**facts, "carrier": one.carrier, "tracking": one.tracking}
            case OrderDelivered():
                kind = "order_delivered"
            case OrderCancelled():
                kind, facts = "order_cancelled", {**facts, "reason": one.reason}
        if one.viewer in buyers:
            tidings.append(Tiding(buyers[one.viewer], kind, facts, one.order.text))
    await service.notify_all(session, tidings)


@reacts(StoreOpened, OrderPaid, name="inbox.tell_sellers", together=True)
async def tell_sellers(session: Session, happened: Sequence[StoreOpened | OrderPaid]) -> None:
    """A store's owner hears of every order to ship; who owns a store is heard here too, in the same order."""
    for one in happened:
        if isinstance(one, StoreOpened):
            await service.remember_owner(session, one.store, one.owner)
    paid = [one for one in happened if isinstance(one, OrderPaid)]
    owners = await service.owners(session, {one.store for one in paid})
    tidings = [
        Tiding(
            owners[one.store],
            "order_to_ship",
            {"order": one.order.text, "store": one.store.text},
            one.order.text,
        )
        for one in paid
        if one.store in owners
    ]
    await service.notify_all(session, tidings)


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


@reacts(StaffInvited, name="inbox.tell_invited")
async def tell_invited(session: Session, happened: StaffInvited) -> None:
    """Somebody is offered a post in a store."""
    key = f"{happened.store.text} {happened.at.isoformat()}"
    await service.notify(session, happened.account, "staff_invited", {"by": happened.by.text}, key=key)


@reacts(AccountErased, name="inbox.erase")
async def erase(session: Session, happened: AccountErased) -> None:
    """What was told to somebody who left goes with them."""
    await service.erase(session, happened.account)


async def _export(session: Session, account: AccountId, _: ViewerId) -> Any:
    return await service.export(session, account)


accounts.exports("inbox", _export)
