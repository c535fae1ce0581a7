"""Where things are photographed: coloured studio walls, window light, leaf shadows, and built scenery."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter
from scipy import ndimage

from guang.doors.studio.fields import Floats, Points, ball, block, carve, cone, drum, hoop, outline, stick
from guang.doors.studio.light import DAY, Mix, Room, shine
from guang.doors.studio.stuff import stuff
from guang.doors.studio.trace import Build, Camera, Parts, Surface, trace

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Mood:
    """A colour scheme: wall, floor, scenery and its accent, and how warm the light is."""

    wall: str
    floor: str
    block: str
    accent: str
    warmth: float = 0.3
    dark: bool = False


MOODS: dict[str, Mood] = {
    "sand": Mood("#e9dccb", "#e3d3bd", "#efe5d6", "#c98f63", 0.5),
    "milk": Mood("#efece7", "#e6e2db", "#f6f4f0", "#d8c7b2", 0.2),
    "blush": Mood("#efd3cb", "#e9c5bb", "#f5e2dc", "#c9786a", 0.4),
    "sage": Mood("#cdd8c8", "#bfcdb9", "#dde5d8", "#7f9a78", 0.2),
    "sky": Mood("#cadbe6", "#b9cfdd", "#dce8ef", "#6f99b5", -0.1),
    "lilac": Mood("#d9d1e6", "#cbc1dc", "#e6e0ef", "#9683b8", 0.1),
    "honey": Mood("#f0d9a4", "#e8cb8b", "#f6e6c2", "#d69a3c", 0.6),
    "clay": Mood("#c9866a", "#bb765b", "#d99c82", "#8c4a34", 0.5),
    "teal": Mood("#5f8f8d", "#528180", "#78a5a2", "#e0b182", 0.2),
    "ink": Mood("#2c3440", "#252c36", "#3a4452", "#c79a5b", 0.3, dark=True),
    "plum": Mood("#4a2f40", "#3f2736", "#5d3d51", "#d89b86", 0.4, dark=True),
    "forest": Mood("#2f4338", "#28392f", "#3c5547", "#d3b47a", 0.3, dark=True),
    "peach": Mood("#f6cba8", "#f0bd95", "#fadcc5", "#e0805a", 0.5),
    "mint": Mood("#c3e2d6", "#b1d5c7", "#d6ede4", "#5fa88c", 0.0),
    "grey": Mood("#c9ccd1", "#bcc0c6", "#d8dade", "#7d858f", 0.0),
    "coral": Mood("#ee9a83", "#e6896f", "#f4b3a0", "#fbe3d2", 0.4),
}


def rgb(colour: str) -> Floats:
    """``#rrggbb`` as display values 0…1."""
    return np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)], np.float32)


@lru_cache(maxsize=96)
def backdrop(size: tuple[int, int], mood: Mood, horizon: float, glow_at: tuple[float, float] = (0.32, 0.24)) -> Floats:
    """A seamless wall running into the floor, (rows, columns, 3) display values; ``horizon`` is 0…1 from the top."""
    columns, rows = size
    y = np.linspace(0, 1, rows, dtype=np.float32)[:, None]
    x = np.linspace(0, 1, columns, dtype=np.float32)[None, :]
    ratio = rows / columns
    down = np.clip((y - np.float32(horizon)) / np.float32(0.16 / max(ratio, 1)) + 0.5, 0, 1)
    down = (down * down * (3 - 2 * down))[..., None]
    base = rgb(mood.wall) * (1 - down) + rgb(mood.floor) * down
    off = np.hypot(x - np.float32(glow_at[0]), (y - np.float32(glow_at[1])) * np.float32(ratio * 0.8))
    light = np.float32(1.1) - np.float32(0.34 if mood.dark else 0.2) * off
    front = np.float32(1.0) + np.float32(0.1) * np.clip((y - np.float32(horizon)) * 2, 0, 1)
    vignette = np.float32(1) - np.float32(0.1) * np.clip(np.hypot(x - 0.5, (y - 0.5)) * 1.5 - 0.35, 0, 1) ** 2
    crease = np.float32(1) - np.float32(0.05) * np.exp(-(((y - np.float32(horizon)) / np.float32(0.07)) ** 2))
    toned = base * (light * front * vignette * crease)[..., None]
    return np.asarray(np.clip(toned, 0, 1), np.float32)


