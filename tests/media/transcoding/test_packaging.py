"""Any clip becomes what phones play, or a reason why not."""

import contextlib
import re
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, strategies
from PIL import Image
from tests.media.transcoding.clips import clip, draw

from guang.media.transcoding import encoder
from guang.media.transcoding.encoder import Effort, OutOfTime
from guang.media.transcoding.packaging import package, plan
from guang.media.transcoding.probe import Unplayable, ffmpeg, probe


def decodes(playlist: Path) -> bool:
    """Whether a player reads a playlist to its end without complaint."""
    command = [ffmpeg(), "-hide_banner", "-loglevel", "error", "-allowed_extensions", "ALL", "-i", str(playlist)]
    run = subprocess.run([*command, "-f", "null", "-"], capture_output=True, timeout=60, check=False)
    return run.returncode == 0 and not run.stderr


def test_a_portrait_clip_becomes_two_sizes_a_poster_and_a_storyboard(tmp_path: Path) -> None:
    source = clip(tmp_path / "in.mp4", size="540x960", seconds=5)
    seen: list[int] = []

    made = package(source, tmp_path / "out", progress=seen.append)

    out = tmp_path / "out"
    assert [(size.width, size.height) for size in made.renditions] == [(360, 640), (540, 960)]
    assert (made.width, made.height, made.sound) == (540, 960, True)
    assert abs(made.duration_ms - 5000) < 150
    master = (out / made.master).read_text()
    assert "RESOLUTION=360x640" in master
    assert "mp4a.40.2" in master
    assert len(re.findall(r"BANDWIDTH=\d+", master)) >= 2
    assert decodes(out / made.master)
    assert "#EXT-X-MAP" in (out / "360" / "index.m3u8").read_text()
    assert len(list((out / "360").glob("*.m4s"))) == 3
    with Image.open(out / made.poster) as poster:
        assert (poster.format, poster.size) == ("WEBP", (540, 960))
    board = (out / made.storyboard).read_text()
    assert board.startswith("WEBVTT")
    assert "storyboard.webp#xywh=0,0,100,178" in board
    with Image.open(out / "storyboard.webp") as sprite:
        assert sprite.size == (300, 178)
    assert seen == sorted(seen)
    assert seen[-1] == 100


def test_a_silent_landscape_clip_stays_silent_and_landscape_and_is_never_enlarged(tmp_path: Path) -> None:
    source = clip(tmp_path / "in.mkv", size="320x180", sound=False)

    made = package(source, tmp_path / "out")

    assert [(size.width, size.height) for size in made.renditions] == [(214, 120), (320, 180)]
    assert made.sound is False
    assert "mp4a" not in (tmp_path / "out" / made.master).read_text()
    assert decodes(tmp_path / "out" / made.master)


def test_a_turned_clip_is_measured_as_it_is_shown(tmp_path: Path) -> None:
    flat = clip(tmp_path / "flat.mp4", size="320x180", sound=False)
    turned = draw(tmp_path / "turned.mp4", "-display_rotation", "90", "-i", str(flat), "-c", "copy")

    assert (probe(turned).width, probe(turned).height) == (180, 320)


def test_a_recording_that_does_not_state_its_length_is_measured(tmp_path: Path) -> None:
    source = clip(tmp_path / "in.mkv", sound=False, extra=("-live", "1", "-f", "matroska"))

    assert abs(probe(source).duration_ms - 2000) < 200


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"<!doctype html><script>alert(1)</script>" + b" " * 64, "not_a_video"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>' + b" " * 64, "not_a_video"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "not_a_video"),
        (b"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1/secret\n" + b" " * 64, "not_a_video"),
        (b"ffconcat version 1.0\nfile /etc/passwd\n" + b" " * 64, "not_a_video"),
        (b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 200, "broken"),
        (b"\x1aE\xdf\xa3" + b"\x00" * 200, "broken"),
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 200, "not_a_video"),
    ],
)
def test_what_only_claims_to_be_a_video_is_refused_with_a_reason(tmp_path: Path, content: bytes, code: str) -> None:
    source = tmp_path / "holiday.mp4"
    source.write_bytes(content)

    with pytest.raises(Unplayable) as refused:
        package(source, tmp_path / "out")

    assert refused.value.code == code
    assert str(tmp_path) not in str(refused.value.facts)


