"""Tax out of prices: worked examples, and what must hold of any purchase."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guang.kernel.money import Money
from guang.trade import taxes
from guang.trade.taxes import Profile, Tax, Taxable, Taxpayer
from guang.trade.taxes.rules import _shares, out_of

DAY = date(2026, 6, 1)
SHIRT, PEARS, BOOK = ("apparel", "mens-clothing"), ("food", "fresh"), ("books-stationery", "books")
CHINA = Profile("CN", name="Tea house")
amounts = st.integers(0, 10**9)
parts = st.lists(
    st.builds(Taxable, st.sampled_from([SHIRT, PEARS, BOOK, ("food", "snacks")]), amounts, amounts),
    min_size=1,
    max_size=8,
)


def rates(profile: Profile, to: str | None, *paths: tuple[str, ...], day: date = DAY) -> list[tuple[str, int]]:
    found = taxes.taxed(profile, to, day, [Taxable(path, 10_000) for path in paths])
    return [(tax.code, tax.rate_bps) for line in found.lines for tax in line]


@pytest.mark.parametrize(
    ("gross", "bps", "tax"),
    [
        (11_300, 1300, 1_300),  # State Taxation Administration: 113 yuan with tax are 100 yuan and 13 yuan of VAT
        (10_300, 300, 300),  # its example for small-scale taxpayers: 103 / (1 + 3 %)
        (12_000, 2000, 2_000),  # HMRC, VAT fraction 1/6
        (11_000, 1000, 1_000),  # Australian Taxation Office: one eleventh of the price
        (11_500, 1500, 1_500),  # Inland Revenue (NZ): 3/23 of the price
        (10_900, 900, 900),  # IRAS: 9/109 of the price
        (1_080, 800, 80),  # National Tax Agency (JP): 8/108
        (11_900, 1900, 1_900),
        (100, 700, 7),  # 6.54 rounds up
        (0, 1300, 0),
    ],
)
def test_tax_is_what_the_authorities_reckon_out_of_a_price(gross: int, bps: int, tax: int) -> None:
    assert out_of(gross, bps) == tax


def test_goods_are_taxed_by_category() -> None:
    assert rates(CHINA, "CN", SHIRT, PEARS, BOOK) == [("standard", 1300), ("reduced", 900), ("exempt", 0)]
    assert rates(Profile("DE", name="x"), "DE", SHIRT, PEARS, ("food", "drinks")) == [
        ("standard", 1900),
        ("reduced", 700),
        ("standard", 1900),
    ]
    assert rates(Profile("GB", name="x"), None, ("baby-kids", "kids-clothing"), ()) == [
        ("zero", 0),
        ("standard", 2000),
    ]


def test_a_rate_holds_from_its_first_day_to_its_last() -> None:
    sweden, food = Profile("SE", name="x"), ("food", "pantry")
    assert rates(sweden, "SE", food, day=date(2026, 3, 31)) == [("food", 1200)]
    assert rates(sweden, "SE", food, day=date(2026, 4, 1)) == [("food", 600)]
    assert rates(sweden, "SE", food, day=date(2028, 1, 1)) == [("food", 1200)]
    assert rates(CHINA, "CN", BOOK, day=date(2028, 1, 1)) == [("standard", 1300)]
    assert rates(CHINA, "CN", SHIRT, day=date(2010, 1, 1)) == []


def test_small_traders_pay_a_levy_until_it_rises() -> None:
    small = Profile("CN", Taxpayer.SMALL, name="x")
    assert rates(small, "CN", SHIRT, PEARS, BOOK) == [("levy", 100), ("levy", 100), ("exempt", 0)]
    assert rates(small, "CN", SHIRT, day=date(2028, 1, 1)) == [("levy", 300)]


def test_who_is_exempt_charges_nothing_and_says_so() -> None:
    assert rates(Profile("JP", Taxpayer.EXEMPT, name="x"), "JP", SHIRT) == [("exempt", 0)]


def test_distance_sales_are_taxed_at_home_until_the_store_says_otherwise() -> None:
    at_home = taxes.taxed(Profile("DE", name="x"), "HU", DAY, [Taxable(SHIRT, 10_000)]).lines[0][0]
    assert (at_home.country, at_home.rate_bps) == ("DE", 1900)
    there = taxes.taxed(Profile("DE", name="x", is_oss=True), "HU", DAY, [Taxable(SHIRT, 10_000)]).lines[0][0]
    assert (there.country, there.rate_bps) == ("HU", 2700)


def test_what_leaves_the_country_or_the_union_is_not_taxed() -> None:
    assert rates(CHINA, "US", SHIRT) == [("export", 0)]
    assert rates(Profile("DE", name="x", is_oss=True), "GB", SHIRT) == [("export", 0)]
    assert rates(Profile("JP", name="x"), None, SHIRT) == [("standard", 1000)]


@pytest.mark.parametrize("profile", [None, Profile("US", name="x"), Profile("BR", name="x")])
def test_nothing_is_claimed_where_tax_is_not_handled(profile: Profile | None) -> None:
    found = taxes.taxed(profile, "US", DAY, [Taxable(SHIRT, 10_000)] * 2, 800)
    assert found == taxes.Taxed(((), ()), ())


def test_a_store_may_know_better_than_its_category() -> None:
    milk = Profile("CN", name="x", codes={"dairy-eggs": "reduced"})
    assert rates(milk, "CN", ("food", "dairy-eggs"), ("food", "snacks")) == [("reduced", 900), ("standard", 1300)]


def test_delivery_is_taxed_as_what_it_brings() -> None:
    found = taxes.taxed(CHINA, "CN", DAY, [Taxable(SHIRT, 22_600), Taxable(PEARS, 10_900)], 1_000)
    assert [(tax.code, tax.paid, tax.paid_tax) for tax in found.shipping] == [
        ("standard", 675, 78),
        ("reduced", 325, 27),
    ]
    assert [tax.paid_tax for line in found.lines for tax in line] == [2_600, 900]


def test_what_the_platform_adds_is_taxed_apart_from_what_the_buyer_pays() -> None:
    ((tax,),) = taxes.taxed(CHINA, "CN", DAY, [Taxable(SHIRT, 9_040, 2_260)]).lines
    assert (tax.paid_tax, tax.subsidy_tax) == (1_040, 260)


@settings(deadline=None)  # a busy machine is no wrong tax
@given(amounts, st.lists(amounts, min_size=1, max_size=8).filter(any))
def test_the_fast_shares_are_those_of_money(amount: int, weights: list[int]) -> None:
    assert _shares(amount, weights) == [share.minor for share in Money(amount, "CNY").split(weights)]


@settings(deadline=None)  # a busy machine is no wrong tax
@given(parts, st.integers(0, 10**6))
def test_lines_and_delivery_add_up_to_what_is_paid_and_to_its_tax(bought: list[Taxable], fee: int) -> None:
    found = taxes.taxed(CHINA, "CN", DAY, bought, fee)
    every = [*(tax for line in found.lines for tax in line), *found.shipping]
    assert sum(tax.paid for tax in every) == sum(one.pays for one in bought) + fee
    assert sum(tax.subsidy for tax in every) == sum(one.subsidy for one in bought)
    for tax in taxes.summed(every):
        assert tax.paid_tax == out_of(tax.paid, tax.rate_bps)
        assert tax.subsidy_tax == out_of(tax.subsidy, tax.rate_bps)
    for tax in every:
        assert 0 <= tax.paid_tax <= tax.paid
        assert abs(Fraction(tax.paid * tax.rate_bps, 10_000 + tax.rate_bps) - tax.paid_tax) <= 1


@settings(deadline=None)  # a busy machine is no wrong tax
@given(st.integers(1, 10**6), st.integers(0, 10**6), st.lists(st.integers(0, 10**5), max_size=6))
def test_refunds_take_the_tax_back_in_proportion_and_at_last_all_of_it(
    paid: int, subsidy: int, steps: list[int]
) -> None:
    tax = Tax("vat", "CN", "standard", 1300, paid, out_of(paid, 1300), subsidy, out_of(subsidy, 1300), "v")
    gone, before = 0, taxes.back(tax, 0, 0)
    for step in steps:
        gone = min(paid, gone + step)
        now = taxes.back(tax, gone, subsidy * gone // paid)
        assert before.paid_tax <= now.paid_tax <= tax.paid_tax
        assert before.subsidy_tax <= now.subsidy_tax <= tax.subsidy_tax
        assert abs(Fraction(tax.paid_tax * gone, paid) - now.paid_tax) < 1
        before = now
    assert taxes.left([tax], [taxes.back(tax, paid, subsidy)]) == ()


@settings(deadline=None)  # a busy machine is no wrong tax
@given(st.lists(st.integers(0, 5_000), min_size=1, max_size=6), st.data())
def test_shares_are_exact_and_never_shrink_while_more_is_shared(among: list[int], data: st.DataObject) -> None:
    whole = sum(among)
    amount = data.draw(st.integers(0, whole))
    shares = taxes.apportioned(amount, among)
    assert sum(shares) == amount
    assert all(0 <= share <= most for share, most in zip(shares, among, strict=True))
    if amount < whole:
        more = taxes.apportioned(amount + 1, among)
        assert all(one <= other for one, other in zip(shares, more, strict=True))


def test_every_row_names_its_law_and_no_two_hold_at_once() -> None:
    book = taxes.in_force()
    assert book.union.members <= book.countries.keys()
    assert not book.countries.keys() & book.not_handled.keys()
    for name, country in book.countries.items():
        assert country.inclusive, name
        codes = {one.code for one in country.rates}
        assert set(country.categories.values()) | {"standard"} <= codes, name
        assert country.small is None or country.small in codes
        for one in country.rates:
            assert one.source, name
            assert 0 <= one.bps <= 3_000
            same = [other for other in country.rates if other.code == one.code and other is not one]
            assert not any(other.holds(one.since) for other in same), (name, one.code)


def test_categories_of_the_rulebook_are_categories_of_the_catalogue() -> None:
    from guang.trade import catalog

    slugs = {one.slug for one in catalog.categories()}
    for name, country in taxes.in_force().countries.items():
        assert set(country.categories) <= slugs, name
