"""Handing on, ending, asking the platform, rating, and leaving."""

from datetime import timedelta

import pytest
from sqlalchemy import text as sql
from tests.trade import market
from tests.trade.support.conftest import NOW, Talk, hire, new_talk

from guang.journal.facts import talk as told
from guang.trade import promptness, stores, support
from guang.trade.promptness import Rating
from guang.trade.support import errors
from guang.trade.support.types import By, Closing, ConversationState, View, Wanted
from guang.trade.support.verbs import leaving, looking, moving, talking


async def test_the_first_who_takes_a_conversation_has_it(talk: Talk) -> None:
    await talk.say(talk.as_buyer)
    assert (await moving.assign(talk.session, talk.as_clerk, talk.id)).assignee == talk.clerk
    with pytest.raises(errors.HeldByAnother):
        await moving.assign(talk.session, talk.as_other, talk.id)
    assert (await talk.now()).assignee == talk.clerk
    assert len(await market.facts(talk.session, told.ConversationAssigned)) == 1


async def test_a_conversation_is_handed_to_those_who_may_answer_and_to_no_others(talk: Talk) -> None:
    await talk.say(talk.as_buyer)
    await moving.assign(talk.session, talk.as_clerk, talk.id)
    packer = await hire(talk.session, talk.shop, stores.StaffRole.ORDERS)
    for nobody in (packer, talk.buyer.account):
        with pytest.raises(errors.NotSupportStaff):
            await moving.transfer(talk.session, talk.as_clerk, talk.id, nobody)
    assert (await moving.transfer(talk.session, talk.as_clerk, talk.id, talk.other)).assignee == talk.other
    assert (await moving.transfer(talk.session, talk.as_clerk, talk.id, talk.clerk)).assignee == talk.clerk
    assert (await moving.transfer(talk.session, talk.as_clerk, talk.id, None)).assignee is None
    assert await looking.team(talk.session, talk.shop.id) == {talk.shop.owner: 0, talk.clerk: 0, talk.other: 0}


async def test_an_end_is_told_and_what_is_said_next_begins_anew(talk: Talk) -> None:
    await talk.say(talk.as_buyer)
    await talk.say(talk.as_clerk, after_s=10)
    talk.at += timedelta(minutes=1)
    ended = await moving.close(talk.session, talk.as_clerk, talk.id, talk.at)
    assert (ended.state, ended.closed_by, ended.assignee) == (ConversationState.CLOSED, Closing.STORE, None)
    assert await moving.close(talk.session, talk.as_buyer, talk.id, talk.at) == ended
    (closed,) = await market.facts(talk.session, told.ConversationClosed)
    assert closed == told.ConversationClosed(
        conversation=talk.id,
        store=talk.shop.id,
        viewer=talk.buyer.viewer,
        round=1,
        by="store",
        answered=True,
        at=talk.at,
    )
    await talk.say(talk.as_buyer, after_s=60)
    again = await talk.now()
    assert (again.state, again.round, again.waiting_since, again.answered) == (
        ConversationState.OPEN,
        2,
        talk.at,
        False,
    )
    page = await support.messages(talk.session, talk.as_buyer, talk.id)
    assert [(one.by, one.text, one.round) for one in page.items] == [
        (By.BUYER, "hello", 1),
        (By.STORE, "hello", 1),
        (By.NOTE, "closed:store", 1),
        (By.BUYER, "hello", 2),
    ]


async def test_a_round_that_ends_without_an_answer_counts_as_unanswered(talk: Talk) -> None:
    await talk.say(talk.as_buyer)
    await moving.close(talk.session, talk.as_clerk, talk.id, NOW)
    (closed,) = await market.facts(talk.session, told.ConversationClosed)
    assert isinstance(closed, told.ConversationClosed)
    assert closed.answered is False
    figures = await promptness.figures(talk.session, talk.shop.id, NOW, NOW + timedelta(days=1))
    assert (figures.rounds, figures.unanswered, figures.answers, figures.mean_s) == (1, 1, 0, None)


async def test_nothing_ends_before_something_was_said(talk: Talk) -> None:
    with pytest.raises(errors.WrongState):
        await moving.close(talk.session, talk.as_buyer, talk.id, NOW)
    with pytest.raises(errors.WrongState):
        await moving.escalate(talk.session, talk.as_buyer, talk.id, "help", NOW)
    assert (await talk.now()).state is ConversationState.NEW


