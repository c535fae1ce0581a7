"""Taking one's data along, and leaving for good."""

import io
import json
import zipfile
from datetime import datetime

import pytest
from sqlalchemy import text
from tests.people.accounts.conftest import PASSWORD, Opener, fresh_email
from tests.people.addresses.test_addresses import HOME

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ViewerId, new_id
from guang.kernel.vault import Vault
from guang.people import accounts, addresses
from guang.people.accounts.errors import WrongPassword
from guang.people.accounts.types import LogIn, Terms
from guang.people.accounts.verbs import coming_in, leaving


def unpack(archive: bytes) -> dict[str, object]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: json.loads(opened.read(name)) for name in opened.namelist()}


async def test_everything_kept_about_me_can_be_taken_along(session: Session, now: datetime, open_one: Opener) -> None:
    email = fresh_email()
    ann = await open_one("Ann Lee", email=email)
    await addresses.add(session, ann.id, HOME)
    token = (await accounts.admit(session, ann.id, now)).token

    archive = await leaving.export(session, ann.id, now)

    files = unpack(archive)
    assert {"account.json", "addresses.json", "sessions.json", "inbox.json", "social.json"} <= set(files)
    account = files["account.json"]
    assert isinstance(account, dict)
    assert (account["id"], account["email"], account["name"]) == (ann.id.text, email, "Ann Lee")
    assert "Ring 1" in str(files["addresses.json"])
    assert token not in archive.decode("latin-1")
    assert "argon2" not in str(files)


async def test_each_room_adds_a_file_of_its_own(session: Session, now: datetime, open_one: Opener) -> None:
    ann = await open_one()

    async def exporter(_: Session, account: AccountId, viewer: ViewerId) -> object:
        return {"account": account, "viewer": viewer}

    async def other(_: Session, account: AccountId, viewer: ViewerId) -> object:
        return None

    accounts.exports("test_room", exporter)
    accounts.exports("test_room", exporter)
    try:
        files = unpack(await leaving.export(session, ann.id, now))
        assert files["test_room.json"] == {"account": ann.id.text, "viewer": ann.viewer.text}
        with pytest.raises(ValueError, match="test_room"):
            accounts.exports("test_room", other)
    finally:
        leaving._exporters.pop("test_room")


async def test_leaving_erases_every_row_about_a_person(session: Session, now: datetime, open_one: Opener) -> None:
    email = fresh_email()
    ann = await open_one(email=email)
    await addresses.add(session, ann.id, HOME)
    token = (await accounts.admit(session, ann.id, now)).token
    await accounts.issue_proof(session, ann.id, "email", now)
    await coming_in.log_in(session, LogIn(email, PASSWORD, guest=new_id(ViewerId)), Terms(Vault("s" * 40)), now)

    await leaving.erase_account(session, ann.id, PASSWORD)

    for table in ("address", "session", "proof", "role_grant"):
        count = text(f"SELECT count(*) FROM people.{table} WHERE account = :a")
        assert await session.scalar(count, {"a": int(ann.id)}) == 0
    merged = text("SELECT count(*) FROM people.viewer_merge WHERE into = :v".replace("into", '"into"'))
    assert await session.scalar(merged, {"v": int(ann.viewer)}) == 0
    assert await accounts.identify(session, token, now) is None
    assert await accounts.profiles(session, [ann.id]) == {}
    with pytest.raises(accounts.AccountMissing):
        await accounts.profile(session, ann.id)
    body = text("SELECT body FROM journal.facts WHERE name = 'people.account_erased.v1' AND body->>'account' = :a")
    assert await session.scalar(body, {"a": ann.id.text}) == {"account": ann.id.text, "viewer": ann.viewer.text}


async def test_nobody_is_erased_by_a_wrong_password(session: Session, open_one: Opener) -> None:
    ann = await open_one()

    with pytest.raises(WrongPassword):
        await leaving.erase_account(session, ann.id, "another river 43")

    assert (await accounts.profile(session, ann.id)).name == "Ann Lee"


async def test_an_address_is_free_again_after_leaving(session: Session, open_one: Opener) -> None:
    email = fresh_email()
    first = await open_one(email=email)
    await leaving.erase_account(session, first.id, PASSWORD)

    second = await open_one(email=email)

    assert second.id != first.id
