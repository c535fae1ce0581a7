"""Talking: opening a conversation, saying something, and having seen it."""

from datetime import datetime
from typing import Any

from guang import journal
from guang.journal.facts.talk import AnsweredAgain, ConversationAssigned, ConversationRead, FirstAnswered
from guang.kernel import ids
from guang.kernel.db import Session
from guang.kernel.ids import (
    AccountId,
    AfterSaleId,
    BadId,
    ConversationId,
    MessageId,
    OrderId,
    ProductId,
    StoreId,
    SubjectId,
    ViewerId,
    new_id,
)
from guang.kernel.text import in_
from guang.trade import aftersales, catalog, orders, promptness, reception, stores
from guang.trade.support.errors import BadMessage, Blocked, HeldByAnother, KeyReused, OwnStore, WordsRefused
from guang.trade.support.rules import marks, words
from guang.trade.support.store import said, talks
from guang.trade.support.types import (
    By,
    Conversation,
    ConversationState,
    Draft,
    Mark,
    Message,
    MessageKind,
    Seat,
    Side,
)
from guang.trade.support.verbs import sitting
from guang.trust import governance


async def open_conversation(
    session: Session, buyer: AccountId, viewer: ViewerId, store_id: StoreId, now: datetime
) -> Conversation:
    """The conversation of a buyer with a store; there is one, and asking twice finds it again.

    The store sees nothing of it, and no clock runs, until something is said.

    Raises:
        StoreMissing: no such store.
        OwnStore: the buyer works there.
    """
    await stores.store(session, store_id)
    if any(post.account == buyer for post in await stores.staff_of(session, store_id)):
        raise OwnStore(store=store_id)
    found = await talks.insert_conversation(session, store_id, (buyer, viewer), new_id(ConversationId), now)
    return await sitting.again(session, found)


async def send(
    session: Session, seat: Seat, conversation: ConversationId, draft: Draft, now: datetime, *, locale: str = "en"
) -> Message:
    """Say something; the same key with the same content is the same message.

    What is said after an end begins a new round. The first who answers for the store looks after the conversation.
    Outside the store's hours a buyer is told so, once until somebody answers.

    Args:
        locale: the buyer's, for the text that is sent by itself.

    Raises:
        ConversationMissing, BadMessage, BadText, WordsRefused, KeyReused.
        Blocked: the store takes no messages from this buyer, and the platform does not take part.
        HeldByAnother: a colleague looks after the conversation.

    Records: ``trade.message_sent``; when it applies ``trade.conversation_opened``, ``trade.conversation_assigned``,
    ``trade.conversation_first_answered`` or ``trade.conversation_answered_again``.
    """
    clean = words.check_draft(draft)
    warnings = _marks(clean.text)
    talk = await sitting.held(session, seat, conversation)
    by = By(seat.side.value)
    sent = await said.select_by_key(session, talk.id, by, seat.account, clean.key)
    if sent is not None:
        if not words.same_content(sent, clean):
            raise KeyReused(key=clean.key)
        return sent
    await _check_may_speak(session, talk, seat)
    image_url = await _check_content(session, talk, seat, clean)
    if talk.state is not ConversationState.OPEN:
        talk = await sitting.begin_round(session, talk, clean.card, now)
    message = Message(
        id=new_id(MessageId),
        conversation=talk.id,
        number=talk.last + 1,
        round=talk.round,
        by=by,
        account=seat.account,
        kind=_kind(clean),
        text=clean.text,
        image=clean.image,
        image_url=image_url,
        card=clean.card,
        marks=warnings,
        key=clean.key,
        at=max(now, talk.last_at),
    )
    await sitting.speak(session, talk, message)
    if clean.card is not None:
        await talks.change(session, talk.id, about=clean.card)
    if by is By.BUYER:
        await _wait(session, talk, message, locale)
    elif by is By.STORE:
        await _answer(session, talk, message)
    return message


async def read(session: Session, seat: Seat, conversation: ConversationId, up_to: int) -> Conversation:
    """Note that one side has seen everything up to a number; what it has seen stays seen.

    Raises:
        ConversationMissing.

    Records: ``trade.conversation_read``, if there was something new.
    """
    talk = await sitting.held(session, seat, conversation)
    side = seat.side
    seen = {Side.BUYER: talk.buyer_read, Side.STORE: talk.store_read, Side.PLATFORM: talk.platform_read}[side]
    reached = min(up_to, talk.last)
    if reached <= seen:
        return talk
    left = await said.count_after(session, talk.id, side, reached)
    await talks.change(session, talk.id, **{f"{side.value}_read": reached, f"{side.value}_unread": left})
    if talk.viewer is not None and left != talk.unread(side):
        journal.append(
            session,
            ConversationRead(
                conversation=talk.id,
                store=talk.store,
                viewer=talk.viewer,
                side=side.value,
                up_to=reached,
                escalated=talk.escalated_at is not None,
            ),
        )
    return await sitting.again(session, talk.id)


