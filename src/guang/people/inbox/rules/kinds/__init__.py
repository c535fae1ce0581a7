"""Every kind of notice and letter, by what it is about."""

from collections.abc import Mapping
from typing import Final

from guang.people.inbox.rules.kinds import aftersales, disputes, invoices, orders, people, stores, videos
from guang.people.inbox.rules.kinds.kind import APP, Template

TEMPLATES: Final[Mapping[str, Template]] = {
    **orders.KINDS,
    **aftersales.KINDS,
    **invoices.KINDS,
    **disputes.KINDS,
    **stores.KINDS,
    **videos.KINDS,
    **people.KINDS,
}

__all__ = ["APP", "TEMPLATES", "Template"]
