"""The studio: the same seed gives the same picture, and light behaves."""

import hashlib

import numpy as np
import pytest
from PIL import Image

from guang.doors.studio import film, photo, sound
from guang.doors.studio.fields import Points, ball, block, carve, melt, outline
from guang.doors.studio.forms import FORMS
from guang.doors.studio.light import DAY, EVENING, Mix
from guang.doors.studio.picture import cut_out, light, pose, studio_shot
from guang.doors.studio.stage import MOODS
from guang.doors.studio.stuff import stuff
from guang.doors.studio.trace import Camera


def cloud(count: int = 500) -> Points:
    rng = np.random.default_rng(1)
    return Points(*rng.uniform(-1.2, 1.2, (3, count)).astype(np.float32))


def shot(form: str, size: int = 160) -> bytes:
    posed = pose(FORMS[form], side=size)
    lit = light(posed, {"body": stuff("stoneware #e8dac4")}, MOODS["sand"])
    return studio_shot(cut_out(posed, lit), MOODS["sand"], side=size).tobytes()


def test_the_same_picture_comes_out_twice() -> None:
    assert hashlib.sha256(shot("mug")).digest() == hashlib.sha256(shot("mug")).digest()


def test_distances_are_negative_inside_and_true_outside() -> None:
    p = cloud()
    radius = np.sqrt(p.x**2 + p.y**2 + p.z**2)
    np.testing.assert_allclose(ball(p, 0.5), radius - 0.5, atol=1e-5)
    assert (block(p, 0.4, 0.4, 0.4) >= np.abs(np.stack(p)).max(0) - 0.4 - 1e-5).all()


def test_carving_and_melting_keep_what_they_promise() -> None:
    p = cloud()
    a, b = ball(p, 0.8), ball(p.moved(x=0.5), 0.5)
    assert (carve(a, b) >= a - 1e-6).all()
    assert (melt(a, b, 0.1) <= np.minimum(a, b) + 1e-6).all()


def test_a_turned_rectangle_is_a_cylinder() -> None:
    p = cloud()
    turned = outline("0,-.5 |.6,-.5 |.6,.5 |0,.5", smooth=False).lathe(p)
    truth = np.maximum(np.hypot(p.x, p.z) - 0.6, np.abs(p.y) - 0.5)
    near = np.abs(truth) < 0.1
    assert (np.sign(turned[near]) == np.sign(truth[near])).mean() > 0.97


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_form_stands_on_the_floor_within_the_frame(form: str) -> None:
    grounded, camera = Camera().fitted(FORMS[form])
    parts = grounded(Points(*(np.zeros(1, np.float32),) * 3))
    assert all(np.isfinite(distance).all() for distance in parts.values())
    assert 0.3 < camera.reach < 2.4


def test_a_lamp_outshines_the_evening_and_a_mug_does_not() -> None:
    posed = pose(FORMS["globe_lamp"], side=96)
    glowing = light(posed, {"body": stuff("marble"), "shade": stuff("lamp")}, MOODS["ink"])
    plain = light(posed, {"body": stuff("marble"), "shade": stuff("matte #ffffff")}, MOODS["ink"])

    assert glowing.mixed(EVENING).mean() > 1.8 * plain.mixed(EVENING).mean()
    assert plain.mixed(DAY).mean() > plain.mixed(Mix(key=0.2, rim=0.2, room=0.2)).mean()


def test_a_frame_has_exactly_the_bytes_that_the_encoder_expects() -> None:
    from PIL import Image

    plate = film.planes(Image.new("RGB", film.PLATE, "#c08060"))
    frames = list(
        film.shown(
            [film.Shot((plate,), 9, (0, 0, 540), (20, 20, 520)), film.Shot((plate,), 3, (0, 0, 540), (0, 0, 540))]
        )
    )

    assert len(frames) == 12
    assert {len(frame) for frame in frames} == {film.WIDE * film.TALL * 3 // 2}


def test_music_is_stereo_as_long_as_promised_and_never_clips() -> None:
    samples = np.frombuffer(sound.wave(sound.TRACKS[0]), "<i2")

    assert samples.size == int(sound.RATE * sound.LENGTH_S) * 2
    assert np.abs(samples.astype(int)).max() < 32_767
    assert np.abs(samples.astype(int)).mean() > 500


@pytest.mark.parametrize("size", [(200, 207), (207, 207), (200, 242), (592, 1056), (1200, 641)])
def test_a_photo_of_any_size_covers_the_plate(size: tuple[int, int]) -> None:
    covered = photo.covering(Image.new("RGB", size, "teal"))
    assert covered.size == film.PLATE
    assert covered.getcolors() == [(film.PLATE[0] * film.PLATE[1], (0, 128, 128))]
