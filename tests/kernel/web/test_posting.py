"""A route that changes something says its name once."""

from guang.kernel.web import does, makes


def test_what_does_answers_200_and_what_makes_answers_201_each_under_its_name() -> None:
    @does("/api/things/{thing:str}/mend", "mend_thing", tag="things", per_minute=6)
    async def mend_thing(thing: str) -> str:
        return thing

    @makes("/api/things", "make_thing", tag="things", per_minute=6)
    async def make_thing() -> str:
        return ""

    found = [(one.operation_id, one.tags, one.status_code, len(one.guards or ())) for one in (mend_thing, make_thing)]
    assert found == [("mend_thing", ["things"], 200, 1), ("make_thing", ["things"], 201, 1)]
