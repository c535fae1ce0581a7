"""Channels over LISTEN/NOTIFY, NATS and Redis: the same promises, kept by real servers."""

import asyncio
import os
import shutil
import socket
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import pytest_asyncio

from guang import journal
from guang.journal.facts.trust import SubjectRestricted
from guang.journal.recording import TOPIC
from guang.kernel import channels
from guang.kernel.channels import Hub, NoSuchBroker, PostgresChannels
from guang.kernel.db import Database, Session
from guang.kernel.ids import VideoId, new_id

PROGRAMS = {
    "nats": ("nats-server", "-a", "127.0.0.1", "-p"),
    "redis": ("redis-server", "--bind", "127.0.0.1", "--save", "", "--port"),
}
HERE = "/usr/local/bin:/usr/bin:/usr/sbin:/sbin"


class Broker:
    """A server of its own, which may be killed and come back."""

    def __init__(self, kind: str, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.kind, self.folder, self.url = kind, folder, f"{kind}://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        program, *options = PROGRAMS[self.kind]
        found = shutil.which(program, path=HERE)
        assert found is not None
        self._server = subprocess.Popen(
            [found, *options, str(self.port)], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.02)
        raise RuntimeError(f"{program} does not start")

    def kill(self) -> None:
        self._server.kill()
        self._server.wait()


def broker(kind: str, folder: Path) -> Broker:
    program = PROGRAMS[kind][0]
    said = ""
    if shutil.which(program, path=HERE) is None:
        said = f"no {program} (Debian's package of that name)"
    try:
        channels.connect("postgresql://host/guang", f"{kind}://host")
    except NoSuchBroker:
        said = f"nothing speaks to {kind} here: GUANG_EXTRAS={kind} ./guang test brings it"
    if said:
        pytest.fail(said) if os.environ.get("CI", "").lower() in {"1", "true"} else pytest.skip(said)
    return Broker(kind, folder)


@pytest.fixture(params=["nats", "redis"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Broker]:
    made = broker(request.param, tmp_path)
    yield made
    made.kill()


@pytest_asyncio.fixture(params=["postgres", "nats", "redis"])
async def pair(request: pytest.FixtureRequest, database: Database, tmp_path: Path) -> AsyncIterator[tuple[Hub, Hub]]:
    """The channels of two processes."""
    made = None if request.param == "postgres" else broker(request.param, tmp_path)
    ours, theirs = (channels.connect(database.dsn, made.url if made else "") for _ in range(2))
    yield ours, theirs
    await ours.close()
    await theirs.close()
    if made:
        made.kill()


async def soon(heard: AsyncIterator[str]) -> str:
    return await asyncio.wait_for(anext(heard), 10)


async def test_what_one_process_says_others_hear_in_order_and_only_those_who_listen(pair: tuple[Hub, Hub]) -> None:
    ours, theirs = pair
    async with aclosing(theirs.subscribe("test.room")) as room, aclosing(theirs.subscribe("test.other")) as other:
        assert (await soon(room), await soon(other)) == ("", ""), "look for yourself: nobody knows what came before"
        for payload in ("first", "第二", "x" * channels.MAX_BYTES):
            await ours.publish("test.room", payload)
        await ours.publish("test.other", "last")

        assert [await soon(room) for _ in range(3)] == ["first", "第二", "x" * channels.MAX_BYTES]
        assert await soon(other) == "last"
        with pytest.raises(ValueError, match="7900 bytes"):
            await ours.publish("test.room", "x" * (channels.MAX_BYTES + 1))


async def test_many_nudges_of_a_moment_are_one_message(pair: tuple[Hub, Hub]) -> None:
    ours, theirs = pair
    async with aclosing(theirs.subscribe("test.nudge")) as heard:
        assert await soon(heard) == ""
        for _ in range(50):
            ours.nudge("test.nudge")
        assert await soon(heard) == ""
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(anext(heard), 0.3)


async def test_after_a_broker_has_died_everybody_is_told_to_look_and_hears_again(
    server: Broker, database: Database
) -> None:
    ours, theirs = (channels.connect(database.dsn, server.url) for _ in range(2))
    heard = theirs.subscribe("test.room")
    assert await soon(heard) == ""
    await ours.publish("test.room", "before")
    assert await soon(heard) == "before"

    await asyncio.to_thread(server.kill)
    with pytest.raises((OSError, *ours.faults)):
        await ours.publish("test.room", "nobody is there")
    await asyncio.to_thread(server.start)

    assert await soon(heard) == ""
    await ours.publish("test.room", "after")
    assert await soon(heard) == "after"
    await heard.aclose()
    await ours.close()
    await theirs.close()


async def test_installations_that_share_a_broker_do_not_hear_each_other(server: Broker) -> None:
    ours, theirs = (channels.connect(f"postgresql://host/{name}", server.url) for name in ("guang", "other"))
    async with aclosing(ours.subscribe("test.room")) as heard:
        assert await soon(heard) == ""
        await theirs.publish("test.room", "theirs")
        await ours.publish("test.room", "ours")
        assert await soon(heard) == "ours"
    await ours.close()
    await theirs.close()


def test_an_address_that_nobody_speaks_to_is_refused() -> None:
    with pytest.raises(NoSuchBroker) as refused:
        channels.connect("postgresql://host/guang", "carrier-pigeon://roof")
    assert refused.value.facts == {"scheme": "carrier-pigeon", "known": ["nats", "redis", "rediss", "tls"]}


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
    made_channels = PostgresChannels(database.dsn)
    try:
        assert await soon(made_channels.subscribe("test.topic")) == ""
    finally:
        await made_channels.close()


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
