from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.kernel.ids import ProductId, StoreId
from guang.kernel.money import Money
from guang.trade.guarantees import rules
from guang.trade.guarantees.errors import BadChoice, NotYours
from guang.trade.guarantees.rulebook import in_force
from guang.trade.guarantees.types import Choices, Chosen, Guarantee
from guang.trade.guarantees.types import GuaranteeChoice as Choice
from guang.trade.guarantees.types import GuaranteeKind as Kind
from guang.trade.guarantees.types import GuaranteePayer as Payer
from guang.trade.guarantees.types import GuaranteeStance as Stance

BOOK = in_force()
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
TEA, FRUIT, SOCKS, ORCHID = (
    ("food", "tea-coffee"),
    ("food", "fresh"),
    ("apparel", "underwear"),
    ("flowers-garden", "plants"),
)
OPEN_KINDS = (Kind.RETURN_FREIGHT, Kind.PRICE_PROTECTION, Kind.BROKEN_ON_ARRIVAL)


def chose(choices: Choices, *, made_to_order: bool = False, product: bool = False) -> Chosen:
    return Chosen(StoreId(1), ProductId(2) if product else None, NOON, choices, made_to_order)


def promised(
    path: tuple[str, ...] = TEA,
    *,
    region: str | None = "CN",
    currency: str = "CNY",
    store: Chosen | None = None,
    product: Chosen | None = None,
) -> dict[Kind, Guarantee]:
    return {one.kind: one for one in rules.promised(BOOK, (region, currency), path, store, product)}


def test_the_law_speaks_where_goods_go_and_at_home_while_that_is_unknown() -> None:
    assert rules.region_of(BOOK, "DE", "CNY") == "EU"
    assert rules.region_of(BOOK, "CN", "EUR") == "CN"
    assert rules.region_of(BOOK, None, "CNY") == "CN"
    assert rules.region_of(BOOK, None, "PLN") == "EU"
    assert rules.region_of(BOOK, "US", "CNY") is None


@pytest.mark.parametrize(
    ("region", "path", "days", "basis"),
    [
        ("CN", TEA, 7, "cn_25"),
        ("EU", TEA, 14, "eu_9"),
        (None, TEA, 7, "platform"),
        ("CN", FRUIT, None, None),
        ("CN", ORCHID, None, None),
        ("EU", FRUIT, None, None),
        ("CN", SOCKS, None, None),
    ],
)
def test_goods_go_back_without_a_reason_where_the_law_says_so(
    region: str | None, path: tuple[str, ...], days: int | None, basis: str | None
) -> None:
    given_ = promised(path, region=region).get(Kind.NO_REASON_RETURN)

    assert (given_.days, given_.basis) == (days, basis) if given_ else days is None


def test_goods_made_to_order_do_not_go_back_and_are_not_refunded_fast() -> None:
    made = chose({}, made_to_order=True, product=True)

    assert promised(product=made) == {}
    assert promised(product=made, region="EU", currency="EUR") == {}


def test_a_store_opts_in_where_the_law_leaves_it_open_and_a_product_opts_out_again() -> None:
    store = chose(
        {
            Kind.NO_REASON_RETURN: Choice(True),
            Kind.PRICE_PROTECTION: Choice(True, 30),
        }
    )
    product = chose({Kind.PRICE_PROTECTION: Choice(False)}, product=True)

    assert promised(SOCKS, store=store)[Kind.NO_REASON_RETURN] == Guarantee(
        kind=Kind.NO_REASON_RETURN, basis="store", payer=Payer.BUYER, days=7
    )
    assert promised(store=store)[Kind.PRICE_PROTECTION].days == 30
    assert Kind.PRICE_PROTECTION not in promised(store=store, product=product)


def test_who_promises_more_than_the_law_does_so_by_choice() -> None:
    store = chose({Kind.NO_REASON_RETURN: Choice(True, 30)})

    assert (
        promised(store=store)[Kind.NO_REASON_RETURN].days,
        promised()[Kind.NO_REASON_RETURN].days,
    ) == (30, 7)
    assert promised(store=store)[Kind.NO_REASON_RETURN].basis == "store"


