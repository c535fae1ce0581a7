"""Invoices of the demo world's past: some shoppers ask, some stores have issued, and some still have it before them."""

from datetime import timedelta
from functools import partial
from typing import Final

from guang.doors.world.days import Days
from guang.doors.world.purchases import Purchase
from guang.kernel.outside import SIMULATOR, Way, Wish
from guang.people import accounts
from guang.trade import invoices, orders

ASKS_ONE_IN: Final = 3
WAITS_ONE_IN: Final = 4
SOON: Final = timedelta(minutes=40)
NEXT_DAY: Final = timedelta(hours=20)
ISSUER: Final = Way(SIMULATOR, Wish.SUCCESS)
COMPANY: Final = invoices.Title(invoices.TitleKind.COMPANY, "示例书店有限公司（虚构）", "91990000MA00000008")


def plan(days: Days, one: Purchase, order: orders.Order) -> None:
    """Plan whether an invoice is asked for a paid order, and whether the store gets round to it."""
    if one.number % ASKS_ONE_IN == 0:
        days.plan(one.placed_at + SOON, partial(_ask, one, order))


async def _ask(one: Purchase, order: orders.Order, days: Days) -> None:
    """Ask for it, in the shopper's own name or for a company."""
    person = await accounts.profile(days.session, order.buyer)
    title = COMPANY if one.number % 2 else invoices.Title(invoices.TitleKind.PERSONAL, person.name)
    asked = await invoices.ask(days.session, order.buyer, order.id, title, days.now)
    if one.number % (ASKS_ONE_IN * WAITS_ONE_IN):
        days.plan(days.now + NEXT_DAY, partial(_issue, asked))


async def _issue(asked: invoices.Invoice, days: Days) -> None:
    """Give it its number; the issuer hears of it once the past is over."""
    await invoices.hand_in(days.session, asked.store, [asked.id], ISSUER, days.now)
