"""A bounded memory: it never keeps what changed while it was being read."""

from collections.abc import Mapping

from guang.kernel.kept import Kept


class Shelf:
    """Something to read from, that counts how often it is read."""

    def __init__(self, **held: int) -> None:
        self.held = held
        self.asked: list[list[str]] = []

    async def read(self, keys: list[str]) -> Mapping[str, int]:
        self.asked.append(keys)
        return {key: self.held[key] for key in keys if key in self.held}


async def test_what_is_kept_is_not_read_again() -> None:
    shelf, kept = Shelf(a=1, b=2), Kept[str, int](most=9)

    assert await kept.fetch(["a", "b", "a"], shelf.read) == {"a": 1, "b": 2}
    assert await kept.fetch(["b", "a"], shelf.read) == {"a": 1, "b": 2}

    assert shelf.asked == [["a", "b"]]


async def test_what_does_not_exist_is_absent_and_asked_for_again() -> None:
    shelf, kept = Shelf(a=1), Kept[str, int](most=9)

    assert await kept.fetch(["a", "z"], shelf.read) == {"a": 1}
    shelf.held["z"] = 26
    assert await kept.fetch(["a", "z"], shelf.read) == {"a": 1, "z": 26}

    assert shelf.asked == [["a", "z"], ["z"]]


async def test_what_was_dropped_is_read_again() -> None:
    shelf, kept = Shelf(a=1, b=2), Kept[str, int](most=9)
    await kept.fetch(["a", "b"], shelf.read)

    kept.drop("a")
    shelf.held["a"] = 7

    assert await kept.fetch(["a", "b"], shelf.read) == {"a": 7, "b": 2}
    kept.drop_all()
    assert kept.get("b") is None


async def test_what_is_dropped_while_it_is_read_is_not_kept() -> None:
    kept = Kept[str, int](most=9)

    async def read(keys: list[str]) -> Mapping[str, int]:
        kept.drop("a")
        return dict.fromkeys(keys, 1)

    assert await kept.fetch(["a", "b"], read) == {"a": 1, "b": 1}
    assert kept.get("a") is None
    assert kept.get("b") == 1


async def test_everything_dropped_while_reading_is_not_kept_either() -> None:
    kept = Kept[str, int](most=9)

    async def read(keys: list[str]) -> Mapping[str, int]:
        kept.drop_all()
        return dict.fromkeys(keys, 1)

    await kept.fetch(["a"], read)
    assert kept.get("a") is None


async def test_the_least_recently_used_makes_room() -> None:
    shelf, kept = Shelf(a=1, b=2, c=3), Kept[str, int](most=2)

    await kept.fetch(["a", "b"], shelf.read)
    kept.get("a")
    await kept.fetch(["c"], shelf.read)

    assert len(kept) == 2
    assert kept.get("b") is None
    assert kept.get("a") == 1


async def test_what_is_old_is_read_again() -> None:
    clock = [0.0]
    shelf, kept = Shelf(a=1), Kept[str, int](most=9, fresh_s=30, now_s=lambda: clock[0])
    await kept.fetch(["a"], shelf.read)

    clock[0] = 30.0
    assert kept.get("a") == 1
    clock[0] = 30.1
    assert kept.get("a") is None
