"""Pages of reviews are read from an index, however many there are."""

import pytest
from sqlalchemy import text as sql
from sqlalchemy.dialects import postgresql

from guang.kernel.db import Session
from guang.kernel.ids import ProductId, new_id
from guang.trade.reviews import store
from guang.trade.reviews.types import ReviewSort


@pytest.mark.parametrize(
    ("sort", "index"),
    [
        (ReviewSort.HELPFUL, "ix_reviews_helpful"),
        (ReviewSort.NEWEST, "ix_reviews_newest"),
        (ReviewSort.PICTURES, "ix_reviews_pictures"),
    ],
)
async def test_every_sorting_has_its_index(session: Session, sort: ReviewSort, index: str) -> None:
    await session.execute(sql("SET LOCAL enable_seqscan = off"))
    await session.execute(sql("SET LOCAL enable_bitmapscan = off"))
    query = store.page_query(new_id(ProductId), sort=sort, stars=None, before=(5, 6)).limit(20)
    plain = query.compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True})

    plan = "\n".join(await session.scalars(sql(f"EXPLAIN {plain}".replace(":", "\\:"))))

    assert index in plan, plan
    assert "Sort" not in plan, plan
