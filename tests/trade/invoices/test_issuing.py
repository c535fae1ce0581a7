"""Asking, issuing, refusing, and taking back in red."""

from datetime import timedelta

import pytest
from sqlalchemy import text as sql
from tests.trade.invoices.stories import (
    ALONE,
    COMPANY,
    MEI,
    SUCCESS,
    confirmed,
    handed,
    issued,
    paid,
    shipped,
    taxed_shop,
    told,
)
from tests.trade.market import NOW, buyer, facts, goods, open_shop, wish, yuan

from guang.journal.facts.invoices import InvoiceAsked, InvoiceIssued, InvoiceRefused, InvoiceReversed
from guang.journal.facts.people import AccountErased
from guang.kernel.db import Session
from guang.trade import fulfilment, invoices, orders, taxes
from guang.trade.fulfilment import RefundPart
from guang.trade.invoices import InvoiceState, errors, reactions
from guang.trade.invoices.types import Search, Title, TitleKind
from guang.trade.invoices.verbs import asking, issuing, looking
from guang.trade.stores import service


def amounts(one: invoices.Invoice) -> list[tuple[int, int, int]]:
    return [(tax.rate_bps, tax.paid, tax.paid_tax) for tax in one.taxes]


async def refund(session: Session, order: orders.Order, units: int, key: str, shipping: float = 0) -> None:
    line = order.lines[0]
    part = {line.id: RefundPart(units, yuan(19.99) * units)}
    await fulfilment.refund(session, order.id, part, shipping=yuan(shipping), reason="torn", key=key, now=NOW)


async def test_an_invoice_says_what_was_paid(session: Session) -> None:
    shop = await taxed_shop(session)
    who, order = await paid(session, shop)

    one = await issued(session, who, order)

    assert (one.state, one.number_text, one.reference) == (InvoiceState.ISSUED, "2026-000001", f"sim-{one.id.text}")
    assert (one.total, one.tax, amounts(one)) == (yuan(67.97), yuan(7.82), [(1300, 6_797, 782)])
    assert (one.title, one.seller.name if one.seller else "") == (MEI, "Example Tea Co.")
    assert [(item.units, item.title["en"][:9]) for item in one.goods] == [(3, "White tea")]
    terms = (one.id, order.id, shop.id, who.viewer)
    assert await facts(session, InvoiceAsked, InvoiceIssued) == [
        InvoiceAsked(*terms),
        InvoiceIssued(*terms, "2026-000001", yuan(67.97), yuan(7.82), simulated=True),
    ]


async def test_numbers_run_within_a_store_and_a_year(session: Session) -> None:
    shop, other = await taxed_shop(session), await taxed_shop(session)
    homes = (shop, shop, other, shop)
    numbers = [(await handed(session, *await paid(session, home))).number for home in homes]
    later = NOW + timedelta(days=365)
    who, order = await paid(session, shop, now=later)
    asked = await invoices.ask(session, who.account, order.id, MEI, later)
    (next_year,) = await invoices.hand_in(session, shop.id, [asked.id], SUCCESS, later)

    assert numbers == [1, 2, 1, 3]
    assert next_year.number_text == "2027-000001"


async def test_the_year_is_that_of_the_stores_own_clocks(session: Session) -> None:
    shop = await taxed_shop(session)  # in Shanghai
    night = NOW.replace(month=12, day=31, hour=17)
    who, order = await paid(session, shop, now=night)
    asked = await invoices.ask(session, who.account, order.id, MEI, night)

    (one,) = await invoices.hand_in(session, shop.id, [asked.id], SUCCESS, night)

    assert one.number_text == "2027-000001"


async def test_many_are_issued_at_once_and_nothing_twice(session: Session) -> None:
    shop = await taxed_shop(session)
    asked = []
    for _ in range(3):
        who, order = await paid(session, shop)
        asked.append((await invoices.ask(session, who.account, order.id, MEI, NOW)).id)

    first = await invoices.hand_in(session, shop.id, asked, SUCCESS, NOW)
    again = await invoices.hand_in(session, shop.id, asked, SUCCESS, NOW)

    assert [one.number for one in first] == [1, 2, 3]
    assert again == []


