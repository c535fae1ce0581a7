"""What crosses the wall: products, their SKUs and options, and the category tree."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from guang.kernel.ids import CategoryId, ImageId, ProductId, SkuId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import Text


class ProductState(StrEnum):
    """Where a product is between the desk and the street."""

    DRAFT = "draft"
    LISTED = "listed"
    DELISTED = "delisted"


@dataclass(frozen=True, slots=True)
class Category:
    """A branch of the category tree; ``slug`` is its stable name in files and feeds."""

    id: CategoryId
    slug: str
    name: Text
    parent: CategoryId | None


@dataclass(frozen=True, slots=True)
class Option:
    """One axis along which SKUs differ, such as colour, and the values it takes."""

    name: Text
    values: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class SkuDraft:
    """One variant as the desk describes it.

    Attributes:
        choice: for each option of the product, the index of the value this variant has.
        id: the SKU to change; a new one is made when absent, or when no kept SKU has this choice.
        barcode: GTIN, EAN or the like: ASCII letters and digits.
        size_mm: length, width and height of the packed goods.
    """

    price: Money
    choice: tuple[int, ...] = ()
    list_price: Money | None = None
    image: ImageId | None = None
    code: str = ""
    id: SkuId | None = None
    barcode: str = ""
    weight_g: int | None = None
    size_mm: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class ProductDraft:
    """A product as the desk describes it: everything but its state."""

    category: CategoryId
    title: Text
    skus: tuple[SkuDraft, ...]
    text: Text
    options: tuple[Option, ...] = ()
    images: tuple[ImageId, ...] = ()
    brand: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sku:
    """One variant of a product, as sold."""

    id: SkuId
    choice: tuple[int, ...]
    price: Money
    list_price: Money | None
    image: ImageId | None
    image_url: str | None
    code: str
    barcode: str = ""
    weight_g: int | None = None
    size_mm: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """A whole product, for its page and for the desk.

    Attributes:
        is_restricted: governance hides it, whatever its state.
        is_in_review: a person has to look before it is listed; it is listed when they have no objection.
    """

    id: ProductId
    store: StoreId
    category: CategoryId
    state: ProductState
    is_restricted: bool
    is_in_review: bool
    title: Text
    text: Text
    brand: str
    tags: tuple[str, ...]
    images: tuple[ImageId, ...]
    image_urls: tuple[str, ...]
    options: tuple[Option, ...]
    skus: tuple[Sku, ...]
    price_from: Money
    price_to: Money
    list_price: Money | None
    created_at: datetime
    changed_at: datetime
    listed_at: datetime | None

    @property
    def is_on_sale(self) -> bool:
        """Whether shoppers may see it."""
        return self.state is ProductState.LISTED and not self.is_restricted


@dataclass(frozen=True, slots=True)
class ProductCard:
    """As much of a product as a list shows."""

    id: ProductId
    store: StoreId
    title: Text
    image_url: str | None
    price_from: Money
    price_to: Money
    list_price: Money | None
    state: ProductState
    is_restricted: bool
    category: CategoryId
    brand: str
    tags: tuple[str, ...]
    changed_at: datetime

    @property
    def is_on_sale(self) -> bool:
        """Whether shoppers may see it."""
        return self.state is ProductState.LISTED and not self.is_restricted


@dataclass(frozen=True, slots=True)
class SkuTerms:
    """One variant with everything an order line freezes.

    Attributes:
        options: the chosen value of each option, in the product's order.
        is_on_sale: whether it may be bought now, as far as the catalogue knows.
    """

    sku: SkuId
    product: ProductId
    store: StoreId
    category: CategoryId
    price: Money
    list_price: Money | None
    title: Text
    options: tuple[Text, ...]
    image_url: str | None
    is_on_sale: bool
    weight_g: int | None = None


class NotRepriced(StrEnum):
    """Why a SKU has not the price that was wanted."""

    GONE = "gone"
    CHANGED = "changed"
    BOUNDS = "bounds"
    LIST_PRICE = "list_price"
    SCREENED = "screened"


@dataclass(frozen=True, slots=True)
class Priced:
    """A product with the prices of its SKUs, in minor units, while they change; each with its list price.

    Attributes:
        was_listed: shoppers have seen it at some time.
    """

    product: ProductId
    store: StoreId
    category: CategoryId
    state: ProductState
    was_listed: bool
    title: Text
    brand: str
    tags: tuple[str, ...]
    currency: str
    prices: Mapping[SkuId, tuple[int, int | None]]

    def lowest(self, fresh: Mapping[SkuId, int]) -> int:
        """The lowest price once these are changed."""
        return min(fresh.get(sku, price) for sku, (price, _) in self.prices.items())

    def highest(self, fresh: Mapping[SkuId, int]) -> int:
        """The highest price once these are changed."""
        return max(fresh.get(sku, price) for sku, (price, _) in self.prices.items())


@dataclass(frozen=True, slots=True)
class KeptImage:
    """A picture in the store of blobs, re-encoded by us."""

    id: ImageId
    url: str
    width: int
    height: int
