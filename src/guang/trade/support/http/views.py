"""How conversations look over HTTP: request and response structs, and what fills them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Annotated

import msgspec
from litestar.params import Parameter
from msgspec import Meta

from guang.kernel.db import Session
from guang.kernel.errors import Invalid
from guang.kernel.ids import (
    AccountId,
    AfterSaleId,
    ConversationId,
    ImageId,
    MessageId,
    OrderId,
    ProductId,
    SubjectId,
    subject,
)
from guang.kernel.money import Money
from guang.kernel.text import in_
from guang.people import accounts
from guang.trade import aftersales, catalog, orders
from guang.trade.support.types import By, Conversation, Draft, Mark, Message, MessageKind, MessagePage, Seat, Side
from guang.trade.support.verbs import looking

ORDERS_AT_HAND = 50
CursorText = Annotated[str, Parameter(max_length=80)]
Number = Annotated[int, Parameter(ge=1, le=2**31 - 1)]
Reason = Annotated[str, Meta(max_length=300)]


class MessageForm(msgspec.Struct, frozen=True, kw_only=True):
    """Something to say: exactly one of text, image and card. The same ``key`` again is the same message."""

    key: Annotated[str, Meta(min_length=8, max_length=64)]
    text: Annotated[str, Meta(max_length=8_000)] = ""
    image: ImageId | None = None
    card: Annotated[str, Meta(max_length=40)] | None = None

    def draft(self) -> Draft:
        """As the verbs want it."""
        return Draft(self.key, self.text, self.image, None if self.card is None else SubjectId(self.card))


class ReadMessagesForm(msgspec.Struct, frozen=True):
    """Everything up to this number has been seen."""

    up_to: Annotated[int, Meta(ge=0, le=2**31 - 1)]


class EscalationForm(msgspec.Struct, frozen=True):
    """Why."""

    reason: Annotated[str, Meta(min_length=2, max_length=300)]


class CardOut(msgspec.Struct, frozen=True):
    """What a card points at, as it is now; ``gone`` when it can no longer be seen.

    ``kind`` is ``product``, ``order`` or ``after_sale``; ``amount`` the lowest price, the total, or what is asked back.
    """

    id: SubjectId
    kind: str
    title: str
    image_url: str | None
    amount: Money | None
    state: str | None
    gone: bool


class MessageOut(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was said, in a language-free form.

    ``number`` is its place in the conversation. ``marks`` say why it carries a warning. A note's ``text`` is a code,
    such as ``closed:store``. ``key`` is told to who sent it; ``name`` of the person, on the store's desk.
    """

    id: MessageId
    number: int
    by: By
    mine: bool
    kind: MessageKind
    text: str
    image_url: str | None
    card: CardOut | None
    marks: list[Mark]
    at: datetime
    key: str | None
    name: str | None


class Messages(msgspec.Struct, frozen=True):
    """Some of what was said, in order; ``next`` goes on to older messages."""

    items: list[MessageOut]
    next: int | None


class Snippet(msgspec.Struct, frozen=True):
    """What was said last."""

    by: By
    kind: MessageKind
    text: str
    at: datetime


def cursor(place: tuple[datetime, ConversationId] | None) -> str | None:
    """A place in a list, as text."""
    return None if place is None else f"{place[0].isoformat()}~{place[1].text}"


def place(text: str | None) -> tuple[datetime, ConversationId] | None:
    """A text as a place in a list.

    Raises:
        Invalid: not one of ours.
    """
    if text is None:
        return None
    at, _, number = text.partition("~")
    try:
        instant = datetime.fromisoformat(at)
    except ValueError:
        raise Invalid(field="cursor") from None
    if instant.tzinfo is None:
        raise Invalid(field="cursor")
    return instant, ConversationId.parse(number)


def snippet(message: Message | None) -> Snippet | None:
    """The last message, short."""
    return None if message is None else Snippet(message.by, message.kind, message.text[:120], message.at)


async def said(
    session: Session, seat: Seat, conversation: ConversationId, span: tuple[int | None, int | None], locale: str
) -> Messages:
    """A page of a conversation: the latest, older ones before a number, or everything after one."""
    talk = await looking.conversation(session, seat, conversation)
    page = await looking.messages(session, seat, conversation, before=span[0], after=span[1])
    return await _messages(session, seat, talk, page, locale)


async def _messages(session: Session, seat: Seat, talk: Conversation, page: MessagePage, locale: str) -> Messages:
    """Messages with their cards and, on the desk, the names of those who wrote."""
    found = await cards(session, talk, {one.card for one in page.items if one.card is not None}, locale)
    writers = {one.account for one in page.items if one.account is not None} if seat.side is not Side.BUYER else set()
    names = {key: who.name for key, who in (await accounts.profiles(session, writers)).items()}
    return Messages([_message(one, seat, found, names) for one in page.items], page.before)


