"""Signed distances to simple solids, evaluated for a million points at a time.

A point cloud is three float32 arrays; a distance is one float32 array, negative inside. Lengths are in
*shelf units*: things stand on ``y = 0``, are about two units tall and fit into ``-1.2 … 1.2`` sideways.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy import ndimage
from scipy.spatial import cKDTree

Floats = NDArray[np.floating[Any]]
GRID = 384


class Points(NamedTuple):
    """Where to measure: three arrays of equal shape."""

    x: Floats
    y: Floats
    z: Floats

    def moved(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> "Points":
        """Measure around another origin: the solid moves by (x, y, z)."""
        return Points(self.x - np.float32(x), self.y - np.float32(y), self.z - np.float32(z))

    def scaled(self, by: float) -> "Points":
        """Measure in smaller or larger units; multiply the distance by ``by`` afterwards."""
        f = np.float32(1 / by)
        return Points(self.x * f, self.y * f, self.z * f)

    def yawed(self, degrees: float) -> "Points":
        """The solid turns round the vertical axis."""
        c, s = _cos_sin(degrees)
        return Points(c * self.x - s * self.z, self.y, s * self.x + c * self.z)

    def rolled(self, degrees: float) -> "Points":
        """The solid leans sideways, in the picture's plane (positive: to the left)."""
        c, s = _cos_sin(degrees)
        return Points(c * self.x + s * self.y, -s * self.x + c * self.y, self.z)

    def pitched(self, degrees: float) -> "Points":
        """The solid leans towards the viewer (positive) or away."""
        c, s = _cos_sin(degrees)
        return Points(self.x, c * self.y + s * self.z, -s * self.y + c * self.z)

    def mirrored(self) -> "Points":
        """Fold left onto right: one ear makes two."""
        return Points(np.abs(self.x), self.y, self.z)

    def wheel(self, count: int, phase: float = 0.0) -> "Points":
        """Fold into one of ``count`` equal sectors round the axis: one petal makes a flower."""
        sector = np.float32(2 * np.pi / count)
        angle = np.arctan2(self.z, self.x) + np.float32(phase)
        angle = (angle + sector / 2) % sector - sector / 2
        radius = np.hypot(self.x, self.z)
        return Points(radius * np.cos(angle), self.y, radius * np.sin(angle))


def _cos_sin(degrees: float) -> tuple[np.float32, np.float32]:
    turn = np.deg2rad(degrees)
    return np.float32(np.cos(turn)), np.float32(np.sin(turn))


def length(*parts: Floats) -> Floats:
    """The Euclidean norm."""
    total = parts[0] * parts[0]
    for part in parts[1:]:
        total = total + part * part
    return np.sqrt(total)


def ball(p: Points, radius: float) -> Floats:
    """A sphere."""
    return length(p.x, p.y, p.z) - np.float32(radius)


def egg(p: Points, x: float, y: float, z: float) -> Floats:
    """An ellipsoid with these half-axes (a lower bound of the distance, good for marching)."""
    a = length(p.x / np.float32(x), p.y / np.float32(y), p.z / np.float32(z))
    b = length(p.x / np.float32(x * x), p.y / np.float32(y * y), p.z / np.float32(z * z))
    return a * (a - 1) / np.maximum(b, np.float32(1e-4))


def block(p: Points, x: float, y: float, z: float, rounding: float = 0.0) -> Floats:
    """A box with half-sizes, centred, with rounded edges."""
    r = np.float32(rounding)
    qx, qy, qz = np.abs(p.x) - np.float32(x) + r, np.abs(p.y) - np.float32(y) + r, np.abs(p.z) - np.float32(z) + r
    outside = length(np.maximum(qx, 0), np.maximum(qy, 0), np.maximum(qz, 0))
    found: Floats = outside + np.minimum(np.maximum(qx, np.maximum(qy, qz)), 0) - r
    return found


