"""What invoices do when they hear facts."""

from sqlalchemy import text as sql
from tests.trade.invoices.stories import ALONE, MEI, issued, paid, shipped, taxed_shop, told
from tests.trade.market import NOW, facts, yuan

from guang.journal.facts.invoices import InvoiceAsked, InvoiceIssued, InvoiceRefused, InvoiceReversed, InvoiceTerms
from guang.journal.facts.trade import OrderConfirmed, OrderRefunded
from guang.kernel import clock
from guang.kernel.db import Session
from guang.kernel.ids import AccountId
from guang.trade import fulfilment, invoices
from guang.trade.fulfilment import RefundPart
from guang.trade.invoices import reactions
from guang.trade.invoices.verbs import issuing


async def notices(session: Session, account: AccountId) -> list[str]:
    await session.flush()
    query = sql("SELECT kind FROM people.notice WHERE account = :a AND kind LIKE 'invoice%' ORDER BY id")
    return [row.kind for row in await session.execute(query, {"a": int(account)})]


async def test_a_refund_is_followed_by_a_red_letter_invoice_once(session: Session) -> None:
    who, order = await shipped(session, await taxed_shop(session))
    await issued(session, who, order)
    part = {order.lines[0].id: RefundPart(1, yuan(19.99))}
    await fulfilment.refund(session, order.id, part, reason="torn", key="one", now=NOW)
    (happened,) = await facts(session, OrderRefunded)
    assert isinstance(happened, OrderRefunded)

    with clock.frozen(NOW):
        assert await reactions.even_out(session, happened)
        assert not await reactions.even_out(session, happened)

    known = (await invoices.standing(session, who.account, order.id, NOW)).invoices
    assert [one.total for one in known] == [yuan(67.97), yuan(-19.99)]


async def test_a_confirmed_order_hands_its_invoice_in_where_the_store_wants_that(session: Session) -> None:
    shop = await taxed_shop(session, ALONE)
    who, order = await paid(session, shop)
    happened = OrderConfirmed(order=order.id, store=shop.id, viewer=who.viewer)
    assert not await reactions.issue_alone(session, happened)
    await invoices.ask(session, who.account, order.id, MEI, NOW)

    assert await reactions.issue_alone(session, happened)


async def test_both_sides_hear_what_concerns_them(session: Session) -> None:
    shop = await taxed_shop(session)
    who, order = await shipped(session, shop)
    await issued(session, who, order)
    part = {order.lines[0].id: RefundPart(1, yuan(19.99))}
    await fulfilment.refund(session, order.id, part, reason="torn", key="one", now=NOW)
    red = await issuing.even_out(session, order.id, NOW)
    assert red is not None
    await told(session, red)
    other, second = await paid(session, shop)
    asked = await invoices.ask(session, other.account, second.id, MEI, NOW)
    await issuing.refuse(session, asked.id, "store", "Which company?", NOW)

    for happened in await facts(session, InvoiceAsked, InvoiceIssued, InvoiceRefused, InvoiceReversed):
        assert isinstance(happened, InvoiceTerms)
        await reactions.tell(session, happened)

    assert await notices(session, shop.owner) == ["invoice_asked", "invoice_asked"]
    assert await notices(session, who.account) == ["invoice_issued", "invoice_reversed"]
    assert await notices(session, other.account) == ["invoice_refused"]
