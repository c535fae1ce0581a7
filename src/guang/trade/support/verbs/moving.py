"""Handing on and ending: assigned, transferred, escalated, closed, opened again, rated."""

from datetime import datetime, timedelta

from guang import journal
from guang.journal.facts.talk import (
    ConversationAssigned,
    ConversationClosed,
    ConversationEscalated,
    ConversationRated,
)
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ConversationId, StoreId, ViewerId
from guang.people import accounts
from guang.trade import promptness, stores
from guang.trade.support.errors import AlreadyRated, HeldByAnother, NotSupportStaff, RatingTooLate, WrongState
from guang.trade.support.rules import words
from guang.trade.support.store import said, talks
from guang.trade.support.types import Closing, Conversation, ConversationState, Seat, Side
from guang.trade.support.verbs import sitting

QUIET_FOR = timedelta(hours=48)
"""A conversation in which nobody waits and nothing is said for so long has ended."""
WAITED_FOR = timedelta(days=7)
"""So does one in which the buyer waited for so long; it counts as unanswered."""
IDLE_AT_ONCE = 200


async def assign(session: Session, seat: Seat, conversation: ConversationId) -> Conversation:
    """Take a conversation that nobody looks after; taking one's own again changes nothing.

    Raises:
        ConversationMissing.
        HeldByAnother: a colleague was quicker.

    Records: ``trade.conversation_assigned``; an operator's act is kept with the operators' acts.
    """
    talk = await sitting.held(session, seat, conversation)
    holder = talk.operator if seat.side is Side.PLATFORM else talk.assignee
    if holder not in {None, seat.account}:
        raise HeldByAnother(assignee=holder)
    if holder is None:
        await _give(session, talk, seat, seat.account)
    return await sitting.again(session, conversation)


async def transfer(session: Session, seat: Seat, conversation: ConversationId, to: AccountId | None) -> Conversation:
    """Hand a conversation to a colleague, or take it over from one; None puts it back where everybody may take it.

    Raises:
        ConversationMissing.
        NotSupportStaff: ``to`` may not answer for this store.

    Records: ``trade.conversation_assigned``.
    """
    talk = await sitting.held(session, seat, conversation)
    if to is not None and to != seat.account and not await _may_answer(session, talk.store, to):
        raise NotSupportStaff(account=to)
    if talk.assignee != to:
        await _give(session, talk, seat, to)
    return await sitting.again(session, conversation)


async def escalate(
    session: Session, seat: Seat, conversation: ConversationId, reason: str, now: datetime
) -> Conversation:
    """Ask the platform to step in; it reads all that was said. Asking twice is asking once.

    A conversation that has ended is opened again, as a new round.

    Raises:
        ConversationMissing, BadText.
        WrongState: nothing has been said yet.

    Records: ``trade.conversation_escalated``, and ``trade.conversation_opened`` after an end.
    """
    why = words.check_reason(reason, least=2)
    talk = await sitting.held(session, seat, conversation)
    if talk.last == 0 or talk.viewer is None:
        raise WrongState(state=talk.state.value)
    if talk.escalated_at is not None and talk.state is ConversationState.OPEN:
        return talk
    if talk.state is not ConversationState.OPEN:
        talk = await sitting.begin_round(session, talk, talk.about, now)
    unseen = await said.count_after(session, talk.id, Side.PLATFORM, talk.platform_read)
    await talks.change(session, talk.id, escalated_at=now, operator=None, platform_unread=unseen)
    journal.append(
        session,
        ConversationEscalated(
            conversation=talk.id, store=talk.store, viewer=_viewer(talk), by=seat.side.value, reason=why
        ),
    )
    await sitting.note(session, talk.id, f"escalated:{seat.side.value}", now)
    return await sitting.again(session, conversation)


async def close(session: Session, seat: Seat, conversation: ConversationId, now: datetime) -> Conversation:
    """End a round; ending what has ended changes nothing.

    While the platform takes part only the platform ends it.

    Raises:
        ConversationMissing.
        WrongState: nothing has been said yet, or the platform has not finished.

    Records: ``trade.conversation_closed``.
    """
    talk = await sitting.held(session, seat, conversation)
    if talk.state is ConversationState.NEW or (talk.escalated_at is not None and seat.side is not Side.PLATFORM):
        raise WrongState(state="escalated" if talk.escalated_at else talk.state.value)
    if talk.state is ConversationState.OPEN:
        await _end(session, talk, Closing(seat.side.value), now)
        if seat.side is Side.PLATFORM:
            await accounts.record_act(session, seat.account, "support.close", talk.id.subject)
    return await sitting.again(session, conversation)


