"""What was left in the middle, what people one follows love, and what is new and resembles what one likes."""

from datetime import datetime, timedelta

import numpy as np
from tests.learning.conftest import START, Deed, happen

from guang.journal import Kind
from guang.journal.facts.media import VideoPublished
from guang.journal.facts.people import PersonalisationSet
from guang.kernel.ids import AccountId, VideoId, ViewerId
from guang.learning.features import Sort
from guang.learning.models import CHANNEL_CODE, Mind, loved_by, seconds

HOUR = 3600.0
NEVER = np.empty(0, np.int64)


def published(mind: Mind, video: int, *topics: str, at: datetime = START) -> None:
    """A video comes out."""
    fact = VideoPublished(VideoId(video), AccountId(9), ViewerId(8), {"en": "x"}, 9000, topics)
    mind.hear(fact, at)


def lived(*deeds: Deed, videos: int = 8) -> Mind:
    """A mind after these acts, with videos 101, 102, … on the street."""
    mind = Mind()
    for place in range(videos):
        published(mind, 101 + place)
    mind.learn(happen(sorted(deeds, key=lambda deed: deed[3]), subject_kind=1))
    return mind


def proposed(mind: Mind, channel: str, viewer: int, after_s: float, most: int = 10) -> list[int]:
    """What a channel proposes some seconds after the start."""
    now = seconds(START + timedelta(seconds=after_s))
    rows, scores = CHANNEL_CODE[channel](mind, mind.ask(viewer, NEVER, now), most, Sort.VIDEO)
    assert (np.diff(scores) <= 0).all()
    return mind.memory.items.ids[rows].tolist()


def loved(mind: Mind, *people: int, after_s: float = 60.0) -> list[int]:
    """What these people love."""
    now = seconds(START + timedelta(seconds=after_s))
    rows, _ = loved_by(mind, np.array(people, np.int64), now, 10, Sort.VIDEO)
    return mind.memory.items.ids[rows].tolist()


def test_what_was_open_when_somebody_left_is_proposed_when_they_come_back() -> None:
    mind = lived(
        (1, Kind.product_click, 101, 0.0),
        (1, Kind.product_click, 102, 60.0),
        (1, Kind.product_click, 103, 5 * HOUR),
        (1, Kind.product_click, 104, 5 * HOUR + 30),
    )

    assert proposed(mind, "unfinished", 1, 5 * HOUR + 60) == [102]
    assert proposed(mind, "unfinished", 1, 6 * HOUR) == [104, 102]
    assert proposed(mind, "unfinished", 1, 6 * HOUR, most=1) == [104]
    assert proposed(mind, "unfinished", 1, 72 * HOUR + 61) == [104]
    assert proposed(mind, "unfinished", 2, 6 * HOUR) == []


def test_what_was_finished_or_passed_over_is_not_unfinished() -> None:
    for ending in (Kind.finish, Kind.skip, Kind.not_interested):
        mind = lived((1, ending, 101, 0.0), (1, Kind.product_click, 101, 5.0))

        assert proposed(mind, "unfinished", 1, HOUR) == []


def test_what_two_of_the_circle_like_is_told_and_what_one_likes_is_nobodys_business() -> None:
    mind = lived(
        (1, Kind.like, 101, 0.0),
        (2, Kind.share, 101, 1.0),
        (1, Kind.like, 102, 2.0),
        (1, Kind.comment, 103, 3.0),
        (2, Kind.like, 103, 4.0),
        (3, Kind.like, 103, 5.0),
        (1, Kind.order, 104, 6.0),
        (2, Kind.order, 104, 7.0),
        (1, Kind.like, 105, 8.0),
        (1, Kind.share, 105, 9.0),
    )

    assert loved(mind, 1, 2, 3) == [103, 101]
    assert loved(mind, 1, 2) == [103, 101]
    assert loved(mind, 1) == []
    assert loved(mind) == []
    assert loved(mind, 1, 2, 3, after_s=15 * 24 * HOUR) == []
    assert loved(mind, 777, 778) == []


def test_who_wants_no_personalisation_speaks_for_nothing() -> None:
    mind = lived((1, Kind.like, 101, 0.0), (2, Kind.like, 101, 1.0))
    assert loved(mind, 1, 2) == [101]

    mind.hear(PersonalisationSet(ViewerId(2), on=False), START)

    assert loved(mind, 1, 2) == []


def test_an_untouched_thing_is_found_by_its_topics_and_a_touched_one_is_left_to_others() -> None:
    mind = lived(videos=0)
    for video, topics in ((201, ("tea", "calm")), (202, ("tea",)), (203, ("hats",)), (204, ("tea", "calm"))):
        published(mind, video, *topics, at=START)
    published(mind, 205, "tea", at=START - timedelta(days=40))
    mind.learn(happen([(1, Kind.product_click, 204, 10.0)], subject_kind=1))

    found = proposed(mind, "alike", 1, 7200.0)

    assert (set(found[:2]), found[2:]) == ({201, 204}, [202])
    assert proposed(mind, "alike", 1, 7200.0, most=2) == found[:2]
    assert proposed(mind, "alike", 2, 7200.0) == []


def test_what_was_taken_down_is_proposed_by_nobody() -> None:
    mind = lived((1, Kind.like, 101, 0.0), (2, Kind.like, 101, 1.0), (3, Kind.product_click, 101, 2.0))
    assert (loved(mind, 1, 2), proposed(mind, "unfinished", 3, HOUR)) == ([101], [101])

    mind.memory.catalogue.live[mind.memory.items.row(101)] = False

    assert (loved(mind, 1, 2), proposed(mind, "unfinished", 3, HOUR)) == ([], [])
