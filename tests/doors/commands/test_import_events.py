"""Behaviour from files: what is understood, what is rejected and why, and that repeating changes nothing."""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from guang import journal
from guang.doors.commands import event_files
from guang.doors.commands.event_files import BadLine, Mapping_, digest, instant_ms
from guang.doors.commands.import_events import bring_in, imported_from
from guang.doors.tables import ImportedRow
from guang.journal import Kind
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import ProductId, StoreId, new_id

DAY = 1_433_221_969  # 2 June 2015
ROWS = [("ann", "cup", "view", DAY), ("ann", "cup", "addtocart", DAY + 5), ("bob", "pot", "transaction", DAY + 9)]


def written(folder: Path, form: str, source: str) -> Path:
    """The same three acts in one of the formats."""
    if form == "csv.gz":
        path = folder / f"{source}.csv.gz"
        body = "user,item,behavior,ts\n" + "".join(",".join(map(str, row)) + "\n" for row in ROWS)
        path.write_bytes(gzip.compress(body.encode()))
    elif form == "jsonl":
        path = folder / f"{source}.jsonl"
        keys = ("visitorid", "itemid", "event", "timestamp")
        path.write_text("\n".join(json.dumps(dict(zip(keys, (*row[:3], row[3] * 1000), strict=True))) for row in ROWS))
    else:
        path = folder / f"{source}.parquet"
        users, items, kinds, at = zip(*ROWS, strict=True)
        instants = [datetime.fromtimestamp(one, UTC) for one in at]
        pq.write_table(
            pa.table({"user_id": users, "product_id": items, "event_type": kinds, "event_time": instants}), path
        )
    return path


async def of_viewer(database: Database, source: str, user: str) -> list[tuple[int, int]]:
    """Kinds and subjects of one imported user, in order of time."""
    acts = await journal.history(
        database, since=datetime(2015, 6, 1, tzinfo=UTC), until=datetime(2015, 6, 4, tzinfo=UTC)
    )
    mine = acts.where(acts.viewer == digest(source, "user", user))
    return list(zip(mine.kind.tolist(), mine.subject.tolist(), strict=True))


@pytest.mark.parametrize("form", ["csv.gz", "jsonl", "parquet"])
async def test_every_format_brings_the_same_acts(form: str, database: Database, tmp_path: Path) -> None:
    source = f"forms-{form}"
    summary = await bring_in(
        database, written(tmp_path, form, source), Mapping_(source=source), rejects=tmp_path / "rejects.csv"
    )

    cup = digest(source, "product", "cup")
    assert (summary.lines, summary.new, summary.known) == (3, 3, 0)
    assert await of_viewer(database, source, "ann") == [(Kind.product_click, cup), (Kind.add_cart, cup)]
    assert not (tmp_path / "rejects.csv").exists()


async def test_repeating_an_import_changes_nothing(database: Database, tmp_path: Path) -> None:
    path = written(tmp_path, "csv.gz", "again")
    for new in (3, 0):
        summary = await bring_in(database, path, Mapping_(source="again"), rejects=tmp_path / "rejects.csv")
        assert (summary.new, summary.known) == (new, 3 - new)

    assert len(await of_viewer(database, "again", "ann")) == 2


async def test_bad_lines_are_listed_with_number_and_reason(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    lines = [f"ann,cup,view,{DAY}", f",cup,view,{DAY}", f"ann,cup,stare,{DAY}", "ann,cup,view,soon", "ann,cup,view,nan"]
    lines += [
        "ann,cup,view,99999999999",
        "ann,cup",
        "ann,cup,view,-5",
        f"{'x' * 300},cup,view,{DAY}",
        f"bob,pot,buy,{DAY}",
    ]
    path.write_text("user,item,behavior,ts\n" + "\n".join(lines) + "\n")

    summary = await bring_in(database, path, Mapping_(source="bad"), rejects=tmp_path / "rejects.csv")

    listed = (tmp_path / "rejects.csv").read_text().splitlines()
    assert (summary.lines, summary.new, sum(summary.rejected.values())) == (10, 2, 8)
    assert [line.split(",")[0] for line in listed] == ["line", "3", "4", "5", "6", "7", "8", "9", "10"]
    assert "no user" in listed[1]
    assert "unknown kind 'stare'" in listed[2]
    assert "no instant" in listed[3]


async def test_lines_of_json_that_are_no_objects_are_rejected_and_the_rest_comes_in(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "odd.jsonl"
    good = json.dumps({"user": "ann", "item": "cup", "kind": "view", "at": DAY})
    path.write_text(f"{good}\n{{broken\n[1]\n{good.replace('cup', 'pot')}\n")

    summary = await bring_in(database, path, Mapping_(source="odd"), rejects=tmp_path / "rejects.csv")

    assert (summary.new, [number for number, _ in summary.examples]) == (2, [2, 3])


async def test_a_mapping_names_columns_and_words(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "clips.csv"
    path.write_text(f"who;what\nwho,clip,deed,when,ms\nann,c1,gesehen,{DAY},4000\n".split("\n", 1)[1])
    mapping = Mapping_(
        source="clips",
        columns={"user": "who", "item": "clip", "kind": "deed", "at": "when", "watched_ms": "ms"},
        kinds={"gesehen": "play"},
        subject="video",
    )

    await bring_in(database, path, mapping, rejects=tmp_path / "rejects.csv")

    assert await of_viewer(database, "clips", "ann") == [(Kind.play, digest("clips", "video", "c1"))]


async def test_items_of_an_imported_catalogue_become_its_products(database: Database, tmp_path: Path) -> None:
    store, cup = new_id(StoreId), new_id(ProductId)
    async with database.transaction() as session:
        session.add(ImportedRow(store=store, external="cup", product=cup, digest="", at=clock.now()))

    known = await imported_from(database, store)
    path = written(tmp_path, "csv.gz", "known")
    await bring_in(database, path, Mapping_(source="known"), rejects=tmp_path / "rejects.csv", known=known)

    assert await of_viewer(database, "known", "ann") == [(Kind.product_click, int(cup)), (Kind.add_cart, int(cup))]
    assert await of_viewer(database, "known", "bob") == [(Kind.order, digest("known", "product", "pot"))]
    with pytest.raises(ValueError, match="nothing was imported"):
        await imported_from(database, new_id(StoreId))


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        ("a.csv", "user,item\n1,2\n", "no column for kind, at"),
        ("a.txt", "user,item\n1,2\n", "is none of"),
    ],
)
async def test_a_file_that_cannot_be_understood_is_refused_in_one_sentence(
    name: str, body: str, says: str, database: Database, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(body)

    with pytest.raises(ValueError, match=says):
        await bring_in(database, tmp_path / name, Mapping_(), rejects=tmp_path / "rejects.csv")


def test_instants_are_read_in_seconds_milliseconds_and_words() -> None:
    wanted = (datetime(2015, 6, 2, 5, 12, 49, tzinfo=UTC) - datetime(2000, 1, 1, tzinfo=UTC)).total_seconds() * 1000

    for given in (DAY, str(DAY), DAY * 1000, "2015-06-02T05:12:49Z", "2015-06-02 07:12:49+02:00"):
        assert instant_ms(given) == wanted
    for wrong in (None, "", "yesterday", "1e400", float("nan"), -1e15, "1999-12-31T00:00:00Z"):
        with pytest.raises(BadLine):
            instant_ms(wrong)


def test_a_file_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("user,item,kind,at\n" + "1,2,view,3\n" * 1000)

    assert [number for number, _ in event_files.lines(path)] == list(range(2, 1002))
