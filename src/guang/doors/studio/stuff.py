"""What things are made of: materials, and the patterns that colour and roughen them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from scipy import ndimage

from guang.doors.studio.fields import Floats, length

NOISE_CELLS = 48
Pattern = Callable[[Floats, float], Floats]


@dataclass(frozen=True, slots=True)
class Stuff:
    """A material. ``ink`` is the second colour of the pattern; all other numbers are 0…1 unless said.

    ``size`` is the pattern's grain in shelf units, ``bump`` how much it raises the surface, ``sheen`` the velvet
    edge, ``through`` how far light wanders inside (wax, fruit), ``glass`` how much is seen through it.
    """

    colour: str
    ink: str | None = None
    pattern: str = "plain"
    size: float = 0.1
    bump: float = 0.0
    rough: float = 0.5
    gloss: float = 0.5
    metal: float = 0.0
    sheen: float = 0.0
    through: float = 0.0
    glow: float = 0.0
    glass: float = 0.0

    def dyed(self, colour: str, ink: str | None = None) -> "Stuff":
        """The same material in other colours."""
        return replace(self, colour=colour, ink=ink if ink is not None else self.ink)


MADE_OF: dict[str, Stuff] = {
    "ceramic": Stuff("#ffffff", rough=0.22, gloss=0.75),
    "glaze": Stuff("#ffffff", pattern="dip", size=0.5, rough=0.16, gloss=0.9),
    "stoneware": Stuff("#ffffff", pattern="speckle", size=0.024, rough=0.5, gloss=0.4),
    "terracotta": Stuff("#ffffff", pattern="grain", size=0.05, rough=0.85, gloss=0.12, bump=0.2),
    "matte": Stuff("#ffffff", rough=0.62, gloss=0.3),
    "soft": Stuff("#ffffff", rough=0.8, gloss=0.18, sheen=0.3),
    "plastic": Stuff("#ffffff", rough=0.3, gloss=0.55),
    "gloss": Stuff("#ffffff", rough=0.08, gloss=1.0),
    "steel": Stuff("#d6d9dd", rough=0.24, metal=1.0, gloss=1.0),
    "brushed": Stuff("#c9ccd1", pattern="brushed", size=0.02, rough=0.4, metal=1.0, gloss=1.0),
    "brass": Stuff("#e2b866", rough=0.22, metal=1.0, gloss=1.0),
    "copper": Stuff("#e0946e", rough=0.25, metal=1.0, gloss=1.0),
    "enamel": Stuff("#ffffff", rough=0.12, gloss=0.95),
    "fabric": Stuff("#ffffff", pattern="weave", size=0.035, rough=0.9, gloss=0.1, sheen=0.35, bump=0.5),
    "linen": Stuff("#ffffff", pattern="slub", size=0.03, rough=0.95, gloss=0.06, sheen=0.25, bump=0.4),
    "knit": Stuff("#ffffff", pattern="knit", size=0.13, rough=0.95, gloss=0.05, sheen=0.5, bump=1.0),
    "velvet": Stuff("#ffffff", pattern="grain", size=0.1, rough=0.95, gloss=0.06, sheen=1.0, bump=0.05),
    "fleece": Stuff("#ffffff", pattern="fleece", size=0.06, rough=1.0, gloss=0.0, sheen=0.6, bump=1.0),
    "leather": Stuff("#ffffff", pattern="grain", size=0.035, rough=0.42, gloss=0.4, bump=0.35),
    "canvas": Stuff("#ffffff", pattern="weave", size=0.028, rough=0.92, gloss=0.08, sheen=0.15, bump=0.4),
    "rubber": Stuff("#ffffff", rough=0.75, gloss=0.2),
    "wood": Stuff("#c8935a", ink="#8a5a32", pattern="wood", size=0.16, rough=0.55, gloss=0.3, bump=0.08),
    "walnut": Stuff("#7a5136", ink="#4c3020", pattern="wood", size=0.15, rough=0.5, gloss=0.35, bump=0.08),
    "beech": Stuff("#dfb988", ink="#c0925c", pattern="wood", size=0.2, rough=0.6, gloss=0.25, bump=0.05),
    "marble": Stuff("#f1efec", ink="#9c9aa0", pattern="marble", size=0.7, rough=0.16, gloss=0.8),
    "stone": Stuff("#ffffff", pattern="grain", size=0.04, rough=0.9, gloss=0.1, bump=0.3),
    "wax": Stuff("#ffffff", rough=0.5, gloss=0.3, through=0.8),
    "cream": Stuff("#ffffff", rough=0.4, gloss=0.4, through=0.5),
    "fruit": Stuff("#ffffff", pattern="blush", size=0.9, rough=0.32, gloss=0.6, through=0.45),
    "citrus": Stuff("#ffffff", pattern="peel", size=0.055, rough=0.38, gloss=0.55, through=0.4, bump=0.7),
    "fuzzy": Stuff("#ffffff", pattern="blush", size=0.9, rough=0.9, gloss=0.08, sheen=0.9, through=0.4),
    "leaf": Stuff("#3f7d4a", ink="#2c5e3a", pattern="grain", size=0.2, rough=0.42, gloss=0.4, through=0.25),
    "soil": Stuff("#4a382c", ink="#2c211a", pattern="speckle", size=0.04, rough=1.0, gloss=0.0, bump=1.0),
    "bread": Stuff("#d39a55", ink="#8d5524", pattern="blush", size=0.5, rough=0.75, gloss=0.15, bump=0.2),
    "paper": Stuff("#ffffff", pattern="pages", size=0.03, rough=0.95, gloss=0.04),
    "label": Stuff("#ffffff", rough=0.8, gloss=0.1),
    "cover": Stuff("#ffffff", pattern="weave", size=0.02, rough=0.85, gloss=0.12, bump=0.15),
    "stripes": Stuff("#ffffff", ink="#3a4a63", pattern="stripes", size=0.2, rough=0.85, gloss=0.1, sheen=0.2),
    "hoops": Stuff("#ffffff", ink="#3a4a63", pattern="hoops", size=0.22, rough=0.4, gloss=0.5),
    "facets": Stuff("#ffffff", rough=0.1, gloss=0.9),
    "lamp": Stuff("#fff1d8", rough=0.6, gloss=0.2, through=0.8, glow=0.85),
    "glass": Stuff("#dbe9ea", rough=0.04, gloss=1.0, glass=0.85),
    "frosted": Stuff("#e8eeee", rough=0.45, gloss=0.5, glass=0.5, through=0.3),
    "amber": Stuff("#8a4a14", rough=0.06, gloss=1.0, glass=0.8),
    "black": Stuff("#1b1c1f", rough=0.45, gloss=0.4),
    "dark": Stuff("#2b2d31", rough=0.6, gloss=0.3),
    "terrazzo": Stuff("#efe9df", ink="#b06a4f", pattern="terrazzo", size=0.13, rough=0.3, gloss=0.5),
}


def stuff(words: str) -> Stuff:
    """Read ``"ceramic #e8dccb"`` or ``"glaze #f3efe6 #27507a"`` into a material."""
    name, *colours = words.split()
    made = MADE_OF[name]
    if colours:
        made = made.dyed(*colours)
    return made


def linear(colour: str) -> Floats:
    """``#rrggbb`` as linear light."""
    values = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)], np.float32) / 255
    return np.asarray(values**2.2, np.float32)


