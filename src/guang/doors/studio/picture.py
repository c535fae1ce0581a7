"""Stills: a thing cut out of its tracing, set on a backdrop or on scenery, with its shade."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import numpy as np
from PIL import Image, ImageFilter

from guang.doors.studio.fields import Floats
from guang.doors.studio.light import DAY, Lit, Mix, Room, shine
from guang.doors.studio.stage import Mood, Scene, backdrop, windowed
from guang.doors.studio.stuff import Stuff
from guang.doors.studio.trace import Build, Camera, Surface, trace

SIDE = 800
TRACED = 800
EDGE = 6
FILL = 0.68


@dataclass(frozen=True, slots=True)
class Posed:
    """A form in front of the camera: its surface, where it stands in the picture, and pixels per shelf unit."""

    surface: Surface
    stand: tuple[float, float]
    scale: float


def pose(form: Build, *, yaw: float = 0.0, side: int = TRACED, fill: float = FILL) -> Posed:
    """Trace a form, fitted into a square picture."""
    grounded, camera = Camera(yaw=yaw).fitted(form, fill)
    surface = trace(grounded, side, side, camera)
    scale = side / (2 * camera.reach)
    below = camera.target_y * float(np.cos(np.deg2rad(camera.lift_deg))) * scale
    return Posed(surface, (side / 2 - 0.5, side / 2 - 0.5 + below), scale)


@dataclass(frozen=True, slots=True)
class Cutout:
    """A lit thing: colour and coverage (rows, columns, 4), and its shade on the ground (rows, columns), bytes."""

    image: Image.Image
    shade: Image.Image
    stand: tuple[float, float]
    scale: float


def cut_out(posed: Posed, lit: Lit, mix: Mix = DAY) -> Cutout:
    """Mix the lamps and cut the thing out, its edge softened by less than a pixel."""
    surface = posed.surface
    y, x = np.divmod(surface.pixels, surface.columns)
    left, top = max(0, int(x.min()) - EDGE), max(0, int(y.min()) - EDGE)
    size = (min(surface.rows, int(y.max()) + EDGE) - top, min(surface.columns, int(x.max()) + EDGE) - left)
    colours, mask = np.zeros((*size, 3), np.float32), np.zeros(size, np.uint8)
    colours[y - top, x - left] = lit.mixed(mix) * 255
    mask[y - top, x - left] = 255
    cover = Image.fromarray(mask).filter(ImageFilter.GaussianBlur(0.75))
    picture = Image.fromarray(colours.astype(np.uint8))
    picture.paste(_spread(picture, cover), mask=Image.fromarray(255 - mask))
    picture.putalpha(cover)
    whole = Image.new("RGBA", (surface.columns, surface.rows))
    whole.paste(picture, (left, top))
    shade = Image.fromarray((255 - (1 - np.clip(surface.floor, 0, 1)) * _fade(posed) * 255).astype(np.uint8))
    return Cutout(whole, shade, posed.stand, posed.scale)


def _fade(posed: Posed) -> Floats:
    """Shade ends softly before the picture does, and before the edge of whatever the thing stands on."""
    side = posed.surface.columns
    y, x = np.mgrid[0:side, 0:side].astype(np.float32)
    off = np.hypot((x - posed.stand[0]) / np.float32(side * 0.5), (y - posed.stand[1]) / np.float32(side * 0.2))
    t = np.clip((1.0 - off) / 0.45, 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def _spread(picture: Image.Image, cover: Image.Image) -> Image.Image:
    """Colours carried a little over the edge, so that a softened edge does not turn dark."""
    blurred = np.asarray(picture.filter(ImageFilter.GaussianBlur(1.2)), np.float32)
    weight = np.asarray(cover.filter(ImageFilter.GaussianBlur(0.94)), np.float32)[..., None] / 255
    return Image.fromarray(np.clip(blurred / np.maximum(weight, 0.02), 0, 255).astype(np.uint8))


def stand_in(
    scene: Floats, thing: Cutout, at: tuple[float, float], scale: float, *, tint: Floats | None = None
) -> Image.Image:
    """Set a thing into a picture so that it stands at ``at``, ``scale`` pixels a shelf unit, throwing its shade."""
    rows, columns = scene.shape[:2]
    zoom = scale / thing.scale
    box = (thing.stand[0] - at[0] / zoom, thing.stand[1] - at[1] / zoom)
    shrunk = _reduced(thing, zoom)
    k = shrunk.image.width / thing.image.width
    affine = (k / zoom, 0, k * box[0], 0, k / zoom, k * box[1])
    size = (columns, rows)
    method, kind = Image.Transform.AFFINE, Image.Resampling.BILINEAR
    shade = (
        np.asarray(shrunk.shade.transform(size, method, affine, Image.Resampling.BILINEAR, fillcolor=255), np.float32)
        / 255
    )
    dim = shade[..., None]
    hue = tint if tint is not None else np.array([0.8, 0.72, 0.68], np.float32)
    ground = scene * (dim + (1 - dim) * dim * hue * np.float32(0.55))
    base = Image.fromarray((np.clip(ground, 0, 1) * 255 + _dither(rows, columns)).astype(np.uint8))
    over = shrunk.image.transform(size, method, affine, kind, fillcolor=(0, 0, 0, 0))
    base.paste(over, mask=over.getchannel("A"))
    return base


def _reduced(thing: Cutout, zoom: float) -> Cutout:
    """Halve a cut-out that will be drawn small, so that it stays free of sparkles."""
    if zoom > 0.62:
        return thing
    side = max(8, int(thing.image.width * max(zoom, 0.05) * 1.15))
    k = side / thing.image.width
    image = thing.image.resize((side, side), Image.Resampling.LANCZOS)
    return Cutout(
        image,
        thing.shade.resize((side, side), Image.Resampling.BILINEAR),
        (thing.stand[0] * k, thing.stand[1] * k),
        thing.scale * k,
    )


@lru_cache(maxsize=8)
def _dither(rows: int, columns: int) -> Floats:
    """Less than one step of noise, which keeps soft walls from showing bands."""
    noise: Floats = np.random.default_rng(1).random((rows, columns, 1), np.float32)
    return noise


def light(posed: Posed, dress: dict[str, Stuff], mood: Mood) -> Lit:
    """Light a posed thing in the room that its mood makes."""
    return shine(posed.surface, dress, Room(mood.wall, mood.floor, warmth=mood.warmth))


def studio_shot(thing: Cutout, mood: Mood, *, mask: Floats | None = None, side: int = SIDE) -> Image.Image:
    """The main picture: the thing alone on a coloured cove."""
    wall = backdrop((side, side), mood, horizon=0.56)
    if mask is not None:
        wall = windowed(wall, mask, mood, 0.8)
    zoom = side / thing.image.width
    return stand_in(wall, thing, (thing.stand[0] * zoom, thing.stand[1] * zoom), thing.scale * zoom)


def scene_shot(
    thing: Cutout, scene: Scene, mood: Mood, *, mask: Floats | None = None, size: float = 1.0
) -> Image.Image:
    """The thing on scenery, ``size`` times a shelf unit large."""
    image = windowed(scene.image, mask, mood) if mask is not None else scene.image
    return stand_in(image, thing, scene.stand, scene.scale * size)


def webp(image: Image.Image, quality: int = 84) -> bytes:
    """Encode for the street."""
    out = BytesIO()
    image.save(out, "WEBP", quality=quality, method=2)
    return out.getvalue()
