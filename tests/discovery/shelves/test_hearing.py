"""What facts do to the shelves."""

from datetime import UTC, datetime

import numpy as np
import pytest

from guang.discovery.shelves.hearing import DELISTED, RESTRICTED, SOLD_OUT, Stocktaker
from guang.discovery.shelves.shelf import ABSENT, Shelf
from guang.journal.facts import media, trade, trust
from guang.kernel.ids import AccountId, CategoryId, FactId, ProductId, StoreId, SubjectId, VideoId, ViewerId, new_id
from guang.kernel.money import Money

VIDEO, OTHER, CREATOR, STORE, TEA = VideoId(1), VideoId(2), AccountId(30), StoreId(40), ProductId(50)
MAY, JUNE = (new_id(FactId, datetime(2026, month, 1, tzinfo=UTC)) for month in (5, 6))


class Shelves:
    def __init__(self) -> None:
        self.videos, self.goods = Shelf(), Shelf()
        self.stocktaker = Stocktaker(self.videos, self.goods)

    def hear(self, *facts: object, at: FactId = MAY) -> None:
        for fact in facts:
            self.stocktaker.hear(fact, at)  # type: ignore[arg-type]

    def shown(self) -> set[int]:
        return {number for number in self.videos.ids[: len(self.videos)].tolist() if self.on_show(number)}

    def on_show(self, video: int) -> bool:
        row = self.videos.rows(np.array([video]))[0]
        return row != ABSENT and bool(self.videos.on_show[row])

    def sold_out(self, video: int) -> bool:
        return bool(self.videos.sold_out[self.videos.rows(np.array([video]))[0]])


@pytest.fixture
def shelves() -> Shelves:
    made = Shelves()
    made.hear(listed(), published(VIDEO, TEA), published(OTHER))
    return made


def published(video: VideoId, *goods: ProductId, changed: bool = False, title: str = "Tea") -> object:
    kind = media.VideoChanged if changed else media.VideoPublished
    return kind(
        video=video,
        creator=CREATOR,
        creator_viewer=ViewerId(31),
        title={"en": title},
        duration_ms=9_000,
        topics=("tea", "home"),
        category=CategoryId(60),
        store=STORE if goods else None,
        anchors=tuple(media.AnchorTerms(product) for product in goods),
    )


def listed(*, changed: bool = False, price: int = 1_900) -> object:
    kind = trade.ProductChanged if changed else trade.ProductListed
    money = Money(price, "CNY")
    return kind(TEA, STORE, {"en": "Green tea"}, CategoryId(60), money, money, (), tags=("tea",))


def test_a_published_video_stands_on_the_shelf_with_all_that_ranking_needs(shelves: Shelves) -> None:
    item = shelves.videos[VIDEO]

    assert (item.author, item.author_viewer, item.store, item.goods) == (CREATOR, 31, STORE, (TEA,))
    assert (item.topics, item.category) == (("tea", "home"), CategoryId(60).text)
    assert item.published_s == datetime(2026, 5, 1, tzinfo=UTC).timestamp()
    assert shelves.videos.price[0] == 1_900
    assert shelves.shown() == {VIDEO, OTHER}


def test_hearing_everything_twice_changes_nothing(shelves: Shelves) -> None:
    shelves.hear(listed(), published(VIDEO, TEA), published(OTHER))

    assert len(shelves.videos) == 2
    assert len(shelves.goods) == 1
    assert [rows.tolist() for rows in shelves.videos.of_authors([CREATOR])] == [[0, 1]]


def test_a_change_keeps_the_day_of_publication_and_brings_nothing_back(shelves: Shelves) -> None:
    shelves.hear(media.VideoTakenDown(VIDEO, "private"))
    shelves.hear(published(VIDEO, TEA, changed=True, title="Better tea"), at=JUNE)

    assert shelves.videos[VIDEO].title == {"en": "Better tea"}
    assert shelves.videos[VIDEO].published_s == datetime(2026, 5, 1, tzinfo=UTC).timestamp()
    assert shelves.shown() == {OTHER}
    shelves.hear(media.VideoRestored(VIDEO))
    assert shelves.shown() == {VIDEO, OTHER}


@pytest.mark.parametrize("subject", [VIDEO, CREATOR, STORE])
def test_a_restriction_hides_the_subject_and_all_of_its_works(shelves: Shelves, subject: VideoId) -> None:
    shelves.hear(trust.SubjectRestricted(subject.subject, "fake"))
    assert VIDEO not in shelves.shown()
    shelves.hear(trust.SubjectRestored(subject.subject))
    assert shelves.shown() == {VIDEO, OTHER}


@pytest.mark.parametrize(
    ("losing", "regaining", "reason"),
    [
        (trade.ProductSoldOut(TEA), trade.ProductBackInStock(TEA), SOLD_OUT),
        (trade.ProductDelisted(TEA, "merchant"), listed(), DELISTED),
        (trust.SubjectRestricted(TEA.subject, "fake"), trust.SubjectRestored(TEA.subject), RESTRICTED),
        (trust.SubjectRestricted(STORE.subject, "fake"), trust.SubjectRestored(STORE.subject), RESTRICTED),
    ],
)
def test_an_anchor_dies_with_its_product_and_lives_again(
    shelves: Shelves, losing: object, regaining: object, reason: str
) -> None:
    shelves.hear(losing)
    assert shelves.videos.losses(TEA) == {reason}
    assert shelves.sold_out(VIDEO)
    assert not shelves.sold_out(OTHER)
    shelves.hear(regaining)
    assert shelves.videos.losses(TEA) == frozenset()
    assert not shelves.sold_out(VIDEO)


def test_a_changed_product_stays_delisted_and_has_its_new_price(shelves: Shelves) -> None:
    shelves.hear(trade.ProductDelisted(TEA, "merchant"), listed(changed=True, price=900))

    assert shelves.videos.losses(TEA) == {DELISTED}
    assert shelves.goods.is_withdrawn(TEA)
    assert shelves.videos.price[0] == 900


def test_a_product_of_a_restricted_store_is_dead_on_arrival(shelves: Shelves) -> None:
    shelves.hear(trust.SubjectRestricted(STORE.subject, "fake"), listed())

    assert shelves.videos.losses(TEA) == {RESTRICTED}


def test_facts_about_others_and_unknown_subjects_pass_by(shelves: Shelves) -> None:
    shelves.hear(trust.SubjectRestricted(SubjectId("xyz_0000000000000"), "?"), trade.ProductSoldOut(ProductId(999)))

    assert shelves.stocktaker.hear(trade.StoreOpened(STORE, CREATOR, {"en": "Tea"}), MAY) is False
    assert shelves.shown() == {VIDEO, OTHER}


def test_a_store_s_experience_score_marks_all_it_sells_and_all_videos_with_its_name(shelves: Shelves) -> None:
    shelves.hear(trust.StoreScored(STORE, 70.0, {}, "v"))
    shelves.hear(listed())
    row = shelves.goods.rows(np.array([TEA]))[0]
    assert shelves.goods.standing[row] == pytest.approx(0.25)
    shelves.hear(trust.StoreScored(STORE, 130.0, {}, "v"))
    assert shelves.goods.standing[row] == 1.0
    shelves.hear(trust.StoreScored(STORE, 60.0, {}, "v"))
    assert shelves.goods.standing[row] == 0.0
    shelves.hear(trust.StoreScored(STORE, None, {}, "v"))
    assert shelves.goods.standing[row] == 1.0
