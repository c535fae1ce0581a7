import pytest

from guang.doors.commands import test as testing


@pytest.mark.parametrize(
    ("arguments", "selects"),
    [
        ((), False),
        (("-x", "-q"), False),
        (("-k", "money"), True),
        (("tests/kernel",), True),
        (("tests/kernel/test_money.py::test_x",), True),
        (("--lf",), True),
    ],
)
def test_whoever_selects_tests_is_spared_the_checks(arguments: tuple[str, ...], *, selects: bool) -> None:
    assert testing.selects(arguments) is selects


def test_tests_do_not_find_the_installation_of_whoever_runs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUANG_DATABASE_URL", "postgresql://precious")
    monkeypatch.setenv("CI", "true")

    given = testing.plain_environment()

    assert "GUANG_DATABASE_URL" not in given
    assert given["CI"] == "true"