def test_the_way_back_is_insured_only_where_there_is_a_way_back() -> None:
    store = chose({Kind.RETURN_FREIGHT: Choice(True)})

    assert promised(store=store)[Kind.RETURN_FREIGHT] == Guarantee(
        kind=Kind.RETURN_FREIGHT, basis="store", payer=Payer.INSURER, amount=Money(1000, "CNY")
    )
    assert Kind.RETURN_FREIGHT not in promised(FRUIT, store=store)
    assert Kind.RETURN_FREIGHT not in promised(store=store, region=None, currency="XAF")


_choices = st.dictionaries(
    st.sampled_from(list(Kind)),
    st.builds(Choice, st.booleans(), st.none() | st.integers(-5, 400)),
    max_size=7,
)
_paths = st.sampled_from([(), TEA, FRUIT, SOCKS, ORCHID, ("electronics", "phones"), ("beauty", "makeup")])


@given(
    _choices,
    _choices,
    _paths,
    st.sampled_from([None, "CN", "EU"]),
    st.sampled_from(["CNY", "EUR", "XAF"]),
    st.booleans(),
)
def test_whatever_is_chosen_what_is_compelled_is_given_and_what_is_barred_is_not(
    of_store: Choices, of_product: Choices, path: tuple[str, ...], region: str | None, currency: str, made: bool
) -> None:
    product = chose(of_product, made_to_order=made, product=True)
    given_ = promised(path, region=region, currency=currency, store=chose(of_store), product=product)

    for term in BOOK.kinds:
        rule = rules.rule_for(term, region, path, is_made_to_order=made)
        is_possible = term.amounts is None or currency in term.amounts
        one = given_.get(term.kind)
        if rule.stance is Stance.BARRED or not is_possible:
            assert one is None
        elif rule.stance is Stance.COMPELLED:
            assert one is not None
            assert one.days is None or one.days >= rule.days
        if one is not None and term.days is not None:
            assert one.days is not None
            assert min(term.days.least, rule.days or term.days.least) <= one.days <= term.days.most
    assert tuple(given_) == tuple(term.kind for term in BOOK.kinds if term.kind in given_)


@given(_choices, st.sampled_from([None, "CN", "EU"]))
def test_choices_that_pass_are_kept_as_they_were_made(choices: Choices, region: str | None) -> None:
    try:
        rules.check(BOOK, choices, rules.general(BOOK, region))
    except (BadChoice, NotYours):
        return
    given_ = promised((), region=region, currency="EUR", store=chose(choices))

    for kind, choice in choices.items():
        terms = {term.kind: term for term in BOOK.kinds}
        needs = terms[kind].needs
        assert (kind in given_) == (choice.on and (needs is None or needs in given_))
        if choice.on and choice.days is not None:
            assert given_[kind].days == choice.days


def test_what_is_promised_comes_back_from_a_line_as_it_was() -> None:
    store = chose({kind: Choice(True) for kind in OPEN_KINDS})
    given_ = (*promised(store=store).values(), *rules.delivery(48, 7))

    kept = rules.frozen(given_)

    assert rules.thawed(kept) == list(given_)
    assert kept[0] == {"kind": "no_reason_return", "basis": "cn_25", "payer": "buyer", "days": 7}
    assert rules.thawed([{"kind": "no_reason_return", "days": 7}, {"kind": "of_a_later_time", "moons": 3}]) == [
        Guarantee(kind=Kind.NO_REASON_RETURN, days=7)
    ]


def test_of_several_choices_the_last_one_that_has_begun_counts() -> None:
    first, second = (
        chose({}),
        Chosen(StoreId(1), None, NOON + timedelta(minutes=1), {Kind.PRICE_PROTECTION: Choice(True)}),
    )

    assert rules.in_force([second, first], NOON) == rules.Settings(first, second)
    assert rules.in_force([second, first], NOON + timedelta(minutes=1)) == rules.Settings(second, None)
    assert rules.in_force([], NOON) == rules.Settings(None, None)
