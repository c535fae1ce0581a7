"""What happens to a viewer's word when people merge and leave."""

from collections.abc import Awaitable, Callable

from tests.discovery.feed.conftest import Neighbourhood

from guang.discovery import pages
from guang.discovery.feed import Feed, Wish
from guang.discovery.steering import Mode, hide, reactions, steer, store
from guang.journal import Reason
from guang.journal.facts.people import AccountErased, ViewersMerged
from guang.kernel import clock
from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, ViewerId, new_id

Opener = Callable[[], Awaitable[Feed]]


async def said(session: Session, viewer: ViewerId) -> tuple[dict[str, str], list[int]]:
    modes = {row.topic: row.mode for row in await store.steering(session, viewer)}
    return modes, await store.hidden(session, viewer, 99)


async def test_what_a_guest_said_goes_along_and_the_account_s_own_word_stands(
    session: Session, neighbourhood: Neighbourhood
) -> None:
    guest, member, now = new_id(ViewerId), new_id(ViewerId), clock.now()
    await steer(session, guest, "tea", Mode.mute, now)
    await steer(session, guest, "hats", Mode.boost, now)
    await steer(session, member, "tea", Mode.boost, now)
    await hide(session, guest, neighbourhood.tea[0], Reason.not_my_thing, now)

    await reactions.keep_what_a_guest_said(session, ViewersMerged(guest, member))

    assert await said(session, member) == ({"tea": "boost", "hats": "boost"}, [int(neighbourhood.tea[0])])
    assert await said(session, guest) == ({}, [])


async def test_nothing_is_left_of_a_person_who_leaves(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    viewer, other = new_id(ViewerId), new_id(ViewerId)
    feed = await open_feed()
    async with database.transaction() as session:
        await steer(session, viewer, "tea", Mode.mute, clock.now())
        for one in (viewer, other):
            await feed.page(session, Wish(viewer=one, now=clock.now(), limit=3))
    await feed.close()

    async with database.transaction() as session:
        exported = await reactions._export(session, new_id(AccountId), viewer)
        assert exported["topics"] == [{"topic": "tea", "mode": "mute"}]
        assert len(exported["pages"]) == 1
        await reactions.forget_a_person(session, AccountErased(new_id(AccountId), viewer))

    async with database.transaction() as session:
        assert await said(session, viewer) == ({}, [])
        assert await pages.served_pages(session, viewer=viewer) == ()
        assert len(await pages.served_pages(session, viewer=other)) == 1
