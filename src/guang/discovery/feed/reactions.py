"""What the feed does when people come, merge and leave."""

from typing import Any

from guang.discovery import pages
from guang.discovery.feed import store
from guang.journal import reacts
from guang.journal.facts.people import AccountErased, ViewersMerged
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ViewerId
from guang.people import accounts


@reacts(ViewersMerged, name="feed.keep_what_a_guest_said")
async def keep_what_a_guest_said(session: Session, happened: ViewersMerged) -> None:
    """Steering and hidden items of a guest go along into the account."""
    await store.move(session, happened.source, happened.into)


@reacts(AccountErased, name="feed.forget_a_person")
async def forget_a_person(session: Session, happened: AccountErased) -> None:
    """Steering, hidden items and served pages of a person who left are gone."""
    await store.erase(session, happened.viewer)
    await pages.forget_viewer(session, happened.viewer)


async def _export(session: Session, _: AccountId, viewer: ViewerId) -> dict[str, Any]:
    """What somebody said about topics and items, and the pages they were served lately."""
    return {
        "topics": [{"topic": row.topic, "mode": row.mode} for row in await store.steering(session, viewer)],
        "not_interested": [str(number) for number in await store.hidden(session, viewer, 10_000)],
        "pages": await pages.served_pages(session, viewer=viewer, limit=1_000),
    }


accounts.exports("feed", _export)
