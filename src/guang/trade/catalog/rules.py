"""What a product may be; nothing here touches a database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from guang.kernel.ids import ImageId, SkuId
from guang.kernel.money import Money
from guang.kernel.text import LOCALES, Text
from guang.trade.catalog import lexemes
from guang.trade.catalog.errors import BadProduct, NotReadyToList
from guang.trade.catalog.types import NotRepriced, Option, Priced, ProductDraft, SkuDraft

MOST_OPTIONS: Final = 3
MOST_VALUES: Final = 50
MOST_SKUS: Final = 200
MOST_IMAGES: Final = 20
MOST_TAGS: Final = 20
LONGEST_TITLE: Final = 120
LONGEST_TEXT: Final = 20_000
LONGEST_WORD: Final = 80
LARGEST_PRICE_MINOR: Final = 10**12
LONGEST_BARCODE: Final = 32
HEAVIEST_G: Final = 1_000_000
LONGEST_MM: Final = 10_000
LARGE: Final = 1200
SMALL: Final = 360
"""The widths in which pictures are kept."""


@dataclass(frozen=True, slots=True)
class Prices:
    """The span of a product's prices, and the list price of its cheapest SKU."""

    low: Money
    high: Money
    listed: Money | None


def check(draft: ProductDraft, currency: str) -> None:
    """Refuse a product that cannot be.

    Args:
        draft: what the desk says.
        currency: the store's.

    Raises:
        BadProduct: naming the field and the rule.
    """
    _words("title", draft.title, LONGEST_TITLE)
    if draft.text:
        _words("text", draft.text, LONGEST_TEXT)
    _word("brand", draft.brand)
    _at_most("tags", draft.tags, MOST_TAGS)
    for tag in draft.tags:
        _word("tags", tag)
    _at_most("images", draft.images, MOST_IMAGES)
    _check_options(draft.options)
    _check_skus(draft, currency)


def check_ready(draft: ProductDraft) -> None:
    """Refuse to list what is not finished.

    Raises:
        NotReadyToList: naming what is absent.
    """
    absent = [name for name, there in (("images", draft.images), ("text", draft.text)) if not there]
    if absent:
        raise NotReadyToList(absent=absent)


def prices(skus: Sequence[SkuDraft]) -> Prices:
    """What a card shows for these variants."""
    cheapest = min(skus, key=lambda sku: sku.price.minor)
    return Prices(cheapest.price, max((sku.price for sku in skus), key=lambda price: price.minor), cheapest.list_price)


def repriced(known: Priced, wanted: Mapping[SkuId, tuple[int, int]]) -> dict[SkuId, NotRepriced | None]:
    """For each SKU of a product that shall have a new price: None where it may, or why it may not."""
    return {sku: _why_not(known.prices[sku], wanted[sku]) for sku in known.prices if sku in wanted}


def _why_not(known: tuple[int, int | None], wanted: tuple[int, int]) -> NotRepriced | None:
    (price, listed), (seen, after) = known, wanted
    if price != seen:
        return NotRepriced.CHANGED
    if not 0 < after <= LARGEST_PRICE_MINOR:
        return NotRepriced.BOUNDS
    return NotRepriced.LIST_PRICE if listed is not None and after >= listed else None


def searchable(draft: ProductDraft) -> str:
    """What the desk's search box finds a product by, one lexeme a line."""
    codes = [code for sku in draft.skus for code in (sku.code, sku.barcode) if code]
    return lexemes.of((*draft.title.values(), draft.brand, *draft.tags), codes)


def chosen(options: Sequence[Option], choice: Sequence[int]) -> tuple[Text, ...]:
    """The value that a choice picks on each axis."""
    return tuple(option.values[index] for option, index in zip(options, choice, strict=True))


def image_key(image: ImageId, width: int) -> str:
    """Where a picture of one width lies in the store of blobs."""
    return f"image/{image.text}/{width}.webp"


def image_url(image: ImageId | None, width: int = LARGE) -> str | None:
    """The address of a picture."""
    return None if image is None else f"/media/{image_key(image, width)}"


