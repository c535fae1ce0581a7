"""Studio light on a traced surface: a large soft box to the left, a strip behind to the right, a bright room.

Light adds up, so the lamps are kept as separate layers; mixing them anew relights the picture for nothing.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from guang.doors.studio.fields import Floats
from guang.doors.studio.stuff import PATTERNS, Stuff, linear
from guang.doors.studio.trace import KEY, Surface

RIM = np.array([0.78, 0.42, -0.46], np.float32)
SHOULDER = 2.4


@dataclass(frozen=True, slots=True)
class Room:
    """The colours that the walls and the floor throw back, and the lamps' strengths."""

    wall: str = "#f2efe9"
    floor: str = "#e9e4dc"
    key: float = 1.0
    rim: float = 1.0
    fill: float = 1.0
    warmth: float = 0.0  # −1 cool … 1 warm main light


@dataclass(frozen=True, slots=True)
class Lit:
    """Four lights' shares of the picture in linear light, each (n, 3), for the covered pixels of a surface."""

    surface: Surface
    room: Floats
    key: Floats
    rim: Floats
    glow: Floats

    def mixed(self, mix: "Mix") -> Floats:
        """The picture under this mix of lamps, (n, 3), display values 0…1."""
        total = self.room * np.float32(mix.room) + self.key * np.float32(mix.key)
        return displayed(total + self.rim * np.float32(mix.rim) + self.glow * np.float32(mix.glow))


class Mix(NamedTuple):
    """How strongly each lamp burns, and the light that the thing itself gives."""

    key: float = 1.0
    rim: float = 1.0
    room: float = 1.0
    glow: float = 1.0


DAY = Mix()
SIDELIT = Mix(key=0.72, rim=1.7, room=0.92)
LAMP_OFF = Mix(glow=0.3)
EVENING = Mix(key=0.14, rim=0.5, room=0.3, glow=1.35)


def displayed(light: Floats) -> Floats:
    """Linear light to display values with a soft shoulder, so that highlights keep their colour."""
    x = np.maximum(light, 0)
    p = np.float32(SHOULDER)
    return np.asarray((x / (1 + x**p) ** (1 / p)) ** np.float32(1 / 2.2), np.float32)


def _softbox(r: Floats, facing: tuple[float, float, float], half: tuple[float, float], rough: Floats) -> Floats:
    """How much of a rectangular lamp a mirror direction sees, blurred by roughness."""
    d = np.asarray(facing, np.float32)
    d = d / np.linalg.norm(d)
    side = np.cross(np.array([0, 1, 0], np.float32), d)
    side = (side / np.linalg.norm(side)).astype(np.float32)
    up = np.cross(d, side).astype(np.float32)
    ahead = np.maximum(d @ r, np.float32(0.05))
    u, v = (side @ r) / ahead, (up @ r) / ahead
    soft = np.float32(0.05) + rough * np.float32(0.9)
    a = np.clip((half[0] - np.abs(u)) / soft + 0.5, 0, 1)
    b = np.clip((half[1] - np.abs(v)) / soft + 0.5, 0, 1)
    seen = a * a * (3 - 2 * a) * b * b * (3 - 2 * b)
    spread = (half[0] * half[1]) / ((half[0] + soft * 0.5) * (half[1] + soft * 0.5))
    return np.where(d @ r > 0.02, seen * spread, np.float32(0))


def _roomy(r: Floats, wall: Floats, floor: Floats) -> Floats:
    """What a mirror sees of the empty studio, (n, 3): floor below, wall around, brighter above."""
    t = np.clip(r[1] * 1.6 + 0.35, 0, 1)[:, None]
    top = np.clip(r[1] * 1.2 - 0.25, 0, 1)[:, None]
    dim = np.clip(0.62 + 0.38 * r[2], 0.2, 1)[:, None]
    return np.asarray((floor * (1 - t) * 0.5 + wall * t * 0.75) * dim + top * 0.55, np.float32)


def _grained(made: Stuff, p: Floats, n: Floats) -> tuple[Floats, Floats]:
    """Pattern value and the normal bent by it."""
    pattern = PATTERNS[made.pattern]
    value = pattern(p, made.size)
    if made.bump <= 0:
        return value, n
    h = np.float32(max(made.size * 0.12, 0.004))
    slope = np.empty_like(n)
    for axis in range(3):
        nudge = np.zeros((3, 1), np.float32)
        nudge[axis] = h
        slope[axis] = (pattern(p + nudge, made.size) - value) / h
    slope -= (slope * n).sum(0) * n
    bent = n + slope * np.float32(made.bump * made.size * 0.42)
    return value, bent / np.maximum(np.sqrt((bent * bent).sum(0)), np.float32(1e-6))


def shine(surface: Surface, dress: dict[str, Stuff], room: Room) -> Lit:
    """Light a surface whose parts are made of ``dress[part]``; unnamed parts take ``dress["body"]``."""
    count = surface.pixels.size
    layers = np.zeros((4, count, 3), np.float32)
    for index, name in enumerate(surface.names):
        some = np.flatnonzero(surface.part == index)
        if some.size:
            layers[:, some] = _lit_part(surface, some, dress.get(name, dress["body"]), room)
    return Lit(surface, *layers)


