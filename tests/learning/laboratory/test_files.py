"""Files of acts, however they are written."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb
import numpy as np
import pytest

from guang.learning import laboratory
from guang.learning.laboratory import datasets, files

DAY = datetime(2026, 3, 1, tzinfo=UTC).timestamp()


def acts_of(path: Path, text: str) -> files.Acts:
    path.write_text(text)
    return files.read(path)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("seconds", [f"{DAY:.0f}", f"{DAY + 60:.0f}", f"{DAY + 30:.0f}"]),
        ("milliseconds", [f"{DAY * 1e3:.0f}", f"{(DAY + 60) * 1e3:.0f}", f"{(DAY + 30) * 1e3:.0f}"]),
        ("microseconds", [f"{DAY * 1e6:.0f}", f"{(DAY + 60) * 1e6:.0f}", f"{(DAY + 30) * 1e6:.0f}"]),
        ("written out", ["2026-03-01 00:00:00", "2026-03-01 00:01:00", "2026-03-01 00:00:30"]),
        ("in ISO", ["2026-03-01T00:00:00", "2026-03-01T00:01:00", "2026-03-01T00:00:30"]),
    ],
)
def test_times_are_seconds_however_they_are_written(name: str, written: list[str], tmp_path: Path) -> None:
    lines = [f"u,i{number},{at}" for number, at in enumerate(written)]
    acts = acts_of(tmp_path / f"{name}.csv", "\n".join(["user_id,item_id,timestamp", *lines]) + "\n")
    assert (acts.at - DAY).round(3).tolist() == [0, 30, 60]
    assert acts.items.tolist() == [0, 2, 1]


def test_ids_may_be_anything_and_lines_that_lack_something_are_counted(tmp_path: Path) -> None:
    rows = ['"a, b",x-1,1,view', "007,x-1,2,view", "7,观,3,cart", ",x-1,4,view", "7,,5,view", "7,x-1,,view"]
    acts = acts_of(tmp_path / "odd.csv", "\n".join(["VisitorId,ItemId,TS,Event", *rows]) + "\n")
    assert (len(set(acts.people.tolist())), len(set(acts.items.tolist())), acts.left_out) == (3, 2, 3)
    assert acts.kinds is not None
    assert acts.kinds.tolist() == [0, 0, 1]


def test_acts_of_one_instant_keep_the_order_of_the_file(tmp_path: Path) -> None:
    rows = [f"u,{item},5" for item in (9, 3, 7, 1)]
    acts = acts_of(tmp_path / "same.csv", "\n".join(["user,item,time", *rows]) + "\n")
    assert acts.items.tolist() == [3, 1, 2, 0]


def test_an_atomic_file_of_recbole_has_types_in_its_heads(tmp_path: Path) -> None:
    text = 'user_id:token\titem_id:token\trating:float\ttimestamp:float\n1\t"10\t5.0\t2\n1\t11\t1.0\t1\n'
    acts = acts_of(tmp_path / "ml.inter", text)
    assert (acts.people.tolist(), acts.items.tolist(), acts.at.tolist()) == ([0, 0], [1, 0], [1.0, 2.0])


def test_parquet_with_real_times_is_read(tmp_path: Path) -> None:
    path = tmp_path / "acts.parquet"
    duckdb.sql(
        "SELECT 'u' || (n % 2) AS session, n AS product_id, TIMESTAMP '2026-03-01' + INTERVAL (n) SECOND AS created_at "
        "FROM range(6) AS made(n)"
    ).write_parquet(str(path))
    acts = files.read(path)
    assert acts.are_sessions
    assert (acts.at - DAY).tolist() == [0, 1, 2, 3, 4, 5]
    assert acts.people.tolist() == [0, 1] * 3


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("colour,size,timestamp\nred,2,3\n", "user_id"),
        ("user_id,colour,timestamp\n1,red,3\n", "user_id"),
        ("user_id,item_id,timestamp\n" + "1,2,soon\n" * 9, "cannot be read"),
        ("user_id,item_id,timestamp\n" + "1,2,\n" * 9, "cannot be read"),
    ],
)
def test_a_file_without_people_or_items_or_with_times_that_cannot_be_read_is_refused_with_the_reason(
    text: str, word: str, tmp_path: Path
) -> None:
    with pytest.raises(laboratory.UnknownShape) as refusal:
        acts_of(tmp_path / "timeless.csv", text)
    assert word in str(refusal.value.facts)


@pytest.mark.parametrize(
    "heads",
    ["Customer ID,Product-ID,Order Date", "hm_customer_id,hm_article_id,event_timestamp", "USERID,ITEMID,TS"],
)
def test_columns_are_told_by_their_names_however_these_are_written(heads: str, tmp_path: Path) -> None:
    acts = acts_of(tmp_path / "heads.csv", f"{heads}\n7,x,2026-03-01\n8,y,2026-03-02\n7,y,2026-03-03\n")
    assert acts.at is not None
    assert (acts.people.tolist(), acts.items.tolist()) == ([0, 1, 0], [0, 1, 1])
    assert ((acts.at - DAY) / 86_400).tolist() == [0, 1, 2]


def test_without_times_the_order_of_the_lines_counts(tmp_path: Path) -> None:
    rows = [f"s{n % 40},i{(n // 40 + n) % 9}" for n in range(2000)]
    path = tmp_path / "timeless.csv"
    acts = acts_of(path, "\n".join(["session,item", *rows]) + "\n")
    assert (acts.at, acts.left_out) == (None, 0)
    assert acts.people[:3].tolist() == [0, 1, 12]
    task = datasets.table(path)
    assert task.test.at is None
    assert task.late.at is None


@pytest.mark.parametrize("between", ["\t", ","])
def test_a_file_without_heads_has_people_items_and_times_by_their_places(between: str, tmp_path: Path) -> None:
    rows = [(196, 242, 3, 881250949), (186, 302, 3, 891717742), (196, 377, 1, 878887116)]
    acts = acts_of(tmp_path / "u.csv", "\n".join(between.join(map(str, row)) for row in rows) + "\n")
    assert acts.at is not None
    assert (acts.people.tolist(), acts.items.tolist()) == ([1, 1, 0], [2, 0, 1])
    assert acts.at.tolist() == [878887116, 881250949, 891717742]


def test_an_empty_file_and_a_broken_one_are_refused(tmp_path: Path) -> None:
    (tmp_path / "none.csv").write_text("user_id,item_id,timestamp\n")
    with pytest.raises(laboratory.TooFew):
        datasets.table(tmp_path / "none.csv")
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(laboratory.UnknownShape):
        datasets.table(tmp_path / "broken.parquet")


def test_only_the_newest_are_read_where_there_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_ACTS", 4)
    rows = [f"u{at},i{at},{at}" for at in range(10)]
    acts = acts_of(tmp_path / "many.csv", "\n".join(["user,item,time", *rows]) + "\n")
    assert (acts.at.tolist(), acts.left_out) == ([6, 7, 8, 9], 6)


def test_people_or_sessions_are_asked_as_is_wished(tmp_path: Path) -> None:
    rows = [f"p{n % 200},s{n // 3},{n % 7},{n}" for n in range(3000)]
    (tmp_path / "both.csv").write_text("\n".join(["user_id,session_id,item_id,ts", *rows]) + "\n")
    people = datasets.table(tmp_path / "both.csv", protocol="leave-one-out")
    sessions = datasets.table(tmp_path / "both.csv")
    assert len(people.test) == 200
    assert len(sessions.late) == 900
    assert sessions.facts == {"protocol": "sessions", "left_out": 0}
    assert np.array_equal(sessions.late.lengths, np.full(900, 3))
