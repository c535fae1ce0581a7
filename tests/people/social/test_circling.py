"""Following and blocking."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import text
from tests.people.social.conftest import Opener

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, new_id
from guang.people import accounts, social
from guang.people.social.errors import BlockedBetween, OwnSelf
from guang.people.social.verbs import circling


async def facts_of(session: Session, *people: social.Person) -> list[str]:
    await session.flush()
    query = (
        "SELECT name, body->>'viewer' AS viewer FROM journal.facts WHERE name LIKE 'people.account_%' ORDER BY position"
    )
    found = (await session.execute(text(query))).all()
    mine = {each.viewer.text for each in people}
    names = [row.name.split(".")[1].removeprefix("account_") for row in found if row.viewer in mine]
    return [name for name in names if name != "opened"]


async def test_following_twice_is_following_once(session: Session, now: datetime, somebody: Opener) -> None:
    ann, bo = await somebody("Ann"), await somebody("Bo")

    assert await social.follow(session, ann, bo.account, now) is True
    assert await social.follow(session, ann, bo.account, now) is False

    standing = await social.standings(session, [ann.account, bo.account])
    assert (standing[ann.account].following, standing[bo.account].followers) == (1, 1)
    assert await social.followees(session, ann.viewer) == [bo.account]
    assert await social.is_following(session, ann.viewer, [bo.account, ann.account]) == {bo.account}
    assert await facts_of(session, ann, bo) == ["followed"]


async def test_unfollowing_undoes_it(session: Session, now: datetime, somebody: Opener) -> None:
    ann, bo = await somebody("Ann"), await somebody("Bo")
    await social.follow(session, ann, bo.account, now)

    assert await circling.unfollow(session, ann, bo.account) is True
    assert await circling.unfollow(session, ann, bo.account) is False

    standing = await social.standings(session, [ann.account, bo.account])
    assert (standing[ann.account].following, standing[bo.account].followers) == (0, 0)
    assert await facts_of(session, ann, bo) == ["followed", "unfollowed"]


async def test_nobody_follows_or_blocks_themselves(session: Session, now: datetime, somebody: Opener) -> None:
    ann = await somebody()

    with pytest.raises(OwnSelf):
        await social.follow(session, ann, ann.account, now)
    with pytest.raises(OwnSelf):
        await circling.block(session, ann, ann.account, now)

    assert await social.followees(session, ann.viewer) == []
    assert await facts_of(session, ann) == []


async def test_nobody_follows_who_is_not_there(session: Session, now: datetime, somebody: Opener) -> None:
    ann = await somebody()

    with pytest.raises(accounts.AccountMissing):
        await social.follow(session, ann, new_id(AccountId), now)

    assert await social.followees(session, ann.viewer) == []


async def test_blocking_parts_both(session: Session, now: datetime, somebody: Opener) -> None:
    ann, bo = await somebody("Ann"), await somebody("Bo")
    await social.follow(session, ann, bo.account, now)
    await social.follow(session, bo, ann.account, now)

    assert await circling.block(session, ann, bo.account, now) is True
    assert await circling.block(session, ann, bo.account, now) is False

    standing = await social.standings(session, [ann.account, bo.account])
    assert {(each.followers, each.following) for each in standing.values()} == {(0, 0)}
    assert await social.blocked_by(session, ann.viewer) == {bo.account}
    assert await social.blocked_by(session, bo.viewer) == {ann.account}
    assert await social.has_blocked(session, ann.viewer, bo.account) is True
    assert await social.has_blocked(session, bo.viewer, ann.account) is False
    assert await facts_of(session, ann, bo) == ["followed", "followed", "blocked", "unfollowed", "unfollowed"]


async def test_neither_follows_across_a_block(session: Session, now: datetime, somebody: Opener) -> None:
    ann, bo = await somebody("Ann"), await somebody("Bo")
    await circling.block(session, ann, bo.account, now)

    for one, other in ((ann, bo), (bo, ann)):
        with pytest.raises(BlockedBetween):
            await social.follow(session, one, other.account, now)
    assert await facts_of(session, ann, bo) == ["blocked"]

    await circling.unblock(session, ann, bo.account)
    assert await social.follow(session, bo, ann.account, now) is True


async def test_whom_one_follows_comes_newest_first(session: Session, now: datetime, somebody: Opener) -> None:
    ann = await somebody("Ann")
    others = [(await somebody("Bo")).account for _ in range(5)]
    for age, other in enumerate(others):
        await social.follow(session, ann, other, now - timedelta(hours=age))

    first = await circling.following(session, ann.viewer, most=3)
    rest = await circling.following(session, ann.viewer, (first[-1].at, first[-1].account), most=3)

    assert [each.account for each in first + rest] == others
