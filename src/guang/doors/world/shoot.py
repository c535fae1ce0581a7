"""A day in the studio: one process photographs all goods of one form, and films some of them.

Everything here runs in worker processes, takes and gives plain data, and depends on nothing but its arguments.
"""

import math
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from guang.doors.studio import encode, sound
from guang.doors.studio.clip import poster, roll, seconds
from guang.doors.studio.film import RATE, Reel
from guang.doors.studio.forms import FORMS
from guang.doors.studio.light import DAY, Mix
from guang.doors.studio.photo import SECONDS, roll_photo
from guang.doors.studio.picture import Posed, cut_out, light, pose, studio_shot, webp
from guang.doors.studio.stage import MOODS, gobo
from guang.doors.studio.stuff import stuff
from guang.doors.world.goods import Good, goods

LAMP_ON = Mix(key=0.5, rim=0.8, room=0.62, glow=1.05)
PRODUCT_PIXELS = 800
FACE_PIXELS = 256
TILE = (100, 178)


@dataclass(frozen=True, slots=True)
class Footage:
    """A packaged clip on disk."""

    folder: Path
    duration_ms: int
    track: str
    stills: tuple[bytes, ...] = ()
    colours: tuple[bytes | None, ...] = ()


@lru_cache(maxsize=4)
def posed(form: str) -> Posed:
    """A form, traced once in this process."""
    return pose(FORMS[form])


def photograph(numbers: list[int]) -> list[tuple[int, bytes]]:
    """The main pictures (WebP) of goods that share a form."""
    shelf = goods()
    return [(number, _picture(shelf[number])) for number in numbers]


def _picture(good: Good) -> bytes:
    place = posed(good.form)
    mood = MOODS[good.second if good.evening else good.mood]
    lit = light(place, {part: stuff(words) for part, words in good.wear.items()}, mood)
    thing = cut_out(place, lit, LAMP_ON if good.evening else DAY)
    mask = gobo("window", PRODUCT_PIXELS, PRODUCT_PIXELS) if good.number % 4 == 1 and not good.evening else None
    return webp(studio_shot(thing, mood, mask=mask, side=PRODUCT_PIXELS))


def portrait(picture: bytes) -> bytes:
    """A product's picture as the small face of a store or a person."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    margin = image.width // 10
    cut = image.crop((margin, margin, image.width - margin, image.height - margin))
    return webp(cut.resize((FACE_PIXELS, FACE_PIXELS), Image.Resampling.LANCZOS))


def compose(track: str, path: Path) -> Path:
    """Play one piece of music into a file."""
    if not path.exists():
        piece = next(one for one in sound.TRACKS if one.key == track)
        scratch = path.with_name(f"{path.stem}.{os.getpid()}.m4a")
        encode.aac(sound.wave(piece), scratch, rate=sound.RATE)
        scratch.rename(path)
    return path


def film(number: int, music: Path, folder: Path) -> Footage:
    """Shoot and package the clip of one product into an empty folder."""
    good = goods()[number]
    compose(music.stem, music)
    place = posed(good.form)
    lit = light(place, {part: stuff(words) for part, words in good.wear.items()}, MOODS[good.mood])
    made = _packaged(roll(place, lit, good.script), seconds(good.script), music, folder)
    return replace(made, colours=tuple(_in_colour(good, colour) for colour in good.colours[1:]))


def _in_colour(good: Good, colour: str) -> bytes | None:
    """The main picture in another colour."""
    wear = good.in_colour(colour)
    return None if wear is None else _picture(replace(good, wear=wear))


def film_photo(picture: bytes, seed: int, music: Path, folder: Path) -> Footage:
    """Make a clip out of one photograph and package it into an empty folder."""
    compose(music.stem, music)
    with Image.open(BytesIO(picture)) as image:
        image.load()
        return _packaged(roll_photo(image, seed), SECONDS, music, folder)


def _packaged(reel: Reel, length_s: float, music: Path, folder: Path) -> Footage:
    tiles: list[Image.Image] = []
    shutil.rmtree(folder, ignore_errors=True)
    encode.hls(_watched(reel.frames, tiles), music, folder)
    (folder / "poster.webp").write_bytes(webp(poster(reel.poster)))
    storyboard(tiles, folder, length_s)
    return Footage(folder, round(length_s * 1000), music.stem, tuple(webp(still) for still in reel.stills))


def _watched(frames: Iterable[bytes], tiles: list[Image.Image]) -> Iterator[bytes]:
    """Pass frames on, keeping a small grey-free picture of one every two seconds."""
    for n, frame in enumerate(frames):
        if n % (RATE * encode.SEGMENT_S) == 0:
            tiles.append(encode.thumbnail(frame, TILE))
        yield frame


def storyboard(tiles: list[Image.Image], folder: Path, length_s: float) -> None:
    """Write the sprite for scrubbing, and the list that says which part of it stands for which two seconds."""
    width, height = TILE
    sheet = Image.new("RGB", (width * len(tiles), height))
    lines = ["WEBVTT", ""]
    for n, tile in enumerate(tiles):
        sheet.paste(tile, (n * width, 0))
        start, end = n * encode.SEGMENT_S, min((n + 1) * encode.SEGMENT_S, length_s)
        lines += [f"{_stamp(start)} --> {_stamp(end)}", f"storyboard.webp#xywh={n * width},0,{width},{height}", ""]
    (folder / "storyboard.webp").write_bytes(webp(sheet, 60))
    (folder / "storyboard.vtt").write_text("\n".join(lines))


def _stamp(seconds_in: float) -> str:
    whole = math.floor(seconds_in)
    return f"00:00:{whole:02d}.{round((seconds_in - whole) * 1000):03d}"