async def test_asking_again_changes_the_title_until_it_is_issued(session: Session) -> None:
    who, order = await paid(session, await taxed_shop(session))
    first = await invoices.ask(session, who.account, order.id, MEI, NOW)
    second = await invoices.ask(session, who.account, order.id, COMPANY, NOW)
    assert (second.id, second.title) == (first.id, COMPANY)
    await invoices.hand_in(session, order.store, [first.id], SUCCESS, NOW)

    with pytest.raises(errors.CannotBeAsked) as refusal:
        await invoices.ask(session, who.account, order.id, MEI, NOW)

    assert refusal.value.facts == {"why": "exists"}
    assert [one.title for one in await asking.titles(session, who.account)] == [COMPANY, MEI]


async def test_a_company_in_china_needs_a_number_that_can_be_one(session: Session) -> None:
    who, order = await paid(session, await taxed_shop(session))

    for number in ("", "91990000MA00000009"):
        with pytest.raises(taxes.BadProfile):
            await invoices.ask(session, who.account, order.id, Title(TitleKind.COMPANY, "A", number), NOW)
    for title in (Title(TitleKind.PERSONAL, " "), Title(TitleKind.PERSONAL, "A", email="nobody")):
        with pytest.raises(errors.BadTitle):
            await invoices.ask(session, who.account, order.id, title, NOW)

    assert (await invoices.standing(session, who.account, order.id, NOW)).invoices == ()


async def test_what_cannot_be_asked_for_says_why(session: Session) -> None:
    shop = await taxed_shop(session)
    tea, who = await goods(session, shop, price=yuan(10)), await buyer(session)
    trade, _ = await orders.place(session, wish(who, (tea.sku, 1), total=yuan(18)), NOW)
    assert (await invoices.standing(session, who.account, trade.orders[0].id, NOW)).why == "unpaid"

    buyer_, order = await paid(session, shop)
    await fulfilment.cancel(session, buyer_.account, order.id, "", NOW)
    assert (await invoices.standing(session, buyer_.account, order.id, NOW)).why == "over"

    buyer_, order = await paid(session, await open_shop(session))
    assert (await invoices.standing(session, buyer_.account, order.id, NOW)).why == "no_tax"

    buyer_, order = await confirmed(session, shop)
    await fulfilment.settle(session, [order.id], NOW)
    found = await invoices.standing(session, buyer_.account, order.id, NOW + timedelta(days=90))
    assert (found.why, found.until) == ("", NOW + timedelta(days=90))
    late = NOW + timedelta(days=90, seconds=1)
    assert (await invoices.standing(session, buyer_.account, order.id, late)).why == "too_late"
    with pytest.raises(errors.CannotBeAsked):
        await invoices.ask(session, buyer_.account, order.id, MEI, late)


async def test_only_the_buyer_asks(session: Session) -> None:
    _, order = await paid(session, await taxed_shop(session))
    stranger = await buyer(session)

    with pytest.raises(orders.OrderMissing):
        await invoices.ask(session, stranger.account, order.id, MEI, NOW)


async def test_an_issuers_no_keeps_the_number_for_the_next_attempt(session: Session) -> None:
    shop = await taxed_shop(session)
    who, order = await paid(session, shop)
    refused = await told(session, await handed(session, who, order, "decline"))
    assert (refused.state, refused.number, refused.code) == (InvoiceState.REFUSED, 1, "title_not_registered")

    other = await handed(session, *await paid(session, shop))
    again = await invoices.ask(session, who.account, order.id, COMPANY, NOW)
    (one,) = await invoices.hand_in(session, shop.id, [again.id], SUCCESS, NOW)

    assert (other.number, one.id, one.number, one.title) == (2, refused.id, 1, COMPANY)
    assert (await told(session, one)).state is InvoiceState.ISSUED


async def test_a_later_issuer_is_asked_again(session: Session) -> None:
    one = await told(session, await handed(session, *await paid(session, await taxed_shop(session)), "delay"))
    assert one.state is InvoiceState.ISSUING
    assert await issuing.overdue(session, NOW + timedelta(seconds=19), after=type(one.id)(0)) == []

    later = NOW + timedelta(seconds=21)
    assert one.id in [found.id for found in await issuing.overdue(session, later, after=type(one.id)(0))]
    assert (await told(session, one, later)).state is InvoiceState.ISSUED


