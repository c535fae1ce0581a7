"""Replaying: the verbs decide, the account adds up, and nothing happens twice."""

from pathlib import Path

from sqlalchemy import text

from guang.doors import histories
from guang.doors.histories import online_retail, replaying
from guang.doors.house import House
from guang.kernel.db import Database


def silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""


async def states(database: Database, source: str) -> dict[str, list[str]]:
    """The states of the orders of each purchase."""
    query = text(
        "SELECT t.key, array_agg(o.state ORDER BY o.id) AS states FROM trade.trades t"
        " JOIN trade.orders o ON o.trade = t.id WHERE starts_with(t.key, :source) GROUP BY t.key"
    )
    async with database.transaction() as session:
        rows = await session.execute(query, {"source": f"{source}:"})
        return {row.key.partition(":")[2]: row.states for row in rows}


async def test_a_marketplace_is_replayed_and_the_account_adds_up(house: House, olist_folder: Path) -> None:
    history = histories.read("olist", olist_folder)

    report = await histories.replay(house.context, history, silent)

    assert report.checks == dict.fromkeys(report.checks, True)
    assert await states(house.database, "olist") == {
        "good": ["closed", "closed"],
        "unpaid": ["created"],
        "ended": ["cancelled"],
        "early": ["paid"],
    }
    assert report.refused.keys() == {"no_lines", "payments_do_not_match_lines"}
    assert report.steps["ship"] == {"done": 1, "orders.wrong_state": 1}  # handed over before it was paid
    assert report.steps["review"]["done"] == 1
    assert (report.figures["late"], report.figures["reviews"], report.figures["mean_stars"]) == (1, 1, 4)

    again = await histories.replay(house.context, history, silent)

    assert again == report


async def test_a_wholesaler_takes_goods_back(house: House, retail_file: Path) -> None:
    history = online_retail.read(retail_file)

    report = await histories.replay(house.context, history, silent)

    assert report.checks == dict.fromkeys(report.checks, True)
    assert report.steps["credit"] == {"done": 1}
    assert report.figures["credited_minor"] == 2_040
    assert report.taken + report.refused_worth == report.worth


async def test_a_replay_that_was_cut_off_goes_on(house: House, olist_folder: Path) -> None:
    whole = histories.read("olist", olist_folder)
    whole.source = "olist-again"
    known = await histories.cast(house.database, whole, whole.steps[0].at, silent)
    part = histories.History(whole.source, whole.currency, whole.steps[:4], [], whole.worth)
    await replaying.Replay(house.context, part, known).run(lambda done: None)

    report = await histories.replay(house.context, whole, silent)

    assert report.checks == dict.fromkeys(report.checks, True)
    assert (await states(house.database, "olist-again"))["good"] == ["closed", "closed"]