def _lit_part(surface: Surface, some: "np.ndarray[tuple[int], np.dtype[np.intp]]", made: Stuff, room: Room) -> Floats:
    """The room, the two lamps and the own glow on one part, (4, n, 3)."""
    value, n = _grained(made, surface.local[:, some], surface.normal[:, some])
    view = -surface.toward[:, some]
    sky, lit = surface.open[some], surface.lit[some]
    colour, ink = linear(made.colour), linear(made.ink or _shade_of(made.colour))
    albedo = colour + (ink - colour) * value[:, None]
    facing = np.clip((n * view).sum(0), 0.02, 1)
    mirror = 2 * facing * n - view
    rough = np.full(some.size, made.rough, np.float32)
    wall, floor = linear(room.wall), linear(room.floor)
    lamp = np.array([1 + 0.12 * room.warmth, 1, 1 - 0.2 * room.warmth], np.float32) * np.float32(room.key)
    bounce = _diffuse_room(n, sky, wall, floor) * np.float32(room.fill)
    wrap = np.float32(0.18 + 0.5 * made.through)
    key = _wrapped(n, KEY, wrap) * (lit * (1 - wrap * 0.5) + wrap * 0.5 * sky)
    rim = _wrapped(n, RIM, wrap) * sky
    f0 = albedo if made.metal else np.float32(0.045)
    edge = (1 - facing) ** 5
    fresnel = f0 + (1 - f0) * (edge * np.float32((1 - made.rough) ** 2))[:, None]
    shiny = fresnel * np.float32(made.gloss)
    matt = albedo * np.float32(1 - made.metal)
    boxes = _lamps_seen(mirror, rough)
    seen_sky = (0.35 + 0.65 * sky)[:, None]
    base = matt * bounce + shiny * _roomy(mirror, wall, floor) * seen_sky * np.float32(1 - 0.45 * made.rough)
    base += _inner(made, albedo, n, facing, sky)
    glow = albedo * (np.float32(made.glow) * (0.6 + 0.75 * facing))[:, None]
    lamp_key = matt * key[:, None] * 1.2 + shiny * (boxes[0] * (0.3 + 0.7 * lit))[:, None] * 5.2
    lamp_rim = matt * rim[:, None] * 0.55 + shiny * (boxes[1] * sky)[:, None] * 4.6
    if made.sheen:
        velvet = (1 - facing) ** 3 * np.float32(made.sheen)
        lamp_key += (albedo * 0.5 + 0.14) * (velvet * np.clip(key + 0.3, 0, 1) * sky)[:, None]
        lamp_rim += (albedo * 0.6 + 0.12) * (velvet * sky)[:, None] * np.float32(0.8)
    if made.glass:
        base, lamp_key = _seen_through(made, (base, lamp_key), n, facing)
    return np.stack([base, lamp_key * lamp, lamp_rim * np.float32(room.rim), glow])


def _shade_of(colour: str) -> str:
    """A darker, slightly warmer second colour, for patterns without one of their own."""
    r, g, b = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"#{int(r * 0.66):02x}{int(g * 0.62):02x}{int(b * 0.6):02x}"


def _wrapped(n: Floats, towards: Floats, wrap: np.float32) -> Floats:
    light = towards / np.linalg.norm(towards)
    found: Floats = np.clip((light @ n + wrap) / (1 + wrap), 0, 1).astype(np.float32)
    return found


def _diffuse_room(n: Floats, sky: Floats, wall: Floats, floor: Floats) -> Floats:
    """Light from everywhere: the ceiling and walls above, the floor's colour below, less of it in corners."""
    t = (n[1] * 0.5 + 0.5)[:, None]
    front = np.clip(n[2] * 0.5 + 0.5, 0, 1)[:, None]
    hue = floor * (1 - t) * 0.4 + wall * t * 0.5
    open_ = sky[:, None]
    tinted = open_ * (0.55 + 0.45 * open_)
    return np.asarray(hue * tinted * (0.62 + 0.38 * front), np.float32)


def _lamps_seen(mirror: Floats, rough: Floats) -> tuple[Floats, Floats]:
    big = _softbox(mirror, (-0.75, 0.5, 0.62), (0.42, 0.62), rough)
    top = _softbox(mirror, (0.1, 1.0, 0.2), (0.5, 0.32), rough)
    strip = _softbox(mirror, (0.95, 0.24, 0.16), (0.14, 0.8), rough)
    back = _softbox(mirror, (0.45, 0.4, -0.85), (0.6, 0.35), rough)
    return big + top * np.float32(0.28), strip * np.float32(0.75) + back * np.float32(0.6)


def _inner(made: Stuff, albedo: Floats, n: Floats, facing: Floats, sky: Floats) -> Floats:
    """Light that wandered inside wax and fruit and comes out at the edge away from the lamp."""
    inside = np.clip(-(RIM / np.linalg.norm(RIM)) @ n, 0, 1) * (1 - facing) * np.float32(0.35 * made.through)
    return np.asarray(albedo**0.8 * (inside * sky)[:, None], np.float32)


def _seen_through(made: Stuff, lit: tuple[Floats, Floats], n: Floats, facing: Floats) -> tuple[Floats, Floats]:
    """Tinted glass: bright where the backdrop shines through the middle, dark and saturated at the edges."""
    base, key = lit
    tint = linear(made.colour)
    depth = (1 / np.clip(facing, 0.22, 1))[:, None]
    backlight = np.clip(0.55 + 0.4 * n[1] + 0.35 * n[0], 0.15, 1.2)[:, None]
    seen = tint ** (0.75 * depth) * backlight * (0.25 + 0.75 * facing[:, None])
    g = np.float32(made.glass)
    return base * (1 - g * 0.55) + seen * g, key * (1 - g * 0.35)