def drum(p: Points, radius: float, half: float, rounding: float = 0.0) -> Floats:
    """An upright cylinder, centred, with rounded rims."""
    r = np.float32(rounding)
    d = length(p.x, p.z) - np.float32(radius) + r
    h = np.abs(p.y) - np.float32(half) + r
    found: Floats = np.minimum(np.maximum(d, h), 0) + length(np.maximum(d, 0), np.maximum(h, 0)) - r
    return found


def ring(p: Points, radius: float, tube: float) -> Floats:
    """A torus lying flat."""
    return length(length(p.x, p.z) - np.float32(radius), p.y) - np.float32(tube)


def hoop(p: Points, radius: float, tube: float) -> Floats:
    """A torus standing in the picture's plane, as a handle does."""
    return length(length(p.x, p.y) - np.float32(radius), p.z) - np.float32(tube)


def stick(p: Points, start: Sequence[float], end: Sequence[float], radius: float, tip: float | None = None) -> Floats:
    """A capsule from ``start`` to ``end``, thinning to ``tip`` if that is given."""
    a, b = np.asarray(start, np.float32), np.asarray(end, np.float32)
    d = b - a
    px, py, pz = p.x - a[0], p.y - a[1], p.z - a[2]
    along = np.clip((px * d[0] + py * d[1] + pz * d[2]) / np.float32(d @ d), 0, 1)
    thick = np.float32(radius) if tip is None else np.float32(radius) + along * np.float32(tip - radius)
    return length(px - along * d[0], py - along * d[1], pz - along * d[2]) - thick


def cone(p: Points, bottom: float, top: float, half: float, rounding: float = 0.0) -> Floats:
    """An upright truncated cone, centred."""
    r = np.float32(rounding)
    h = np.float32(half) - r
    low, high = np.float32(bottom) - r, np.float32(top) - r
    radius = length(p.x, p.z)
    slope = (high - low) / (2 * h)
    side = (radius - (low + (p.y + h) * slope)) / np.sqrt(1 + slope * slope)
    return join_hard(side, np.abs(p.y) - h, 0.0) - r


def join_hard(a: Floats, b: Floats, soft: float) -> Floats:
    """Keep what is inside both, with edges rounded by ``soft``."""
    if soft <= 0:
        return np.maximum(a, b)
    k = np.float32(soft)
    h = np.maximum(k - np.abs(a - b), 0) / k
    return np.maximum(a, b) + h * h * k * np.float32(0.25)


def melt(a: Floats, b: Floats, soft: float) -> Floats:
    """Join two solids as if they were clay, the seam filled over ``soft``."""
    k = np.float32(soft)
    h = np.maximum(k - np.abs(a - b), 0) / k
    return np.minimum(a, b) - h * h * k * np.float32(0.25)


def carve(a: Floats, b: Floats, soft: float = 0.0) -> Floats:
    """Take ``b`` out of ``a``."""
    return join_hard(a, -b, soft)


def shell(solid: Floats, wall: float) -> Floats:
    """Hollow a solid, leaving a wall inside its surface."""
    half = np.float32(wall / 2)
    found: Floats = np.abs(solid + half) - half
    return found


@dataclass(frozen=True, slots=True)
class Outline:
    """A closed curve in the plane, kept as a grid of distances so that any profile costs one look-up."""

    grid: Floats
    left: float
    bottom: float
    cell: float

    def at(self, u: Floats, v: Floats) -> Floats:
        """Distance from the plane points (u, v)."""
        fu = (u - np.float32(self.left)) * np.float32(1 / self.cell)
        fv = (v - np.float32(self.bottom)) * np.float32(1 / self.cell)
        inside = ndimage.map_coordinates(self.grid, [fv, fu], order=1, mode="nearest", output=np.float32)
        edge_u = np.maximum(np.maximum(-fu, fu - (self.grid.shape[1] - 1)), 0)
        edge_v = np.maximum(np.maximum(-fv, fv - (self.grid.shape[0] - 1)), 0)
        beyond: Floats = inside + length(edge_u, edge_v) * np.float32(self.cell)
        return beyond

    def lathe(self, p: Points) -> Floats:
        """Turn the curve round the vertical axis; its u is the radius."""
        return self.at(length(p.x, p.z), p.y)

    def slab(self, p: Points, half: float, rounding: float = 0.0) -> Floats:
        """Push the curve through the depth, ``half`` each way, with rounded edges."""
        r = np.float32(rounding)
        d, h = self.at(p.x, p.y) + r, np.abs(p.z) - np.float32(half) + r
        found: Floats = np.minimum(np.maximum(d, h), 0) + length(np.maximum(d, 0), np.maximum(h, 0)) - r
        return found


