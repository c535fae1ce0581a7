"""Routes of guarantees: what a store must, may and does promise, about all it sells and about one product."""

from collections.abc import Mapping
from datetime import datetime

import msgspec
from litestar import get, put

from guang.kernel import settings as installation
from guang.kernel.db import Session
from guang.kernel.ids import ProductId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import in_
from guang.kernel.web import Caller, limited
from guang.trade import catalog, stores
from guang.trade.guarantees import rules, service
from guang.trade.guarantees.errors import NotYours
from guang.trade.guarantees.rulebook import GuaranteeDays, Rule, Term, in_force
from guang.trade.guarantees.types import (
    Change,
    Chosen,
    Good,
    Guarantee,
    GuaranteeChoice,
    GuaranteeKind,
    GuaranteePayer,
    GuaranteeStance,
    Settings,
)

PromisesWanted = dict[GuaranteeKind, GuaranteeChoice]
NO_INSURER = "no_insurer"
NO_AMOUNT = "no_amount"


class SpecialGoods(msgspec.Struct, frozen=True, kw_only=True):
    """Goods about which another rule decides: of some categories, or made to order."""

    stance: GuaranteeStance
    basis: str
    categories: list[str]
    made_to_order: bool


class GuaranteeTerm(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of promise: whether it must, may or must not be given, in which bounds, and what was chosen.

    ``least`` is for how many days it is compelled; ``amount`` what it is worth; ``premium`` what an order costs the
    store that gives it; ``needs`` another promise without which it is not given.
    """

    kind: GuaranteeKind
    payer: GuaranteePayer
    stance: GuaranteeStance
    basis: str
    days: GuaranteeDays | None
    least: int
    amount: Money | None
    premium: Money | None
    needs: GuaranteeKind | None
    choice: GuaranteeChoice | None
    special: list[SpecialGoods]


class ProductTerms(msgspec.Struct, frozen=True, kw_only=True):
    """A product with promises of its own."""

    product: ProductId
    title: str
    image_url: str | None
    choices: dict[GuaranteeKind, GuaranteeChoice]
    made_to_order: bool


class StoreGuarantees(msgspec.Struct, frozen=True, kw_only=True):
    """What a store promises; choices are the last ones, which count from ``counts_from`` on if that is to come."""

    items: list[GuaranteeTerm]
    products: list[ProductTerms]
    counts_from: datetime | None
    rules: str
    next: None = None


class ProductGuarantees(msgspec.Struct, frozen=True, kw_only=True):
    """What is promised about one product (``guarantees``), and what was chosen for it and for the whole store."""

    items: list[GuaranteeTerm]
    of_store: dict[GuaranteeKind, GuaranteeChoice]
    guarantees: list[Guarantee]
    made_to_order: bool
    counts_from: datetime | None
    rules: str
    next: None = None


class GuaranteesForm(msgspec.Struct, frozen=True):
    """What a store chooses; kinds that are left out are as the law, the platform and, for a product, the store say."""

    choices: PromisesWanted
    made_to_order: bool = False


@get("/api/stores/{store_id:str}/guarantees", operation_id="store_guarantees", tags=["guarantees"])
async def store_guarantees(
    store_id: StoreId, session: Session, caller: Caller, settings: installation.Settings, now: datetime
) -> StoreGuarantees:
    """What a store must, may and does promise; for its staff."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.DESK)
    found = await service.settings(session, store_id, now)
    return await _of_store(session, store_id, found, caller.locale, is_insured=settings.demo)


@put(
    "/api/stores/{store_id:str}/guarantees",
    operation_id="set_store_guarantees",
    tags=["guarantees"],
    guards=[limited("set_guarantees", per_minute=60)],
)
async def set_store_guarantees(
    store_id: StoreId,
    data: GuaranteesForm,
    session: Session,
    caller: Caller,
    settings: installation.Settings,
    now: datetime,
) -> StoreGuarantees:
    """Promise something about everything that a store sells, from a minute later on. Needs the right ``settings``."""
    by = caller.require_account()
    await stores.require_staff(session, store_id, by, stores.Right.SETTINGS)
    _check_insurer(data.choices, settings)
    home = ((await stores.store(session, store_id)).currency, None)
    chosen = await service.choose(session, Change(store_id, None, data.choices, by), home, now)
    return await _of_store(session, store_id, chosen, caller.locale, is_insured=settings.demo)


@get("/api/desk/products/{product_id:str}/guarantees", operation_id="product_guarantees", tags=["guarantees"])
async def product_guarantees(
    product_id: ProductId, session: Session, caller: Caller, settings: installation.Settings, now: datetime
) -> ProductGuarantees:
    """What must, may and does hold for one product; for the store's staff."""
    product = await catalog.desk.product(session, product_id, caller.require_account(), stores.Right.DESK)
    found = await service.settings(session, product.store, now)
    return await _of_product(session, product, found, now, is_insured=settings.demo)


@put(
    "/api/desk/products/{product_id:str}/guarantees",
    operation_id="set_product_guarantees",
    tags=["guarantees"],
    guards=[limited("set_guarantees", per_minute=60)],
)
async def set_product_guarantees(
    product_id: ProductId,
    data: GuaranteesForm,
    session: Session,
    caller: Caller,
    settings: installation.Settings,
    now: datetime,
) -> ProductGuarantees:
    """Promise something else about one product, from a minute later on. Needs the right ``goods``."""
    by = caller.require_account()
    product = await catalog.desk.product(session, product_id, by, stores.Right.GOODS)
    _check_insurer(data.choices, settings)
    change = Change(product.store, product.id, data.choices, by, data.made_to_order)
    home = (product.price_from.currency, product.category)
    found = await service.choose(session, change, home, now)
    return await _of_product(session, product, found, now, is_insured=settings.demo)


async def _of_store(
    session: Session,
    store_id: StoreId,
    chosen: Mapping[ProductId | None, Settings],
    locale: str,
    *,
    is_insured: bool,
) -> StoreGuarantees:
    book, currency = in_force(), (await stores.store(session, store_id)).currency
    region, mine = rules.region_of(book, None, currency), chosen.get(None)
    deciding, last = rules.general(book, region), mine.last if mine else None
    own = {one: found.last for one, found in chosen.items() if one is not None}
    cards = await catalog.products(session, list(own)) if own else {}
    return StoreGuarantees(
        items=[
            _term(
                term,
                _possible(term, deciding[term.kind], currency, is_insured=is_insured),
                currency,
                last,
                [_special(one, locale) for one in rules.special(term, region)],
            )
            for term in book.kinds
        ],
        products=[
            ProductTerms(
                product=product,
                title=in_(cards[product].title, locale),
                image_url=cards[product].image_url,
                choices=dict(one.choices),
                made_to_order=one.is_made_to_order,
            )
            for product, one in own.items()
            if one is not None and product in cards and (one.choices or one.is_made_to_order)
        ],
        counts_from=mine.later.since if mine and mine.later else None,
        rules=book.version,
    )


async def _of_product(
    session: Session,
    product: catalog.Product,
    chosen: Mapping[ProductId | None, Settings],
    now: datetime,
    *,
    is_insured: bool,
) -> ProductGuarantees:
    book, currency = in_force(), product.price_from.currency
    region, path = rules.region_of(book, None, currency), service.slugs(product.category)
    mine, store = chosen.get(product.id), chosen.get(None)
    last, of_store = mine.last if mine else None, store.last if store else None
    made_to_order = last is not None and last.is_made_to_order
    deciding = {term.kind: rules.rule_for(term, region, path, is_made_to_order=made_to_order) for term in book.kinds}
    good = Good(product.id, product.store, product.category, currency)
    pending = [one.later.since for one in (mine, store) if one is not None and one.later is not None]
    return ProductGuarantees(
        items=[
            _term(term, _possible(term, deciding[term.kind], currency, is_insured=is_insured), currency, last, [])
            for term in book.kinds
        ],
        of_store=dict(of_store.choices) if of_store else {},
        guarantees=list((await service.promised(session, [good], now))[product.id]),
        made_to_order=made_to_order,
        counts_from=max(pending, default=None),
        rules=book.version,
    )


def _term(term: Term, rule: Rule, currency: str, last: Chosen | None, special: list[SpecialGoods]) -> GuaranteeTerm:
    premiums = in_force().freight_premiums if term.kind is GuaranteeKind.RETURN_FREIGHT else {}
    return GuaranteeTerm(
        kind=term.kind,
        payer=term.payer,
        stance=rule.stance,
        basis=rule.basis,
        days=term.days,
        least=rule.days if rule.stance is GuaranteeStance.COMPELLED else 0,
        amount=_amount(term.amounts or {}, currency),
        premium=_amount(premiums, currency),
        needs=term.needs,
        choice=last.choices.get(term.kind) if last else None,
        special=special,
    )


def _possible(term: Term, rule: Rule, currency: str, *, is_insured: bool) -> Rule:
    """What has no amount in a currency is not promised in it; and what needs an insurer, not without one."""
    if term.payer is GuaranteePayer.INSURER and not is_insured:
        return Rule(stance=GuaranteeStance.BARRED, basis=NO_INSURER)
    if term.amounts is not None and currency not in term.amounts:
        return Rule(stance=GuaranteeStance.BARRED, basis=NO_AMOUNT)
    return rule


def _check_insurer(choices: Mapping[GuaranteeKind, GuaranteeChoice], settings: installation.Settings) -> None:
    """Nobody promises what nobody here would pay: the one insurer is a simulator, for demo installations.

    Raises:
        NotYours.
    """
    asked = {term.kind for term in in_force().kinds if term.payer is GuaranteePayer.INSURER}
    if not settings.demo and any(choice.on for kind, choice in choices.items() if kind in asked):
        raise NotYours(
            guarantee=GuaranteeKind.RETURN_FREIGHT.value, stance=GuaranteeStance.BARRED.value, basis=NO_INSURER
        )


def _special(rule: Rule, locale: str) -> SpecialGoods:
    names = [in_(branch.name, locale) for branch in catalog.categories() if branch.slug in rule.categories]
    return SpecialGoods(stance=rule.stance, basis=rule.basis, categories=names, made_to_order=rule.made_to_order)


def _amount(amounts: Mapping[str, int], currency: str) -> Money | None:
    return Money(amounts[currency], currency) if currency in amounts else None


routes = [store_guarantees, set_store_guarantees, product_guarantees, set_product_guarantees]
