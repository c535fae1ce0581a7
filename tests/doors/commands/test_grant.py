"""The first operator comes to be by ``guang grant``."""

import click
import pytest

from guang.doors.commands import grant
from guang.doors.house import House
from guang.kernel import clock
from guang.kernel.ids import EventId, new_id
from guang.kernel.web import Role
from guang.people import accounts


async def test_somebody_becomes_an_operator_by_address_or_handle(house: House) -> None:
    email = f"{new_id(EventId).text}@example.org"
    async with house.database.transaction() as session:
        new = accounts.NewAccount(name="Op Erator", email=email, password="a quiet river 42")
        profile = await accounts.open_account(session, new, clock.now())

    first = await grant._grant(house.settings, email.upper(), Role.OPERATOR)
    second = await grant._grant(house.settings, f"@{profile.handle}", Role.OPERATOR)

    assert first == f"Op Erator (@{profile.handle}) is now operator."
    assert second == f"Op Erator (@{profile.handle}) was already operator."


async def test_nobody_of_that_name_is_one_sentence(house: House) -> None:
    with pytest.raises(click.BadParameter, match="nobody here"):
        await grant._grant(house.settings, "nobody@example.org", Role.OPERATOR)