@lru_cache(maxsize=1)
def _volume() -> Floats:
    """A seamless cube of smooth noise, mean 0, about −1…1."""
    raw = np.random.default_rng(20).standard_normal((NOISE_CELLS,) * 3)
    soft = ndimage.gaussian_filter(raw, 0.8, mode="wrap")
    return np.asarray(soft / (2.2 * soft.std()), np.float32)


def noise(p: Floats, size: float) -> Floats:
    """Smooth noise at points (3, n) with features about ``size`` large."""
    cells = p * np.float32(1 / size)
    found: Floats = ndimage.map_coordinates(
        _volume(), cells % NOISE_CELLS, order=1, mode="grid-wrap", output=np.float32
    )
    return found


def _step(value: Floats, edge: float, soft: float) -> Floats:
    t = np.clip((value - np.float32(edge)) / np.float32(soft) + np.float32(0.5), 0, 1)
    found: Floats = t * t * (3 - 2 * t)
    return found


def _plain(p: Floats, size: float) -> Floats:
    return np.zeros(p.shape[1], np.float32)


def _speckle(p: Floats, size: float) -> Floats:
    coarse = _step(noise(p, size), 0.86, 0.14) * np.float32(0.75)
    found: Floats = np.maximum(coarse, _step(noise(p[::-1] + 3, size * 0.55), 0.8, 0.16) * np.float32(0.5))
    return found


def _grain(p: Floats, size: float) -> Floats:
    return np.clip(0.35 + 0.5 * noise(p, size) + 0.3 * noise(p[::-1], size * 2.7), 0, 1) * np.float32(0.5)


def _dip(p: Floats, size: float) -> Floats:
    wave = 0.05 * np.sin(p[0] * 5 + 1) + 0.05 * noise(p, 0.3)
    return 1 - _step(p[1] + wave, size, 0.05)


