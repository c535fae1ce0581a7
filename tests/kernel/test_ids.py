"""Ids: typed, ordered by time, readable."""

import threading
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.kernel import codec, ids
from guang.kernel.ids import BadId, Id, ProductId, VideoId, new_id

numbers = st.integers(min_value=0, max_value=ids.LARGEST)


class Card(msgspec.Struct, frozen=True):
    product: ProductId
    videos: tuple[VideoId, ...] = ()


@given(numbers)
def test_text_and_number_are_the_same_id(number: int) -> None:
    product = ProductId(number)
    assert ProductId.parse(product.text) == number
    assert type(ids.subject(product.text)) is ProductId


@given(numbers, st.lists(numbers, max_size=3))
def test_ids_travel_through_json_as_text(number: int, others: list[int]) -> None:
    card = Card(ProductId(number), tuple(VideoId(other) for other in others))
    assert b'"prd_' in codec.encode(card)
    assert codec.decode(codec.encode(card), Card) == card


@given(st.text(max_size=24))
def test_any_other_text_is_refused(text: str) -> None:
    try:
        parsed = ids.subject(text)
    except BadId:
        return
    assert parsed.text == text


@pytest.mark.parametrize(
    "text", ["", "prd_", "vid_0000000000000", "prd_000000000000", "prd_zzzzzzzzzzzzz", "prd_00000000000il"]
)
def test_a_malformed_product_id_is_refused(text: str) -> None:
    with pytest.raises(BadId):
        ProductId.parse(text)


def test_an_id_tells_its_instant_to_the_millisecond() -> None:
    at = datetime(2015, 5, 3, 11, 7, 9, 123000, tzinfo=UTC)
    assert ids.time_of(new_id(ProductId, at)) == at
    assert ids.first_at(at) <= new_id(ProductId, at) < ids.first_at(at + timedelta(milliseconds=1))


def test_threads_never_make_the_same_id() -> None:
    made: list[Id] = []

    def make() -> None:
        made.extend(new_id(ProductId) for _ in range(5_000))

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 20_000


def test_dated_ids_tell_a_past_instant_and_go_up() -> None:
    present, at = new_id(ProductId), datetime(2026, 5, 1, tzinfo=UTC)

    with ids.dated(at):
        made = [new_id(ProductId) for _ in range(100)]

    assert made == sorted(set(made))
    assert {ids.time_of(one) for one in made} == {at}
    assert new_id(ProductId) > present > made[-1]


def test_ids_of_one_process_go_up() -> None:
    made = [new_id(ProductId) for _ in range(1_000)]
    assert made == sorted(made)


@given(st.integers(0, ids.LARGEST))
def test_text_and_number_equal_their_plain_twin(number: int) -> None:
    plain = "".join(ids.ALPHABET[number >> shift & 31] for shift in range(60, -1, -5))

    assert ids.VideoId(number).text == f"vid_{plain}"
    assert ids.VideoId.parse(f"vid_{plain}") == number


@given(st.text(min_size=13, max_size=13))
def test_letters_outside_the_alphabet_are_refused(letters: str) -> None:
    if set(letters) <= set(ids.ALPHABET):
        return
    with pytest.raises(ids.BadId):
        ids.VideoId.parse(f"vid_{letters}")
