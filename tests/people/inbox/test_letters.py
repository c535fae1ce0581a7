"""Letters: written late, sent after the commit, simulated or over SMTP."""

import asyncio
from dataclasses import replace
from datetime import datetime

import httpx
import pytest
from tests.people.inbox.conftest import PASSWORD, fresh_email

from guang import journal
from guang.doors.house import House
from guang.journal import reactions
from guang.journal.facts.people import PasswordResetAsked
from guang.journal.facts.trade import OrderPaid, OrderShipped, StoreOpened
from guang.kernel import clock, queue
from guang.kernel.db import Database
from guang.kernel.ids import AccountId, OrderId, StoreId, TradeId, new_id
from guang.kernel.money import Money
from guang.people import accounts, addresses, inbox
from guang.people.accounts.verbs import being, recovering
from guang.people.inbox import jobs, service
from guang.people.inbox.adapters import simulator
from guang.people.inbox.adapters.smtp import SmtpPost
from guang.people.inbox.types import Channel, Letter

HOME = addresses.Place(
    name="李雷",
    phone="13800138000",
    country="CN",
    region="浙江省",
    city="杭州市",
    district="西湖区",
    street="文三路 90 号",
)


async def open_one(database: Database, *, locale: str = "en", email: str | None = None) -> accounts.AccountProfile:
    async with database.transaction() as session:
        new = accounts.NewAccount(name="Ann Lee", email=email or fresh_email(), password=PASSWORD, locale=locale)
        return await accounts.open_account(session, new, clock.now())


async def work(house: House) -> None:
    """What a worker does: reactions, then the inbox's jobs."""
    for name, reaction in reactions.registered().items():
        if name.startswith("inbox."):
            while await reactions.deliver(house.database, reaction, clock.now()):
                pass
    await queue.run_pending(house.context)


async def letters_to(database: Database, account: AccountId) -> list[Letter]:
    async with database.transaction() as session:
        box = await simulator.mailbox(session, 500)
    return [each.letter for each in box if each.letter.account == account]


def link_token(letter: Letter) -> str:
    return letter.text.rpartition("token=")[2]


async def test_signing_up_brings_a_link_that_proves_the_address(house: House) -> None:
    ann = await open_one(house.database, locale="zh-CN")

    await work(house)

    (letter,) = await letters_to(house.database, ann.id)
    assert (letter.channel, letter.subject, letter.locale) == (Channel.EMAIL, "请验证你的邮箱", "zh-CN")
    assert f"{house.settings.address}/verify?token=" in letter.text
    async with house.database.transaction() as session:
        assert await recovering.confirm_email(session, link_token(letter), clock.now()) == ann.id
        assert (await being.own(session, ann.id)).email_verified


async def test_a_forgotten_password_brings_a_link_that_sets_another(house: House) -> None:
    ann = await open_one(house.database)
    await work(house)
    async with house.database.transaction() as session:
        journal.append(session, PasswordResetAsked(account=ann.id, at=clock.now()))

    await work(house)

    letter = (await letters_to(house.database, ann.id))[0]
    assert letter.subject == "Set a new password"
    async with house.database.transaction() as session:
        assert await recovering.confirm_reset(session, link_token(letter), "a loud river 43", clock.now()) == ann.id
    await work(house)
    assert (await letters_to(house.database, ann.id))[0].subject == "Your password was changed"


