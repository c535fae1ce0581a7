"""Draws ``docs/house.svg``: the storeys, their questions, and the rooms that have been opened.

Run ``python -m tools.house``; a test compares the file with the code.
"""

import ast
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "guang"
PICTURE = ROOT / "docs" / "house.svg"
STOREYS = ("doors", "discovery", "growth", "media", "trade", "trust", "learning", "people", "journal", "kernel")
WIDTH, ROW, LEFT, TOP = 960, 58, 24, 70
LAWS = "Calls go down. Facts fall into the journal. Anyone may read it; nobody calls up."
INK, MUTED, LINE, MIST, ACCENT = "#14161A", "#6B7280", "#E6E8EC", "#F4F5F7", "#F2552C"


def picture() -> str:
    """The whole SVG."""
    height = TOP + ROW * len(STOREYS) + 34
    rows = "".join(_row(storey, TOP + ROW * place) for place, storey in enumerate(STOREYS))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'font-family="Inter, system-ui, sans-serif" role="img" aria-label="The storeys of Guang">\n'
        f'<rect width="{WIDTH}" height="{height}" fill="#FFFFFF"/>\n'
        f'<path d="M{LEFT} {TOP - 8} L{WIDTH / 2} 18 L{WIDTH - LEFT} {TOP - 8} Z" fill="{MIST}" stroke="{LINE}"/>\n'
        + _text(WIDTH / 2, 50, "Guang 逛", f'text-anchor="middle" font-size="17" font-weight="600" fill="{INK}"')
        + rows
        + _text(LEFT, height - 12, LAWS, f'font-size="12" fill="{MUTED}"')
        + "</svg>\n"
    )


def _row(storey: str, y: int) -> str:
    question, rooms = _about(storey)
    parts = [
        _box(LEFT, y, WIDTH - 2 * LEFT, ROW - 8, f'rx="8" fill="#FFFFFF" stroke="{LINE}"'),
        _text(LEFT + 16, y + 22, storey, f'font-size="15" font-weight="600" fill="{INK}"'),
        _text(LEFT + 16, y + 40, question, f'font-size="12" fill="{MUTED}"'),
    ]
    x = WIDTH - LEFT - 12.0
    for room in reversed(rooms):
        width = 18 + 7.2 * len(room)
        x -= width + 6
        parts.append(_box(x, y + 12, width, 26, f'rx="6" fill="{MIST}"'))
        parts.append(_text(x + width / 2, y + 29, room, f'text-anchor="middle" font-size="12" fill="{ACCENT}"'))
    return "".join(parts)


def _box(x: float, y: float, width: float, height: float, look: str) -> str:
    return f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}" {look}/>\n'


def _text(x: float, y: float, words: str, look: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" {look}>{escape(words)}</text>\n'


def _about(storey: str) -> tuple[str, list[str]]:
    folder = SOURCE / storey
    says = ast.get_docstring(ast.parse((folder / "__init__.py").read_text())) or ""
    question = says.split("?")[0] + "?" if "?" in says else says.splitlines()[0]
    rooms = [child.name for child in sorted(folder.iterdir()) if (child / "__init__.py").is_file()]
    return question, rooms if storey not in {"doors", "journal", "kernel"} else []


if __name__ == "__main__":
    PICTURE.write_text(picture())
