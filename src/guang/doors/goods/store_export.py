"""SQL of exports: whole products, some hundreds in one statement."""

from typing import Any, Final

from guang.doors.catalogues.exporting import Goods, Ware
from guang.doors.goods import store
from guang.doors.goods.types import Wanted
from guang.kernel.db import Session, fetch
from guang.kernel.ids import ImageId, ProductId, StoreId
from guang.trade import catalog

_WHOLE: Final = """
    SELECT p.id, p.title, p.description, p.brand, p.tags, p.category, p.state, p.currency, p.options, p.images,
           v.wares, (
               SELECT min(i.external) FROM kernel.imported_product i WHERE i.product = p.id AND i.store = p.store
           ) AS external
    FROM trade.products p
    CROSS JOIN LATERAL (
        SELECT jsonb_agg(jsonb_build_array(s.choice, s.price, s.list_price, s.image::text, s.code, s.barcode,
                                           s.weight_g, coalesce(h.on_hand, 0)) ORDER BY s.place) AS wares
        FROM trade.skus s LEFT JOIN trade.shelves h ON h.sku = s.id
        WHERE s.product = p.id AND s.dropped_at IS NULL
    ) AS v
    WHERE p.id = ANY($1::bigint[]) ORDER BY p.id
    """


async def select_goods(
    session: Session, store_id: StoreId, wanted: Wanted, after: int, most: int
) -> tuple[list[Goods], int | None]:
    """Some of what is found, the oldest first, beyond an id; and the last id, if there may be more."""
    ids = await store.select_ids(session, store_id, wanted, after, most)
    rows = await fetch(session, _WHOLE, [int(one) for one in ids])
    return [_goods(row) for row in rows], int(ids[-1]) if len(ids) == most else None


def _goods(row: Any) -> Goods:
    return Goods(
        handle=row["external"] or ProductId(row["id"]).text,
        title=row["title"],
        text=row["description"],
        brand=row["brand"],
        tags=tuple(row["tags"]),
        category=_slugs().get(row["category"], ""),
        state=row["state"],
        currency=row["currency"],
        options=tuple(catalog.Option(option["name"], tuple(option["values"])) for option in row["options"]),
        images=tuple(ImageId(image) for image in row["images"]),
        wares=tuple(
            Ware(tuple(choice), price, was, None if image is None else ImageId(int(image)), code, barcode, grams, units)
            for choice, price, was, image, code, barcode, grams, units in row["wares"] or ()
        ),
    )


def _slugs() -> dict[int, str]:
    return {int(one.id): one.slug for one in catalog.categories()}
