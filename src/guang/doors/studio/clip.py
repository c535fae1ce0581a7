"""The shooting script: which shots a product gets, by what kind of thing it is."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from guang.doors.studio.fields import Floats
from guang.doors.studio.film import PLATE, RATE, Air, Reel, Shot, mask_plate, planes, shown, veil
from guang.doors.studio.light import DAY, EVENING, LAMP_OFF, SIDELIT, Lit, Mix
from guang.doors.studio.picture import Cutout, Posed, cut_out, stand_in
from guang.doors.studio.stage import Mood, Scene, backdrop, gobo, rgb, scenery

WIDTH, HEIGHT = PLATE
REACH = 1.62


@dataclass(frozen=True, slots=True)
class Script:
    """What the director chose for one clip."""

    scene: str
    mood: Mood
    second_mood: Mood
    mask: str = "leaves"
    air: str | None = None
    evening: bool = False
    top: str | None = None
    seed: int = 0


def seconds(script: Script) -> float:
    """How long the clip lasts: 5.5 to 7 s."""
    return 5.5 + (script.seed * 37 % 4) * 0.5


def roll(posed: Posed, lit: Lit, script: Script) -> Reel:
    """Shoot one clip, and take two square stills: the thing on its scenery, and near."""
    total = int(seconds(script) * RATE)
    rng = np.random.default_rng(script.seed)
    first = int(total * rng.uniform(0.4, 0.48))
    second = int((total - first) * rng.uniform(0.45, 0.55))
    cutouts = Cutouts(posed, lit)
    hero, poster = _hero(cutouts, script, first)
    close, near = _close(cutouts, script, second)
    shots = [hero, close, _still_life(cutouts, script, total - first - second)]
    return Reel(poster, shown(shots), (_square(poster, 0.56), _square(near, 0.62)))


def _square(picture: Image.Image, middle: float) -> Image.Image:
    """The square part of a plate around this height."""
    top = int(min(HEIGHT * middle - WIDTH / 2, HEIGHT - WIDTH))
    return picture.crop((0, top, WIDTH, top + WIDTH))


class Cutouts:
    """The same thing under several mixes of light, each cut out once."""

    def __init__(self, posed: Posed, lit: Lit) -> None:
        self.posed, self.lit = posed, lit
        self.done: dict[Mix, Cutout] = {}

    def under(self, mix: Mix) -> Cutout:
        """The thing in this light."""
        if mix not in self.done:
            self.done[mix] = cut_out(self.posed, self.lit, mix)
        return self.done[mix]


def _fit(posed: Posed) -> float:
    """Shelf units shrink or grow so that every thing fills the frame alike."""
    return posed.scale / (posed.surface.columns / (2 * 1.45))


def _hero(cutouts: Cutouts, script: Script, frames: int) -> tuple[Shot, Image.Image]:
    """The thing on its scenery; the camera comes nearer while the light comes up, or the evening falls."""
    day = scenery(script.scene, PLATE, script.mood, reach=REACH, top=script.top)
    mixes = (_day(script), EVENING) if script.evening else (SIDELIT, DAY)
    size = _fit(cutouts.posed)
    pictures = []
    for mix in mixes:
        scene = _evening_scene(script, day) if mix is EVENING else day.image
        image = stand_in(scene, cutouts.under(mix), day.stand, day.scale * size)
        pictures.append(_bloomed(image) if mix is EVENING else image)
    mask = mask_plate(gobo(script.mask, 600, 1056, script.seed % 5), 0.92 if script.evening else 0.87)
    air = Air(script.air, (0.5, day.stand[1] / HEIGHT - 0.2), script.seed) if script.air else None
    start, end = (4.0, 6.0, 584.0), (46.0, 130.0, 500.0)
    if script.seed % 3 == 1:
        start, end = end, start
    shot = Shot(tuple(planes(p) for p in pictures), frames, start, end, mask=mask, air=air)
    return shot, pictures[1]


def _evening_scene(script: Script, day: Scene) -> Floats:
    """The same scenery with the lamps off, and a pool of warm light where the thing glows."""
    dark = scenery(script.scene, PLATE, script.mood, reach=REACH, top=script.top, mix=EVENING).image
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    centre = (day.stand[0], day.stand[1] - day.scale * 1.1)
    off = np.hypot((x - centre[0]) / np.float32(WIDTH * 0.55), (y - centre[1]) / np.float32(HEIGHT * 0.34))
    pool = np.exp(-(off**2) * 1.6)[..., None] * np.array([1.0, 0.72, 0.42], np.float32)
    return np.asarray(np.clip(dark * (1 + 1.5 * pool) + 0.16 * pool, 0, 1), np.float32)


def _bloomed(image: Image.Image) -> Image.Image:
    """Bright places shine over their edges."""
    small = image.resize((image.width // 4, image.height // 4), Image.Resampling.BOX)
    bright = small.point([max(0, (v - 150)) * 2 if v > 150 else 0 for v in range(256)] * 3)
    glow = bright.filter(ImageFilter.GaussianBlur(9)).resize(image.size, Image.Resampling.BILINEAR)
    a, b = np.asarray(image, np.float32) / 255, np.asarray(glow, np.float32) / 255
    return Image.fromarray(((1 - (1 - a) * (1 - b * 0.7)) * 255).astype(np.uint8))


def _close(cutouts: Cutouts, script: Script, frames: int) -> tuple[Shot, Image.Image]:
    """So near that the material shows; the side light comes and goes."""
    wall = backdrop(PLATE, script.mood, horizon=0.62, glow_at=(0.7, 0.2))
    rng = np.random.default_rng(script.seed + 5)
    size = PLATE[0] / (2 * REACH) * _fit(cutouts.posed) * 1.75
    at = (WIDTH * (0.5 + rng.choice((-0.14, 0.14))), HEIGHT * 0.83)
    pictures = [stand_in(wall, cutouts.under(mix), at, size) for mix in (_day(script), SIDELIT)]
    drift = float(rng.choice((-1, 1)))
    start, end = (26 - 20 * drift, 60.0, 540.0), (26 + 20 * drift, 30.0, 540.0)
    shot = Shot(tuple(planes(p) for p in pictures), frames, start, end, swing=True, veil=veil(script.seed % 7))
    return shot, pictures[0]


def _day(script: Script) -> Mix:
    return LAMP_OFF if script.evening else DAY


def _still_life(cutouts: Cutouts, script: Script, frames: int) -> Shot:
    """The thing alone before another colour, a round of it behind, the camera stepping back."""
    mood = script.second_mood
    wall = backdrop(PLATE, mood, horizon=0.66)
    wall = _disc(wall, mood)
    size = PLATE[0] / (2 * REACH) * _fit(cutouts.posed) * 1.16
    image = stand_in(wall, cutouts.under(_day(script)), (WIDTH / 2, HEIGHT * 0.69), size)
    air = Air("petals" if script.seed % 2 else "dust", seed=script.seed) if script.air != "steam" else None
    return Shot((planes(image),), frames, (60.0, 112.0, 472.0), (6.0, 14.0, 580.0), air=air)


def _disc(wall: Floats, mood: Mood) -> Floats:
    """A large round of the accent colour, softly lit from its upper left."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    off = np.hypot(x - WIDTH * 0.5, y - HEIGHT * 0.42)
    cover = np.clip((WIDTH * 0.4 - off) / 1.5 + 0.5, 0, 1)[..., None]
    shade = (1.12 - 0.3 * (x / WIDTH * 0.5 + y / HEIGHT * 0.6))[..., None]
    return np.asarray(wall * (1 - cover) + np.clip(rgb(mood.accent) * shade, 0, 1) * cover, np.float32)


def poster(picture: Image.Image, width: int = 540) -> Image.Image:
    """A plate as the picture that waits for its clip."""
    left = (picture.width - width) // 2
    top = (picture.height - width * 16 // 9) // 2
    return picture.crop((left, top, left + width, top + width * 16 // 9))
