"""What is known when something is asked, and what is not."""

from pathlib import Path

import numpy as np
import pytest

from guang.learning import laboratory
from guang.learning.laboratory import Histories, datasets, tasks


def histories(*lists: list[int]) -> Histories:
    return Histories.of(np.concatenate([np.array(one, np.int64) for one in lists]), np.array([len(o) for o in lists]))


def lists(found: Histories) -> list[list[int]]:
    return [part.tolist() for part in np.split(found.items, found.starts[1:-1])]


def test_histories_are_shortened_picked_and_read_from_their_end() -> None:
    three = histories([1, 2, 3], [4], [5, 6])
    assert lists(three.shortened(1)) == [[1, 2], [], [5]]
    assert lists(three.pick(np.array([2, 0]))) == [[5, 6], [1, 2, 3]]
    assert lists(three.pick(slice(1, None))) == [[4], [5, 6]]
    assert three.turn(0).tolist() == [3, 4, 6]
    assert three.turn(1).tolist() == [2, 0, 5]
    assert three.turns_ago.tolist() == [2, 1, 0, 0, 1, 0]


def test_every_beginning_asks_what_comes_next() -> None:
    asked = tasks.beginnings(histories([1, 2, 3], [4], [5, 6]))
    assert lists(asked.contexts) == [[1], [1, 2], [5]]
    assert asked.targets.tolist() == [2, 3, 6]
    assert asked.people.tolist() == [0, 0, 2]


def test_leaving_one_out_knows_nothing_of_what_is_asked() -> None:
    task = tasks.leave_one_out("toy", histories(*[[1, 2, 3, 4]] * 100, [5, 6]), 7)
    assert lists(task.early)[0] == [1, 2]
    assert (task.learn.contexts.turn(0)[0], task.learn.targets[0]) == (2, 3)
    assert lists(task.late)[0] == [1, 2, 3]
    assert (task.test.contexts.turn(0)[0], task.test.targets[0]) == (3, 4)
    assert len(task.test) == 100
    assert not task.repeats


def test_too_small_a_data_set_is_refused() -> None:
    with pytest.raises(laboratory.TooFew):
        tasks.leave_one_out("toy", histories(*[[1, 2, 3]] * 99), 4)


@pytest.mark.parametrize("name", ["acts.csv", "acts.tsv", "acts.inter"])
def test_a_table_is_read_in_order_of_time(name: str, tmp_path: Path) -> None:
    between, typed = ("," if name.endswith("csv") else "\t"), name.endswith("inter")
    heads = ["user_id:token", "item_id:token", "timestamp:float"] if typed else ["user_id", "item_id", "timestamp"]
    rows = [[f"u{n}", item, str(at)] for n in range(120) for item, at in (("c", 3), ("a", 1), ("b", 2))]
    (tmp_path / name).write_text("\n".join(between.join(row) for row in [heads, *rows]) + "\n")
    task = datasets.table(tmp_path / name)
    assert (task.name, len(task.test)) == ("acts", 120)
    assert lists(task.test.contexts)[0] == [1, 2]
    assert set(task.test.targets.tolist()) == {3}


def test_sessions_are_told_by_the_name_of_their_column(tmp_path: Path) -> None:
    rows = [f"s{n:04},{item},{n * 10 + item}" for n in range(2000) for item in (1, 2, 3)]
    (tmp_path / "clicks.csv").write_text("session_id,item_id,timestamp\n" + "\n".join(rows) + "\n")
    task = datasets.table(tmp_path / "clicks.csv")
    assert len(task.late) == 1800
    assert len(task.test) == 400
    assert task.test.people.tolist() == np.repeat(np.arange(200), 2).tolist()


def test_a_file_without_people_is_refused_with_what_it_has(tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("colour,item_id,timestamp\nred,1,2\n")
    with pytest.raises(laboratory.UnknownShape) as refusal:
        datasets.table(tmp_path / "odd.csv")
    assert refusal.value.facts["has"] == "colour, item_id, timestamp"
