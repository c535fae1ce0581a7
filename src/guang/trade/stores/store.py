"""All SQL of the stores room."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, StoreId
from guang.kernel.money import Money
from guang.trade import taxes
from guang.trade.stores.tables import InvitationRow, StaffRow, StoreRow
from guang.trade.stores.types import Invitation, Post, ShippingRule, StaffRole, Store, StoreDraft, StoreKind

_STORES = """
    SELECT id, owner, name, kind, intro, avatar_url, currency, shipping_fee, free_over, time_zone, tax, is_restricted,
           opened_at
    FROM trade.stores WHERE id = ANY((SELECT $1::bigint[])::bigint[])
    """


async def insert_store(session: Session, store: StoreId, owner: AccountId, draft: StoreDraft, now: datetime) -> None:
    """A new store with its owner as the first of its staff."""
    await session.execute(
        insert(StoreRow).values(id=store, owner=owner, kind=draft.kind.value, opened_at=now, **_columns(draft))
    )
    await session.execute(insert(StaffRow).values(store=store, account=owner, role=StaffRole.OWNER.value, since=now))


async def update_store(session: Session, store: StoreId, draft: StoreDraft) -> None:
    """Replace what the owner says about a store."""
    await session.execute(update(StoreRow).where(StoreRow.id == store).values(kind=draft.kind.value, **_columns(draft)))


async def update_tax(session: Session, store: StoreId, said: taxes.Profile) -> None:
    """Replace what a store says about its taxes."""
    await session.execute(update(StoreRow).where(StoreRow.id == store).values(tax=asdict(said)))


async def lock_store(session: Session, store: StoreId) -> None:
    """Hold a store until this transaction ends; orders may refer to it meanwhile."""
    await session.execute(select(StoreRow.id).where(StoreRow.id == store).with_for_update(key_share=True))


async def restrict(session: Session, store: StoreId, *, on: bool) -> None:
    """Mark a store as restricted, or free it."""
    await session.execute(update(StoreRow).where(StoreRow.id == store).values(is_restricted=on))


async def select_stores(session: Session, ids: Collection[StoreId]) -> dict[StoreId, Store]:
    """Stores by id, in one query."""
    rows = await fetch(session, _STORES, list(ids))
    return {StoreId(row["id"]): _store(row) for row in rows}


async def count_owned(session: Session, owner: AccountId) -> int:
    """How many stores an account owns; the count is stable until this transaction ends."""
    await session.execute(select(func.pg_advisory_xact_lock(int(owner))))
    return await session.scalar(select(func.count()).where(StoreRow.owner == owner)) or 0


async def select_posts_of(session: Session, account: AccountId) -> list[Post]:
    """Every post of an account, oldest first."""
    rows = await session.execute(
        select(*StaffRow.__table__.c).where(StaffRow.account == account).order_by(StaffRow.since, StaffRow.store)
    )
    return [Post(row.store, row.account, StaffRole(row.role), row.since) for row in rows]


async def select_staff(session: Session, store: StoreId) -> list[Post]:
    """Everybody in a store, oldest first."""
    rows = await session.execute(
        select(*StaffRow.__table__.c).where(StaffRow.store == store).order_by(StaffRow.since, StaffRow.account)
    )
    return [Post(row.store, row.account, StaffRole(row.role), row.since) for row in rows]


async def select_role(session: Session, store: StoreId, account: AccountId) -> StaffRole | None:
    """The post of an account in a store, if it has one."""
    role = await session.scalar(select(StaffRow.role).where(StaffRow.store == store, StaffRow.account == account))
    return None if role is None else StaffRole(role)


async def insert_post(session: Session, post: Post) -> bool:
    """Give an account a post; False if it has one already."""
    made = await session.execute(
        insert(StaffRow)
        .values(store=post.store, account=post.account, role=post.role.value, since=post.since)
        .on_conflict_do_nothing()
        .returning(StaffRow.account)
    )
    return made.first() is not None


async def delete_post(session: Session, store: StoreId, account: AccountId) -> None:
    """Take an account's post away."""
    await session.execute(delete(StaffRow).where(StaffRow.store == store, StaffRow.account == account))


async def keep_invitation(session: Session, offered: Invitation) -> None:
    """Write an invitation down in place of the one before."""
    terms = {"role": offered.role.value, "at": offered.at, "expires_at": offered.expires_at}
    made = insert(InvitationRow).values(store=offered.store, account=offered.account, **terms)
    await session.execute(made.on_conflict_do_update(index_elements=["store", "account"], set_=terms))


async def take_invitation(session: Session, store: StoreId, account: AccountId) -> Invitation | None:
    """Remove an invitation and return it; of two who do so at once, one gets it."""
    taken = await session.execute(
        delete(InvitationRow)
        .where(InvitationRow.store == store, InvitationRow.account == account)
        .returning(*InvitationRow.__table__.c)
    )
    row = taken.first()
    return None if row is None else _invitation(row)


async def select_invitations(
    session: Session, now: datetime, *, store: StoreId | None = None, account: AccountId | None = None
) -> list[Invitation]:
    """The invitations of a store or to an account that can still be accepted, the latest first."""
    whose = InvitationRow.store == store if store is not None else InvitationRow.account == account
    rows = await session.execute(
        select(*InvitationRow.__table__.c)
        .where(whose, InvitationRow.expires_at > now)
        .order_by(InvitationRow.at.desc(), InvitationRow.account)
    )
    return [_invitation(row) for row in rows]


async def forget_invited(session: Session, account: AccountId) -> None:
    """Remove every invitation to somebody."""
    await session.execute(delete(InvitationRow).where(InvitationRow.account == account))


def _invitation(row: Any) -> Invitation:
    return Invitation(row.store, row.account, StaffRole(row.role), row.at, row.expires_at)


def _store(row: Mapping[str, Any]) -> Store:
    currency = row["currency"]
    return Store(
        id=StoreId(row["id"]),
        owner=AccountId(row["owner"]),
        name=row["name"],
        kind=StoreKind(row["kind"]),
        intro=row["intro"],
        avatar_url=row["avatar_url"],
        shipping=ShippingRule(
            Money(row["shipping_fee"], currency),
            None if row["free_over"] is None else Money(row["free_over"], currency),
        ),
        is_restricted=row["is_restricted"],
        opened_at=row["opened_at"],
        time_zone=row["time_zone"],
        tax=None if row["tax"] is None else msgspec.convert(row["tax"], taxes.Profile),
    )


def _columns(draft: StoreDraft) -> dict[str, object]:
    free_over = draft.shipping.free_over
    return {
        "name": dict(draft.name),
        "intro": dict(draft.intro),
        "avatar_url": draft.avatar_url,
        "time_zone": draft.time_zone,
        "tax": None if draft.tax is None else asdict(draft.tax),
        "currency": draft.shipping.fee.currency,
        "shipping_fee": draft.shipping.fee.minor,
        "free_over": None if free_over is None else free_over.minor,
    }
