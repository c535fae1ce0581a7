"""Every room of the house, by hand: its tables, routes, reactions and jobs.

Importing a module of tables declares them; importing reactions and jobs registers them. This module alone may reach
past the facades.
"""

from importlib import import_module
from typing import Any

import guang.journal.tables
import guang.kernel.queue  # noqa: F401 - declares the timetable
from guang.kernel.web.caller import Identify

TABLES: tuple[str, ...] = (
    "guang.learning.models.tables",
    "guang.learning.experiments.tables",
    "guang.people.accounts.tables",
    "guang.people.factors.tables",
    "guang.people.addresses.tables",
    "guang.trust.governance.tables",
    "guang.trust.reputation.tables",
    "guang.people.inbox.tables",
    "guang.trade.ledger.tables",
    "guang.trade.stores.tables",
    "guang.trade.catalog.tables",
    "guang.trade.warehouse.tables",
    "guang.trade.promotions.tables",
    "guang.trade.guarantees.tables",
    "guang.trade.members.tables",
    "guang.trade.payments.tables",
    "guang.trade.shipping.tables",
    "guang.trade.checkout.tables",
    "guang.trade.orders.tables",
    "guang.trade.orders.tables_search",
    "guang.trade.settlement.tables",
    "guang.trade.aftersales.tables",
    "guang.trade.insurance.tables",
    "guang.trade.reviews.tables",
    "guang.trade.connect.tables",
    "guang.trade.reception.tables",
    "guang.trade.support.tables",
    "guang.trade.promptness.tables",
    "guang.trade.disputes.tables",
    "guang.trade.invoices.tables",
    "guang.people.social.tables",
    "guang.media.videos.tables",
    "guang.discovery.pages.tables",
    "guang.discovery.steering.tables",
    "guang.discovery.policies.tables",
    "guang.doors.tables",
    "guang.doors.goods.tables",
)

ROUTES: tuple[str, ...] = (
    "guang.people.accounts.http",
    "guang.people.addresses.http",
    "guang.trust.governance.http",
    "guang.people.inbox.http",
    "guang.trade.taxes.http",
    "guang.trade.stores.http",
    "guang.trade.catalog.http",
    "guang.trade.warehouse.http",
    "guang.trade.promotions.http",
    "guang.trade.guarantees.http",
    "guang.trade.members.http",
    "guang.trade.payments.http",
    "guang.trade.shipping.http",
    "guang.trade.checkout.http",
    "guang.trade.counter.http",
    "guang.trade.settlement.http",
    "guang.trade.aftersales.http",
    "guang.trade.insurance.http",
    "guang.trade.reviews.http",
    "guang.trade.connect.http",
    "guang.trade.reception.http",
    "guang.trade.support.http",
    "guang.trade.promptness.http",
    "guang.trade.disputes.http",
    "guang.trade.invoices.http",
    "guang.people.social.http",
    "guang.media.videos.http",
    "guang.discovery.feed.http",
    "guang.discovery.policies.http",
    "guang.learning.experiments.http",
    "guang.learning.integrity.http",
    "guang.doors.screens",
    "guang.doors.goods.http",
    "guang.growth.alliance.http",
)
"""Modules with a list ``routes`` of Litestar handlers."""

REACTIONS: tuple[str, ...] = (
    "guang.learning.experiments.reactions",
    "guang.trust.governance.reactions",
    "guang.trust.reputation.reactions",
    "guang.people.addresses.reactions",
    "guang.people.inbox.reactions",
    "guang.trade.stores.reactions",
    "guang.trade.catalog.reactions",
    "guang.trade.warehouse.reactions",
    "guang.trade.members.reactions",
    "guang.trade.promotions.reactions",
    "guang.trade.checkout.reactions",
    "guang.trade.orders.reactions",
    "guang.trade.fulfilment.reactions",
    "guang.trade.counter.reactions",
    "guang.trade.settlement.reactions",
    "guang.trade.aftersales.reactions",
    "guang.trade.insurance.reactions",
    "guang.trade.reviews.reactions",
    "guang.trade.connect.reactions",
    "guang.trade.reception.reactions",
    "guang.trade.support.reactions",
    "guang.trade.disputes.reactions",
    "guang.trade.invoices.reactions",
    "guang.people.social.reactions",
    "guang.media.videos.reactions",
    "guang.discovery.steering.reactions",
    "guang.doors.goods.reactions",
)

JOBS: tuple[str, ...] = (
    "guang.journal.lake.jobs",
    "guang.learning.integrity.jobs",
    "guang.learning.experiments.jobs",
    "guang.people.accounts.jobs",
    "guang.people.inbox.jobs",
    "guang.trust.reputation.jobs",
    "guang.trade.catalog.jobs",
    "guang.trade.payments.jobs",
    "guang.trade.promotions.jobs",
    "guang.trade.shipping.jobs",
    "guang.trade.orders.jobs",
    "guang.trade.fulfilment.jobs",
    "guang.trade.settlement.jobs",
    "guang.trade.aftersales.jobs",
    "guang.trade.insurance.jobs",
    "guang.trade.connect.jobs",
    "guang.trade.support.jobs",
    "guang.trade.disputes.jobs",
    "guang.trade.invoices.jobs",
    "guang.people.social.jobs",
    "guang.media.videos.jobs",
    "guang.discovery.pages.jobs",
    "guang.discovery.steering.jobs",
    "guang.doors.world.jobs",
    "guang.doors.goods.jobs",
)


def declare() -> None:
    """Import every table, reaction and job."""
    for name in (*TABLES, *REACTIONS, *JOBS):
        import_module(name)


def identify() -> Identify:
    """How a session token becomes an identity."""
    return import_module("guang.people.accounts").identify  # type: ignore[no-any-return]


def routes() -> list[Any]:
    """Every route of every room."""
    return [route for name in ROUTES for route in import_module(name).routes]
