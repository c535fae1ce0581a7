"""What a file says of a product, laid over what is known of it: words in other languages, ids and order stay.

A file has one language, shortens what is long, and knows nothing of our ids. What reads the same as before is left
exactly as it was, so that a file which came from here changes nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from guang.doors.catalogues.branches import branch_of
from guang.doors.catalogues.rows import Item, Variant, plain, title_of
from guang.kernel.ids import ImageId, SkuId
from guang.kernel.money import Money
from guang.kernel.text import Text
from guang.trade import catalog

HAN = ("\u4e00", "\u9fff")
MOST_TAGS = 8
LONGEST_TAG = 24


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of an item, by the address that it gives; the product's own ones in their order."""

    own: tuple[ImageId, ...]
    by_address: Mapping[str, ImageId]


def worded(words: str) -> Text:
    """Words under the language that they are written in."""
    is_chinese = any(HAN[0] <= letter <= HAN[1] for letter in words)
    return {"zh-CN" if is_chinese else "en": words}


def html_of(words: str) -> str:
    """A description as HTML that reads as these words."""
    return escape(words, quote=False) if "<" in words or "&" in words else words


def fresh(item: Item, pictures: Pictures) -> catalog.ProductDraft:
    """A product that was not known before."""
    axes = [tuple(dict.fromkeys(one.values[n] for one in item.variants)) for n in range(len(item.options))]
    return catalog.ProductDraft(
        category=branch_of(item.kind, item.title),
        title=worded(item.title),
        text=worded(item.text or item.title),
        brand=item.brand,
        tags=_tags(item),
        images=pictures.own,
        options=tuple(
            catalog.Option(worded(name), tuple(worded(value) for value in values))
            for name, values in zip(item.options, axes, strict=True)
        ),
        skus=tuple(
            _sku(one, tuple(axis.index(value) for axis, value in zip(axes, one.values, strict=True)), item, pictures)
            for one in item.variants
        ),
    )


def over(item: Item, known: catalog.Product, pictures: Pictures) -> catalog.ProductDraft:
    """A known product as the file wants it; what the file does not say stays."""
    options = _options(item, known.options)
    choices = [tuple(map(_place, options, one.values)) for one in item.variants]
    drafts = catalog.desk.as_draft(known).skus if _same_axes(item, known.options) else ()
    before = {sku.choice: sku for sku in drafts}
    skus = [
        _kept(_sku(one, choice, item, pictures), one, before.get(choice))
        for one, choice in zip(item.variants, choices, strict=True)
    ]
    places = {sku.choice: place for place, sku in enumerate(drafts)}
    skus.sort(key=lambda sku: places.get(sku.choice, len(places)))
    return catalog.ProductDraft(
        category=branch_of(item.kind, item.title) if item.kind else known.category,
        title=_said(known.title, item.title, lambda words: title_of(html_of(words))),
        text=_said(known.text, item.text, lambda words: plain(html_of(words))) if item.text else known.text,
        brand=known.brand if item.brand in {"", plain(html_of(known.brand), 80)} else item.brand,
        tags=known.tags if not item.tags or _told(known.tags) == item.tags else _tags(item),
        images=pictures.own or known.images,
        options=options,
        skus=tuple(skus),
    )


def units_of(item: Item, product: catalog.Product) -> dict[SkuId, int | None]:
    """What the file says of each SKU's stock; None where it says nothing."""
    options = product.options
    by_choice = {sku.choice: sku.id for sku in product.skus}
    return {
        by_choice[choice]: one.units
        for one in item.variants
        if (choice := tuple(map(_place, options, one.values))) in by_choice
    }


def _place(option: catalog.Option, value: str) -> int:
    """Where a value stands among those of an option; −1 if it does not."""
    return next((at for at, known in enumerate(option.values) if _reads(known, value)), -1)


def _same_axes(item: Item, known: Sequence[catalog.Option]) -> bool:
    return len(known) == len(item.options) and all(
        _reads(option.name, name, 40) for option, name in zip(known, item.options, strict=True)
    )


def _options(item: Item, known: Sequence[catalog.Option]) -> tuple[catalog.Option, ...]:
    """The product's own options with what is new behind; those of the file where they are others."""
    keeps = _same_axes(item, known)
    made = []
    for at, name in enumerate(item.options):
        values: list[Text] = list(known[at].values) if keeps else []
        for one in item.variants:
            if not any(_reads(value, one.values[at]) for value in values):
                values.append(worded(one.values[at]))
        made.append(catalog.Option(known[at].name if keeps else worded(name), tuple(values)))
    return tuple(made)


def _reads(known: Text, said: str, longest: int = 60) -> bool:
    return any(plain(html_of(words), longest) == said for words in known.values())


def _said(known: Text, said: str, shown: Callable[[str], str]) -> Text:
    if any(shown(words) == said for words in known.values()):
        return known
    return {**known, **worded(said)}


def _sku(one: Variant, choice: tuple[int, ...], item: Item, pictures: Pictures) -> catalog.SkuDraft:
    return catalog.SkuDraft(
        price=Money(one.price, item.currency),
        list_price=None if one.list_price is None else Money(one.list_price, item.currency),
        choice=choice,
        code=one.code,
        barcode=one.barcode,
        weight_g=one.weight_g,
        image=pictures.by_address.get(one.image) if one.image else None,
    )


def _kept(told: catalog.SkuDraft, one: Variant, known: catalog.SkuDraft | None) -> catalog.SkuDraft:
    """A variant with what the file is silent about."""
    if known is None:
        return told
    return replace(
        told,
        id=known.id,
        code=known.code if one.code in {"", known.code.lstrip("'")[:64]} else one.code,
        barcode=told.barcode or known.barcode,
        weight_g=told.weight_g or known.weight_g,
        size_mm=known.size_mm,
        image=told.image or known.image,
    )


def _tags(item: Item) -> tuple[str, ...]:
    return tuple(tag[:LONGEST_TAG] for tag in item.tags[:MOST_TAGS])


def _told(tags: Sequence[str]) -> tuple[str, ...]:
    """Tags as they come back from one cell."""
    return tuple(dict.fromkeys(tag.strip() for tag in ",".join(tags).split(",") if tag.strip()))
