import asyncio
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from tests.kernel.postgres import writer

from guang.kernel.postgres import Cluster, place, process

HOLD = """
import sys, time
from pathlib import Path
from guang.kernel.postgres import Cluster
Cluster(Path(sys.argv[1])).start(purpose="up", watch=True)
print("started", flush=True)
time.sleep(600)
"""


def data_of(cluster: Cluster) -> Path:
    where = place.known(cluster.path)
    assert where is not None
    return where.data


def hold_elsewhere(path: Path) -> subprocess.Popen[str]:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "started\n"
    return holder


def a_stranger() -> subprocess.Popen[bytes]:
    return subprocess.Popen(["sleep", "60"])


async def write_and_kill(url: str, kill: list[int]) -> list[int]:
    """Write one row after another, kill in the middle of it, and say what had been acknowledged."""
    await writer.prepare(url)
    acknowledged: list[int] = []
    busy = asyncio.Event()
    writing = asyncio.create_task(writer.write_until_it_breaks(url, acknowledged, busy))
    await asyncio.wait_for(busy.wait(), 20)
    for pid in kill:
        os.kill(pid, signal.SIGKILL)
    await asyncio.wait_for(writing, 20)
    return acknowledged


async def test_a_killed_server_comes_back_with_every_acknowledged_write(durable: Cluster) -> None:
    back = threading.Event()
    url = durable.start(watch=True, on_restart=back.set)
    server = process.running(data_of(durable))
    assert server is not None

    acknowledged = await write_and_kill(url, [server.pid])

    assert await asyncio.to_thread(back.wait, 20)
    assert (await writer.rows_when_back(url))[: len(acknowledged)] == acknowledged


async def test_a_killed_holder_takes_the_server_down_and_the_next_start_finds_every_write(durable: Cluster) -> None:
    holder = await asyncio.to_thread(hold_elsewhere, durable.path)
    url = durable.attach()
    assert url is not None

    acknowledged = await write_and_kill(url, [holder.pid])
    holder.wait()

    assert await asyncio.to_thread(process.gone, data_of(durable), 20.0)
    assert (await writer.rows(durable.start()))[: len(acknowledged)] == acknowledged


async def test_an_orphaned_server_is_found_alive_and_replaced(durable: Cluster) -> None:
    holder = await asyncio.to_thread(hold_elsewhere, durable.path)
    data = data_of(durable)
    orphan = process.running(data)
    assert orphan is not None
    for guard in guards(orphan.pid):
        os.kill(guard, signal.SIGKILL)
    holder.kill()
    holder.wait()
    await asyncio.sleep(0.3)
    assert process.running(data) == orphan

    url = durable.start()

    assert await writer.value(url, "SELECT 1") == 1
    replaced = process.running(data)
    assert replaced is not None
    assert replaced.pid != orphan.pid


async def test_everything_killed_at_once_loses_nothing(durable: Cluster) -> None:
    holder = await asyncio.to_thread(hold_elsewhere, durable.path)
    url = durable.attach()
    assert url is not None
    await writer.prepare(url)
    data = data_of(durable)
    server = process.running(data)
    assert server is not None

    acknowledged = await write_and_kill(url, [*guards(server.pid), holder.pid, *process.leftovers(data)])
    holder.wait()

    assert (await writer.rows(durable.start()))[: len(acknowledged)] == acknowledged


async def test_a_stale_note_that_names_a_stranger_is_not_believed(cluster: Cluster) -> None:
    with cluster.running():
        data = data_of(cluster)
        note = (data / "postmaster.pid").read_text().splitlines()
    stranger = a_stranger()
    try:
        (data / "postmaster.pid").write_text("\n".join([str(stranger.pid), *note[1:]]) + "\n")

        with cluster.running() as url:
            assert await writer.value(url, "SELECT 1") == 1
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def guards(server: int) -> list[int]:
    """The processes that watch over the holder's death."""
    marked = b"guang-postgres-guard\0" + str(server).encode()
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal() and marked in command(entry)]


def command(entry: Path) -> bytes:
    try:
        return (entry / "cmdline").read_bytes()
    except OSError:
        return b""
