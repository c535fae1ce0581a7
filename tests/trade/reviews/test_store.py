"""Pages of reviews are read from an index, however many there are."""

from typing import Any

import pytest
from sqlalchemy import Select
from sqlalchemy import text as sql
from sqlalchemy.dialects import postgresql

from guang.kernel.db import Session
from guang.kernel.ids import ProductId, StoreId
from guang.trade.reviews import store
from guang.trade.reviews.types import ReviewSort, Sought

MANY = sql(
    """
    INSERT INTO trade.reviews (id, order_id, line, product, sku, store, goods, logistics, service, goods_now,
                               logistics_now, service_now, words, first_words, locale, options, pictures, has_pictures,
                               anonymous, shown, written_at, replied_at)
    SELECT n, n, n, n % 200, n, n % 10, CASE WHEN n / 10 % 50 = 0 THEN 1 ELSE 5 END, 5, 5, 5, 5, 5, '', '', 'en', '[]',
           '[]', n / 10 % 40 = 0, false, 'shown', now(), CASE WHEN n / 10 % 30 = 0 THEN NULL ELSE now() END
    FROM generate_series(1, 3000) AS n
    """
)
"""Ten stores that sell much and answer nearly everything."""


@pytest.mark.parametrize(
    ("sort", "index"),
    [
        (ReviewSort.HELPFUL, "ix_reviews_helpful"),
        (ReviewSort.NEWEST, "ix_reviews_newest"),
        (ReviewSort.PICTURES, "ix_reviews_pictures"),
    ],
)
async def test_every_sorting_has_its_index(session: Session, sort: ReviewSort, index: str) -> None:
    plan = await planned(session, store.page_query(ProductId(7), sort=sort, stars=None, before=(5, 2_500)))

    assert index in plan, plan
    assert "Sort" not in plan, plan


@pytest.mark.parametrize(
    ("sought", "index"),
    [
        (Sought(), "ix_reviews_store "),
        (Sought(stars=1), "ix_reviews_store_stars"),
        (Sought(product=ProductId(7)), "ix_reviews_store_product"),
        (Sought(unanswered=True), "ix_reviews_store_unanswered"),
        (Sought(pictures=True), "ix_reviews_store_pictures"),
    ],
)
async def test_whatever_a_stores_staff_look_for_has_its_index(session: Session, sought: Sought, index: str) -> None:
    plan = await planned(session, store.store_query(StoreId(7), sought, before=2_500))

    assert index in plan, plan
    assert "Sort" not in plan, plan


async def planned(session: Session, query: Select[Any]) -> str:
    """How a page of a query is read where there are many."""
    await session.execute(MANY)
    await session.execute(sql("ANALYZE trade.reviews"))
    await session.execute(sql("SET LOCAL enable_seqscan = off"))
    await session.execute(sql("SET LOCAL enable_bitmapscan = off"))
    plain = query.limit(20).compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True})
    return "\n".join(await session.scalars(sql(f"EXPLAIN {plain}".replace(":", "\\:"))))
