"""Pictures: read by content, never by name, and written anew, so that nothing a stranger embedded survives."""

import io
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from guang.trade.catalog.errors import ImageRefused
from guang.trade.catalog.rules import LARGE, SMALL

LARGEST_BYTES: Final = 8 * 1024 * 1024
LARGEST_PIXELS: Final = 40_000_000
WIDTHS: Final = (LARGE, SMALL)
QUALITY: Final = 82
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF")
_EXTREME_RATIO: Final = 8


@dataclass(frozen=True, slots=True)
class Rendition:
    """One size of a picture, as WebP."""

    width: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in every size that we serve; ``width`` and ``height`` are those of the largest."""

    width: int
    height: int
    renditions: tuple[Rendition, ...]


def reencode(data: bytes) -> Picture:
    """Read an upload and write it anew in each of `WIDTHS`; blocks, so call it in a thread.

    The shape is kept and nothing is enlarged. Metadata (place, camera, comments) is left behind; the orientation it
    asked for is applied first. Of an animation, the first frame stays.

    Raises:
        ImageRefused: too heavy, too large, damaged, or no picture of a kind that we take (SVG and HTML never are).
    """
    if len(data) > LARGEST_BYTES:
        raise ImageRefused(reason="too_heavy", bytes=len(data), most=LARGEST_BYTES)
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            width, height = opened.size
            if width * height > LARGEST_PIXELS:
                raise ImageRefused(reason="too_large", pixels=width * height, most=LARGEST_PIXELS)
            if max(width, height) > _EXTREME_RATIO * min(width, height):
                raise ImageRefused(reason="too_narrow")
            upright = ImageOps.exif_transpose(opened)
            plain = upright.convert("RGBA" if _is_see_through(upright) else "RGB")
    except ImageRefused:
        raise
    except UnidentifiedImageError as fault:
        raise ImageRefused(reason="not_a_picture") from fault
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as fault:
        raise ImageRefused(reason="damaged") from fault
    sizes = [_shrunk(plain, width) for width in WIDTHS]
    return Picture(
        sizes[0].width,
        sizes[0].height,
        tuple(Rendition(width, _webp(size)) for width, size in zip(WIDTHS, sizes, strict=True)),
    )


def shrunk(data: bytes) -> Picture:
    """A WebP of our own making as it is, with the small size beside it; blocks like `reencode`."""
    with Image.open(io.BytesIO(data), formats=("WEBP",)) as opened:
        small = _webp(_shrunk(opened, SMALL))
        return Picture(opened.width, opened.height, (Rendition(LARGE, data), Rendition(SMALL, small)))


def _is_see_through(image: Image.Image) -> bool:
    return image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info


def _shrunk(image: Image.Image, width: int) -> Image.Image:
    if image.width <= width:
        return image
    return image.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS)


def _webp(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()
