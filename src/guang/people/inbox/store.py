"""All SQL of the inbox."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from guang.kernel import codec
from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, NoticeId, StoreId, new_id
from guang.people.inbox.tables import NoticeRow, PreferenceRow, SimulatedMailRow, StoreContactRow
from guang.people.inbox.types import Channel, Tiding

_ADD = """
    INSERT INTO people.notice (id, account, kind, key, facts)
    SELECT id, account, kind, key, facts::jsonb
    FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[])
    WITH ORDINALITY AS line (id, account, kind, key, facts, place) ORDER BY account, kind, key, place
    ON CONFLICT DO NOTHING RETURNING account, kind, key
    """


async def add_notices(session: Session, tidings: Sequence[Tiding]) -> set[tuple[AccountId, str, str]]:
    """Keep notices, in the order in which nobody waits in a circle; returns account, kind and key of the new ones."""
    rows = [
        (new_id(NoticeId), one.account, one.kind, one.key, codec.encode(dict(one.facts)).decode()) for one in tidings
    ]
    added = await fetch(session, _ADD, *(list(column) for column in zip(*rows, strict=True)))
    return {(AccountId(row["account"]), row["kind"], row["key"]) for row in added}


async def notices(session: Session, account: AccountId, before: NoticeId | None, most: int) -> Sequence[NoticeRow]:
    """Notices of one person, newest first."""
    statement = select(NoticeRow).where(NoticeRow.account == account).order_by(NoticeRow.id.desc()).limit(most)
    if before is not None:
        statement = statement.where(NoticeRow.id < before)
    return (await session.scalars(statement, execution_options={"populate_existing": True})).all()


async def unread(session: Session, account: AccountId) -> int:
    """How many notices one person has not read."""
    statement = select(func.count()).where(NoticeRow.account == account, NoticeRow.read_at.is_(None))
    return int(await session.scalar(statement) or 0)


async def mark_read(session: Session, account: AccountId, ids: Sequence[NoticeId] | None, now: datetime) -> None:
    """Mark some of a person's notices as read, or all of them."""
    statement = update(NoticeRow).where(NoticeRow.account == account, NoticeRow.read_at.is_(None)).values(read_at=now)
    if ids is not None:
        statement = statement.where(NoticeRow.id.in_(ids))
    await session.execute(statement.execution_options(synchronize_session=False))


async def choices(session: Session, account: AccountId) -> dict[tuple[str, Channel], bool]:
    """What a person chose."""
    return (await choices_of(session, [account])).get(account, {})


async def choices_of(
    session: Session, accounts: Collection[AccountId]
) -> dict[AccountId, dict[tuple[str, Channel], bool]]:
    """What people chose; those who chose nothing are left out."""
    query = "SELECT account, kind, channel, is_on FROM people.notice_preference WHERE account = ANY($1::bigint[])"
    found: dict[AccountId, dict[tuple[str, Channel], bool]] = {}
    for row in await fetch(session, query, list(accounts)):
        found.setdefault(AccountId(row["account"]), {})[row["kind"], Channel(row["channel"])] = row["is_on"]
    return found


async def put_choice(session: Session, account: AccountId, kind: str, channel: Channel, *, on: bool) -> None:
    """Keep a person's choice."""
    statement = insert(PreferenceRow).values(account=account, kind=kind, channel=channel.value, is_on=on)
    fresh = {"is_on": statement.excluded.is_on}
    await session.execute(statement.on_conflict_do_update(index_elements=["account", "kind", "channel"], set_=fresh))


async def remember_owner(session: Session, store: StoreId, owner: AccountId) -> None:
    """Whom to tell about a store."""
    statement = insert(StoreContactRow).values(store=store, owner=owner)
    await session.execute(statement.on_conflict_do_update(index_elements=["store"], set_={"owner": owner}))


async def owners(session: Session, stores: Collection[StoreId]) -> dict[StoreId, AccountId]:
    """Whom to tell about stores, where it is known."""
    query = "SELECT store, owner FROM people.store_contact WHERE store = ANY($1::bigint[])"
    return {StoreId(row["store"]): AccountId(row["owner"]) for row in await fetch(session, query, list(stores))}


async def add_simulated(session: Session, values: dict[str, Any]) -> None:
    """Take a letter into the simulated mailbox; the same key again changes nothing."""
    await session.execute(insert(SimulatedMailRow).values(**values).on_conflict_do_nothing())


async def simulated(session: Session, most: int) -> Sequence[SimulatedMailRow]:
    """The simulated mailbox, newest first."""
    statement = select(SimulatedMailRow).order_by(SimulatedMailRow.sent_at.desc(), SimulatedMailRow.key).limit(most)
    return (await session.scalars(statement)).all()


async def erase(session: Session, account: AccountId) -> None:
    """Delete everything kept about a person."""
    for table in (NoticeRow, PreferenceRow, SimulatedMailRow):
        await session.execute(delete(table).where(table.account == account))
    await session.execute(delete(StoreContactRow).where(StoreContactRow.owner == account))


async def sweep(session: Session, notices_before: NoticeId, mail_before: datetime) -> None:
    """Delete what is too old to matter."""
    await session.execute(delete(NoticeRow).where(NoticeRow.id < notices_before))
    await session.execute(delete(SimulatedMailRow).where(SimulatedMailRow.sent_at < mail_before))
