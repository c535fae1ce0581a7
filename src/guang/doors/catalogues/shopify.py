"""Shopify's product CSV: one row a variant or a further picture, the product's own words on the first row."""

from collections.abc import Iterable, Iterator

from guang.doors.catalogues.rows import (
    MOST_OPTIONS,
    BadRow,
    Group,
    Item,
    Read,
    Reject,
    Variant,
    barcode_of,
    distinct,
    grams_of,
    minor_units,
    plain,
    title_of,
)  # fmt: skip
from guang.doors.catalogues.tables_in import Row

TRUE = frozenset({"true", "yes", "1", ""})


def is_shopify(columns: set[str]) -> bool:
    """Whether these are the columns of such a file."""
    return {"handle", "title"} <= columns and any(name.startswith(("variant ", "option1 ")) for name in columns)


def items(rows: Iterable[Row], currency: str) -> Iterator[Read]:
    """Group rows by handle; a handle that comes again after another one is left out."""
    group: Group | None = None
    ended: dict[int, int] = {}
    for line, row in rows:
        handle = row.get("handle", "")
        if not handle:
            yield Reject(line, "there is no handle", row.get("title", ""))
            continue
        if group is not None and group.external == handle:
            group.rows.append((line, row))
            continue
        if group is not None:
            ended[hash(group.external)] = group.line
            yield from _item(group, currency)
        group = Group(handle, line, [(line, row)])
        if (before := ended.get(hash(handle))) is not None:
            yield Reject(line, f"the handle was used in line {before} already; keep its rows together", handle)
            group.rows.clear()
    if group is not None:
        yield from _item(group, currency)


def _item(group: Group, currency: str) -> Iterator[Read]:
    if not group.rows:
        return
    first = group.rows[0][1]
    try:
        title = title_of(first.get("title", ""))
    except BadRow as fault:
        yield Reject(group.line, str(fault), group.external)
        return
    names = _option_names(first)
    found: list[tuple[int, Variant]] = []
    for one in _variants(group, names, currency):
        if isinstance(one, Reject):
            yield one
        else:
            found.append(one)
    if found:
        yield _made(group, title, names, tuple(variant for _, variant in found), currency)


def _variants(group: Group, names: tuple[str, ...], currency: str) -> Iterator[tuple[int, Variant] | Reject]:
    found: list[tuple[int, Variant]] = []
    for line, row in group.rows:
        if _is_variant(row, names, is_first=line == group.line):
            try:
                found.append((line, _variant(row, names, currency)))
            except BadRow as fault:
                yield Reject(line, str(fault), group.external)
    yield from distinct(found)


def _made(group: Group, title: str, names: tuple[str, ...], kept: tuple[Variant, ...], currency: str) -> Item:
    first = group.rows[0][1]
    images = [row["image src"] for _, row in group.rows if row.get("image src")]
    tags = [tag.strip() for tag in first.get("tags", "").split(",") if tag.strip()]
    return Item(
        external=group.external,
        title=title,
        text=plain(first.get("body (html)", "") or first.get("body html", "")),
        currency=currency,
        options=names,
        variants=kept,
        brand=plain(first.get("vendor", ""), 80),
        kind=" > ".join(filter(None, (first.get("product category", ""), first.get("type", "")))),
        tags=tuple(dict.fromkeys(tags)),
        images=tuple(dict.fromkeys(images)),
        is_listed=first.get("status", "active").lower() in {"active", ""}
        and first.get("published", "").lower() in TRUE,
        line=group.line,
    )


def _option_names(row: dict[str, str]) -> tuple[str, ...]:
    names = []
    for number in range(1, MOST_OPTIONS + 1):
        name, value = row.get(f"option{number} name", ""), row.get(f"option{number} value", "")
        if not value or (name.lower() == "title" and value.lower() == "default title"):
            break
        names.append(plain(name, 40) or f"Option {number}")
    return tuple(names)


def _is_variant(row: dict[str, str], names: tuple[str, ...], *, is_first: bool) -> bool:
    """A row without price, SKU and option values only carries another picture."""
    told = (row.get("variant price"), row.get("variant sku"), row.get("option1 value") if names else "")
    return is_first or any(told)


def _variant(row: dict[str, str], names: tuple[str, ...], currency: str) -> Variant:
    values = tuple(plain(row.get(f"option{n} value", ""), 60) for n in range(1, len(names) + 1))
    if not all(values):
        raise BadRow(f"the option {names[values.index('')]!r} has no value")
    price = minor_units(row.get("variant price", ""), currency)
    before = row.get("variant compare at price", "")
    was = minor_units(before, currency) if before and before.strip("0.,") else None
    return Variant(
        values=values,
        price=price,
        list_price=was if was is not None and was > price else None,
        units=_units(row),
        code=row.get("variant sku", "").lstrip("'")[:64],
        image=row.get("variant image", ""),
        barcode=barcode_of(row.get("variant barcode", "")),
        weight_g=grams_of(row.get("variant grams", "")),
    )


def _units(row: dict[str, str]) -> int | None:
    told = row.get("variant inventory qty", "")
    if not told:
        return None
    try:
        return max(0, int(float(told)))
    except (ValueError, OverflowError) as fault:
        raise BadRow(f"the quantity {told[:40]!r} is not a number") from fault
