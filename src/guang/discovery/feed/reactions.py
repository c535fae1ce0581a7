"""What the feed does when people come, merge and leave."""

from guang.discovery import pages
from guang.discovery.feed import store
from guang.journal import reacts
from guang.journal.facts.people import AccountErased, ViewersMerged
from guang.kernel.db import Session


@reacts(ViewersMerged, name="feed.keep_what_a_guest_said")
async def keep_what_a_guest_said(session: Session, happened: ViewersMerged) -> None:
    """Steering and hidden items of a guest go along into the account."""
    await store.move(session, happened.source, happened.into)


@reacts(AccountErased, name="feed.forget_a_person")
async def forget_a_person(session: Session, happened: AccountErased) -> None:
    """Steering, hidden items and served pages of a person who left are gone."""
    await store.erase(session, happened.viewer)
    await pages.forget_viewer(session, happened.viewer)