async def test_the_platform_takes_part_when_it_is_asked_and_only_it_ends_what_it_joined(talk: Talk) -> None:
    await talk.say(talk.as_buyer)
    await talk.say(talk.as_clerk)
    await moving.escalate(talk.session, talk.as_buyer, talk.id, "They do not refund", NOW)
    asked = await moving.escalate(talk.session, talk.as_clerk, talk.id, "again", NOW)
    assert (asked.platform_unread, asked.operator) == (2, None)
    assert [one.id for one in await looking.escalated(talk.session)] == [talk.id]
    mine = await moving.assign(talk.session, talk.as_operator, talk.id)
    assert mine.operator == talk.operator
    await talk.say(talk.as_operator, "We look into it.")
    now = await talk.now(talk.as_operator)
    assert (now.buyer_unread, now.store_unread) == (2, 2)
    for seat in (talk.as_buyer, talk.as_clerk):
        with pytest.raises(errors.WrongState):
            await moving.close(talk.session, seat, talk.id, NOW)
    ended = await moving.close(talk.session, talk.as_operator, talk.id, NOW)
    assert ended.closed_by is Closing.PLATFORM
    assert await looking.escalated(talk.session) == []
    (fact,) = await market.facts(talk.session, told.ConversationEscalated)
    assert isinstance(fact, told.ConversationEscalated)
    assert (fact.by, fact.reason) == ("buyer", "They do not refund")
    acts = await talk.session.scalar(
        sql("SELECT count(*) FROM people.operator_act WHERE subject = :id"), {"id": talk.id.text}
    )
    assert acts == 2


async def test_a_round_is_rated_once_after_its_end_and_within_a_week(talk: Talk) -> None:
    await talk.say(talk.as_buyer)
    with pytest.raises(errors.WrongState):
        await moving.rate(talk.session, talk.as_buyer, talk.id, Rating(5, resolved=True), NOW)
    await moving.close(talk.session, talk.as_buyer, talk.id, NOW)
    with pytest.raises(errors.BadMessage):
        await moving.rate(talk.session, talk.as_buyer, talk.id, Rating(6, resolved=True), NOW)
    with pytest.raises(errors.RatingTooLate):
        await moving.rate(talk.session, talk.as_buyer, talk.id, Rating(1, resolved=True), NOW + timedelta(days=8))
    await moving.rate(talk.session, talk.as_buyer, talk.id, Rating(2, resolved=False), NOW)
    with pytest.raises(errors.AlreadyRated):
        await moving.rate(talk.session, talk.as_buyer, talk.id, Rating(5, resolved=True), NOW)
    assert await market.facts(talk.session, told.ConversationRated) == [
        told.ConversationRated(
            conversation=talk.id,
            store=talk.shop.id,
            viewer=talk.buyer.viewer,
            round=1,
            score=2,
            resolved=False,
            dissatisfied=True,
        )
    ]
    figures = await promptness.figures(talk.session, talk.shop.id, NOW, NOW + timedelta(days=1))
    assert (figures.ratings, figures.dissatisfied, figures.resolved, figures.score_mean) == (1, 1, 0, 2.0)
    await talk.say(talk.as_buyer)
    await moving.close(talk.session, talk.as_buyer, talk.id, NOW)
    await moving.rate(talk.session, talk.as_buyer, talk.id, Rating(5, resolved=True), NOW)
    assert await looking.rating(talk.session, await talk.now()) == Rating(5, resolved=True)


async def test_what_nobody_goes_on_with_ends_by_itself_and_who_waits_is_given_longer(talk: Talk) -> None:
    waiting = await new_talk(talk.session)
    await waiting.say(waiting.as_buyer)
    await talk.say(talk.as_buyer)
    await talk.say(talk.as_clerk)
    assert await moving.close_idle(talk.session, NOW + timedelta(hours=47)) == 0
    assert await moving.close_idle(talk.session, NOW + timedelta(hours=49)) == 1
    assert ((await talk.now()).closed_by, (await waiting.now()).state) == (Closing.IDLE, ConversationState.OPEN)
    assert await moving.close_idle(talk.session, NOW + timedelta(days=8)) == 1


async def test_the_queue_has_the_longest_waiting_first_and_counts_the_late(talk: Talk) -> None:
    session = talk.session
    for number in range(3):
        buyer = await market.buyer(session)
        opened = await support.open_conversation(session, buyer.account, buyer.viewer, talk.shop.id, NOW)
        one = Talk(session, talk.shop, talk.goods, buyer, talk.clerk, talk.other, talk.operator, opened.id)
        one.at = NOW + timedelta(minutes=2 - number)
        await one.say(one.as_buyer, f"n{number}")
    await talk.say(talk.as_buyer)
    await talk.say(talk.as_clerk)

    async def queue(view: View, *, mine: bool = False) -> list[str]:
        wanted = Wanted(talk.shop.id, view, talk.clerk if mine else None)
        found = await looking.conversations_at(session, wanted)
        last = await looking.latest(session, [each.id for each in found])
        return [last[each.id].text for each in found]

    assert await queue(View.WAITING) == ["n2", "n1", "n0"]
    assert sorted(await queue(View.OPEN)) == ["hello", "n0", "n1", "n2"]
    assert await queue(View.ALL, mine=True) == ["hello"]
    assert await queue(View.CLOSED) == []
    counts = await support.counts_at(session, talk.shop.id, talk.clerk, NOW + timedelta(minutes=4, seconds=30))
    assert (counts.waiting, counts.late, counts.open, counts.mine, counts.unread) == (3, 2, 4, 1, 4)


