"""Cells of tables that spreadsheets open: none of them may be a formula."""

_FORMULA = frozenset("=+-@\t\r")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before what would begin one."""
    return f"'{cell}" if cell and cell.lstrip("'")[:1] in _FORMULA else cell


def bare(cell: str) -> str:
    """A cell without the apostrophe that guarded it."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in _FORMULA else cell
