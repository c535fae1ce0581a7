"""Address books."""

import pytest
from tests.people.accounts.conftest import Opener

from guang.kernel.db import Session
from guang.kernel.ids import AddressId, new_id
from guang.people import addresses
from guang.people.accounts import BadField
from guang.people.addresses import AddressMissing, rules, service
from guang.people.addresses.errors import TooManyAddresses

HOME = addresses.Place(
    name="Ann Lee", phone="+49 30 901820", country="DE", region="", city="Berlin", street="Ring 1", postcode="10115"
)
WORK = addresses.Place(
    name="李雷",
    phone="13800138000",
    country="CN",
    region="浙江省",
    city="杭州市",
    district="西湖区",
    street="文三路 90 号",
)


async def test_the_first_address_is_the_default(session: Session, open_one: Opener) -> None:
    ann = (await open_one()).id

    home = await addresses.add(session, ann, HOME)
    work = await addresses.add(session, ann, WORK)

    assert (home.is_default, work.is_default) == (True, False)
    assert [each.id for each in await service.book(session, ann)] == [home.id, work.id]
    assert (await addresses.address(session, ann, home.id)).place.phone == "+4930901820"


async def test_there_is_always_one_default(session: Session, open_one: Opener) -> None:
    ann = (await open_one()).id
    home = await addresses.add(session, ann, HOME)
    work = await addresses.add(session, ann, WORK, is_default=True)

    async def defaults() -> list[AddressId]:
        return [each.id for each in await service.book(session, ann) if each.is_default]

    assert await defaults() == [work.id]
    await service.change(session, ann, home.id, {}, is_default=True)
    assert await defaults() == [home.id]
    await service.change(session, ann, home.id, {}, is_default=False)
    assert await defaults() == [home.id]
    await service.drop(session, ann, home.id)
    assert await defaults() == [work.id]
    await service.drop(session, ann, work.id)
    assert await defaults() == []


async def test_what_is_changed_must_hold_as_a_whole(session: Session, open_one: Opener) -> None:
    ann = (await open_one()).id
    home = await addresses.add(session, ann, HOME)

    with pytest.raises(BadField):
        await service.change(session, ann, home.id, {"country": "CN"})
    assert (await addresses.address(session, ann, home.id)).place == home.place

    moved = await service.change(session, ann, home.id, {"postcode": "10117", "street": "Ring 2"})
    assert (moved.place.postcode, moved.place.street, moved.place.city) == ("10117", "Ring 2", "Berlin")


async def test_somebody_elses_address_is_missing_to_me(session: Session, open_one: Opener) -> None:
    ann, bo = (await open_one("Ann Lee")).id, (await open_one("Bo Chan")).id
    home = await addresses.add(session, bo, HOME)

    for unknown in (home.id, new_id(AddressId)):
        with pytest.raises(AddressMissing):
            await addresses.address(session, ann, unknown)
        with pytest.raises(AddressMissing):
            await service.change(session, ann, unknown, {"city": "Bonn"})
        with pytest.raises(AddressMissing):
            await service.drop(session, ann, unknown)

    assert (await addresses.address(session, bo, home.id)).place.city == "Berlin"


async def test_an_address_book_is_full_at_twenty(session: Session, open_one: Opener) -> None:
    ann = (await open_one()).id
    for _ in range(rules.MOST):
        await addresses.add(session, ann, HOME)

    with pytest.raises(TooManyAddresses):
        await addresses.add(session, ann, HOME)

    assert len(await service.book(session, ann)) == rules.MOST


async def test_the_phone_of_the_default_address_is_how_to_reach_somebody(session: Session, open_one: Opener) -> None:
    ann = (await open_one()).id
    await addresses.add(session, ann, WORK)

    assert await addresses.phones(session, [ann]) == {ann: "+8613800138000"}