async def test_who_leaves_takes_along_what_was_said_and_the_times_stay(talk: Talk) -> None:
    image = await market.image(talk.session, talk.buyer.account)
    await talk.say(talk.as_buyer, "my secret address")
    await talk.say(talk.as_buyer, image=image)
    await talk.say(talk.as_clerk, "your secret address is noted", after_s=30)
    taken = await leaving.export(talk.session, talk.buyer.account, talk.buyer.viewer)
    assert [one["text"] for one in taken["messages"]] == ["my secret address", ""]

    for _ in range(2):
        await leaving.erase(talk.session, talk.buyer.account, NOW)

    left = (
        await talk.session.execute(
            sql("SELECT text, image, card, account FROM trade.conversation_messages WHERE conversation = :id"),
            {"id": int(talk.id)},
        )
    ).all()
    assert [tuple(row) for row in left] == [("", None, None, None)] * 3
    with pytest.raises(errors.ConversationMissing):
        await talk.now()
    gone = await talk.now(talk.as_clerk)
    assert (gone.buyer, gone.viewer, gone.state) == (None, None, ConversationState.CLOSED)
    with pytest.raises(errors.BadMessage):
        await talk.say(talk.as_clerk)
    figures = await promptness.figures(talk.session, talk.shop.id, NOW, NOW + timedelta(days=1))
    assert (figures.first, figures.first_mean_s) == (1, 30.0)


async def test_who_answered_and_left_is_no_longer_named(talk: Talk) -> None:
    await talk.say(talk.as_buyer)
    await talk.say(talk.as_clerk, "the words stay")
    await leaving.erase(talk.session, talk.clerk, NOW)
    page = await support.messages(talk.session, talk.as_buyer, talk.id)
    assert [(one.text, one.account) for one in page.items] == [("hello", talk.buyer.account), ("the words stay", None)]
    assert (await talk.now()).assignee is None
    await talking.read(talk.session, talk.as_buyer, talk.id, 2)


async def test_queues_and_counts_are_read_from_indexes_however_many_conversations_have_ended(talk: Talk) -> None:
    """A store with 20,000 ended conversations and a handful of open ones looks at the handful, among other stores."""
    session, store = talk.session, int(talk.shop.id)
    await session.execute(
        sql(
            "INSERT INTO trade.conversations (id, store, buyer, state, round, last, last_at, opened_at) "
            "SELECT n, :store, n, 'closed', 1, 2, CAST(:now AS timestamptz) - n * interval '1 minute', :now "
            "FROM generate_series(1, 20000) AS n"
        ),
        {"store": store, "now": NOW},
    )
    await session.execute(
        sql(
            "INSERT INTO trade.conversations (id, store, buyer, state, round, last, last_at, opened_at, waiting_since, "
            "store_unread) SELECT 100000 + n, n % 500, n, 'open', 1, 2, CAST(:now AS timestamptz) - n * interval "
            "'1 minute', :now, CAST(:now AS timestamptz) - n * interval '1 minute', 1 FROM generate_series(1, 20000) n"
        ),
        {"now": NOW},
    )
    await talk.say(talk.as_buyer)
    await session.execute(sql("ANALYZE trade.conversations"))
    for wanted, index in (
        ("waiting_since IS NOT NULL ORDER BY waiting_since, id LIMIT 31", "ix_conversations_waiting"),
        ("state = 'open' ORDER BY last_at DESC, id DESC LIMIT 31", "ix_conversations_open"),
        ("store_unread > 0", "ix_conversations_unseen"),
        ("last > 0 ORDER BY last_at DESC, id DESC LIMIT 31", "ix_conversations_store_last_at"),
    ):
        plan = await session.scalars(
            sql(f"EXPLAIN SELECT id FROM trade.conversations WHERE store = {store} AND {wanted}")
        )
        assert index in "\n".join(plan), wanted
    counts = await support.counts_at(session, talk.shop.id, talk.clerk, NOW)
    assert (counts.waiting, counts.open, counts.unread) == (1, 1, 1)