async def message_out(session: Session, seat: Seat, message: Message, locale: str) -> MessageOut:
    """One message."""
    talk = await looking.conversation(session, seat, message.conversation)
    return (await _messages(session, seat, talk, MessagePage((message,)), locale)).items[0]


async def cards(
    session: Session, talk: Conversation, wanted: Collection[SubjectId], locale: str
) -> dict[SubjectId, CardOut]:
    """What cards point at, as it is now."""
    asked = [subject(one) for one in wanted]
    cases = [await _case(session, talk.buyer, one) for one in asked if isinstance(one, AfterSaleId)]
    products = [one for one in asked if isinstance(one, ProductId)]
    goods = await catalog.products(session, [*products, *(case.product for _, case in cases if case is not None)])
    bought = await _orders(session, talk.buyer, [one for one in asked if isinstance(one, OrderId)])
    found = {one.subject: product_card(one, goods.get(one), locale) for one in products}
    found |= {one.subject: order_card(one, order, locale) for one, order in bought.items()}
    return found | {one.subject: case_card(one, case, goods, locale) for one, case in cases}


def product_card(product_id: ProductId, card: catalog.ProductCard | None, locale: str) -> CardOut:
    """A product in a conversation; of a hidden one nothing is shown."""
    if card is None or card.is_restricted:
        return _gone(product_id.subject, "product")
    title, gone = in_(card.title, locale), not card.is_on_sale
    return CardOut(card.id.subject, "product", title, card.image_url, card.price_from, None, gone)


def order_card(order_id: OrderId, order: orders.Order | None, locale: str) -> CardOut:
    """An order in a conversation."""
    if order is None:
        return _gone(order_id.subject, "order")
    first = order.lines[0]
    title = in_(first.title, locale)
    return CardOut(order.id.subject, "order", title, first.image_url, order.total, order.state.value, gone=False)


def case_card(
    case_id: AfterSaleId, case: aftersales.Case | None, goods: Mapping[ProductId, catalog.ProductCard], locale: str
) -> CardOut:
    """An after-sale case in a conversation; ``amount`` is what was granted, or asked."""
    if case is None:
        return _gone(case_id.subject, "after_sale")
    card = goods.get(case.product)
    title, image = ("", None) if card is None else (in_(card.title, locale), card.image_url)
    return CardOut(
        case_id.subject, "after_sale", title, image, case.granted or case.asked, case.state.value, gone=False
    )


def _gone(about: SubjectId, kind: str) -> CardOut:
    return CardOut(about, kind, "", None, None, None, gone=True)


async def _case(
    session: Session, buyer: AccountId | None, case_id: AfterSaleId
) -> tuple[AfterSaleId, aftersales.Case | None]:
    try:
        return case_id, None if buyer is None else await aftersales.case_of(session, buyer, case_id)
    except aftersales.CaseMissing:
        return case_id, None


async def orders_between(session: Session, talk: Conversation) -> list[orders.Order]:
    """A buyer's orders in the store, the newest first, of their latest ones."""
    if talk.buyer is None:
        return []
    found = await orders.looking.orders_of(session, talk.buyer, most=ORDERS_AT_HAND)
    return [order for order in found if order.store == talk.store]


async def _orders(
    session: Session, buyer: AccountId | None, wanted: Sequence[OrderId]
) -> dict[OrderId, orders.Order | None]:
    """Orders by id; nearly always they are among the buyer's latest, which are one question."""
    if not wanted or buyer is None:
        return dict.fromkeys(wanted)
    latest = {one.id: one for one in await orders.looking.orders_of(session, buyer, most=ORDERS_AT_HAND)}
    found: dict[OrderId, orders.Order | None] = {one: latest.get(one) for one in wanted}
    for old in [one for one, order in found.items() if order is None]:
        try:
            found[old] = await orders.order(session, buyer, old)
        except orders.OrderMissing:
            continue
    return found


def _message(one: Message, seat: Seat, found: dict[SubjectId, CardOut], names: dict[AccountId, str]) -> MessageOut:
    is_mine = one.by.value == seat.side.value
    return MessageOut(
        id=one.id,
        number=one.number,
        by=one.by,
        mine=is_mine,
        kind=one.kind,
        text=one.text,
        image_url=one.image_url,
        card=None if one.card is None else found.get(one.card),
        marks=list(one.marks),
        at=one.at,
        key=one.key if is_mine and one.account == seat.account else None,
        name=None if one.account is None else names.get(one.account),
    )
