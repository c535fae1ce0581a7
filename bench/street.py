"""A street for benchmarks: any number of videos with their creators, stores and products, and people with tastes.

Rows and facts are written in bulk, past the verbs, because ten thousand screenings would take longer than what is to
be measured; what the server reads of them is the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

import numpy as np
from sqlalchemy import JSON, Table
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from guang import journal
from guang.doors.house import House
from guang.journal import Kind
from guang.journal.facts.media import AnchorTerms, VideoPublished
from guang.journal.facts.trade import ProductListed
from guang.kernel import clock, codec
from guang.kernel.ids import AccountId, CategoryId, EventId, ImageId, ProductId, StoreId, VideoId, ViewerId, new_id
from guang.kernel.money import Money
from guang.kernel.web.caller import mint_viewer
from guang.media.videos.tables import AnchorRow, VideoRow
from guang.people.accounts.tables import AccountRow
from guang.trade.catalog.tables import ProductRow
from guang.trade.stores.tables import StoreRow

TASTES = 40
ACTS = (Kind.impression, Kind.play, Kind.finish, Kind.like, Kind.skip, Kind.product_click)
CHANCES = (0.3, 0.25, 0.2, 0.05, 0.15, 0.05)


@dataclass(frozen=True, slots=True)
class Guest:
    """A visitor with a past, and the cookie that says so."""

    viewer: ViewerId
    cookie: str


@dataclass(frozen=True, slots=True)
class Street:
    """What was laid out: videos by taste, and visitors."""

    videos: tuple[tuple[VideoId, ...], ...]
    guests: tuple[Guest, ...]


async def lay_out(house: House, *, items: int, guests: int, others: int, seed: int = 7) -> Street:
    """Make ``items`` videos, a tenth as many products, visitors with 50 acts each and ``others`` with 30."""
    random, now = np.random.default_rng(seed), clock.now()
    people = [(new_id(AccountId), new_id(ViewerId)) for _ in range(max(20, items // 50))]
    shops = await _shops(house, people[: max(5, len(people) // 4)], now)
    goods = await _goods(house, shops, max(20, items // 10), now)
    videos = await _videos(house, people, goods, items, random)
    by_taste = tuple(tuple(videos[taste::TASTES]) for taste in range(TASTES))
    visitors = [Guest(*mint_viewer(house.signer, now)) for _ in range(guests)]
    await _behave(house, [one.viewer for one in visitors], by_taste, 50, random)
    await _behave(house, [new_id(ViewerId) for _ in range(others)], by_taste, 30, random)
    return Street(by_taste, tuple(Guest(one.viewer, f"guang_viewer={one.cookie}") for one in visitors))


async def _put(house: House, table: type[DeclarativeBase], rows: Sequence[dict[str, Any]]) -> None:
    """Write rows by COPY, a portion a transaction; columns that they leave out have their defaults."""
    there = cast("Table", table.__table__)
    usual = {one.name: one.default.arg for one in there.columns if isinstance(one.default, ScalarElementColumnDefault)}
    names = [*rows[0], *(name for name in usual if name not in rows[0])]
    places = [place for place, name in enumerate(names) if isinstance(there.columns[name].type, JSON)]
    for start in range(0, len(rows), 10_000):
        records = [[row.get(name, usual.get(name)) for name in names] for row in rows[start : start + 10_000]]
        for record in records:
            for place in places:
                record[place] = codec.encode(record[place]).decode()
        async with house.database.transaction() as session:
            await (await session.driver()).copy_records_to_table(
                there.name, schema_name=there.schema, columns=names, records=records
            )


async def _tell(house: House, facts: Sequence[Any]) -> None:
    for start in range(0, len(facts), 2_000):
        async with house.database.transaction() as session:
            for fact in facts[start : start + 2_000]:
                journal.append(session, fact)


async def _shops(house: House, owners: Sequence[tuple[AccountId, ViewerId]], now: datetime) -> list[StoreId]:
    shops = [new_id(StoreId) for _ in owners]
    rows = [
        {
            "id": shop,
            "owner": owner,
            "name": {"en": f"Store {n}", "zh-CN": f"店铺 {n}"},
            "kind": "individual",
            "intro": {"en": "Things."},
            "avatar_url": None,
            "currency": "CNY",
            "shipping_fee": 800,
            "free_over": None,
            "opened_at": now,
        }
        for n, (shop, (owner, _)) in enumerate(zip(shops, owners, strict=True))
    ]
    await _put(house, StoreRow, rows)
    return shops


async def _goods(house: House, shops: Sequence[StoreId], count: int, now: datetime) -> list[tuple[ProductId, StoreId]]:
    goods = [(new_id(ProductId), shops[n % len(shops)]) for n in range(count)]
    rows, facts = [], []
    for n, (product, shop) in enumerate(goods):
        title, price = {"en": f"Thing number {n}", "zh-CN": f"第 {n} 件"}, 990 + 37 * n
        rows.append(
            {
                "id": product,
                "store": shop,
                "category": CategoryId(100 + n % 12),
                "state": "listed",
                "title": title,
                "description": {"en": "Useful."},
                "brand": "",
                "tags": [f"taste{n % TASTES}"],
                "images": [int(new_id(ImageId))],
                "options": [],
                "currency": "CNY",
                "price_from": price,
                "price_to": price,
                "list_price": None,
                "searchable": title["en"],
                "created_at": now,
                "changed_at": now,
                "listed_at": now,
            }
        )
        money = Money(price, "CNY")
        category, tags = CategoryId(100 + n % 12), (f"taste{n % TASTES}",)
        facts.append(ProductListed(product, shop, title, category, money, money, (), tags=tags))
    await _put(house, ProductRow, rows)
    await _tell(house, facts)
    return goods


async def _videos(
    house: House,
    people: Sequence[tuple[AccountId, ViewerId]],
    goods: Sequence[tuple[ProductId, StoreId]],
    count: int,
    random: np.random.Generator,
) -> list[VideoId]:
    now = clock.now()
    await _put(
        house,
        AccountRow,
        [
            {"id": who, "viewer": viewer, "handle": f"maker{n}", "name": f"Maker {n}", "locale": "en", "opened_at": now}
            for n, (who, viewer) in enumerate(people)
        ],
    )
    made: list[VideoId] = []
    rows, anchors, facts = [], [], []
    for n in range(count):
        video, (who, viewer) = new_id(VideoId), people[n % len(people)]
        made.append(video)
        shown = [goods[int(at)] for at in random.integers(0, len(goods), int(random.integers(0, 3)))]
        shown = list(dict.fromkeys(shown))
        row = {
            "title": {"en": f"Clip number {n}", "zh-CN": f"第 {n} 条视频"},
            "topics": [f"taste{n % TASTES}", f"mood{n % 7}"],
            "category": CategoryId(100 + n % 12),
            "store": shown[0][1] if shown else None,
            "language": "en",
            "duration_ms": int(random.integers(5_000, 60_000)),
        }
        rows.append(
            {
                "id": video,
                "creator": who,
                "creator_viewer": viewer,
                "state": "published",
                "prefix": f"video/{video.text}",
                "progress": 100,
                "width": 720,
                "height": 1280,
                "sound": True,
                "heartbeat_at": now,
                "created_at": now,
                "published_at": now,
                **row,
            }
        )
        anchors += [
            {"video": video, "product": product, "store": shop, "start_ms": 0, "is_alive": True}
            for product, shop in shown
        ]
        terms = tuple(AnchorTerms(product) for product, _ in shown)
        facts.append(
            VideoPublished(
                video=video,
                creator=who,
                creator_viewer=viewer,
                anchors=terms,
                **{**row, "topics": tuple(row["topics"])},  # type: ignore[arg-type]
            )
        )
    await _put(house, VideoRow, rows)
    await _put(house, AnchorRow, anchors)
    await _tell(house, facts)
    return made


async def _behave(
    house: House,
    viewers: Sequence[ViewerId],
    by_taste: Sequence[Sequence[VideoId]],
    each: int,
    random: np.random.Generator,
) -> None:
    """Each viewer has three tastes and acts on them, half a minute apart, most on the popular end of each taste."""
    total, start = len(viewers) * each, clock.now() - timedelta(hours=20)
    ids, subjects = np.empty(total, np.int64), np.empty(total, np.int64)
    for n in range(len(viewers)):
        tastes = random.integers(0, len(by_taste), 3)
        begin = start + timedelta(seconds=float(random.integers(0, 18 * 3600)))
        for step in range(each):
            liked = by_taste[int(tastes[int(random.integers(0, 3))])]
            subjects[n * each + step] = int(liked[int(len(liked) * random.random() ** 2)])
            ids[n * each + step] = int(new_id(EventId, begin + timedelta(seconds=30 * step)))
    kinds = random.choice([int(kind) for kind in ACTS], total, p=CHANCES)
    played = np.isin(kinds, [int(Kind.play), int(Kind.finish)])
    columns = journal.behaviour.columns(
        id=ids,
        viewer=np.repeat(np.array([int(one) for one in viewers]), each),
        kind=kinds,
        subject=subjects,
        subject_kind=np.ones(total, np.int64),
        watched_ms=np.where(played, 9_000, 0),
        duration_ms=np.full(total, 9_000),
    )
    await journal.bulk_behaviour(house.database, columns)
