"""Vertical clips: a few lit plates, and a camera, light and air that move over them.

A frame costs a few milliseconds because nothing is rendered per frame: plates are prepared in the encoder's own
colour planes (Y full size, U and V half), and each frame blends, crops and enlarges them with Pillow.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from guang.doors.studio.fields import Floats

WIDE, TALL = 540, 960
PLATE = (592, 1056)
RATE = 24
BLEND = 7
_LUMA = [round(16 + v * 219 / 255) for v in range(256)]
_CHROMA = [round(128 + (v - 128) * 224 / 255) for v in range(256)]
Box = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Planes:
    """A picture as the encoder wants it: brightness, and two colour differences at half size."""

    y: Image.Image
    u: Image.Image
    v: Image.Image

    def parts(self) -> tuple[Image.Image, Image.Image, Image.Image]:
        """The three planes."""
        return self.y, self.u, self.v

    def raw(self) -> bytes:
        """Bytes of one frame."""
        return b"".join(part.tobytes() for part in self.parts())


def planes(picture: Image.Image) -> Planes:
    """Split an RGB picture."""
    y, u, v = picture.convert("YCbCr").split()
    half = (picture.width // 2, picture.height // 2)
    return Planes(y.point(_LUMA), *(c.resize(half, Image.Resampling.BOX).point(_CHROMA) for c in (u, v)))


def blended(a: Planes, b: Planes, share: float) -> Planes:
    """``share`` of b over a."""
    if share <= 0.004:
        return a
    if share >= 0.996:
        return b
    return Planes(*(Image.blend(p, q, share) for p, q in zip(a.parts(), b.parts(), strict=True)))


@dataclass(frozen=True, slots=True)
class Air:
    """What floats in front: ``kind`` is dust, petals, bubbles or steam; steam rises from ``at`` (0…1 of the plate)."""

    kind: str
    at: tuple[float, float] = (0.5, 0.5)
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Shot:
    """One camera move over one plate, or over the change from one light to another.

    ``start`` and ``end`` are boxes on the plate: left, top, width, in plate pixels. ``mask`` is a wider picture of
    light and shadow that drifts over the plate; ``swing`` lets the light come and go once instead of changing over.
    """

    plates: tuple[Planes, ...]
    frames: int
    start: Box
    end: Box
    mask: Image.Image | None = None
    air: Air | None = None
    swing: bool = False
    veil: Image.Image | None = None


@dataclass(frozen=True, slots=True)
class Reel:
    """A clip that is ready to be encoded: its frames, the picture that waits for it, and stills taken on the way."""

    poster: Image.Image
    frames: Iterator[bytes]
    stills: tuple[Image.Image, ...] = ()


def shown(shots: list[Shot]) -> Iterator[bytes]:
    """All frames of a clip, each shot melting into the next over a few frames."""
    for index, shot in enumerate(shots):
        later = shots[index + 1] if index + 1 < len(shots) else None
        for n in range(shot.frames):
            frame = _frame(shot, n)
            left = shot.frames - n
            if later is not None and left <= BLEND:
                frame = blended(frame, _frame(later, -left), 1 - left / (BLEND + 1))
            yield frame.raw()


def _frame(shot: Shot, n: int) -> Planes:
    """One frame; a negative ``n`` looks a little before the shot's beginning, for melting in."""
    total = shot.frames + BLEND
    t = (n + BLEND) / total
    eased = t * t * (3 - 2 * t) * 0.4 + t * 0.6
    plate = _lit(shot, t)
    left, top, width = (a + (b - a) * eased for a, b in zip(shot.start, shot.end, strict=True))
    framed = _cropped(plate, left, top, width)
    y = framed.y
    if shot.mask is not None:
        y = ImageChops.multiply(y, _drifted(shot.mask, t))
    if shot.veil is not None:
        y = _veiled(y, shot.veil, t)
    if shot.air is not None:
        y = _aired(y, shot.air, n + BLEND, (left, top, width))
    return Planes(y, framed.u, framed.v)


def _lit(shot: Shot, t: float) -> Planes:
    if len(shot.plates) == 1:
        return shot.plates[0]
    share = np.sin(np.pi * t) ** 2 if shot.swing else np.clip((t - 0.15) / 0.6, 0, 1)
    return blended(shot.plates[0], shot.plates[1], float(share * share * (3 - 2 * share)))


