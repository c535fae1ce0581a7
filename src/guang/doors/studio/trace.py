"""Ray marching, coarse to fine: from a form to the surface that a camera sees.

Rays start as few fat cones; a cone stops where something might touch it, and its four children start there.
Empty pixels therefore cost a few coarse steps and covered pixels a handful of fine ones.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from guang.doors.studio.fields import Floats, Points, length

Parts = dict[str, Floats]
Build = Callable[[Points], Parts]

FAR = 9.0
KEY = np.array([-0.62, 0.66, 0.46], np.float32)  # towards the main light
CHUNK = 60_000


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the picture is taken from; the view is a square of ``2 * reach`` shelf units at the target."""

    lift_deg: float = 13.0
    target_y: float = 0.95
    reach: float = 1.45
    away: float = 7.0
    yaw: float = 0.0

    def fitted(self, build: Build, fill: float = 0.68) -> tuple[Build, "Camera"]:
        """Set the form on the floor, and move and zoom so that its larger side takes ``fill`` of the frame."""
        wide = Camera(self.lift_deg, self.target_y, 2.2, self.away, self.yaw)
        covered, along, rays = _march(_turned(build, self.yaw), 96, 96, wide)
        y, x = np.divmod(covered, 96)
        pixel = 2 * wide.reach / 96
        tall, broad = (y.max() - y.min() + 1) * pixel, (x.max() - x.min() + 1) * pixel
        gap = float(max((wide.frame()[0][1] + rays[1, covered] * along).min() - 0.015, 0))
        grounded = (lambda p: build(p.moved(y=-gap))) if gap > 0.01 else build
        middle = (47.5 - (y.max() + y.min()) / 2) * pixel / np.cos(np.deg2rad(self.lift_deg)) - gap
        reach = float(max(tall, broad)) / fill / 2
        return grounded, Camera(self.lift_deg, self.target_y + float(middle), reach, self.away, self.yaw)

    def frame(self) -> tuple[Floats, Floats, Floats, Floats]:
        """Eye, right, up, forward."""
        lift = np.deg2rad(self.lift_deg)
        forward = np.array([0, -np.sin(lift), -np.cos(lift)], np.float32)
        right = np.array([1, 0, 0], np.float32)
        up = np.array([0, np.cos(lift), -np.sin(lift)], np.float32)
        eye = np.array([0, self.target_y, 0], np.float32) - forward * np.float32(self.away)
        return eye, right, up, forward

    def rays(self, columns: int, rows: int) -> Floats:
        """Unit directions of all pixels, (3, rows * columns); the width of the frame is ``2 * reach``."""
        _, right, up, forward = self.frame()
        pixel = 2 * self.reach / columns
        u = (np.arange(columns, dtype=np.float32) - (columns - 1) / 2) * np.float32(pixel / self.away)
        v = ((rows - 1) / 2 - np.arange(rows, dtype=np.float32)) * np.float32(pixel / self.away)
        gu, gv = np.meshgrid(u, v)
        d = forward[:, None] + right[:, None] * gu.ravel() + up[:, None] * gv.ravel()
        rays: Floats = (d / np.linalg.norm(d, axis=0)).astype(np.float32)
        return rays


@dataclass(frozen=True, slots=True)
class Surface:
    """What the camera sees: one entry per covered pixel, and the shade on the floor for every pixel.

    ``pixels`` indexes the flattened picture; ``position`` and ``normal`` are (3, n) in the form's own space turned
    to the camera; ``local`` is the position before turning, for patterns; ``part`` indexes ``names``; ``open`` is
    how much of the sky a point sees and ``lit`` how much of the main light, both 0…1; ``floor`` is 0…1, 1 = no shade.
    """

    columns: int
    rows: int
    names: tuple[str, ...]
    pixels: NDArray[np.intp]
    position: Floats
    local: Floats
    normal: Floats
    toward: Floats
    part: NDArray[np.int8]
    open: Floats
    lit: Floats
    floor: Floats


