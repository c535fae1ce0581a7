"""The page of a person: who they are, how many follow them, and the store they keep."""

import msgspec
from litestar import get

from guang.discovery import feed as feeds
from guang.kernel.db import Session
from guang.kernel.errors import Missing
from guang.kernel.ids import AccountId, StoreId
from guang.kernel.text import in_
from guang.kernel.web import Caller
from guang.people import accounts, social
from guang.trade import stores


class PersonOf(msgspec.Struct, frozen=True):
    """A person as anybody may see them."""

    id: AccountId
    handle: str
    name: str
    avatar_url: str | None
    bio: str
    verified: bool


class Standing(msgspec.Struct, frozen=True):
    """How a person stands on the street."""

    followers: int
    following: int
    likes: int
    videos: int


class StoreOf(msgspec.Struct, frozen=True):
    """The store a person keeps."""

    id: StoreId
    name: str
    avatar_url: str | None


class ProfilePage(msgspec.Struct, frozen=True):
    """All that the top of a profile shows."""

    account: PersonOf
    counts: Standing
    followed: bool
    blocked: bool
    store: StoreOf | None


class NoSuchPerson(Missing):
    """Nobody has this id, or not any more."""

    code = "people.no_such_person"
    says = "There is nobody here."


@get("/api/profiles/{account:str}", operation_id="getProfile", tags=["people"])
async def get_profile(session: Session, caller: Caller, feed: feeds.Feed, account: str) -> ProfilePage:
    """A person's profile as the caller sees it."""
    wanted = AccountId.parse(account)
    person = (await accounts.profiles(session, [wanted])).get(wanted)
    if person is None:
        raise NoSuchPerson(account=wanted)
    standing = (await social.standings(session, [wanted]))[wanted]
    return ProfilePage(
        account=PersonOf(person.id, person.handle, person.name, person.avatar_url, person.bio, person.verified),
        counts=Standing(standing.followers, standing.following, standing.likes, feed.videos_of(wanted)),
        followed=wanted in await social.is_following(session, caller.viewer, [wanted]),
        blocked=await social.has_blocked(session, caller.viewer, wanted),
        store=await _store_of(session, wanted, caller.locale),
    )


async def _store_of(session: Session, account: AccountId, locale: str) -> StoreOf | None:
    for store, _ in await stores.stores_of(session, account):
        if store.owner == account and not store.is_restricted:
            return StoreOf(store.id, in_(store.name, locale), store.avatar_url)
    return None


routes = [get_profile]
