"""What no person does, and what some do."""

from tests.learning.conftest import Deed, happen

from guang.journal import BehaviourColumns, Kind, behaviour
from guang.learning import integrity


def views(lines: list[tuple[int, Kind, float, int, int]]) -> BehaviourColumns:
    """Viewer, kind, seconds, watched and length in milliseconds; every line is about another clip."""
    acts = happen([(viewer, kind, 100 + place, at) for place, (viewer, kind, at, _, _) in enumerate(lines)])
    return behaviour.columns(
        id=acts.id,
        viewer=acts.viewer,
        kind=acts.kind,
        subject=acts.subject,
        watched_ms=[line[3] for line in lines],
        duration_ms=[line[4] for line in lines],
    )


def reasons(weighed: integrity.Weighed) -> dict[int, tuple[str, float]]:
    return {
        viewer: (reason, weight)
        for viewer, weight, reason in zip(
            weighed.viewers.tolist(), weighed.weights.tolist(), weighed.reasons, strict=True
        )
    }


def test_a_hand_that_is_four_times_too_fast_weighs_a_fourth() -> None:
    deeds: list[Deed] = [(1, Kind.like, 10_000 + place, place / 8) for place in range(480)]
    deeds += [(2, Kind.like, 20_000 + place, place / 2) for place in range(120)]

    assert reasons(integrity.weigh(happen(deeds))) == {1: ("haste", 0.25)}


def test_an_hour_without_rest_weighs_less_too() -> None:
    deeds: list[Deed] = [(1, Kind.product_click, 10_000 + place, 1.2 * place) for place in range(3_000)]

    assert reasons(integrity.weigh(happen(deeds))) == {1: ("haste", 0.5)}


def test_clips_that_scroll_past_by_themselves_are_no_haste() -> None:
    deeds: list[Deed] = [(1, Kind.impression, 10_000 + place, place / 8) for place in range(480)]

    assert len(integrity.weigh(happen(deeds))) == 0


def test_clips_that_end_unwatched_are_not_believed() -> None:
    jumps = [(1, Kind.finish, 60.0 * place, 2_000, 30_000) for place in range(5)]
    patient = [(2, Kind.finish, 61.0 * place, 30_000, 30_000) for place in range(6)]
    now_and_then = [(2, Kind.finish, 600 + 62.0 * place, 2_000, 30_000) for place in range(5)]
    untold = [(3, Kind.finish, 63.0 * place, 0, 0) for place in range(9)]
    loops = [(4, Kind.finish, 64.0 * place, 300_000, 30_000) for place in range(9)]

    found = integrity.weigh(views([*jumps, *patient, *now_and_then, *untold, *loops]))

    assert reasons(found) == {1: ("unwatched", 0.0)}


def test_four_hours_watched_within_one_are_not_believed() -> None:
    farm = [(1, Kind.play, 0.5 + place, 20 * 60_000, 20 * 60_000) for place in range(12)]
    films = [(2, Kind.play, 3_000.0 + place, 3 * 3_600_000, 3 * 3_600_000) for place in range(2)]

    assert reasons(integrity.weigh(views([*farm, *films]))) == {1: ("overtime", 0.0)}


def test_an_empty_window_accuses_nobody() -> None:
    found = integrity.weigh(behaviour.empty())

    assert (len(found), found.weights.tolist(), found.reasons) == (0, [], ())