def _marks(text: str) -> tuple[Mark, ...]:
    """The warnings of a text.

    Raises:
        WordsRefused.
    """
    found = governance.screen_message(text) if text else ()
    refused = [one for one in found if one.outcome is governance.Outcome.REJECTED]
    if refused:
        raise WordsRefused(words=[one.words for one in refused], rule=refused[0].rule)
    return (*marks.marks(text), *([Mark.RUDE] if found else []))


async def _check_may_speak(session: Session, talk: Conversation, seat: Seat) -> None:
    if (
        seat.side is Side.BUYER
        and talk.escalated_at is None
        and await reception.is_blocked(session, talk.store, seat.account)
    ):
        raise Blocked(store=talk.store)
    if seat.side is Side.STORE and talk.assignee not in {None, seat.account}:
        raise HeldByAnother(assignee=talk.assignee)
    if talk.viewer is None:
        raise BadMessage(rule="the buyer has left")


async def _check_content(session: Session, talk: Conversation, seat: Seat, draft: Draft) -> str | None:
    """Refuse a picture of somebody else, and a card of something that is not this buyer's and this store's.

    Returns:
        The address of the picture, if there is one.

    Raises:
        BadMessage.
    """
    if draft.image is not None:
        found = await catalog.image_urls(session, seat.account, [draft.image])
        if draft.image not in found:
            raise BadMessage(field="image", rule="a picture that you have uploaded")
        return found[draft.image]
    if draft.card is not None and not await _is_between(session, talk, draft.card):
        raise BadMessage(field="card", rule="a product of this store, or an order of this buyer in it")
    return None


async def _is_between(session: Session, talk: Conversation, card: SubjectId) -> bool:
    try:
        about = ids.subject(card)
    except BadId:
        return False
    if isinstance(about, ProductId):
        product = (await catalog.products(session, [about])).get(about)
        return product is not None and product.store == talk.store and not product.is_restricted
    try:
        if isinstance(about, OrderId) and talk.buyer is not None:
            return (await orders.order(session, talk.buyer, about)).store == talk.store
        if isinstance(about, AfterSaleId) and talk.buyer is not None:
            return (await aftersales.case_of(session, talk.buyer, about)).store == talk.store
    except (orders.OrderMissing, aftersales.CaseMissing):
        return False
    return False


async def _wait(session: Session, talk: Conversation, message: Message, locale: str) -> None:
    """The buyer waits from now on, if they did not yet; outside the hours they are told so."""
    desk = await reception.desk(session, talk.store)
    if talk.waiting_since is None:
        due_at = None if talk.answered else reception.due(message.at, promptness.ANSWER_WITHIN_S, desk.hours)
        await talks.change(session, talk.id, waiting_since=message.at, due_at=due_at, answered=talk.answered or False)
    away = in_(desk.away, locale)
    if away and talk.away_at is None and not reception.is_open(message.at, desk.hours):
        await talks.change(session, talk.id, away_at=message.at)
        now_ = await sitting.again(session, talk.id)
        await sitting.speak(session, now_, sitting.by_itself(now_, By.AWAY, away, message.at))


async def _answer(session: Session, talk: Conversation, message: Message) -> None:
    """Somebody answered for the store: the clock stops, and they look after the conversation."""
    assert message.account is not None
    if talk.assignee is None:
        await talks.change(session, talk.id, assignee=message.account)
        journal.append(
            session,
            ConversationAssigned(conversation=talk.id, store=talk.store, to=message.account, by=message.account),
        )
    if talk.waiting_since is None:
        return
    hours = (await reception.desk(session, talk.store)).hours
    answer = promptness.Answer(
        number=message.number,
        is_first=not talk.answered,
        seconds=reception.opening_s(talk.waiting_since, message.at, hours),
        wall_seconds=reception.wall_s(talk.waiting_since, message.at),
    )
    await talks.change(session, talk.id, waiting_since=None, due_at=None, away_at=None, answered=True)
    await promptness.note_answer(session, talk.this_round, answer, message.at)
    journal.append(session, _as_fact(talk, answer, message.at))


def _as_fact(talk: Conversation, answer: promptness.Answer, at: datetime) -> FirstAnswered | AnsweredAgain:
    told: dict[str, Any] = {
        "conversation": talk.id,
        "store": talk.store,
        "round": talk.round,
        "seconds": answer.seconds,
        "wall_seconds": answer.wall_seconds,
        "at": at,
    }
    if not answer.is_first:
        return AnsweredAgain(**told)
    return FirstAnswered(**told, in_time=answer.seconds <= promptness.ANSWER_WITHIN_S)


def _kind(draft: Draft) -> MessageKind:
    if draft.text:
        return MessageKind.TEXT
    return MessageKind.PICTURE if draft.image is not None else MessageKind.CARD