def trace(build: Build, columns: int, rows: int, camera: Camera, *, shaded_floor: bool = True) -> Surface:
    """March every pixel of a ``columns`` × ``rows`` picture (multiples of 8) against a form."""
    turned = _turned(build, camera.yaw)
    eye = camera.frame()[0]
    covered, along, rays = _march(turned, columns, rows, camera)
    toward = rays[:, covered]
    position = eye[:, None] + toward * along
    count = covered.size
    normal, part = np.empty((3, count), np.float32), np.empty(count, np.int8)
    names: tuple[str, ...] = tuple(turned(Points(*position[:, :1])))
    for at in range(0, count, CHUNK):
        some = slice(at, at + CHUNK)
        p = Points(*position[:, some])
        normal[:, some] = _normals(turned, p)
        part[some] = np.argmin(np.stack(list(turned(p).values())), axis=0)
    sky, lit = _shade(turned, covered, position, normal, (rows, columns))
    c, s = np.float32(np.cos(np.deg2rad(camera.yaw))), np.float32(np.sin(np.deg2rad(camera.yaw)))
    local = np.stack([c * position[0] - s * position[2], position[1], s * position[0] + c * position[2]])
    floor = _floor(turned, columns, rows, camera) if shaded_floor else np.ones((rows, columns), np.float32)
    return Surface(columns, rows, names, covered, position, local, normal, toward, part, sky, lit, floor)


def _turned(build: Build, yaw: float) -> Build:
    return (lambda p: build(p.yawed(yaw))) if yaw else build


def nearest(parts: Parts) -> Floats:
    """The distance to the closest part."""
    arrays = list(parts.values())
    best = arrays[0]
    for other in arrays[1:]:
        best = np.minimum(best, other)
    return best


def _march(build: Build, columns: int, rows: int, camera: Camera) -> tuple[NDArray[np.intp], Floats, Floats]:
    """Covered pixels, their ray lengths, and all rays."""
    eye = camera.frame()[0]
    depth = max(2.6, 2.1 * camera.reach)
    start = np.float32(camera.away - depth)
    end = np.float32(camera.away + depth)
    scale = 8
    begun = np.full((rows // scale, columns // scale), start, np.float32)
    while True:
        r, c = rows // scale, columns // scale
        rays = camera.rays(c, r)
        cone = np.float32((2 * camera.reach / c) / camera.away * (0.75 if scale > 1 else 0.35))
        begun = _approach(build, eye, rays, begun.ravel(), (cone, end)).reshape(r, c)
        if scale == 1:
            break
        begun = np.repeat(np.repeat(begun, 2, axis=0), 2, axis=1)
        scale //= 2
    flat = begun.ravel()
    covered = np.flatnonzero(flat < end)
    return covered, flat[covered], rays


def _approach(build: Build, eye: Floats, rays: Floats, begun: Floats, limits: tuple[np.float32, np.float32]) -> Floats:
    """Walk rays until they are within their cone of a surface; missed rays end beyond the far limit."""
    cone, end = limits
    along = begun.copy()
    for at in range(0, along.size, CHUNK):
        alive = np.arange(at, min(at + CHUNK, along.size))
        alive = alive[along[alive] < end]
        for _ in range(72):
            if alive.size == 0:
                break
            t, d = along[alive], rays[:, alive]
            gap = nearest(build(Points(eye[0] + d[0] * t, eye[1] + d[1] * t, eye[2] + d[2] * t)))
            near = gap < cone * t
            along[alive] = np.where(near, t, t + gap * np.float32(0.92))
            alive = alive[~near & (along[alive] < end)]
        along[alive] = np.float32(FAR * 2)  # grazing rays that never settled
    return along


def _normals(build: Build, p: Points) -> Floats:
    """Gradient of the distance from four corners of a small tetrahedron."""
    h = np.float32(0.0035)
    corners = ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1))
    n = np.zeros((3, p.x.size), np.float32)
    for a, b, c in corners:
        d = nearest(build(Points(p.x + a * h, p.y + b * h, p.z + c * h)))
        n[0] += a * d
        n[1] += b * d
        n[2] += c * d
    n /= np.maximum(np.sqrt((n * n).sum(0)), np.float32(1e-9))
    return n


