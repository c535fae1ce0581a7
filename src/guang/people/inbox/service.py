"""The verbs of the inbox: tell somebody, let them read, let them choose, and write letters."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from guang.kernel import queue
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, NoticeId, StoreId, first_at, new_id, time_of
from guang.people import accounts, addresses
from guang.people.inbox import naming, store
from guang.people.inbox.rules import preferences, templates
from guang.people.inbox.types import Channel, Letter, Notice, NoticePage, Preference, Tiding

KEEP_NOTICES = timedelta(days=180)
KEEP_SIMULATED = timedelta(days=7)


class Send(msgspec.Struct, frozen=True):
    """An order to the post: write one letter and hand it over."""

    account: AccountId
    channel: str
    kind: str
    facts: dict[str, Any]
    key: str


async def notify(
    session: Session, account: AccountId, kind: str, facts: Mapping[str, Any], *, key: str | None = None
) -> bool:
    """Tell somebody something, by the channels they want for this kind.

    Letters are only ordered here and leave after the commit, by the job queue.

    Args:
        kind: one of `rules.templates.TEMPLATES`.
        facts: ids as texts, numbers and short words; the sentence is made when it is read, in the reader's language.
        key: what happened, so that telling it twice changes nothing; without it every call is a happening of its own.

    Returns:
        Whether this was news.

    Raises:
        UnknownKind.
    """
    return bool(await notify_all(session, [Tiding(account, kind, facts, key or new_id(NoticeId).text)]))


async def notify_all(session: Session, tidings: Sequence[Tiding]) -> int:
    """Tell many people many things, as `notify` tells one, in a few statements; returns how many were news.

    Raises:
        UnknownKind.
    """
    chosen = await store.choices_of(session, {one.account for one in tidings}) if tidings else {}
    wanted = [preferences.channels_for(one.kind, chosen.get(one.account, {})) for one in tidings]
    here = [one for one, channels in zip(tidings, wanted, strict=True) if Channel.APP in channels]
    told = await store.add_notices(session, here) if here else set()
    news, letters = 0, list[tuple[Tiding, Channel]]()
    for one, channels in zip(tidings, wanted, strict=True):
        if Channel.APP in channels and (one.account, one.kind, one.key) not in told:
            continue
        news += 1
        letters += [(one, channel) for channel in sorted(channels - {Channel.APP})]
    await _order_all(session, letters)
    return news


async def send_mail(
    session: Session, account: AccountId, template: str, facts: Mapping[str, Any], *, key: str | None = None
) -> None:
    """Have an e-mail written and sent after the commit, whatever the reader prefers.

    Raises:
        UnknownKind.
    """
    templates.template(template)
    await _order(session, account, Channel.EMAIL, template, facts, key or new_id(NoticeId).text)


async def read(
    session: Session, account: AccountId, locale: str, before: NoticeId | None = None, most: int = 30
) -> NoticePage:
    """Some notices in the reader's language, newest first."""
    rows = await store.notices(session, account, before, most + 1)
    names = await naming.words(session, [row.facts for row in rows[:most]], locale)
    items = []
    for row, named in zip(rows[:most], names, strict=True):
        said = templates.render(row.kind, row.facts, named, locale)
        at, is_read = time_of(row.id), row.read_at is not None
        items.append(Notice(row.id, row.kind, said.title, said.text, said.link, at, is_read, row.facts))
    following = items[-1].id if len(rows) > most else None
    return NoticePage(items, following, await store.unread(session, account))


async def unread(session: Session, account: AccountId) -> int:
    """How many notices somebody has not read."""
    return await store.unread(session, account)


async def mark_read(session: Session, account: AccountId, ids: list[NoticeId] | None, now: datetime) -> int:
    """Mark some of one's notices as read, or all; returns how many are left. Ids of others change nothing."""
    await store.mark_read(session, account, ids, now)
    return await store.unread(session, account)


async def preferences_of(session: Session, account: AccountId) -> list[Preference]:
    """Every kind by every channel, with the reader's choice."""
    return preferences.table(await store.choices(session, account))


async def choose(session: Session, account: AccountId, kind: str, channel: Channel, *, on: bool) -> None:
    """Have a kind of notice come by a channel, or no longer.

    Raises:
        UnknownKind, NotOffered, LockedPreference.
    """
    preferences.check_choice(kind, channel, on=on)
    await store.put_choice(session, account, kind, channel, on=on)


async def write_letter(session: Session, order: Send, address: str, now: datetime) -> Letter | None:
    """Put one letter into words, in its reader's language; nothing if the reader is gone or cannot be reached.

    A letter that proves something gets the secret of its link here, so that no queue ever holds it.
    """
    reader = (await accounts.contacts(session, [order.account])).get(order.account)
    channel = Channel(order.channel)
    phones = await addresses.phones(session, [order.account]) if channel is Channel.SMS else {}
    to = None if reader is None else _reach(reader.email, phones.get(order.account), channel)
    if reader is None or to is None:
        return None
    facts = dict(order.facts)
    proof = templates.template(order.kind).proof
    if proof == "email" and reader.email_verified:
        return None
    if proof is not None:
        facts["token"] = await accounts.issue_proof(session, order.account, proof, now)
    [names] = await naming.words(session, [facts], reader.locale)
    said = templates.render(order.kind, facts, names, reader.locale)
    text = said.text if said.link is None else f"{said.text}\n\n{address}{said.link}"
    return Letter(order.key, order.account, channel, to, said.title, text, reader.locale)


async def owners(session: Session, shops: Collection[StoreId]) -> dict[StoreId, AccountId]:
    """Whom to tell about stores' orders, where it is known."""
    return await store.owners(session, shops) if shops else {}


async def remember_owner(session: Session, shop: StoreId, owner: AccountId) -> None:
    """Note whom to tell about a store's orders."""
    await store.remember_owner(session, shop, owner)


async def erase(session: Session, account: AccountId) -> None:
    """Delete everything kept about a person."""
    await store.erase(session, account)


async def export(session: Session, account: AccountId) -> dict[str, Any]:
    """What is kept about a person, for taking along."""
    page = await read(session, account, "en", most=10_000)
    return {"notices": page.items, "preferences": await preferences_of(session, account)}


async def sweep(session: Session, now: datetime) -> None:
    """Delete what is too old to matter."""
    await store.sweep(session, NoticeId(first_at(now - KEEP_NOTICES)), now - KEEP_SIMULATED)


def _reach(email: str | None, phone: str | None, channel: Channel) -> str | None:
    return {Channel.EMAIL: email, Channel.SMS: phone}.get(channel)


async def _order(
    session: Session, account: AccountId, channel: Channel, kind: str, facts: Mapping[str, Any], key: str
) -> None:
    whole = f"{account.text}:{kind}:{key}:{channel.value}"
    await queue.enqueue(session, Send(account, channel.value, kind, dict(facts), whole), key=whole)


async def _order_all(session: Session, letters: Sequence[tuple[Tiding, Channel]]) -> None:
    """Order letters to those who can be reached."""
    readers = await accounts.contacts(session, {one.account for one, _ in letters}) if letters else {}
    phones = await addresses.phones(session, {one.account for one, channel in letters if channel is Channel.SMS})
    for one, channel in letters:
        reader = readers.get(one.account)
        if reader is not None and _reach(reader.email, phones.get(one.account), channel) is not None:
            await _order(session, one.account, channel, one.kind, one.facts, one.key)