async def test_an_order_is_told_to_its_buyer_and_its_seller(house: House, now: datetime) -> None:
    buyer, seller = await open_one(house.database), await open_one(house.database)
    store, order, trade = new_id(StoreId), new_id(OrderId), new_id(TradeId)
    async with house.database.transaction() as session:
        await addresses.add(session, buyer.id, HOME)
        await service.choose(session, buyer.id, "order_shipped", Channel.SMS, on=True)
        journal.append(session, StoreOpened(store=store, owner=seller.id, name={"en": "Kiln"}))
        paid = OrderPaid(order=order, trade=trade, store=store, viewer=buyer.viewer, lines=(), total=Money(100, "CNY"))
        journal.append(session, paid)
        journal.append(
            session, OrderShipped(order=order, store=store, viewer=buyer.viewer, carrier="SF", tracking="SF123")
        )

    await work(house)

    async with house.database.transaction() as session:
        of_buyer = [each.kind for each in (await service.read(session, buyer.id, "en")).items]
        of_seller = [each.kind for each in (await service.read(session, seller.id, "en")).items]
    assert sorted(of_buyer) == ["order_paid", "order_shipped"]
    assert of_seller == ["order_to_ship"]
    sent = {(each.channel, each.subject): each for each in await letters_to(house.database, buyer.id)}
    assert (Channel.EMAIL, "Payment received") in sent
    shipped = sent[Channel.SMS, "Your parcel is on its way"]
    assert shipped.to == "+8613800138000"
    assert "SF123" in shipped.text


async def test_a_letter_is_sent_once_however_often_its_job_runs(house: House) -> None:
    ann = await open_one(house.database)
    order = service.Send(ann.id, "email", "order_paid", {"order": "ord_x"}, f"k{ann.id}")

    for _ in range(3):
        await jobs.send(house.context, order)

    assert len([each for each in await letters_to(house.database, ann.id) if each.key == order.key]) == 1


async def test_who_left_or_has_no_address_gets_no_letter(house: House) -> None:
    async with house.database.transaction() as session:
        silent = await accounts.open_account(session, accounts.NewAccount(name="Demo"), clock.now())
    for account in (silent.id, new_id(AccountId)):
        await jobs.send(house.context, service.Send(account, "email", "order_paid", {"order": "ord_x"}, account.text))
        assert await letters_to(house.database, account) == []


async def test_a_rolled_back_happening_sends_nothing(house: House) -> None:
    ann = await open_one(house.database)
    await work(house)
    before = len(await letters_to(house.database, ann.id))

    async with house.database.session() as session:
        await inbox.send_mail(session, ann.id, "order_paid", {"order": "ord_x"})
        await session.rollback()
    await work(house)

    assert len(await letters_to(house.database, ann.id)) == before


async def test_the_simulated_mailbox_says_what_it_is(house: House, client: httpx.AsyncClient) -> None:
    await open_one(house.database)
    await work(house)

    items = (await client.get("/api/simulator/mail", params={"limit": 3})).json()["items"]

    assert items
    assert all(item["simulated"] for item in items)


async def test_a_mail_server_gets_the_letter() -> None:
    heard: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 here\r\n")
        while line := await reader.readline():
            heard.append(line)
            if line.upper().startswith(b"DATA"):
                writer.write(b"354 go on\r\n")
                while (part := await reader.readline()) != b".\r\n":
                    heard.append(part)
                writer.write(b"250 taken\r\n")
            elif line.upper().startswith(b"QUIT"):
                writer.write(b"221 bye\r\n")
                break
            else:
                writer.write(b"250 fine\r\n")
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    letter = Letter("k", new_id(AccountId), Channel.EMAIL, "li@example.org", "你好", "Words.", "zh-CN")

    post = SmtpPost(f"smtp://127.0.0.1:{port}?from=shop@example.org")
    await post.send(letter)
    await post.send(replace(letter, channel=Channel.SMS))
    server.close()

    said = b"".join(heard).decode()
    assert "RCPT TO:<li@example.org>".lower() in said.lower()
    assert "Words." in said
    assert said.count("Message-ID:") == 1
    assert post.message(letter)["Message-ID"] == post.message(letter)["Message-ID"]


@pytest.mark.parametrize("url", ["http://x", "smtp://host", "smtp://?from=a@b.c", ""])
def test_a_mail_server_needs_an_address_and_a_sender(url: str) -> None:
    with pytest.raises(ValueError, match="mail server"):
        SmtpPost(url)
