"""The verbs of guarantees: say what is promised, and let a store choose."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from functools import cache

from guang import journal
from guang.journal.facts.promises import GuaranteesChosen
from guang.kernel.db import Session, after_commit
from guang.kernel.ids import CategoryId, ProductId, StoreId
from guang.trade import catalog
from guang.trade.guarantees import board, rules, store
from guang.trade.guarantees.errors import TooManyExceptions
from guang.trade.guarantees.rulebook import in_force
from guang.trade.guarantees.types import Change, Chosen, Good, Guarantee, GuaranteeKind, Settings


async def promised(
    session: Session, goods: Iterable[Good], now: datetime, *, country: str | None = None
) -> dict[ProductId, tuple[Guarantee, ...]]:
    """What is promised about goods now; from memory, but for stores that were not asked about lately.

    Args:
        country: where they travel to, which decides whose law speaks; the store's home, if None.
    """
    wanted = {good.product: good for good in goods}
    now_at = await board.chosen(session, {good.store for good in wanted.values()}, now)
    return {product: _promised(good, now_at[good.store], country, now) for product, good in wanted.items()}


async def withheld(session: Session, good: Good, kind: GuaranteeKind, now: datetime) -> str | None:
    """By what something is not promised about goods: a rule, or the store's choice; nothing where it is promised."""
    chosen = (await board.chosen(session, [good.store], now))[good.store]
    if any(one.kind is kind for one in _promised(good, chosen, None, now)):
        return None
    book = in_force()
    of_product = rules.in_force(chosen.get(good.product, ()), now).now
    term = next(term for term in book.kinds if term.kind is kind)
    region = rules.region_of(book, None, good.currency)
    made_to_order = of_product is not None and of_product.is_made_to_order
    return rules.rule_for(term, region, slugs(good.category), is_made_to_order=made_to_order).basis


async def ever(session: Session, stores: Collection[StoreId], kind: GuaranteeKind) -> set[StoreId]:
    """Which of these stores have ever chosen to promise something: what they sold meanwhile may say so."""
    return await store.select_ever(session, stores, kind) if stores else set()


async def settings(session: Session, store_id: StoreId, now: datetime) -> dict[ProductId | None, Settings]:
    """What a store has chosen: for everything (None), and for the products that have terms of their own."""
    versions: dict[ProductId | None, list[Chosen]] = {}
    for one in await store.select(session, [store_id], now):
        versions.setdefault(one.product, []).append(one)
    return {subject: rules.in_force(some, now) for subject, some in versions.items()}


async def choose(
    session: Session, change: Change, home: tuple[str, CategoryId | None], now: datetime
) -> dict[ProductId | None, Settings]:
    """Let a store promise something, or no longer; it counts from a minute later on. Lines that are placed keep theirs.

    Args:
        home: the store's currency, and the category of the product, if it is about one.

    Raises:
        BadChoice: not a kind, or days out of bounds.
        NotYours: the law or the platform decides about it.
        TooManyExceptions: too many products with promises of their own.

    Records: ``trade.guarantees_chosen``.
    """
    currency, category = home
    book = in_force()
    region = rules.region_of(book, None, currency)
    deciding = rules.general(book, region)
    if change.product is not None:
        path = slugs(category)
        made_to_order = change.is_made_to_order
        deciding = {
            term.kind: rules.rule_for(term, region, path, is_made_to_order=made_to_order) for term in book.kinds
        }
    rules.check(book, change.choices, deciding)
    await store.lock(session, change.store)
    known = await settings(session, change.store, now)
    if change.product is not None and change.product not in known and len(known) > rules.MOST_EXCEPTIONS:
        raise TooManyExceptions(most=rules.MOST_EXCEPTIONS)
    since = now + timedelta(seconds=book.takes_effect_s)
    await store.insert(session, change, since, now)
    _forget(session, change.store)
    kinds = tuple(sorted(kind.value for kind, choice in change.choices.items() if choice.on))
    await journal.record(
        session, GuaranteesChosen(store=change.store, product=change.product, kinds=kinds, since=since)
    )
    return await settings(session, change.store, now)


@cache
def slugs(category: CategoryId | None) -> tuple[str, ...]:
    """The slugs that lead to a category, the root first; the tree is fixed."""
    tree = {branch.id: branch for branch in catalog.categories()}
    found: list[str] = []
    while category is not None and category in tree:
        found.append(tree[category].slug)
        category = tree[category].parent
    return tuple(reversed(found))


def _promised(good: Good, chosen: board.Versions, country: str | None, now: datetime) -> tuple[Guarantee, ...]:
    book = in_force()
    where = (rules.region_of(book, country, good.currency), good.currency)
    of_store = rules.in_force(chosen.get(None, ()), now).now
    of_product = rules.in_force(chosen.get(good.product, ()), now).now
    return rules.promised(book, where, slugs(good.category), of_store, of_product)


def _forget(session: Session, store_id: StoreId) -> None:
    """Here at once, and again once it is durable; other processes read it before it counts."""
    board.forget(store_id)
    after_commit(session, lambda: board.forget(store_id))