async def reopen(session: Session, seat: Seat, conversation: ConversationId, now: datetime) -> Conversation:
    """Go on with what has ended, as a new round; opening what is open changes nothing.

    Raises:
        ConversationMissing.
        WrongState: the buyer has left the platform.

    Records: ``trade.conversation_opened``.
    """
    talk = await sitting.held(session, seat, conversation)
    if talk.viewer is None or talk.state is ConversationState.NEW:
        raise WrongState(state=talk.state.value)
    if talk.state is ConversationState.CLOSED:
        await sitting.begin_round(session, talk, talk.about, now)
        await sitting.note(session, talk.id, f"reopened:{seat.side.value}", now)
    return await sitting.again(session, conversation)


async def rate(
    session: Session, seat: Seat, conversation: ConversationId, rating: promptness.Rating, now: datetime
) -> Conversation:
    """Say how the round that ended went, once, within a week.

    Raises:
        ConversationMissing, BadMessage.
        WrongState: it has not ended.
        AlreadyRated, RatingTooLate.

    Records: ``trade.conversation_rated``.
    """
    score = words.check_score(rating.score)
    talk = await sitting.held(session, seat, conversation)
    if talk.state is not ConversationState.CLOSED or talk.closed_at is None:
        raise WrongState(state=talk.state.value)
    if talk.rated_round == talk.round:
        raise AlreadyRated(round=talk.round)
    if now - talk.closed_at > words.RATE_WITHIN:
        raise RatingTooLate(closed_at=talk.closed_at)
    await promptness.note_rating(session, talk.this_round, rating, now)
    await talks.change(session, talk.id, rated_round=talk.round)
    journal.append(
        session,
        ConversationRated(
            conversation=talk.id,
            store=talk.store,
            viewer=_viewer(talk),
            round=talk.round,
            score=score,
            resolved=rating.resolved,
            dissatisfied=words.is_dissatisfied(score),
        ),
    )
    return await sitting.again(session, conversation)


async def close_idle(session: Session, now: datetime) -> int:
    """End conversations in which nothing was said for long, some at a time; returns how many.

    Records: ``trade.conversation_closed`` each.
    """
    idle = await talks.lock_idle(session, now - QUIET_FOR, now - WAITED_FOR, IDLE_AT_ONCE)
    for talk in idle:
        await _end(session, talk, Closing.IDLE, now)
    return len(idle)


async def _end(session: Session, talk: Conversation, closing: Closing, now: datetime) -> None:
    await promptness.note_end(session, talk.this_round, talk.answered, closing.value, now)
    await talks.change(
        session,
        talk.id,
        state=ConversationState.CLOSED,
        closed_at=now,
        closed_by=closing,
        platform_unread=0,
        **dict.fromkeys(("waiting_since", "due_at", "assignee", "operator")),
    )
    if talk.viewer is None:
        return
    journal.append(
        session,
        ConversationClosed(
            conversation=talk.id,
            store=talk.store,
            viewer=talk.viewer,
            round=talk.round,
            by=closing.value,
            answered=talk.answered,
            at=now,
            escalated=talk.escalated_at is not None,
        ),
    )
    await sitting.note(session, talk.id, f"closed:{closing.value}", now)


async def _give(session: Session, talk: Conversation, seat: Seat, to: AccountId | None) -> None:
    if seat.side is Side.PLATFORM:
        await talks.change(session, talk.id, operator=to)
        await accounts.record_act(session, seat.account, "support.assign", talk.id.subject)
        return
    await talks.change(session, talk.id, assignee=to)
    journal.append(session, ConversationAssigned(conversation=talk.id, store=talk.store, to=to, by=seat.account))


async def _may_answer(session: Session, store_id: StoreId, account: AccountId) -> bool:
    posts = await stores.staff_of(session, store_id)
    return any(post.account == account and stores.allows(post.role, stores.Right.SUPPORT) for post in posts)


def _viewer(talk: Conversation) -> ViewerId:
    assert talk.viewer is not None
    return talk.viewer
