from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from guang.doors.house import House
from guang.kernel import clock, outside, queue
from guang.kernel.db import Session
from guang.kernel.ids import WithdrawalId
from guang.kernel.outside import Answer, State, Way
from guang.kernel.settings import Settings

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
PARTY = outside.Simulator(refuses_with="closed")
REFERENCE = f"sim-{WithdrawalId(1).text}"


def request(wish: str) -> outside.Request:
    return outside.Request(id=WithdrawalId(1), asked_at=NOW, wish=wish)


async def test_a_simulated_party_behaves_as_it_is_told() -> None:
    assert PARTY.is_simulated
    assert PARTY.way("delay") == Way("simulator", "delay")
    assert await PARTY.ask(request("success"), NOW) == Answer(State.DONE, REFERENCE)
    assert await PARTY.ask(request("decline"), NOW) == Answer(State.REFUSED, REFERENCE, "closed")


async def test_a_party_that_is_late_says_the_same_whenever_it_is_asked_afterwards() -> None:
    late = request("delay")

    assert await PARTY.ask(late, NOW + outside.TAKES - timedelta(microseconds=1)) == Answer(State.PENDING, REFERENCE)
    assert await PARTY.ask(late, NOW + outside.TAKES) == Answer(State.DONE, REFERENCE)
    assert await PARTY.ask(late, NOW + timedelta(days=9)) == Answer(State.DONE, REFERENCE)


def test_what_a_party_cannot_do_is_said_at_once() -> None:
    with pytest.raises(outside.NoSuchWish) as refused:
        PARTY.way("explode")

    assert refused.value.facts == {"wish": "explode", "known": ["decline", "delay", "success"]}


@dataclass(frozen=True)
class Matter:
    """Something that somebody outside decides."""

    id: WithdrawalId


async def test_one_that_fails_keeps_nobody_waiting_and_a_word_is_written_down_where_it_belongs(house: House) -> None:
    heard: list[tuple[int, str, datetime]] = []

    async def late(session: Session, now: datetime, after: WithdrawalId) -> Sequence[Matter]:
        return [Matter(WithdrawalId(one)) for one in range(after + 1, min(after + 3, 6))]

    async def ask(settings: Settings, matter: Matter, now: datetime) -> str:
        if matter.id == 2:
            raise OSError("nobody there")
        return f"word {int(matter.id)}"

    async def hear(session: Session, matter: WithdrawalId, word: str, now: datetime) -> None:
        heard.append((matter, word, now))

    errand = outside.Errand[Matter, str]("tests", WithdrawalId, ask=ask, hear=hear, late=late)
    with clock.frozen(NOW):
        await errand.chase(queue.Context(house.database, house.blobs, house.settings))

    assert heard == [(one, f"word {one}", NOW) for one in (1, 3, 4, 5)]
