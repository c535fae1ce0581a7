"""Clips out of photographs: the picture on a card before its own colours out of focus, near, and whole again.

A photograph on a plain light ground is printed onto the coloured wall instead, so that its ground disappears.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from guang.doors.studio.fields import Floats
from guang.doors.studio.film import PLATE, RATE, Air, Reel, Shot, mask_plate, planes, shown, veil
from guang.doors.studio.stage import gobo

WIDTH, HEIGHT = PLATE
SECONDS = 6.0
SHARP = 480
"""A photograph narrower than this is never shown larger than its card."""
PLAIN = 226
MASKS = ("leaves", "window", "blinds")


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph and what was seen in it: its colours, and whether its ground is plain and light."""

    image: Image.Image
    deep: Floats
    pale: Floats
    is_plain: bool


def developed(image: Image.Image) -> Photo:
    """Look at a photograph; transparency is laid on white."""
    if image.mode in {"RGBA", "LA", "P"}:
        seen = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen)
    rgb = image.convert("RGB")
    small = np.asarray(rgb.resize((48, 48), Image.Resampling.BOX), np.float32)
    edge = np.concatenate([small[0], small[-1], small[:, 0], small[:, -1]])
    ground = float(np.percentile(edge.min(1), 15))
    is_plain = ground > PLAIN
    if is_plain:  # the ground becomes pure white, so that printing leaves no rectangle
        rgb = rgb.point([min(255, round(v * 257 / ground)) for v in range(256)] * 3)
    return Photo(_upright(rgb), *_colours(small.reshape(-1, 3)), is_plain)


def _upright(image: Image.Image) -> Image.Image:
    """A wide picture loses its sides until it is square."""
    if image.width <= image.height:
        return image
    left = (image.width - image.height) // 2
    return image.crop((left, 0, left + image.height, image.height))


def _colours(pixels: Floats) -> tuple[Floats, Floats]:
    """A deep and a pale tone of the hue that says most: the most saturated third, averaged."""
    spread = pixels.max(1) - pixels.min(1)
    vivid = pixels[np.argsort(spread)[-pixels.shape[0] // 3 :]].mean(0)
    grey = vivid.mean()
    hue = np.clip(grey + (vivid - grey) * 1.15, 0, 255)
    return hue * np.float32(0.62), np.float32(255) - (np.float32(255) - hue) * np.float32(0.34)


def roll_photo(image: Image.Image, seed: int) -> Reel:
    """Make a clip of six seconds."""
    photo = developed(image)
    total = int(SECONDS * RATE)
    first, second = int(total * 0.42), int(total * 0.3)
    hero = _on_card(photo, _wall(photo, pale=True) if photo.is_plain else _blurred(photo), 0.84)
    mask = mask_plate(gobo(MASKS[seed % 3], 600, 1056, seed % 5), 0.88)
    air = Air("dust", seed=seed) if seed % 2 else None
    flip = seed % 4 == 1
    start, end = (4.0, 6.0, 584.0), (46.0, 110.0, 500.0)
    last = _on_card(photo, _wall(photo, pale=photo.is_plain, light=0.4), 0.74)
    shots = [
        Shot((planes(hero),), first, *((end, start) if flip else (start, end)), mask=mask, air=air),
        _near(photo, second, seed),
        Shot((planes(last),), total - first - second, (54.0, 96.0, 484.0), (6.0, 12.0, 580.0)),
    ]  # fmt: skip
    return Reel(hero, shown(shots))


def _near(photo: Photo, frames: int, seed: int) -> Shot:
    """Close to the picture, passing over it; small pictures only come a little nearer on their card."""
    side = -1 if seed % 2 else 1
    if min(photo.image.size) < SHARP or photo.is_plain:
        plate = _on_card(photo, _wall(photo, pale=True), 1.0)
        return Shot(
            (planes(plate),),
            frames,
            (60.0 + 24 * side, 150.0, 440.0),
            (60.0 - 24 * side, 120.0, 440.0),
            veil=veil(seed % 7),
        )
    plate = covering(photo.image)
    return Shot(
        (planes(plate),), frames, (26.0 + 22 * side, 30.0, 540.0), (26.0 - 22 * side, 52.0, 540.0), veil=veil(seed % 7)
    )


def covering(image: Image.Image) -> Image.Image:
    """The picture enlarged and cut to the whole plate."""
    scale = max(WIDTH / image.width, HEIGHT / image.height)
    wide, tall = min(WIDTH / scale, image.width), min(HEIGHT / scale, image.height)  # rounding must not look beyond it
    left, top = (image.width - wide) / 2, (image.height - tall) / 2
    return image.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC, (left, top, left + wide, top + tall))


def _blurred(photo: Photo) -> Image.Image:
    """The picture far out of focus, its lower part deeper, as the wall behind its card."""
    small = covering(photo.image).resize((WIDTH // 4, HEIGHT // 4), Image.Resampling.BOX)
    soft = small.filter(ImageFilter.GaussianBlur(16)).resize(PLATE, Image.Resampling.BICUBIC)
    light = np.asarray(soft, np.float32)
    down = np.linspace(1.06, 0.72, HEIGHT, dtype=np.float32)[:, None, None]
    toned = (light * 0.75 + photo.pale * 0.25) * down
    return Image.fromarray(np.clip(toned + _grain(), 0, 255).astype(np.uint8))


def _wall(photo: Photo, *, pale: bool, light: float = 0.0) -> Image.Image:
    """A plain wall in the picture's own hue, lit from the upper left."""
    tone = photo.pale + (255 - photo.pale) * np.float32(light) if pale else photo.deep
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    off = np.hypot((x - WIDTH * 0.3) / WIDTH, (y - HEIGHT * 0.24) / HEIGHT)
    lit = (np.float32(1.08) - np.float32(0.26) * off)[..., None]
    return Image.fromarray(np.clip(tone * lit + _grain(), 0, 255).astype(np.uint8))


@lru_cache(maxsize=1)
def _grain() -> Floats:
    """Less than a step of noise against bands."""
    return np.random.default_rng(2).random((HEIGHT, WIDTH, 1), np.float32)


def _on_card(photo: Photo, wall: Image.Image, share: float) -> Image.Image:
    """The picture before a wall, ``share`` of its width, with round corners and a soft shadow."""
    wide = int(WIDTH * share)
    tall = min(int(wide * photo.image.height / photo.image.width), int(HEIGHT * 0.72))
    wide = int(tall * photo.image.width / photo.image.height)
    picture = photo.image.resize((wide, tall), Image.Resampling.BICUBIC)
    left, top = (WIDTH - wide) // 2, int(HEIGHT * 0.45) - tall // 2
    made = wall.copy()
    if photo.is_plain:
        made.paste(ImageChops.multiply(made.crop((left, top, left + wide, top + tall)), picture), (left, top))
        return made
    mask = Image.new("L", (wide * 2, tall * 2), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, wide * 2 - 1, tall * 2 - 1), 44, fill=255)
    mask = mask.resize((wide, tall), Image.Resampling.LANCZOS)
    shadow = Image.new("L", PLATE, 0)
    shadow.paste(110, (left, top + 22), mask)
    made.paste((20, 18, 18), mask=shadow.filter(ImageFilter.GaussianBlur(22)))
    made.paste(picture, (left, top), mask)
    return made