def _brushed(p: Floats, size: float) -> Floats:
    stretched = np.stack([p[0] * 0.1, p[1], p[2] * 0.1])
    found: Floats = np.clip(0.3 + 0.4 * noise(stretched, size), 0, 1) * np.float32(0.3)
    return found


def _weave(p: Floats, size: float) -> Floats:
    k = np.float32(np.pi / size)
    threads = np.sin(p[0] * k) * np.sin(p[1] * k + p[2] * k)
    found: Floats = np.clip(0.5 + 0.5 * threads, 0, 1) * np.float32(0.35)
    return found


def _slub(p: Floats, size: float) -> Floats:
    across = noise(np.stack([p[0] * 0.12, p[1], p[2]]), size)
    down = noise(np.stack([p[0], p[1] * 0.12, p[2]]), size)
    return np.clip(0.35 + 0.45 * across + 0.45 * down, 0, 1) * np.float32(0.45)


def _knit(p: Floats, size: float) -> Floats:
    turn = np.arctan2(p[2], p[0]) * np.float32(0.62)
    u = turn / np.float32(size)
    column = u - np.floor(u)
    slant = np.abs(column - np.float32(0.5))
    v = p[1] / np.float32(size * 0.72) + slant * np.float32(1.1)
    row = v - np.floor(v)
    loop = np.sqrt(np.clip(1 - ((row - 0.5) * 2) ** 2, 0, 1)) * np.sqrt(np.clip(1 - (slant * 4 - 1) ** 2 * 0.9, 0, 1))
    found: Floats = (1 - loop) * np.float32(0.75)
    return found


def _fleece(p: Floats, size: float) -> Floats:
    return np.clip(0.4 + 0.7 * noise(p, size) + 0.3 * noise(p, size * 0.45), 0, 1) * np.float32(0.45)


def _wood(p: Floats, size: float) -> Floats:
    bent = np.stack([p[0] + 0.3, p[1] * 0.16, p[2]])
    wobble = noise(bent, 0.55) * np.float32(0.5)
    rings = length(p[0] + np.float32(0.9), p[2] + np.float32(1.3)) / np.float32(size) + wobble * 2
    saw = rings - np.floor(rings)
    fine = noise(np.stack([p[0], p[1] * 0.06, p[2]]), 0.022)
    return np.clip(saw**2 * 0.75 + 0.22 * fine, 0, 1)


def _marble(p: Floats, size: float) -> Floats:
    twist = noise(p, size) + 0.5 * noise(p, size * 0.4) + 0.25 * noise(p, size * 0.17)
    veins = 1 - np.abs(np.sin((p[0] * 0.8 + p[1] * 1.2) * np.float32(1.6 / size) + twist * 2.4))
    return np.asarray(np.clip(veins, 0, 1) ** 7 * 0.85, np.float32)


def _blush(p: Floats, size: float) -> Floats:
    side = (p[0] * 0.7 + p[1] * 0.5 - p[2] * 0.2) / np.float32(size)
    streaks = noise(np.stack([p[0], p[1] * 0.2, p[2]]), 0.06) * np.float32(0.14)
    return _step(side + 0.35 * noise(p, 0.5) + streaks, 0.55, 1.4)


def _peel(p: Floats, size: float) -> Floats:
    found: Floats = np.clip(0.3 + 0.6 * noise(p, size), 0, 1) * np.float32(0.4)
    return found


def _pages(p: Floats, size: float) -> Floats:
    lines = np.sin(p[1] * np.float32(2 * np.pi / size))
    found: Floats = np.clip(0.5 + 0.5 * lines, 0, 1) * np.float32(0.35)
    return found


def _stripes(p: Floats, size: float) -> Floats:
    return _step(np.abs((p[0] / np.float32(size)) % 1 - np.float32(0.5)), 0.27, 0.05)


def _hoops(p: Floats, size: float) -> Floats:
    return _step(np.abs((p[1] / np.float32(size)) % 1 - np.float32(0.5)), 0.3, 0.06)


def _terrazzo(p: Floats, size: float) -> Floats:
    large, small = _step(noise(p, size), 0.62, 0.04), _step(noise(p[::-1] + 7, size * 0.6), 0.7, 0.04)
    found: Floats = np.maximum(large, 0.6 * small)
    return found


PATTERNS: dict[str, Pattern] = {
    "plain": _plain, "speckle": _speckle, "grain": _grain, "dip": _dip, "brushed": _brushed, "weave": _weave,
    "slub": _slub, "knit": _knit, "fleece": _fleece, "wood": _wood, "marble": _marble, "blush": _blush,
    "peel": _peel, "pages": _pages, "stripes": _stripes, "hoops": _hoops, "terrazzo": _terrazzo,
}  # fmt: skip
