"""Have we seen this before? 64-bit fingerprints of texts and pictures that change little when their source does.

Texts: simhash over three-sign shingles (Charikar 2002; Manku, Jain, Das Sarma 2007 use distance 3 in 64 bits).
Pictures: difference hash of a 9 × 8 grey thumbnail (Krawetz 2013).
"""

import hashlib
import io
from typing import Final

from PIL import Image

from guang.trust.governance.words import fold

BITS: Final = 64
NEAR: Final = 3
FEWEST_SIGNS: Final = 16
BANDS: Final = 4
_MASK: Final = (1 << BITS) - 1
_PICTURE_LIMIT: Final = 64_000_000


def of_text(text: str) -> int | None:
    """The simhash of a text, or None when it is too short to tell two apart by nearness."""
    plain = "".join(sign for sign in fold(text).text if sign.isalnum())
    if len(plain) < FEWEST_SIGNS:
        return None
    sums = [0] * BITS
    for start in range(len(plain) - 2):
        shingle = plain[start : start + 3].encode()
        value = int.from_bytes(hashlib.blake2b(shingle, digest_size=8).digest(), "big")
        for bit in range(BITS):
            sums[bit] += 1 if value >> bit & 1 else -1
    return _signed(sum(1 << bit for bit, total in enumerate(sums) if total > 0))


def of_picture(data: bytes) -> int | None:
    """The difference hash of a picture, or None when it cannot be read or shows one plain area."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > _PICTURE_LIMIT:
                return None
            small = picture.convert("L").resize((9, 8), Image.Resampling.LANCZOS)
    except (OSError, ValueError, Image.DecompressionBombError):
        return None
    grey = small.tobytes()
    value = 0
    for row in range(8):
        for column in range(8):
            value = value << 1 | (grey[row * 9 + column] > grey[row * 9 + column + 1])
    return _signed(value) if bin(value).count("1") not in {0, BITS} else None


def distance(one: int, other: int) -> int:
    """How many of the 64 bits differ."""
    return ((one ^ other) & _MASK).bit_count()


def bands(value: int) -> tuple[int, int, int, int]:
    """Four 16-bit pieces: two fingerprints within distance 3 agree in at least one of them."""
    plain = value & _MASK
    return plain >> 48, plain >> 32 & 0xFFFF, plain >> 16 & 0xFFFF, plain & 0xFFFF


def _signed(value: int) -> int:
    return int.from_bytes(value.to_bytes(8, "big"), "big", signed=True)
