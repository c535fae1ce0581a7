"""Telling, reading, choosing."""

from datetime import datetime

import pytest
from sqlalchemy import text
from tests.people.inbox.conftest import Opener, fresh_email

from guang.kernel.db import Session
from guang.kernel.ids import NoticeId, OrderId, new_id
from guang.people import inbox
from guang.people.inbox import service
from guang.people.inbox.types import Channel


async def jobs_for(session: Session, key: str) -> int:
    query = "SELECT count(*) FROM pgqueuer WHERE entrypoint = 'inbox.send' AND dedupe_key LIKE :k"
    return int(await session.scalar(text(query), {"k": f"%{key}%"}) or 0)


async def test_one_happening_is_told_once(session: Session, reader: Opener) -> None:
    ann, bo = await reader("Ann"), await reader("Bo")

    assert await inbox.notify(session, ann, "followed", {"by": bo.text}, key=bo.text) is True
    assert await inbox.notify(session, ann, "followed", {"by": bo.text}, key=bo.text) is False

    page = await service.read(session, ann, "en")
    assert [(each.kind, each.title, each.read) for each in page.items] == [("followed", "Bo follows you", False)]
    assert (page.unread, await inbox.unread(session, ann), await inbox.unread(session, bo)) == (1, 1, 0)


async def test_words_follow_the_readers_language_at_reading(session: Session, reader: Opener) -> None:
    ann, bo = await reader("Ann"), await reader("小波")
    await inbox.notify(session, ann, "followed", {"by": bo.text})

    titles = [(await service.read(session, ann, locale)).items[0].title for locale in ("en", "zh-CN")]

    assert titles == ["小波 follows you", "小波 关注了你"]


async def test_notices_come_newest_first_page_by_page(session: Session, reader: Opener) -> None:
    ann = await reader()
    orders = [new_id(OrderId).text for _ in range(5)]
    for order in orders:
        await inbox.notify(session, ann, "order_delivered", {"order": order})

    first = await service.read(session, ann, "en", most=2)
    second = await service.read(session, ann, "en", first.next, most=2)
    third = await service.read(session, ann, "en", second.next, most=2)

    seen = [each.facts["order"] for page in (first, second, third) for each in page.items]
    assert seen == orders[::-1]
    assert third.next is None


async def test_reading_is_marked_one_by_one_or_all(session: Session, now: datetime, reader: Opener) -> None:
    ann, bo = await reader("Ann"), await reader("Bo")
    for _ in range(3):
        await inbox.notify(session, ann, "order_delivered", {"order": "ord_x"})
    await inbox.notify(session, bo, "order_delivered", {"order": "ord_x"})
    mine = [each.id for each in (await service.read(session, ann, "en")).items]

    assert await service.mark_read(session, ann, [mine[0], new_id(NoticeId)], now) == 2
    assert await service.mark_read(session, bo, mine, now) == 1
    assert await service.mark_read(session, ann, [], now) == 2
    assert await service.mark_read(session, ann, None, now) == 0

    assert await inbox.unread(session, bo) == 1


async def test_what_one_does_not_want_does_not_come(session: Session, reader: Opener) -> None:
    ann = await reader()
    await service.choose(session, ann, "order_delivered", Channel.APP, on=False)

    await inbox.notify(session, ann, "order_delivered", {"order": "ord_x"})

    assert await inbox.unread(session, ann) == 0
    await service.choose(session, ann, "order_delivered", Channel.APP, on=True)
    await inbox.notify(session, ann, "order_delivered", {"order": "ord_x"})
    assert await inbox.unread(session, ann) == 1


async def test_letters_are_ordered_in_the_same_transaction(session: Session, reader: Opener) -> None:
    ann = await reader(email=fresh_email())
    order = new_id(OrderId).text

    for _ in range(2):
        await inbox.notify(session, ann, "order_paid", {"order": order}, key=order)

    assert await jobs_for(session, order) == 1


async def test_an_unknown_kind_is_refused_and_nothing_is_kept(session: Session, reader: Opener) -> None:
    ann = await reader()

    with pytest.raises(inbox.UnknownKind):
        await inbox.notify(session, ann, "nonsense", {})
    with pytest.raises(inbox.UnknownKind):
        await inbox.send_mail(session, ann, "nonsense", {})

    assert await inbox.unread(session, ann) == 0


async def test_leaving_empties_the_inbox(session: Session, reader: Opener) -> None:
    ann = await reader()
    await inbox.notify(session, ann, "order_delivered", {"order": "ord_x"})
    await service.choose(session, ann, "followed", Channel.APP, on=False)

    await service.erase(session, ann)

    taken = await service.export(session, ann)
    assert taken["notices"] == []
    assert all(line.on for line in taken["preferences"] if (line.kind, line.channel) == ("followed", Channel.APP))
