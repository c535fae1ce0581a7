"""The verbs of a store: open, change, invite, hire, dismiss, and ask who may do what."""

from collections.abc import Collection
from datetime import datetime

from guang import journal
from guang.journal.facts.trade import StaffInvited, StoreOpened
from guang.kernel.db import Session
from guang.kernel.errors import Refusal
from guang.kernel.ids import AccountId, StoreId, new_id
from guang.kernel.web import Role
from guang.people import accounts
from guang.trade import taxes
from guang.trade.stores import rules
from guang.trade.stores import store as storage
from guang.trade.stores.errors import (
    AlreadyStaff,
    InvitationMissing,
    NotOnStaff,
    OwnerStays,
    StoreMissing,
    TooManyInvited,
    TooManyStores,
)
from guang.trade.stores.types import Invitation, Post, Right, StaffRole, Store, StoreDraft


async def open_store(session: Session, owner: AccountId, draft: StoreDraft, now: datetime) -> Store:
    """Open a store; its owner becomes a merchant.

    Raises:
        BadStore: a name, text or fee out of bounds.
        TooManyStores: the account owns as many as it may.

    Records: ``trade.store_opened``.
    """
    rules.check(draft)
    if await storage.count_owned(session, owner) >= rules.MOST_STORES_PER_OWNER:
        raise TooManyStores(most=rules.MOST_STORES_PER_OWNER)
    opened = new_id(StoreId)
    await storage.insert_store(session, opened, owner, draft, now)
    await accounts.grant(session, owner, Role.MERCHANT, now)
    journal.append(session, StoreOpened(store=opened, owner=owner, name=dict(draft.name)))
    return await store(session, opened)


async def change_store(session: Session, store_id: StoreId, draft: StoreDraft) -> Store:
    """Replace what a store says about itself. Its currency stays: prices are in it.

    Another time zone begins the store's days anew, those that are over included: statements and figures are made from
    instants when they are asked for.

    Raises:
        BadStore, NoSuchZone: out of bounds, or another currency.
        StoreMissing: no such store.
    """
    rules.check(draft)
    before = await store(session, store_id)
    rules.check_same_currency(before, draft)
    await storage.update_store(session, store_id, draft)
    return await store(session, store_id)


async def set_tax(session: Session, store_id: StoreId, said: taxes.Profile) -> Store:
    """Keep what a store says about its taxes; what has been ordered stays as it was reckoned.

    Raises:
        BadProfile: it does not fit together.
        StoreMissing: no such store.
    """
    await storage.update_tax(session, store_id, taxes.check(said))
    return await store(session, store_id)


async def held(session: Session, store_id: StoreId) -> Store:
    """One store, which nobody else changes until this transaction ends.

    Raises:
        StoreMissing: no such store.
    """
    await storage.lock_store(session, store_id)
    return await store(session, store_id)


async def restrict(session: Session, store_id: StoreId, *, on: bool) -> None:
    """Stop a store from selling because governance says so, or let it sell again."""
    await storage.restrict(session, store_id, on=on)


async def store(session: Session, store_id: StoreId) -> Store:
    """One store.

    Raises:
        StoreMissing: no such store.
    """
    found = await storage.select_stores(session, [store_id])
    if store_id not in found:
        raise StoreMissing(store=store_id)
    return found[store_id]


async def stores(session: Session, ids: Collection[StoreId]) -> dict[StoreId, Store]:
    """Stores by id in one query; unknown ids are left out."""
    return await storage.select_stores(session, ids) if ids else {}


async def stores_of(session: Session, account: AccountId) -> list[tuple[Store, StaffRole]]:
    """The stores that an account works in, with its role in each, the oldest post first."""
    posts = await storage.select_posts_of(session, account)
    known = await stores(session, [post.store for post in posts])
    return [(known[post.store], post.role) for post in posts]


async def staff_of(session: Session, store_id: StoreId) -> list[Post]:
    """Everybody who works in a store, the oldest post first."""
    return await storage.select_staff(session, store_id)


