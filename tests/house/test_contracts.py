"""The house keeps its own rules: walls, sizes, and documents that say what the code says."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "guang"
MOST_LINES = 400
MOST_NAMES = 20
MOST_STATEMENT_LINES = 50
MOST_ROOM_LINES = 3000
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "actions.py", "common.py", "misc.py"}


def sources() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def rooms() -> list[Path]:
    storeys = ("discovery", "growth", "media", "trade", "trust", "learning", "people")
    return sorted(
        room for storey in storeys for room in (SOURCE / storey).iterdir() if (room / "__init__.py").is_file()
    )


def test_no_file_is_longer_than_a_person_reads_at_once() -> None:
    long = {str(path.relative_to(ROOT)): lines for path in sources() if (lines := _lines(path)) > MOST_LINES}
    assert long == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = [f"{path.relative_to(ROOT)}:{node.lineno} {node.name}" for path, node in _functions()]
    assert long == []


def test_there_is_no_drawer_for_odds_and_ends() -> None:
    assert [str(path) for path in sources() if path.name in FORBIDDEN_NAMES] == []


@pytest.mark.parametrize("room", rooms(), ids=lambda room: f"{room.parent.name}.{room.name}")
def test_a_room_has_a_facade_of_at_most_twenty_names_and_stays_small(room: Path) -> None:
    facade = ast.parse((room / "__init__.py").read_text())
    assert ast.get_docstring(facade), f"{room.name} does not say what it is for"
    assert len(_exported(facade)) <= MOST_NAMES
    assert sum(_lines(path) for path in room.rglob("*.py")) <= MOST_ROOM_LINES


def test_whoever_owns_a_table_owns_all_sql_about_it() -> None:
    owners = {table: room for room in rooms() for table in _tables(room)}
    trespasses = [
        f"{room.parent.name}.{room.name} names {table} of {owners[table].name}"
        for room in rooms()
        for table in sorted(_named(room) & set(owners))
        if owners[table] != room
    ]
    assert trespasses == []


def test_fulfilment_alone_writes_what_becomes_of_orders() -> None:
    pen = re.compile(r"\borders\.changes\b|trade\.orders import [^\n]*\bchanges\b")
    writers = {path.relative_to(SOURCE).parts[:2] for path in sources() if pen.search(path.read_text())}
    assert writers == {("trade", "fulfilment")}


def test_every_import_contract_holds() -> None:
    program = "import sys; from importlinter.cli import lint_imports_command as run; sys.argv = ['lint-imports']; run()"
    outcome = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PATH": "/usr/bin:/bin", "NO_COLOR": "1"},
        check=False,
    )
    assert outcome.returncode == 0, outcome.stdout[-3000:] + outcome.stderr[-1000:]


def _tables(room: Path) -> set[str]:
    """The tables that a room declares, with their schema, which is the storey."""
    texts = (path.read_text() for path in room.rglob("*.py"))
    return {f"{room.parent.name}.{name}" for one in texts for name in re.findall(r'__tablename__ = "(\w+)"', one)}


def _named(room: Path) -> set[str]:
    """Every table that the SQL of a room names; the journal's are for all to read."""
    texts = (path.read_text() for path in room.rglob("*.py"))
    return {name for one in texts for name in re.findall(r"\b(?:FROM|JOIN|INTO|UPDATE|ON|TABLE)\s+(\w+\.\w+)", one)}


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def _functions() -> Iterator[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _body_lines(node) > MOST_STATEMENT_LINES:
                yield path, node


def _body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body without its docstring."""
    first = node.body[0]
    is_text = (
        isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    )
    skipped = (first.end_lineno or 0) - first.lineno + 1 if is_text else 0
    return (node.end_lineno or 0) - first.lineno + 1 - skipped


def _exported(module: ast.Module) -> list[str]:
    for node in module.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            return [str(ast.literal_eval(item)) for item in getattr(node.value, "elts", [])]
    return []