@lru_cache(maxsize=16)
def gobo(kind: str, columns: int, rows: int, seed: int = 0) -> Floats:
    """A soft mask of light, 0…1, (rows, columns): what a window or a plant lets through."""
    small = (columns // 3, rows // 3)
    image = Image.new("L", small, 0 if kind in ("window", "blinds", "spot") else 255)
    draw = ImageDraw.Draw(image)
    rng = np.random.default_rng(seed + 17)
    w, h = small
    if kind == "window":
        for i in range(2):
            for j in range(3):
                x, y = w * (0.16 + 0.3 * i), h * (0.02 + 0.2 * j)
                lean = w * 0.16
                draw.polygon(
                    [
                        (x + lean, y),
                        (x + w * 0.26 + lean, y + h * 0.05),
                        (x + w * 0.26, y + h * 0.22),
                        (x, y + h * 0.17),
                    ],
                    fill=255,
                )
        soft = 0.016
    elif kind == "blinds":
        for j in range(13):
            y = h * (-0.1 + 0.085 * j)
            draw.polygon(
                [(-5, y + h * 0.12), (w + 5, y - h * 0.06), (w + 5, y - h * 0.015), (-5, y + h * 0.165)], fill=255
            )
        soft = 0.012
    elif kind == "spot":
        draw.ellipse((w * 0.02, h * 0.04, w * 0.86, h * 0.66), fill=255)
        soft = 0.12
    else:
        _fronds(draw, w, h, rng)
        soft = 0.014
    blurred = image.filter(ImageFilter.GaussianBlur(soft * max(w, h)))
    return np.asarray(blurred.resize((columns, rows), Image.Resampling.BICUBIC), np.float32) / 255


def _fronds(draw: ImageDraw.ImageDraw, w: int, h: int, rng: np.random.Generator) -> None:
    """Palm fronds reaching in from two corners."""
    for root_x, root_y, turn in ((-0.08, -0.02, 0.75), (0.2, -0.1, 1.25), (1.08, 0.02, 2.5), (-0.1, 0.42, 0.2)):
        long = max(w, h) * rng.uniform(0.42, 0.62)
        x, y, heading = root_x * w, root_y * h, turn
        for i in range(26):
            step = long / 26
            x, y = x + np.cos(heading) * step, y + np.sin(heading) * step
            heading += 0.018
            reach = long * 0.3 * np.sin(np.pi * (i + 3) / 31)
            for side in (-1, 1):
                a = heading + side * rng.uniform(0.75, 0.95)
                tip = (x + np.cos(a) * reach, y + np.sin(a) * reach)
                wide = reach * 0.07
                nx, ny = -np.sin(a) * wide, np.cos(a) * wide
                mid = ((x + tip[0]) / 2, (y + tip[1]) / 2)
                draw.polygon([(x, y), (mid[0] + nx, mid[1] + ny), tip, (mid[0] - nx, mid[1] - ny)], fill=0)


def windowed(image: Floats, mask: Floats, mood: Mood, strength: float = 1.0) -> Floats:
    """Let the mask's light fall on a picture: lit places warm and bright, the rest a little dimmer."""
    warm = np.array([1.09, 1.055, 1.0], np.float32) if mood.warmth >= 0 else np.array([1.03, 1.05, 1.08], np.float32)
    dim = np.float32(0.9)
    m = (mask * np.float32(strength))[..., None]
    return np.asarray(np.clip(image * (dim + (warm - dim) * m), 0, 1), np.float32)


# Scenery: forms whose first part carries the thing; its top centre is the origin.


def _plinth(p: Points) -> Parts:
    return {"body": drum(p.moved(y=-0.45), 1.28, 0.45, 0.03)}


def _two_plinths(p: Points) -> Parts:
    return {
        "body": drum(p.moved(y=-0.28), 1.22, 0.28, 0.03),
        "accent": drum(p.moved(1.75, -0.1, -1.3), 0.75, 1.35, 0.03),
        "ball": ball(p.moved(-1.7, -0.28, -0.5), 0.28),
    }


def _steps(p: Points) -> Parts:
    low = block(p.moved(0.1, -0.28, 0.2), 1.7, 0.28, 1.25, 0.03)
    high = block(p.moved(0.7, 0.12, -1.35), 1.7, 0.68, 0.7, 0.03)
    return {"body": low, "accent": high, "ball": ball(p.moved(-1.1, 0.2, -0.8), 0.24)}


def _arch(p: Points) -> Parts:
    wall = block(p.moved(0, 0.9, -1.5), 1.5, 1.8, 0.2, 0.03)
    opening = np.minimum(
        block(p.moved(0, 0.2, -1.5), 0.95, 1.2, 0.5), drum(p.moved(0, 1.4, -1.5).pitched(90), 0.95, 0.5)
    )
    return {"body": drum(p.moved(y=-0.3), 1.2, 0.3, 0.03), "accent": carve(wall, opening, 0.03)}


def _sun(p: Points) -> Parts:
    return {
        "body": drum(p.moved(y=-0.4), 1.15, 0.4, 0.03),
        "accent": drum(p.moved(0.1, 1.25, -1.7).pitched(90), 1.45, 0.06, 0.04),
    }


def _slab(p: Points) -> Parts:
    return {
        "body": block(p.moved(y=-0.16).yawed(-14), 1.75, 0.16, 1.2, 0.04),
        "accent": block(p.moved(-0.1, -0.56).yawed(-4), 1.35, 0.24, 0.95, 0.04),
    }


def _table(p: Points) -> Parts:
    return {"body": block(p.moved(y=-0.2), 6.0, 0.2, 1.9, 0.05)}


def _hoops(p: Points) -> Parts:
    rings = np.minimum(hoop(p.moved(-0.5, 1.05, -1.5), 1.35, 0.07), hoop(p.moved(0.75, 0.65, -1.8), 1.0, 0.06))
    return {"body": drum(p.moved(y=-0.22), 1.3, 0.22, 0.03), "accent": rings}


def _branch(p: Points) -> Parts:
    twig = np.minimum(
        stick(p, (1.75, -0.5, -1.0), (1.35, 2.2, -1.2), 0.035, 0.02),
        stick(p, (1.5, 1.1, -1.1), (0.85, 2.35, -1.3), 0.025, 0.015),
    )
    rng = np.random.default_rng(4)
    buds = np.minimum.reduce([
        ball(p.moved(1.62 - 0.32 * t + x, -0.1 + 2.4 * t, -1.1 + z), radius)
        for t, (x, z, radius) in zip(
            np.linspace(0.25, 1, 16), rng.uniform((-0.3, -0.1, 0.06), (0.3, 0.1, 0.11), (16, 3)), strict=True
        )
    ])  # fmt: skip
    vessel = outline("0,-.62 |.3,-.62 .42,-.4 .36,-.1 .16,.05 |.2,.12 |0,.12").lathe(p.moved(1.75, 0, -1.0))
    return {
        "body": block(p.moved(0.2, -0.31, -0.2), 2.4, 0.31, 1.5, 0.04),
        "twig": twig,
        "ball": buds,
        "vessel": vessel,
    }


def _cones(p: Points) -> Parts:
    return {
        "body": cone(p.moved(y=-0.4), 1.0, 1.3, 0.4, 0.03),
        "accent": cone(p.moved(-1.7, 0.1, -1.2), 0.6, 0.04, 0.9, 0.03),
        "ball": ball(p.moved(1.6, -0.35, -0.4), 0.42),
    }


SCENERY: dict[str, Build] = {
    "plinth": _plinth, "pair": _two_plinths, "steps": _steps, "arch": _arch, "sun": _sun, "slab": _slab,
    "table": _table, "hoops": _hoops, "branch": _branch, "cones": _cones,
}  # fmt: skip
EYE = 0.9  # the camera looks this far above the place where the thing stands


def _drop(name: str) -> float:
    """How high above the floor the scenery carries the thing."""
    return 0.9 if name in ("plinth", "sun", "cones") else 0.62


@lru_cache(maxsize=24)
def built(name: str, columns: int, rows: int, reach: float) -> Surface:
    """Scenery traced once per size, standing on the floor."""
    drop = _drop(name)
    return trace(lambda p: SCENERY[name](p.moved(y=drop)), columns, rows, Camera(target_y=EYE + drop, reach=reach))


@dataclass(frozen=True, slots=True)
class Scene:
    """Lit scenery as display values (rows, columns, 3), the pixel where a thing stands, and pixels per shelf unit."""

    image: Floats
    stand: tuple[float, float]
    scale: float


def scenery(
    name: str, size: tuple[int, int], mood: Mood, *, reach: float, top: str | None = None, mix: Mix = DAY
) -> Scene:
    """Build and light scenery; ``top`` is what the carrying part is made of, if not painted in the mood's colour."""
    columns, rows = size
    surface = built(name, columns, rows, reach)
    dress = {
        "body": stuff(top or "matte " + mood.block), "accent": stuff("matte " + mood.accent),
        "ball": stuff("plastic " + mood.accent), "twig": stuff("matte #7a5a45"),
        "vessel": stuff("stoneware " + mood.block),
    }  # fmt: skip
    room = Room(mood.wall, mood.floor, warmth=mood.warmth, key=0.92 if mood.dark else 1.0)
    image = backdrop(size, mood, horizon=0.5 + 0.02 * (rows > columns)) * np.float32(0.3 + 0.7 * mix.room)
    image *= (np.float32(0.4) + np.float32(0.6) * surface.floor)[..., None]
    image.reshape(-1, 3)[surface.pixels] = shine(surface, dress, room).mixed(mix)
    image = ndimage.gaussian_filter(image, (0.8, 0.8, 0))  # a little out of focus, which also smooths its edges
    scale = columns / (2 * reach)
    below = EYE * float(np.cos(np.deg2rad(Camera().lift_deg))) * scale
    return Scene(image, (columns / 2 - 0.5, rows / 2 - 0.5 + below), scale)
