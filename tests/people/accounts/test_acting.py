"""The operators' log."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.people.accounts.conftest import Opener

from guang.kernel.db import Session
from guang.kernel.ids import VideoId, new_id
from guang.people import accounts
from guang.people.accounts.verbs.acting import ActsWanted, acts


async def test_acts_are_listed_newest_first_and_by_who_or_what(session: Session, open_one: Opener) -> None:
    ann, bo = (await open_one("Ann Lee")).id, (await open_one("Bo Chan")).id
    video = new_id(VideoId).text
    await accounts.record_act(session, ann, "governance.restrict", video, {"reason": "spam"})
    await accounts.record_act(session, bo, "governance.restore", video)
    await accounts.record_act(session, ann, "accounts.grant", bo.text)

    of_ann = await acts(session, ActsWanted(actor=ann))
    about = await acts(session, ActsWanted(subject=video))
    rest = await acts(session, ActsWanted(subject=video, before=about[0].id))

    assert [act.act for act in of_ann] == ["accounts.grant", "governance.restrict"]
    assert [(act.actor, act.act, act.facts) for act in about] == [
        (bo, "governance.restore", {}),
        (ann, "governance.restrict", {"reason": "spam"}),
    ]
    assert rest == about[1:]


@pytest.mark.parametrize("statement", ["UPDATE people.operator_act SET act = 'x'", "DELETE FROM people.operator_act"])
async def test_the_log_is_append_only_even_for_sql(session: Session, open_one: Opener, statement: str) -> None:
    ann = (await open_one()).id
    await accounts.record_act(session, ann, "governance.restrict")

    with pytest.raises(DBAPIError, match="append-only"):
        async with session.begin_nested():
            await session.execute(text(statement))

    assert [act.act for act in await acts(session, ActsWanted(actor=ann))] == ["governance.restrict"]


def test_installations_that_migrate_get_the_same_lock() -> None:
    versions = Path(__file__).parents[3] / "migrations" / "versions"
    assert any("keep_operator_acts BEFORE UPDATE OR DELETE" in each.read_text() for each in versions.glob("*.py"))
