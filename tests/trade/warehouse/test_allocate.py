"""Which warehouses an order comes out of; nothing here touches a database."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.kernel.ids import SkuId, WarehouseId
from guang.trade.warehouse import rules
from guang.trade.warehouse.errors import BadWarehouse
from guang.trade.warehouse.types import Goal, Reach, Source, WarehouseDraft

SKUS = st.integers(1, 3).map(SkuId)
FREE = st.dictionaries(SKUS, st.integers(0, 6), max_size=3)
PLACES = st.lists(st.tuples(FREE, st.integers(0, 9), st.integers(0, 5)), min_size=1, max_size=5).map(
    lambda rows: [Source(WarehouseId(n), *row) for n, row in enumerate(rows, 1)]
)


def has_all(wanted: dict[SkuId, int], some: tuple[Source, ...]) -> bool:
    return all(sum(one.free.get(sku, 0) for one in some) >= units for sku, units in wanted.items())


@given(st.dictionaries(SKUS, st.integers(1, 8), min_size=1, max_size=3), PLACES, st.none() | st.integers(0, 5))
def test_an_allocation_gives_what_is_wanted_from_what_is_there_and_nothing_beats_it(
    wanted: dict[SkuId, int], places: list[Source], within_days: int | None
) -> None:
    goal = Goal(within_days=within_days)
    choices = [
        some for count in range(1, len(places) + 1) for some in combinations(places, count) if has_all(wanted, some)
    ]
    if not choices:
        with pytest.raises(ValueError, match="do not have"):
            rules.allocate(wanted, places, goal)
        return

    given_out = rules.allocate(wanted, places, goal)

    used = tuple(one for one in places if one.warehouse in given_out)
    for sku, units in wanted.items():
        assert sum(given.get(sku, 0) for given in given_out.values()) == units
    for one in used:
        assert all(0 < units <= one.free[sku] for sku, units in given_out[one.warehouse].items())
        assert given_out[one.warehouse]
    assert rules.worth(used, goal) == min(rules.worth(some, goal) for some in choices)


def place(number: int, units: int, cost: int, days: int) -> Source:
    return Source(WarehouseId(number), {SkuId(1): units}, cost, days)


def test_a_promise_goes_before_a_price_and_a_price_before_speed() -> None:
    cheap, quick = place(1, 9, cost=300, days=5), place(2, 9, cost=900, days=1)

    assert rules.allocate({SkuId(1): 2}, [cheap, quick], Goal()) == {cheap.warehouse: {SkuId(1): 2}}
    assert rules.allocate({SkuId(1): 2}, [cheap, quick], Goal(within_days=2)) == {quick.warehouse: {SkuId(1): 2}}


def test_one_parcel_is_cheaper_than_two() -> None:
    near, far = place(1, 1, cost=400, days=1), place(2, 9, cost=600, days=3)

    assert rules.allocate({SkuId(1): 2}, [near, far], Goal()) == {far.warehouse: {SkuId(1): 2}}
    assert rules.allocate({SkuId(1): 10}, [near, far], Goal()) == {
        near.warehouse: {SkuId(1): 1},
        far.warehouse: {SkuId(1): 9},
    }


def test_the_longest_reach_decides() -> None:
    draft = WarehouseDraft("North", cost=900, days=5, reaches=(Reach("CN", 500, 3), Reach("CN/浙江省", 300, 1)))

    assert rules.reach(draft, "CN/浙江省/杭州市") == (300, 1)
    assert rules.reach(draft, "CN/四川省") == (500, 3)
    assert rules.reach(draft, "CN/浙江省内") == (500, 3)
    assert rules.reach(draft, "US/CA") == (900, 5)
    assert rules.reach(draft, "") == (900, 5)


@given(
    st.integers(1, 30),
    st.dictionaries(st.integers(1, 4).map(WarehouseId), st.integers(1, 9), max_size=3),
    st.integers(0, 9),
)
def test_what_goes_back_goes_where_it_came_from(units: int, picked: dict[WarehouseId, int], beside: int) -> None:
    promised = sum(picked.values()) + beside
    units = min(units, promised)

    back = rules.unpick(units, promised, picked)

    assert all(0 < count <= picked[warehouse] for warehouse, count in back.items())
    assert sum(back.values()) == max(0, units - beside)


@pytest.mark.parametrize(
    "draft",
    [
        WarehouseDraft(""),
        WarehouseDraft(" North"),
        WarehouseDraft("x" * 61),
        WarehouseDraft("North", cost=-1),
        WarehouseDraft("North", days=61),
        WarehouseDraft("North", area="x" * 121),
        WarehouseDraft("North", reaches=(Reach("CN", 1, 1), Reach("CN", 2, 2))),
        WarehouseDraft("North", reaches=(Reach("CN", 10**10, 1),)),
    ],
)
def test_a_warehouse_has_a_name_and_numbers_in_range(draft: WarehouseDraft) -> None:
    with pytest.raises(BadWarehouse):
        rules.check_draft(draft)
