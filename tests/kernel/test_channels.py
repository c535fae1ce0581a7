"""Channels over LISTEN/NOTIFY."""

import asyncio
from typing import Any

import asyncpg
import pytest

from guang import journal
from guang.journal.facts.trust import SubjectRestricted
from guang.journal.recording import TOPIC
from guang.kernel.channels import PostgresChannels
from guang.kernel.db import Database, Session
from guang.kernel.ids import VideoId, new_id


async def test_a_connection_that_dies_before_it_listens_is_replaced(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect, made = asyncpg.connect, []

    async def connect_once_in_vain(*given: Any, **more: Any) -> Any:
        made.append(await connect(*given, **more))
        if len(made) == 1:
            await made[0].close()
        return made[-1]

    monkeypatch.setattr(asyncpg, "connect", connect_once_in_vain)
    channels = PostgresChannels(database.dsn)
    try:
        assert await asyncio.wait_for(anext(channels.subscribe("test.topic")), 5) == ""
    finally:
        await channels.close()


async def test_every_transaction_of_a_session_says_that_there_is_something_new(database: Database) -> None:
    nudged: list[str] = []

    class Listening(PostgresChannels):
        def nudge(self, topic: str, within_s: float = 0.01) -> None:
            nudged.append(topic)

    async with Session(database.engine, Listening(database.dsn)) as session:
        for _ in range(2):
            journal.append(session, SubjectRestricted(new_id(VideoId).subject, "test"))
            await session.flush()
            journal.append(session, SubjectRestricted(new_id(VideoId).subject, "test"))
            await session.commit()
    assert nudged[:1] == [TOPIC]
    assert len(nudged) in {2, 3, 4}
