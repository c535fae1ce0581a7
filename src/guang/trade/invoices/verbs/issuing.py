"""Issuing: an invoice gets its number and goes to the issuer; what is refunded afterwards is taken back in red.

A number and what it is for are written in one transaction, so that no number is lost or taken twice, whoever is killed
when. The issuer is told afterwards, as often as it takes, under the invoice's own id.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

import msgspec

from guang import journal
from guang.journal.facts.invoices import InvoiceIssued, InvoiceRefused, InvoiceReversed
from guang.kernel import days, queue
from guang.kernel.db import Session
from guang.kernel.ids import InvoiceId, OrderId, StoreId, new_id
from guang.kernel.outside import Answer, State, Way
from guang.trade import orders, stores, taxes
from guang.trade.invoices import issuers, rules, store
from guang.trade.invoices.errors import InvoiceMissing, NoProfile, WrongState
from guang.trade.invoices.types import Invoice, InvoiceState, Seller

FIRST_CHASE: Final = timedelta(seconds=20)
"""How long an invoice may be with the issuer before it is asked again."""
MOST_AT_ONCE: Final = 200


class IssueInvoices(msgspec.Struct, frozen=True):
    """The job that tells the issuer of invoices."""

    invoices: tuple[InvoiceId, ...]


class IssueAlone(msgspec.Struct, frozen=True):
    """The job that hands in the invoice of an order whose store issues by itself."""

    order: OrderId


async def hand_in(
    session: Session, store_id: StoreId, ids: Sequence[InvoiceId], way: Way, now: datetime
) -> list[Invoice]:
    """Give invoices that were asked for their numbers, and have the issuer told once this transaction is durable.

    What an invoice says is what was really paid: less what has gone back so far, by rate. Those that are on their way
    or out are passed over; those whose order has nothing left are refused.

    Raises:
        NoProfile: the store has not said how it is taxed.
        InvoiceMissing: one of them is not the store's.

    Records: ``trade.invoice_refused`` for those with nothing left.
    """
    home = await stores.store(session, store_id)
    if home.tax is None:
        raise NoProfile()
    held = await store.lock(session, ids)
    if strangers := set(ids) - {one.id for one in held if one.store == store_id}:
        raise InvoiceMissing(invoices=sorted(one.text for one in strangers))
    waiting = [one for one in held if one.state in rules.OPEN]
    ready = await _reckoned(session, store_id, waiting, now)
    unnumbered = [one for one in ready if one.number is None]
    year = days.day_of(now, home.time_zone).year
    taken = iter(await store.take_numbers(session, store_id, year, len(unnumbered)) if unnumbered else ())
    numbered = [one if one.number is not None else replace(one, year=year, number=next(taken)) for one in ready]
    seller = Seller(home.tax.name, home.tax.number, home.tax.address, home.tax.country)
    handed = await store.hand_in(session, numbered, seller, way, now) if numbered else []
    if handed:
        await queue.enqueue(session, IssueInvoices(tuple(sorted(one.id for one in handed))))
    return sorted(handed, key=lambda one: one.id)


async def _reckoned(session: Session, store_id: StoreId, waiting: Sequence[Invoice], now: datetime) -> list[Invoice]:
    """Invoices with what was paid for; a red-letter one keeps what it says."""
    bought = {one.id: one for one in await orders.looking.those(session, store_id, {one.order for one in waiting})}
    ready = []
    for one in waiting:
        order = bought[one.order]
        left = one.taxes if one.reverses else rules.owed(orders.looking.taxes_left(order))
        if left:
            ready.append(replace(one, taxes=left, goods=() if one.reverses else rules.goods(order)))
        elif one.state is InvoiceState.ASKED:
            await refuse(session, one.id, "nothing_left", "", now)
    return ready


async def hand_in_alone(session: Session, order_id: OrderId, way: Way, now: datetime) -> list[Invoice]:
    """Hand in the invoice that was asked for an order, if its store issues by itself; as `hand_in`."""
    asked = await store.lock_of_order(session, order_id)
    if asked is None or asked.state is not InvoiceState.ASKED:
        return []
    tax = (await stores.store(session, asked.store)).tax
    if tax is None or not tax.issues_alone:
        return []
    return await hand_in(session, asked.store, [asked.id], way, now)


async def confirmed(session: Session, order_id: OrderId) -> bool:
    """An order is confirmed: if its invoice waits for that, have it handed in; whether it did."""
    known = await store.select_of_order(session, order_id)
    if not known or known[0].state is not InvoiceState.ASKED:
        return False
    await queue.enqueue(session, IssueAlone(order_id), key=order_id.text)
    return True


async def refuse(session: Session, invoice: InvoiceId, code: str, note: str, now: datetime) -> Invoice:
    """Say no to an invoice that was asked for; the buyer may ask again.

    Raises:
        WrongState: it is not waiting.

    Records: ``trade.invoice_refused``.
    """
    done = await store.refuse(session, invoice, code, note, now)
    if done is None:
        raise WrongState()
    journal.append(session, InvoiceRefused(done.id, done.order, done.store, done.viewer, code))
    return done


async def to_issue(session: Session, ids: Sequence[InvoiceId]) -> list[Invoice]:
    """Those of some invoices of which the issuer has not said its last word."""
    return [one for one in await store.select_many(session, ids) if one.state is InvoiceState.ISSUING]


async def overdue(session: Session, now: datetime, after: InvoiceId, most: int = 100) -> list[Invoice]:
    """Invoices that have been with the issuer for so long that it must be asked again, in order of id."""
    return await store.select_open(session, now - FIRST_CHASE, after, most)


async def finish(session: Session, invoice: InvoiceId, answer: Answer, now: datetime) -> None:
    """Write an issuer's word down. Saying it twice changes nothing, and nothing undoes a final word.

    Records: ``trade.invoice_issued``, ``trade.invoice_reversed`` or ``trade.invoice_refused``.
    """
    if answer.state is State.PENDING:
        return
    known = await store.select(session, invoice)
    if known is None:
        return
    blue = await store.lock_of_order(session, known.order)
    done = await store.finish(session, invoice, answer, now)
    if done is None or blue is None:
        return
    terms = (done.id, done.order, done.store, done.viewer)
    simulated = issuers.is_simulated(done.issuer)
    if done.state is InvoiceState.REFUSED:
        journal.append(session, InvoiceRefused(*terms, "issuer"))
    elif done.reverses is not None:
        whole = await store.take_back(session, blue, -done.total.minor)
        sums = (done.number_text, done.total, done.tax)
        journal.append(session, InvoiceReversed(*terms, done.reverses, *sums, whole, simulated))
    else:
        journal.append(session, InvoiceIssued(*terms, done.number_text, done.total, done.tax, simulated))
        await even_out(session, done.order, now)


async def even_out(session: Session, order_id: OrderId, now: datetime) -> Invoice | None:
    """Take back in red what an invoice says and the order does not bear any more; once, however often it is called.

    While the invoice is with the issuer nothing is done: its last word brings us here again.

    Records: ``trade.invoice_refused`` where an order has nothing left of which an invoice was only asked for.
    """
    blue = await store.lock_of_order(session, order_id)
    if blue is None or blue.state in {InvoiceState.ISSUING, InvoiceState.REVERSED}:
        return None
    order = (await orders.looking.those(session, blue.store, [order_id]))[0]
    owed = rules.owed(orders.looking.taxes_left(order))
    if blue.state is not InvoiceState.ISSUED:
        if not owed and blue.state is InvoiceState.ASKED:
            await refuse(session, blue.id, "nothing_left", "", now)
        return None
    said = [tax for one in await store.select_of_order(session, order_id) for tax in one.taxes]
    back = taxes.left(owed, said)
    if not back:
        return None
    home = await stores.store(session, blue.store)
    year = days.day_of(now, home.time_zone).year
    (number,) = await store.take_numbers(session, blue.store, year, 1)
    red = await store.insert_red(session, new_id(InvoiceId), blue, (year, number), back, now)
    await queue.enqueue(session, IssueInvoices((red.id,)))
    return red
