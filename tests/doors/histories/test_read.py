"""Reading sources: every line is somebody's purchase or refused with a reason, and all of it adds up."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from guang.doors.histories import History, olist, online_retail
from guang.doors.histories.stories import Kind
from guang.kernel.money import Money


def added_up(history: History) -> Decimal:
    """What steps and refusals are worth together."""
    steps = sum((step.worth or Decimal(0) for step in history.steps), Decimal(0))
    return steps + sum((refused.amount for refused in history.refused), Decimal(0))


def test_a_marketplace_purchase_has_a_part_for_each_seller(olist_folder: Path) -> None:
    history = olist.read(olist_folder)

    good = next(step.story for step in history.steps if step.story.key == "good")
    assert [(part.seller, part.total) for part in good.parts] == [
        ("s1", Money(2500, "BRL")),
        ("s2", Money(655, "BRL")),
    ]
    assert [(item.product, item.units, item.name) for part in good.parts for item in part.items] == [
        ("p1", 2, "health beauty p1"),
        ("p2", 1, "other p2"),
    ]
    assert (good.buyer, good.destination.city, good.total) == ("u1", "sao paulo", Money(3155, "BRL"))


def test_what_is_no_purchase_is_refused_and_all_adds_up(olist_folder: Path) -> None:
    history = olist.read(olist_folder)

    assert {refused.key: (refused.reason, refused.amount) for refused in history.refused} == {
        "empty": ("no_lines", Decimal("99.99")),
        "cents": ("payments_do_not_match_lines", Decimal("6.55")),
    }
    assert history.worth == added_up(history) == Decimal("174.09")


def test_steps_come_in_the_order_of_time(olist_folder: Path) -> None:
    history = olist.read(olist_folder)

    assert [step.at for step in history.steps] == sorted(step.at for step in history.steps)
    told = [step.kind for step in history.steps if step.story.key == "ended"]
    assert told == [Kind.PLACE, Kind.PAY, Kind.CANCEL, Kind.REVIEW]
    assert [step.kind for step in history.steps if step.story.key == "early"] == [
        Kind.PLACE,
        Kind.SHIP,
        Kind.PAY,
        Kind.DELIVER,
    ]


def test_a_folder_without_a_file_is_named(olist_folder: Path) -> None:
    (olist_folder / "olist_customers_dataset.csv").unlink()

    with pytest.raises(FileNotFoundError, match="olist_customers_dataset"):
        olist.read(olist_folder)


def test_an_invoice_is_one_purchase_with_a_product_on_one_line(retail_file: Path) -> None:
    history = online_retail.read(retail_file)

    [story] = [step.story for step in history.steps if step.kind is Kind.PLACE]
    assert (story.key, story.buyer) == ("1001", "17")
    assert [(item.product, item.units, item.unit_price.minor) for item in story.parts[0].items] == [
        ("A", 10, 255),
        ("B", 2, 300),
    ]


def test_lines_are_refused_for_what_they_are_and_all_adds_up(retail_file: Path) -> None:
    history = online_retail.read(retail_file)

    assert Counter(refused.reason for refused in history.refused) == {
        "two_prices_on_one_invoice": 1,
        "no_customer": 1,
        "price_below_a_penny": 1,
        "no_price": 1,
        "return_beyond_purchases": 1,
        "return_at_another_price": 1,
    }
    [credit] = [step.credit for step in history.steps if step.credit]
    assert (credit.item.product, credit.item.units, credit.item.total) == ("A", 8, Money(2040, "GBP"))
    assert history.worth == added_up(history)


def test_the_real_marketplace_adds_up_to_the_cent(shared_data: Path) -> None:
    history = olist.read(shared_data / "olist")

    assert history.worth == added_up(history)
    assert Counter(refused.reason for refused in history.refused)["no_lines"] == 775


@pytest.mark.slow
def test_the_real_wholesaler_adds_up_to_the_cent(shared_data: Path) -> None:
    history = online_retail.read(shared_data / "online_retail" / "online_retail.parquet")

    assert history.worth == added_up(history)
    assert Counter(refused.reason for refused in history.refused)["no_customer"] == 135_080
