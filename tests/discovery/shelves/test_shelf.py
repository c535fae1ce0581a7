"""The shelf: columns that equal what the items say, through growth, changes, restrictions and sold-out stock."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guang.discovery.shelves.shelf import ABSENT, TOPICS_KEPT, Item, Shelf


def item(number: int, **given: object) -> Item:
    usual = {"author": number * 10, "title": {"en": f"item {number}"}, "published_s": float(number)}
    return Item(id=number, **(usual | given))  # type: ignore[arg-type]


def row(shelf: Shelf, number: int) -> int:
    return int(shelf.rows(np.array([number]))[0])


@given(st.lists(st.tuples(st.integers(1, 90), st.integers(1, 5), st.lists(st.sampled_from("abcdefgh"), max_size=8))))
def test_columns_equal_the_items_whatever_was_put_and_replaced(puts: list[tuple[int, int, list[str]]]) -> None:
    shelf, plain = Shelf(), dict[int, Item]()
    for number, author, topics in puts:
        plain[number] = item(number, author=author, topics=tuple(dict.fromkeys(topics)), category=f"cat{author}")
        shelf.put(plain[number])

    assert len(shelf) == len(plain)
    assert row(shelf, 91) == ABSENT
    for number, one in plain.items():
        at = row(shelf, number)
        assert shelf.ids[at] == number
        assert shelf.author[at] == one.author
        assert shelf.topic(int(shelf.category[at])) == one.category
        told = [shelf.topic(int(code)) for code in shelf.topics[at] if code != ABSENT]
        assert told == list(one.topics[:TOPICS_KEPT])
    for author in range(1, 6):
        (rows,) = shelf.of_authors([author])
        assert sorted(shelf.ids[rows].tolist()) == sorted(n for n, one in plain.items() if one.author == author)


def test_the_latest_are_on_show_and_newest_first() -> None:
    shelf = Shelf()
    for number in range(1, 8):
        shelf.put(item(number, author=number % 2, topics=("tea",) if number > 3 else ()))
    shelf.withdraw(7)

    assert shelf.ids[shelf.latest(shelf.of_authors([1, 0, 99]), 3)].tolist() == [6, 5, 4]
    assert shelf.ids[shelf.latest(shelf.of_topics(["tea", "nobody's"]), 9)].tolist() == [6, 5, 4]
    assert shelf.latest(shelf.of_authors([99]), 3).tolist() == []


def test_what_is_withdrawn_or_barred_is_not_on_show() -> None:
    shelf = Shelf()
    shelf.put(item(1, author=10, store=100))
    shelf.put(item(2, author=10, store=200))

    for hide, show, about, left in [
        (shelf.withdraw, shelf.restore, 1, {2}),
        (shelf.bar, shelf.unbar, 1, {2}),
        (shelf.bar, shelf.unbar, 10, set()),
        (shelf.bar, shelf.unbar, 200, {1}),
    ]:
        hide(about)
        assert {number for number in (1, 2) if shelf.on_show[row(shelf, number)]} == left
        show(about)
        assert shelf.on_show[[row(shelf, 1), row(shelf, 2)]].all()


def test_a_restriction_holds_for_what_comes_later() -> None:
    shelf = Shelf()
    shelf.bar(10)
    shelf.put(item(1, author=10))

    assert not shelf.on_show[row(shelf, 1)]
    assert shelf.is_barred(1)


def test_two_restrictions_need_two_pardons() -> None:
    shelf = Shelf()
    shelf.put(item(1, author=10))
    shelf.bar(10)
    shelf.bar(1)
    shelf.unbar(10)

    assert not shelf.on_show[row(shelf, 1)]
    shelf.unbar(1)
    assert shelf.on_show[row(shelf, 1)]


def test_a_video_is_sold_out_when_its_last_product_is() -> None:
    shelf = Shelf()
    shelf.put(item(1, goods=(7, 8)))
    shelf.put(item(2))

    shelf.lose(7, "sold_out")
    assert not shelf.sold_out[row(shelf, 1)]
    shelf.lose(8, "sold_out")
    shelf.lose(8, "delisted")
    assert shelf.sold_out[row(shelf, 1)]
    shelf.regain(8, "sold_out")
    assert shelf.sold_out[row(shelf, 1)]
    shelf.regain(8, "delisted")
    assert not shelf.sold_out[row(shelf, 1)]
    assert not shelf.sold_out[row(shelf, 2)]
    assert shelf.losses(7) == {"sold_out"}


def test_the_price_of_a_video_is_that_of_its_cheapest_product() -> None:
    shelf = Shelf()
    shelf.reprice(7, 900)
    shelf.put(item(1, goods=(7, 8)))
    assert shelf.price[row(shelf, 1)] == 900
    shelf.reprice(8, 500)
    assert shelf.price[row(shelf, 1)] == 500
    shelf.put(item(1, goods=(7,)))
    assert shelf.price[row(shelf, 1)] == 900


def test_a_match_is_the_sum_of_the_weights_of_the_topics_that_one_carries() -> None:
    shelf = Shelf()
    for number, topics in enumerate([("tea", "calm"), ("hats",), (), ("tea",)], start=1):
        shelf.put(Item(number, 1, {"en": "x"}, 0.0, topics=topics))
    rows = shelf.rows(np.array([1, 2, 3, 4]))
    assert shelf.match(rows, {"tea": 0.5, "calm": 0.25, "nobody's": 9.0}).tolist() == [0.75, 0.0, 0.0, 0.5]