def test_a_file_that_breaks_off_is_refused(tmp_path: Path) -> None:
    whole = clip(tmp_path / "whole.mp4", seconds=6, extra=("-movflags", "+faststart")).read_bytes()
    (tmp_path / "half.mp4").write_bytes(whole[: len(whole) // 3])
    (tmp_path / "headless.mp4").write_bytes(clip(tmp_path / "w2.mp4").read_bytes()[:-400])

    with pytest.raises(Unplayable) as half:
        package(tmp_path / "half.mp4", tmp_path / "out")
    with pytest.raises(Unplayable) as headless:
        package(tmp_path / "headless.mp4", tmp_path / "out2")

    assert half.value.code == "breaks_off"
    assert headless.value.code == "broken"


def test_sound_alone_is_no_video(tmp_path: Path) -> None:
    source = draw(tmp_path / "song.mp4", "-f", "lavfi", "-i", "sine=440:d=1", "-c:a", "aac")

    with pytest.raises(Unplayable) as refused:
        package(source, tmp_path / "out")

    assert refused.value.code == "no_picture"


def test_a_huge_picture_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    source = clip(tmp_path / "huge.mp4", size="8192x128", seconds=0.2, sound=False)

    with pytest.raises(Unplayable) as refused:
        package(source, tmp_path / "out")

    assert (refused.value.code, refused.value.facts["width"]) == ("too_large", 8192)


@pytest.mark.slow
def test_a_four_thousand_line_picture_fits_into_the_encoders_memory(tmp_path: Path) -> None:
    source = clip(tmp_path / "large.mp4", size="2160x3840", seconds=0.8, sound=False)

    assert package(source, tmp_path / "out").width == 720


def test_a_tiny_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unplayable) as refused:
        package(clip(tmp_path / "in.mp4", size="16x16", sound=False), tmp_path / "out")

    assert refused.value.code == "too_small"


def test_too_short_a_clip_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unplayable) as refused:
        package(clip(tmp_path / "in.mp4", seconds=0.2, sound=False), tmp_path / "out")

    assert refused.value.code == "too_short"


def test_noise_in_the_middle_ends_in_a_video_or_a_reason_never_in_a_hang(tmp_path: Path) -> None:
    whole = bytearray(clip(tmp_path / "whole.mp4", seconds=3).read_bytes())
    for at in range(2000, len(whole) - 5000, 97):
        whole[at] ^= 0xFF
    (tmp_path / "noisy.mp4").write_bytes(whole)

    with contextlib.suppress(Unplayable):
        package(tmp_path / "noisy.mp4", tmp_path / "out", effort=Effort(limit_s=30))


def test_what_progress_raises_stops_the_encoder(tmp_path: Path) -> None:
    source = clip(tmp_path / "in.mp4", size="720x1280", seconds=20, sound=False)

    def stop(_: int) -> None:
        raise KeyError("enough")

    started = time.monotonic()
    with pytest.raises(KeyError):
        package(source, tmp_path / "out", progress=stop)

    assert time.monotonic() - started < 10


def test_the_time_limit_ends_an_encoder_that_hangs() -> None:
    waiting = threading.Event()

    def never() -> Iterator[bytes]:
        waiting.wait(20)
        yield b""

    raw = ["-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "2x2", "-i", "pipe:0", "-f", "null", "-"]
    with pytest.raises(OutOfTime):
        encoder.run(raw, frames=1, effort=Effort(limit_s=1), fed=never())
    waiting.set()


@pytest.mark.parametrize("name", ["bottle-detection.mp4", "car-detection.mp4", "sample.mkv"])
@pytest.mark.slow
def test_real_clips_are_packaged(shared_data: Path, tmp_path: Path, name: str) -> None:
    source = shared_data / "media" / name
    seen = probe(source)

    made = package(source, tmp_path / "out")

    assert abs(made.duration_ms - seen.duration_ms) < 500
    assert made.sound == seen.sound
    assert len(made.renditions) >= 2
    assert decodes(tmp_path / "out" / made.master)


@given(strategies.integers(32, 4096), strategies.integers(32, 4096))
def test_a_plan_never_enlarges_and_always_has_two_even_sizes(width: int, height: int) -> None:
    made = plan(width, height)

    assert len(made) >= 2
    assert len({size.name for size in made}) == len(made)
    for size in made:
        assert size.width % 2 == size.height % 2 == 0
        assert size.width <= width + 1
        assert size.height <= height + 1
        assert (
            abs(size.width / size.height - width / height) / (width / height) < 0.25
            or min(size.width, size.height) < 32
        )
