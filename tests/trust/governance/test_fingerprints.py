"""Near things have near fingerprints."""

from io import BytesIO

from hypothesis import given, strategies
from PIL import Image
from tests.trust.governance.conftest import picture

from guang.trust.governance import fingerprints

TEXT = "Celadon tea bowl, thrown by hand in Jingdezhen and fired with pine wood for three days; each one differs."
NUMBERS = strategies.integers(-(2**63), 2**63 - 1)


def test_a_text_with_other_signs_around_it_stays_near() -> None:
    one, other = fingerprints.of_text(TEXT), fingerprints.of_text(TEXT.upper().replace(",", " — ") + " !!!")
    assert one is not None
    assert other is not None
    assert fingerprints.distance(one, other) == 0


def test_another_text_is_far() -> None:
    one, other = fingerprints.of_text(TEXT), fingerprints.of_text("Running shoes with a soft foam sole, grey and blue")
    assert one is not None
    assert other is not None
    assert fingerprints.distance(one, other) > 10


def test_a_short_text_has_no_fingerprint() -> None:
    assert fingerprints.of_text("tea bowl") is None


def test_a_picture_saved_smaller_and_as_jpeg_stays_near() -> None:
    with Image.open(BytesIO(picture())) as image:
        small = BytesIO()
        image.resize((48, 48)).save(small, "JPEG", quality=80)
    one, other = fingerprints.of_picture(picture()), fingerprints.of_picture(small.getvalue())
    far = fingerprints.of_picture(picture(5))
    assert one is not None
    assert other is not None
    assert far is not None
    assert fingerprints.distance(one, other) <= fingerprints.NEAR
    assert fingerprints.distance(one, far) > fingerprints.NEAR


def test_what_is_no_picture_has_no_fingerprint() -> None:
    assert fingerprints.of_picture(b"<svg/>") is None
    plain = BytesIO()
    Image.new("L", (64, 64), 200).save(plain, "PNG")
    assert fingerprints.of_picture(plain.getvalue()) is None


@given(NUMBERS, strategies.sets(strategies.integers(0, 63), max_size=3))
def test_fingerprints_within_reach_share_a_band(value: int, flipped: set[int]) -> None:
    plain = value & (2**64 - 1)
    for bit in flipped:
        plain ^= 1 << bit
    other = plain - 2**64 if plain >= 2**63 else plain

    assert fingerprints.distance(value, other) == len(flipped)
    assert any(a == b for a, b in zip(fingerprints.bands(value), fingerprints.bands(other), strict=True))
