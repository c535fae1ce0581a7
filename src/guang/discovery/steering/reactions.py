"""What becomes of what viewers said when they come, merge and leave.

The reactions keep the names they had in the feed: a name is the key of a cursor.
"""

from typing import Any

from guang.discovery import pages
from guang.discovery.steering import service, store
from guang.journal import reacts
from guang.journal.facts.people import AccountErased, ViewersMerged
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ViewerId
from guang.people import accounts


@reacts(ViewersMerged, name="feed.keep_what_a_guest_said")
async def keep_what_a_guest_said(session: Session, happened: ViewersMerged) -> None:
    """Steering, dials and hidden items of a guest go along into the account; their reset cannot be taken back there."""
    await store.move(session, happened.source, happened.into)
    await service.forget_reset(session, happened.source)


@reacts(AccountErased, name="feed.forget_a_person")
async def forget_a_person(session: Session, happened: AccountErased) -> None:
    """Steering, dials, hidden items and served pages of a person who left are gone."""
    await service.forget(session, happened.viewer)
    await pages.forget_viewer(session, happened.viewer)


async def _export(session: Session, _: AccountId, viewer: ViewerId) -> dict[str, Any]:
    """What somebody said about topics and items, and the pages they were served lately."""
    modes, dials = await service.said_about(session, viewer)
    return {
        "topics": [{"topic": topic, "mode": mode.value} for topic, mode in modes.items()],
        "dials": {"familiar": dials.familiar, "goods": dials.goods},
        "not_interested": [str(number) for number in await store.hidden(session, viewer, 10_000)],
        "pages": await pages.served_pages(session, viewer=viewer, limit=1_000),
    }


accounts.exports("feed", _export)
