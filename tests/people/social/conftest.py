"""People who do things to each other's work, made through the facades."""

from collections.abc import Awaitable, Callable
from datetime import datetime

import pytest

from guang.kernel.db import Session
from guang.kernel.ids import SubjectId, VideoId, ViewerId, new_id
from guang.people import accounts, social

Opener = Callable[..., Awaitable[social.Person]]


@pytest.fixture
def somebody(session: Session, now: datetime) -> Opener:
    """Opens an account inside the test's own transaction."""

    async def opener(name: str = "Ann Lee") -> social.Person:
        profile = await accounts.open_account(session, accounts.NewAccount(name=name), now)
        return social.Person(profile.viewer, profile.id)

    return opener


def a_video() -> SubjectId:
    """Something to like."""
    return new_id(VideoId).subject


def a_guest() -> ViewerId:
    """Somebody without an account."""
    return new_id(ViewerId)