async def require_staff(
    session: Session, store_id: StoreId, account: AccountId, right: Right, *, missing: Refusal | None = None
) -> StaffRole:
    """Let only those pass whose post in this store carries a right.

    Args:
        missing: what to say to strangers where they asked for something of the store: that there is no such thing.

    Raises:
        StoreMissing, or ``missing``: no such store, or the account does not work there; the two cannot be told apart.
        NotOnStaff: the account works there without this right.
    """
    role = await storage.select_role(session, store_id, account)
    if role is None:
        raise missing or StoreMissing(store=store_id)
    if not rules.allows(role, right):
        raise NotOnStaff(right=right.value, role=role.value)
    return role


async def hire(session: Session, store_id: StoreId, account: AccountId, role: StaffRole, now: datetime) -> Post:
    """Give an account a post; it becomes a merchant. People are invited first: see `invite`.

    Raises:
        OwnerStays: the post of owner is not given away.
        AlreadyStaff: the account has a post here.
    """
    if role is StaffRole.OWNER:
        raise OwnerStays()
    post = Post(store_id, account, role, now)
    if not await storage.insert_post(session, post):
        raise AlreadyStaff(account=account)
    await accounts.grant(session, account, Role.MERCHANT, now)
    return post


async def dismiss(session: Session, store_id: StoreId, account: AccountId) -> None:
    """Take an account's post away; dismissing somebody who has none changes nothing.

    Raises:
        OwnerStays: the account is the owner.
    """
    if await storage.select_role(session, store_id, account) is StaffRole.OWNER:
        raise OwnerStays()
    await storage.delete_post(session, store_id, account)


async def invite(
    session: Session, store_id: StoreId, account: AccountId, role: StaffRole, *, by: AccountId, now: datetime
) -> Invitation:
    """Offer an account a post, in place of what was offered before.

    Raises:
        OwnerStays: the post of owner is not given away.
        AlreadyStaff: the account has a post here.
        TooManyInvited: too many have not answered.

    Records: ``trade.staff_invited``.
    """
    if role is StaffRole.OWNER:
        raise OwnerStays()
    if await storage.select_role(session, store_id, account) is not None:
        raise AlreadyStaff(account=account)
    waiting = await storage.select_invitations(session, now, store=store_id)
    if len(waiting) >= rules.MOST_INVITED and account not in {one.account for one in waiting}:
        raise TooManyInvited(most=rules.MOST_INVITED)
    made = Invitation(store_id, account, role, now, now + rules.INVITATION_LASTS)
    await storage.keep_invitation(session, made)
    journal.append(session, StaffInvited(store=store_id, account=account, by=by, role=role.value, at=now))
    return made


async def accept_invitation(session: Session, store_id: StoreId, account: AccountId, now: datetime) -> Post:
    """Take the post that a store offers.

    Raises:
        InvitationMissing: none is offered any more.
        AlreadyStaff: the account has a post here.
    """
    taken = await storage.take_invitation(session, store_id, account)
    if taken is None or taken.expires_at <= now:
        raise InvitationMissing(store=store_id)
    return await hire(session, store_id, account, taken.role, now)


async def drop_invitation(session: Session, store_id: StoreId, account: AccountId) -> None:
    """Take an invitation back, or decline it.

    Raises:
        InvitationMissing: there is none.
    """
    if await storage.take_invitation(session, store_id, account) is None:
        raise InvitationMissing(store=store_id)


async def invitations_of(session: Session, store_id: StoreId, now: datetime) -> list[Invitation]:
    """Whom a store has invited and who has not answered, the latest first."""
    return await storage.select_invitations(session, now, store=store_id)


async def invitations_to(session: Session, account: AccountId, now: datetime) -> list[Invitation]:
    """What is offered to an account, the latest first."""
    return await storage.select_invitations(session, now, account=account)


async def forget_invited(session: Session, account: AccountId) -> None:
    """Somebody who left is invited nowhere."""
    await storage.forget_invited(session, account)
