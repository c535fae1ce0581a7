"""Asking: a buyer wants an invoice, under a title of theirs."""

from datetime import datetime

from guang import journal
from guang.journal.facts.invoices import InvoiceAsked
from guang.kernel import queue
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, InvoiceId, OrderId, TitleId, new_id
from guang.trade import orders, stores
from guang.trade.invoices import rules, store
from guang.trade.invoices.errors import CannotBeAsked, InvoiceMissing, TitleMissing, TooManyTitles, WrongState
from guang.trade.invoices.types import Invoice, InvoiceState, SavedTitle, Standing, Title
from guang.trade.invoices.verbs import issuing

CONFIRMED = frozenset({orders.OrderState.CONFIRMED, orders.OrderState.SETTLED, orders.OrderState.CLOSED})


async def standing(session: Session, buyer: AccountId, order_id: OrderId, now: datetime) -> Standing:
    """What a buyer can do about an invoice for one of their orders.

    Raises:
        OrderMissing: no such order, or somebody else's.
    """
    order = await orders.order(session, buyer, order_id)
    known = await store.select_of_order(session, order_id)
    why = rules.why_not(order, rules.owed(orders.looking.taxes_left(order)), known[0] if known else None, now)
    return Standing(why, rules.until(order), tuple(known))


async def ask(session: Session, buyer: AccountId, order_id: OrderId, title: Title, now: datetime) -> Invoice:
    """Ask for an invoice for an order; asking again before it is issued changes the title.

    A store that issues by itself does so once the order is confirmed. The title is kept for the next time.

    Raises:
        OrderMissing: no such order, or somebody else's.
        CannotBeAsked: with ``why``.
        BadTitle, BadProfile: a title that cannot stand on an invoice.

    Records: ``trade.invoice_asked``.
    """
    order = await orders.order(session, buyer, order_id)
    seller = await stores.store(session, order.store)
    wanted = rules.tidy(title, seller.tax.country if seller.tax else None)
    if why := rules.why_not(order, rules.owed(orders.looking.taxes_left(order)), None, now):
        raise CannotBeAsked(why=why)
    asked = await store.ask(session, new_id(InvoiceId), order, wanted, now)
    if asked is None:
        raise CannotBeAsked(why="exists")
    await store.keep_title(session, new_id(TitleId), buyer, wanted, rules.MOST_TITLES, now)
    journal.append(session, InvoiceAsked(asked.id, asked.order, asked.store, asked.viewer))
    if order.state in CONFIRMED and seller.tax is not None and seller.tax.issues_alone:
        await queue.enqueue(session, issuing.IssueAlone(order_id), key=order_id.text)
    return asked


async def withdraw(session: Session, buyer: AccountId, order_id: OrderId, now: datetime) -> Invoice:
    """Want no invoice any more; what is out stays out.

    Raises:
        InvoiceMissing: the buyer asked for none.
        WrongState: it is on its way, or out.
    """
    known = await store.lock_of_order(session, order_id)
    if known is None or known.buyer != buyer:
        raise InvoiceMissing(order=order_id)
    if known.state is not InvoiceState.ASKED:
        raise WrongState(state=known.state.value)
    done = await store.refuse(session, known.id, "withdrawn", "", now)
    assert done is not None, "it is locked"
    return done


async def titles(session: Session, account: AccountId) -> list[SavedTitle]:
    """Somebody's titles, the one used last first."""
    return await store.select_titles(session, account)


async def keep_title(session: Session, account: AccountId, title: Title, now: datetime) -> SavedTitle:
    """Keep a title for the next time; one that is kept already stays one.

    Raises:
        BadTitle: it cannot stand on an invoice.
        TooManyTitles.
    """
    wanted = rules.tidy(title, None)
    kept = await store.keep_title(session, new_id(TitleId), account, wanted, rules.MOST_TITLES, now)
    if kept is None:
        raise TooManyTitles(most=rules.MOST_TITLES)
    return SavedTitle(kept, wanted)


async def drop_title(session: Session, account: AccountId, title: TitleId) -> None:
    """Forget a title.

    Raises:
        TitleMissing.
    """
    if not await store.drop_title(session, account, title):
        raise TitleMissing(title=title)