@lru_cache(maxsize=256)
def outline(path: str, *, smooth: bool = True, mirror: bool = True) -> Outline:
    """Read ``"u,v u,v …"`` into an outline; ``|`` before a point keeps that corner sharp.

    A profile for the lathe (``mirror``) starts and ends on the axis and is mirrored to the other side.
    """
    words = path.split()
    corners = [tuple(float(n) for n in word.lstrip("|").split(",")) for word in words]
    sharp = [word.startswith("|") or not smooth for word in words]
    curve = _curve(np.asarray(corners, np.float64), sharp, closed=not mirror)
    if mirror:
        flipped = curve[::-1] * np.array([-1.0, 1.0])
        curve = np.vstack([curve, flipped])
    return _grid(curve, half=mirror)


def _curve(points: NDArray[np.float64], sharp: list[bool], *, closed: bool) -> NDArray[np.float64]:
    """Catmull–Rom through the points, straight into and out of sharp corners."""
    n = len(points)
    pieces = []
    steps = np.linspace(0, 1, 10, endpoint=False)[:, None]
    for i in range(n if closed else n - 1):
        a, b = points[i], points[(i + 1) % n]
        before = points[(i - 1) % n] if closed or i > 0 else a
        after = points[(i + 2) % n] if closed or i + 2 < n else b
        out = (b - a) if sharp[i] else (b - before) / 2
        into = (b - a) if sharp[(i + 1) % n] else (after - a) / 2
        s2, s3 = steps**2, steps**3
        hermite = (2 * s3 - 3 * s2 + 1) * a + (s3 - 2 * s2 + steps) * out
        pieces.append(hermite + (-2 * s3 + 3 * s2) * b + (s3 - s2) * into)
    if not closed:
        pieces.append(points[-1:])
    return np.vstack(pieces)


def _grid(curve: NDArray[np.float64], *, half: bool) -> Outline:
    """Signed distance to a closed curve on a square grid: nearest of many points on it, even-odd inside."""
    low, high = curve.min(0) - 0.12, curve.max(0) + 0.12
    if half:
        low[0] = -0.04
    cell = float((high - low).max() / (GRID - 1))
    u = low[0] + cell * np.arange(int((high[0] - low[0]) / cell) + 2)
    v = low[1] + cell * np.arange(int((high[1] - low[1]) / cell) + 2)
    gu, gv = np.meshgrid(u, v)
    closed = np.vstack([curve, curve[:1]])
    walked = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(closed, axis=0).T))])
    at = np.linspace(0, walked[-1], int(walked[-1] / cell * 3) + 8)
    dense = np.column_stack([np.interp(at, walked, closed[:, 0]), np.interp(at, walked, closed[:, 1])])
    distance, _ = cKDTree(dense).query(np.column_stack([gu.ravel(), gv.ravel()]), workers=1)
    canvas = Image.new("L", (len(u), len(v)))
    ImageDraw.Draw(canvas).polygon([((x - low[0]) / cell, (y - low[1]) / cell) for x, y in dense], fill=1)
    inside = np.asarray(canvas, bool)
    signed = np.where(inside, -1.0, 1.0) * distance.reshape(gu.shape)
    return Outline(ndimage.gaussian_filter(signed, 0.8).astype(np.float32), float(low[0]), float(low[1]), cell)