def _check_options(options: Sequence[Option]) -> None:
    _at_most("options", options, MOST_OPTIONS)
    for option in options:
        _words("options.name", option.name, LONGEST_WORD)
        if not 1 <= len(option.values) <= MOST_VALUES:
            raise BadProduct(field="options.values", rule=f"from 1 to {MOST_VALUES} values")
        for value in option.values:
            _words("options.values", value, LONGEST_WORD)
        for locale in LOCALES:
            said = [value[locale] for value in option.values if locale in value]
            if len(set(said)) != len(said):
                raise BadProduct(field="options.values", rule="no value twice")


def _check_skus(draft: ProductDraft, currency: str) -> None:
    if not 1 <= len(draft.skus) <= MOST_SKUS:
        raise BadProduct(field="skus", rule=f"from 1 to {MOST_SKUS} variants")
    if len({sku.choice for sku in draft.skus}) != len(draft.skus):
        raise BadProduct(field="skus.choice", rule="no combination twice")
    named = [sku.id for sku in draft.skus if sku.id is not None]
    if len(set(named)) != len(named):
        raise BadProduct(field="skus.id", rule="no SKU twice")
    for sku in draft.skus:
        _check_choice(draft.options, sku.choice)
        _check_price("skus.price", sku.price, currency)
        _word("skus.code", sku.code)
        _check_parcel(sku)
        if sku.list_price is not None:
            _check_price("skus.list_price", sku.list_price, currency)
            if sku.list_price <= sku.price:
                raise BadProduct(field="skus.list_price", rule="above the price")


def _check_parcel(sku: SkuDraft) -> None:
    """What a packer and a scanner need to know."""
    if sku.barcode and not (sku.barcode.isascii() and sku.barcode.isalnum() and len(sku.barcode) <= LONGEST_BARCODE):
        raise BadProduct(field="skus.barcode", rule=f"at most {LONGEST_BARCODE} letters and digits")
    if sku.weight_g is not None and not 1 <= sku.weight_g <= HEAVIEST_G:
        raise BadProduct(field="skus.weight_g", rule=f"from 1 to {HEAVIEST_G} g")
    if sku.size_mm is not None and not (len(sku.size_mm) == 3 and all(1 <= side <= LONGEST_MM for side in sku.size_mm)):
        raise BadProduct(field="skus.size_mm", rule=f"length, width and height from 1 to {LONGEST_MM} mm")


def _check_choice(options: Sequence[Option], choice: Sequence[int]) -> None:
    fits = len(choice) == len(options) and all(
        0 <= index < len(option.values) for option, index in zip(options, choice, strict=True)
    )
    if not fits:
        raise BadProduct(field="skus.choice", rule="one value of each option")


def _check_price(field: str, price: Money, currency: str) -> None:
    if price.currency != currency:
        raise BadProduct(field=field, rule=f"in the store's currency, {currency}")
    if not 0 < price.minor <= LARGEST_PRICE_MINOR:
        raise BadProduct(field=field, rule=f"from 1 to {LARGEST_PRICE_MINOR} minor units")


def _words(field: str, words: Text, longest: int) -> None:
    if not words or not set(words) <= set(LOCALES):
        raise BadProduct(field=field, rule=f"words in one or more of {', '.join(LOCALES)}")
    for said in words.values():
        if not said.strip() or len(said) > longest or "\x00" in said:
            raise BadProduct(field=field, rule=f"from 1 to {longest} characters")


def _word(field: str, word: str) -> None:
    if len(word) > LONGEST_WORD or "\x00" in word:
        raise BadProduct(field=field, rule=f"at most {LONGEST_WORD} characters")


def _at_most(field: str, things: Iterable[object], most: int) -> None:
    counted = list(things)
    if len(counted) > most:
        raise BadProduct(field=field, rule=f"at most {most}")
    if len({str(thing) for thing in counted}) != len(counted):
        raise BadProduct(field=field, rule="none twice")