def _shade(
    build: Build, covered: NDArray[np.intp], position: Floats, normal: Floats, size: tuple[int, int]
) -> tuple[Floats, Floats]:
    """Openness and shadow, measured at every other pixel both ways and spread between: both are soft."""
    rows, columns = size
    y, x = np.divmod(covered, columns)
    some = np.flatnonzero((y % 2 == 0) & (x % 2 == 0))
    coarse = (rows // 2, columns // 2)
    here = (y[some] // 2, x[some] // 2)
    known = np.zeros(coarse, np.float32)
    known[here] = 1
    weight = ndimage.gaussian_filter(known, 0.7)
    found = []
    for measure in (_openness, _towards_light):
        image = np.zeros(coarse, np.float32)
        for at in range(0, some.size, CHUNK):
            part = some[at : at + CHUNK]
            p, n = Points(*position[:, part]), normal[:, part]
            image[y[part] // 2, x[part] // 2] = measure(build, p, n)
        soft = ndimage.gaussian_filter(image, 0.7) / np.maximum(weight, np.float32(1e-3))
        spots = np.stack([y, x]).astype(np.float32) / 2
        value = ndimage.map_coordinates(soft, spots, order=1, mode="nearest", output=np.float32)
        sure = ndimage.map_coordinates(weight, spots, order=0, mode="nearest", output=np.float32)
        found.append(np.where(sure > 0.02, np.clip(value, 0.05, 1), np.float32(0.7)).astype(np.float32))
    return found[0], found[1]


def _openness(build: Build, p: Points, n: Floats) -> Floats:
    """Ambient occlusion from five probes along the normal, the floor included."""
    shade = np.zeros(p.x.size, np.float32)
    weight = np.float32(1.0)
    for reach in (0.03, 0.08, 0.17, 0.3):
        h = np.float32(reach)
        probe = Points(p.x + n[0] * h, p.y + n[1] * h, p.z + n[2] * h)
        gap = np.minimum(nearest(build(probe)), probe.y + np.float32(0.02))
        shade += weight * np.clip((h - gap) / h, 0, 1) * np.float32(0.36)
        weight *= np.float32(0.78)
    return np.clip(1 - shade, 0.05, 1)


def _towards_light(build: Build, p: Points, n: Floats, steps: int = 11) -> Floats:
    """A soft shadow: how close the way to the main light passes by something."""
    light = KEY / np.linalg.norm(KEY)
    along = np.full(p.x.size, 0.05, np.float32)
    clear = np.ones(p.x.size, np.float32)
    lift = np.float32(0.02)
    origin = (p.x + n[0] * lift, p.y + n[1] * lift, p.z + n[2] * lift)
    for _ in range(steps):
        q = Points(origin[0] + light[0] * along, origin[1] + light[1] * along, origin[2] + light[2] * along)
        gap = nearest(build(q))
        clear = np.minimum(clear, np.clip(0.5 + 5.0 * gap / along, 0, 1))
        along = along + np.clip(gap, 0.04, 0.3)
    return clear * clear * (3 - 2 * clear)


def _floor(build: Build, columns: int, rows: int, camera: Camera) -> Floats:
    """Shade on the plane y = 0, worked out at a quarter of the size and spread softly."""
    c, r = columns // 4, rows // 4
    eye = camera.frame()[0]
    rays = camera.rays(c, r)
    shade = np.ones(c * r, np.float32)
    down = np.flatnonzero(rays[1] < -1e-3)
    t = -eye[1] / rays[1, down]
    x, z = eye[0] + rays[0, down] * t, eye[2] + rays[2, down] * t
    near = np.flatnonzero(length(x, z) < 2.4)
    p = Points(x[near], np.full(near.size, 0.004, np.float32), z[near])
    up = np.zeros((3, near.size), np.float32)
    up[1] = 1
    contact = np.zeros(near.size, np.float32)
    for reach, weight in ((0.05, 0.42), (0.16, 0.32), (0.38, 0.24), (0.8, 0.16)):
        gap = nearest(build(p.moved(y=-reach)))
        contact += np.float32(weight) * np.clip(1 - gap / np.float32(reach), 0, 1)
    cast = _towards_light(build, p, up, steps=14)
    shade[down[near]] = np.clip((1 - 0.74 * contact) * (0.55 + 0.45 * cast), 0.2, 1)
    soft = ndimage.gaussian_filter(shade.reshape(r, c), 1.6)
    return np.repeat(np.repeat(soft, 4, 0), 4, 1) if c < 8 else _enlarged(soft, columns, rows)


def _enlarged(image: Floats, columns: int, rows: int) -> Floats:
    """Bilinear enlargement to the picture's size."""
    big: Floats = ndimage.zoom(
        image, (rows / image.shape[0], columns / image.shape[1]), order=1, mode="nearest", grid_mode=True
    )
    return big