def _cropped(plate: Planes, left: float, top: float, width: float) -> Planes:
    height = width * TALL / WIDE
    box = (left, top, left + width, top + height)
    half = (left / 2, top / 2, (left + width) / 2, (top + height) / 2)
    method = Image.Resampling.BILINEAR
    return Planes(
        plate.y.resize((WIDE, TALL), method, box),
        plate.u.resize((WIDE // 2, TALL // 2), method, half),
        plate.v.resize((WIDE // 2, TALL // 2), method, half),
    )


def _drifted(mask: Image.Image, t: float) -> Image.Image:
    """The part of a wider mask that is over the frame now; it sways, as leaves do."""
    room_x, room_y = mask.width - WIDE // 2, mask.height - TALL // 2
    x = room_x * (0.5 + 0.5 * np.sin(t * 2.2 - 1.1))
    y = room_y * (0.5 + 0.3 * np.sin(t * 3.0))
    box = (x, y, x + WIDE // 2, y + TALL // 2)
    return mask.resize((WIDE, TALL), Image.Resampling.BILINEAR, box)


def mask_plate(mask: Floats, dim: float = 0.84) -> Image.Image:
    """A drifting mask at half size: 255 where light falls, ``dim`` of it elsewhere."""
    small = Image.fromarray(((dim + (1 - dim) * mask) * 255).astype(np.uint8))
    return small.resize((int(WIDE * 0.62), int(TALL * 0.58)), Image.Resampling.BILINEAR)


@lru_cache(maxsize=8)
def veil(seed: int) -> Image.Image:
    """Large soft lights out of focus that pass close to the lens, away from the middle; wider than the frame."""
    rng = np.random.default_rng(seed)
    image = Image.new("L", (WIDE // 2 + 60, TALL // 2 + 40), 0)
    draw = ImageDraw.Draw(image)
    for i in range(5):
        r = rng.uniform(26, 70)
        x = rng.uniform(-10, 70) if i % 2 else image.width - rng.uniform(-10, 70)
        y = rng.uniform(0, image.height * (0.4 if i < 3 else 1))
        draw.ellipse((x - r, y - r, x + r, y + r), fill=int(rng.uniform(9, 20)))
    return image.filter(ImageFilter.GaussianBlur(9))


def _veiled(y: Image.Image, lights: Image.Image, t: float) -> Image.Image:
    x, top = 60 * t, 40 * (1 - t)
    box = (x, top, x + WIDE // 2, top + TALL // 2)
    return ImageChops.add(y, lights.resize((WIDE, TALL), Image.Resampling.BILINEAR, box))


@lru_cache(maxsize=64)
def _dot(radius: int, soft: float) -> Image.Image:
    side = radius * 4 + 2
    image = Image.new("L", (side, side), 0)
    c = side / 2
    ImageDraw.Draw(image).ellipse((c - radius, c - radius, c + radius, c + radius), fill=255)
    return image.filter(ImageFilter.GaussianBlur(radius * soft))


@lru_cache(maxsize=48)
def _petal(size: int, turn: int) -> Image.Image:
    image = Image.new("L", (size * 2, size * 2), 0)
    ImageDraw.Draw(image).ellipse((size * 0.35, size * 0.7, size * 1.65, size * 1.3), fill=230)
    return image.rotate(turn, resample=Image.Resampling.BILINEAR).filter(ImageFilter.GaussianBlur(0.8))


@lru_cache(maxsize=4)
def _plume() -> Image.Image:
    """A wisp of steam."""
    rng = np.random.default_rng(3)
    small = rng.random((10, 6)).astype(np.float32)
    image = Image.fromarray((small * 255).astype(np.uint8)).resize((150, 300), Image.Resampling.BICUBIC)
    wisp = np.asarray(image, np.float32) / 255
    y, x = np.mgrid[0:300, 0:150].astype(np.float32)
    bend = np.sin(y / 46) * 16 * (1 - y / 300)
    thin = np.exp(-(((x - 75 - bend) / (16 + 26 * (1 - y / 300))) ** 2))
    fade = np.clip(y / 120, 0, 1) * np.clip((300 - y) / 60, 0, 1)
    wispy = np.clip(wisp * 1.6 - 0.25, 0, 1) * thin * fade
    return Image.fromarray((wispy * 120).astype(np.uint8)).filter(ImageFilter.GaussianBlur(5))


def _aired(y: Image.Image, air: Air, n: int, box: Box) -> Image.Image:
    if air.kind == "steam":
        return _steamed(y, air, n, box)
    rng = np.random.default_rng(air.seed)
    speed, count, bright = {"dust": (-0.7, 22, 215), "petals": (3.4, 9, 226), "bubbles": (-2.2, 12, 232)}[air.kind]
    y = y.copy()
    for i in range(count):
        x0, y0, size, pace, sway = (
            rng.uniform(0, WIDE),
            rng.uniform(0, TALL),
            rng.uniform(0.5, 1),
            rng.uniform(0.6, 1.3),
            rng.uniform(0, 6.3),
        )
        x = (x0 + 16 * np.sin(n / 21 * pace + sway) + n * 0.5 * pace) % (WIDE + 60) - 30
        at = (y0 + n * speed * pace) % (TALL + 60) - 30
        if air.kind == "petals":
            sprite = _petal(int(9 + 12 * size), int((n * 5 * pace + 60 * i) // 15 * 15 % 180))
            strength = 200
        else:
            sprite = _dot(int(1 + size * (2.4 if air.kind == "dust" else 9)), 0.6 if air.kind == "dust" else 0.3)
            strength = int((120 if air.kind == "dust" else 54) * (0.6 + 0.4 * np.sin(n / 13 + sway)))
        faint = sprite.point([v * strength // 255 for v in range(256)])
        y.paste(bright, (int(x) - sprite.width // 2, int(at) - sprite.height // 2), faint)
    return y


def _steamed(y: Image.Image, air: Air, n: int, box: Box) -> Image.Image:
    """Two wisps that rise, spread and fade, anchored to the plate under the moving camera."""
    left, top, width = box
    zoom = WIDE / width
    x0, y0 = (air.at[0] * PLATE[0] - left) * zoom, (air.at[1] * PLATE[1] - top) * zoom
    y = y.copy()
    for i in range(3):
        phase = ((n + i * 29) % 87) / 87
        plume = _plume() if i != 1 else _plume().transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        strength = np.sin(np.pi * phase)
        faint = plume.point([int(v * strength) for v in range(256)])
        x = x0 - 75 + 18 * np.sin(phase * 4 + i) + (i - 1) * 16
        y.paste(232, (int(x), int(y0 - 250 - 70 * phase)), faint)
    return y
