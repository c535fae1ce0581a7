"""The catalogue: what stores sell, in which variants, at which price, and whether shoppers may see it.

A product is drafted at a store's desk, listed once governance has nothing against it, and delisted; its SKUs differ
along at most three options. A product may carry words in several languages; prices are in its store's currency.
"""

from guang.trade.catalog import desk
from guang.trade.catalog.errors import ProductMissing
from guang.trade.catalog.service import (
    categories,
    change,
    delist,
    draft,
    drop_images,
    image_urls,
    keep_image,
    list_product,
    on_sale,
    product,
    products,
    skus,
)
from guang.trade.catalog.types import Option, Product, ProductCard, ProductDraft, SkuDraft, SkuTerms

__all__ = [
    "Option",
    "Product",
    "ProductCard",
    "ProductDraft",
    "ProductMissing",
    "SkuDraft",
    "SkuTerms",
    "categories",
    "change",
    "delist",
    "desk",
    "draft",
    "drop_images",
    "image_urls",
    "keep_image",
    "list_product",
    "on_sale",
    "product",
    "products",
    "skus",
]