async def test_a_store_refuses_with_a_reason_and_the_buyer_asks_again(session: Session) -> None:
    shop = await taxed_shop(session)
    who, order = await paid(session, shop)
    asked = await invoices.ask(session, who.account, order.id, MEI, NOW)

    refused = await issuing.refuse(session, asked.id, "store", "Write the company's full name", NOW)

    assert (refused.state, refused.number, refused.note) == (
        InvoiceState.REFUSED,
        None,
        "Write the company's full name",
    )
    assert len(await facts(session, InvoiceRefused)) == 1
    with pytest.raises(errors.WrongState):
        await issuing.refuse(session, asked.id, "store", "Again", NOW)
    assert (await invoices.ask(session, who.account, order.id, COMPANY, NOW)).state is InvoiceState.ASKED


async def test_a_buyer_wants_none_any_more(session: Session) -> None:
    who, order = await paid(session, await taxed_shop(session))
    await invoices.ask(session, who.account, order.id, MEI, NOW)

    assert (await asking.withdraw(session, who.account, order.id, NOW)).code == "withdrawn"
    with pytest.raises(errors.WrongState):
        await asking.withdraw(session, who.account, order.id, NOW)


async def test_a_partial_refund_is_taken_back_in_red_and_the_rest_stays(session: Session) -> None:
    who, order = await shipped(session, await taxed_shop(session))
    blue = await issued(session, who, order)

    await refund(session, order, 1, "one")
    red = await issuing.even_out(session, order.id, NOW)
    assert red is not None
    assert await issuing.even_out(session, order.id, NOW) is None
    red = await told(session, red)

    assert (red.reverses, red.number_text, red.total, red.tax) == (blue.id, "2026-000002", yuan(-19.99), yuan(-2.30))
    known = (await invoices.standing(session, who.account, order.id, NOW)).invoices
    assert [(one.state, one.reversed) for one in known] == [
        (InvoiceState.ISSUED, yuan(19.99)),
        (InvoiceState.ISSUED, yuan(0)),
    ]


async def test_small_refunds_take_back_in_all_what_one_large_one_would(session: Session) -> None:
    who, order = await shipped(session, await taxed_shop(session))
    blue = await issued(session, who, order)

    reds = []
    for key, units, fee in (("one", 1, 0), ("two", 1, 3), ("three", 1, 5)):
        await refund(session, order, units, key, fee)
        red = await issuing.even_out(session, order.id, NOW)
        assert red is not None
        reds.append(await told(session, red))

    assert sum(one.total.minor for one in reds) == -blue.total.minor
    assert sum(one.tax.minor for one in reds) == -blue.tax.minor
    assert (await looking.invoice_of(session, who.account, blue.id)).state is InvoiceState.REVERSED
    assert [one.whole for one in await facts(session, InvoiceReversed)] == [False, False, True]  # type: ignore[attr-defined]


async def test_a_refund_before_the_issue_makes_the_invoice_smaller(session: Session) -> None:
    who, order = await shipped(session, await taxed_shop(session))
    asked = await invoices.ask(session, who.account, order.id, MEI, NOW)
    await refund(session, order, 2, "two")
    assert await issuing.even_out(session, order.id, NOW) is None

    (one,) = await invoices.hand_in(session, order.store, [asked.id], SUCCESS, NOW)

    assert (one.total, one.goods[0].units) == (yuan(27.99), 1)


async def test_a_refund_while_the_issuer_thinks_is_taken_back_once_it_has_spoken(session: Session) -> None:
    who, order = await shipped(session, await taxed_shop(session))
    one = await handed(session, who, order)
    await refund(session, order, 1, "one")
    assert await issuing.even_out(session, order.id, NOW) is None

    await told(session, one)

    known = (await invoices.standing(session, who.account, order.id, NOW)).invoices
    assert [(found.state, found.total) for found in known] == [
        (InvoiceState.ISSUED, yuan(67.97)),
        (InvoiceState.ISSUING, yuan(-19.99)),
    ]


async def test_an_order_with_nothing_left_gets_no_invoice(session: Session) -> None:
    who, order = await paid(session, await taxed_shop(session))
    asked = await invoices.ask(session, who.account, order.id, MEI, NOW)
    await fulfilment.cancel(session, who.account, order.id, "", NOW)

    await issuing.even_out(session, order.id, NOW)

    found = await looking.invoice_of(session, who.account, asked.id)
    assert (found.state, found.code, found.number) == (InvoiceState.REFUSED, "nothing_left", None)


async def test_a_store_that_issues_by_itself_does_so_once_the_order_is_confirmed(session: Session) -> None:
    who, order = await paid(session, await taxed_shop(session, ALONE))
    await invoices.ask(session, who.account, order.id, MEI, NOW)
    assert await issuing.confirmed(session, order.id)

    (one,) = await issuing.hand_in_alone(session, order.id, SUCCESS, NOW)
    assert one.number == 1
    assert await issuing.hand_in_alone(session, order.id, SUCCESS, NOW) == []

    who, order = await paid(session, await taxed_shop(session))
    await invoices.ask(session, who.account, order.id, MEI, NOW)
    assert await issuing.hand_in_alone(session, order.id, SUCCESS, NOW) == []


async def test_another_stores_invoices_are_not_there(session: Session) -> None:
    shop, other = await taxed_shop(session), await taxed_shop(session)
    who, order = await paid(session, shop)
    asked = await invoices.ask(session, who.account, order.id, MEI, NOW)

    with pytest.raises(errors.InvoiceMissing):
        await invoices.hand_in(session, other.id, [asked.id], SUCCESS, NOW)

    assert (await looking.invoice_of(session, who.account, asked.id)).state is InvoiceState.ASKED
    assert (
        await session.scalar(sql("SELECT count(*) FROM trade.invoice_series WHERE store = :s"), {"s": int(other.id)})
        == 0
    )


async def test_a_search_finds_by_order_number_and_name(session: Session) -> None:
    shop = await taxed_shop(session)
    one = await issued(session, *await paid(session, shop))
    who, order = await paid(session, shop)
    two = await invoices.ask(session, who.account, order.id, COMPANY, NOW)

    async def found(**wanted: object) -> list[object]:
        return [each.id for each in await looking.search(session, Search(shop.id, **wanted), None)]  # type: ignore[arg-type]

    assert await found() == [two.id, one.id]
    assert await found(state=InvoiceState.ASKED) == [two.id]
    assert await found(q=one.order.text) == [one.id]
    assert await found(q="2026-000001") == [one.id]
    assert await found(q="example b") == [two.id]
    assert await found(q="%") == []
    assert await found(red=True) == []
    assert await looking.counts(session, shop.id) == {InvoiceState.ASKED: 1, InvoiceState.ISSUED: 1}


async def test_who_leaves_takes_their_titles_and_leaves_what_the_law_wants(session: Session) -> None:
    shop = await taxed_shop(session)
    who, order = await paid(session, shop)
    one = await issued(session, who, order)
    _, more = await paid(session, shop, who=who)
    asked = await invoices.ask(session, who.account, more.id, COMPANY, NOW)

    await reactions.forget_people(session, AccountErased(account=who.account, viewer=who.viewer))

    assert await asking.titles(session, who.account) == []
    kept = await looking.invoice_of(session, who.account, one.id)
    assert (kept.title, kept.total) == (Title(TitleKind.PERSONAL, "Mei"), yuan(67.97))
    gone = await looking.invoice_of(session, who.account, asked.id)
    assert (gone.state, gone.title) == (InvoiceState.REFUSED, Title(TitleKind.PERSONAL, ""))


async def test_a_store_without_a_profile_issues_nothing(session: Session) -> None:
    shop = await taxed_shop(session)
    who, order = await paid(session, shop)
    asked = await invoices.ask(session, who.account, order.id, MEI, NOW)
    await session.execute(sql("UPDATE trade.stores SET tax = NULL WHERE id = :s"), {"s": int(shop.id)})

    with pytest.raises(errors.NoProfile):
        await invoices.hand_in(session, shop.id, [asked.id], SUCCESS, NOW)


async def test_what_changes_in_the_profile_changes_no_invoice(session: Session) -> None:
    shop = await taxed_shop(session)
    who, order = await paid(session, shop)
    one = await issued(session, who, order)
    await service.set_tax(session, shop.id, taxes.Profile("CN", taxes.Taxpayer.SMALL, "91990000MA00000008", "New Co."))

    found = await looking.invoice_of(session, who.account, one.id)

    assert (found.seller, found.taxes) == (one.seller, one.taxes)
