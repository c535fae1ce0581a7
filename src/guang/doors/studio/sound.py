"""Short pieces of music made of sine waves and noise: pads, plucks and soft drums, looped under the clips."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE = 32_000
LENGTH_S = 9.0
Wave = NDArray[np.float32]
ROOTS = {
    "C": 261.63,
    "D": 293.66,
    "E": 329.63,
    "F": 349.23,
    "G": 392.0,
    "A": 220.0,
    "B": 246.94,
    "Bb": 233.08,
    "Eb": 311.13,
}


@dataclass(frozen=True, slots=True)
class Track:
    """A named piece: tempo, chords as semitones over the root, and what plays."""

    key: str
    en: str
    zh: str
    root: str
    beats_per_minute: float
    chords: tuple[tuple[int, ...], ...]
    pluck: float = 0.5
    drums: float = 0.5
    air: float = 0.2
    seed: int = 0


TRACKS: tuple[Track, ...] = (
    Track(
        "morning",
        "Morning counter",
        "清晨的吧台",
        "C",
        84,
        ((0, 4, 7, 11), (9, 12, 16, 19), (5, 9, 12, 16), (7, 11, 14, 17)),
        0.6,
        0.35,
    ),
    Track(
        "linen",
        "Linen",
        "亚麻",
        "F",
        72,
        ((0, 4, 7, 14), (-3, 4, 7, 12), (5, 9, 12, 16), (-5, 2, 7, 11)),
        0.35,
        0.0,
        0.5,
    ),
    Track(
        "alley",
        "Lantern alley",
        "灯笼巷",
        "D",
        92,
        ((0, 7, 12, 16), (4, 7, 11, 16), (-3, 4, 9, 12), (2, 9, 14, 18)),
        0.9,
        0.4,
        seed=3,
    ),
    Track(
        "market",
        "Saturday market",
        "周六集市",
        "G",
        108,
        ((0, 4, 7, 9), (5, 9, 12, 14), (2, 5, 9, 12), (7, 11, 14, 16)),
        0.8,
        0.8,
        seed=5,
    ),
    Track(
        "harbour",
        "Harbour lights",
        "港口灯火",
        "A",
        76,
        ((0, 3, 7, 10), (8, 12, 15, 19), (3, 7, 10, 14), (10, 14, 17, 21)),
        0.4,
        0.3,
        0.35,
    ),
    Track(
        "studio",
        "North light",
        "北窗光",
        "E",
        100,
        ((0, 4, 7, 11), (-3, 0, 4, 9), (-5, -1, 2, 7), (5, 9, 12, 16)),
        0.5,
        0.7,
        seed=9,
    ),
    Track(
        "orchard",
        "Orchard",
        "果园",
        "Bb",
        96,
        ((0, 4, 7, 12), (5, 9, 12, 17), (7, 11, 14, 19), (0, 4, 9, 12)),
        0.85,
        0.5,
        seed=11,
    ),
    Track(
        "night",
        "Night shift",
        "夜班",
        "Eb",
        68,
        ((0, 3, 7, 14), (-4, 3, 8, 12), (-2, 5, 10, 14), (-5, 3, 7, 10)),
        0.3,
        0.45,
        0.45,
    ),
    Track(
        "bounce", "Small bounce", "小蹦跶", "C", 118, ((0, 4, 7), (0, 5, 9), (-1, 2, 7), (0, 4, 7)), 0.9, 0.95, 0.05, 13
    ),
    Track(
        "paper",
        "Paper boats",
        "纸船",
        "G",
        80,
        ((0, 7, 11, 14), (-3, 4, 7, 11), (-7, 0, 4, 9), (-5, 2, 7, 9)),
        0.7,
        0.15,
        0.3,
        17,
    ),
)


def wave(track: Track) -> bytes:
    """Sixteen-bit stereo samples of one piece, long enough for any clip, faded at its end."""
    total = int(RATE * LENGTH_S)
    left, right = np.zeros(total, np.float32), np.zeros(total, np.float32)
    bar_s = 60 / track.beats_per_minute * 4
    rng = np.random.default_rng(track.seed)
    bar = 0
    while bar * bar_s < LENGTH_S:
        chord = track.chords[bar % len(track.chords)]
        start = bar * bar_s
        for i, semitone in enumerate(chord):
            pad = _pad(_pitch(track.root, semitone) / 2, bar_s * 1.25)
            pan = 0.3 + 0.4 * i / max(len(chord) - 1, 1)
            _add(left, pad * np.float32(0.11 * (1 - pan)), start)
            _add(right, pad * np.float32(0.11 * pan), start)
        _add(left, _bass(_pitch(track.root, chord[0]) / 4, bar_s * 0.9) * np.float32(0.16), start)
        _add(right, _bass(_pitch(track.root, chord[0]) / 4, bar_s * 0.9) * np.float32(0.16), start)
        _plucks(track, chord, start, bar_s, (left, right), rng)
        _drums(track, start, bar_s, (left, right), rng)
        bar += 1
    hiss = rng.standard_normal((2, total)).astype(np.float32) * np.float32(0.004 * track.air)
    both = np.stack([left, right]) + hiss
    both = np.tanh(both / np.abs(both).max() * 1.25) * np.float32(0.72)
    edge = np.minimum(1, np.minimum(np.arange(total) / (RATE * 0.12), (total - np.arange(total)) / (RATE * 0.5)))
    found: bytes = (both * edge * 32_000).T.astype("<i2").tobytes()
    return found


def _pitch(root: str, semitone: int) -> float:
    return float(ROOTS[root] * 2 ** (semitone / 12))


def _add(into: Wave, sound: Wave, start_s: float) -> None:
    at = int(start_s * RATE)
    end = min(at + sound.size, into.size)
    if end > at:
        into[at:end] += sound[: end - at]


def _time(seconds: float) -> Wave:
    return np.arange(int(seconds * RATE), dtype=np.float32) / np.float32(RATE)


def _pad(hertz: float, seconds: float) -> Wave:
    t = _time(seconds)
    swell = np.minimum(t / 0.5, 1) * np.minimum((seconds - t) / 0.6, 1)
    tone = (
        np.sin(2 * np.pi * hertz * t)
        + 0.5 * np.sin(2 * np.pi * hertz * 1.004 * t)
        + 0.22 * np.sin(4 * np.pi * hertz * 0.998 * t)
    )
    return np.asarray(tone * np.clip(swell, 0, 1), np.float32)


def _bass(hertz: float, seconds: float) -> Wave:
    t = _time(seconds)
    return np.asarray(
        (np.sin(2 * np.pi * hertz * t) + 0.3 * np.sin(4 * np.pi * hertz * t))
        * np.exp(-t * 1.4)
        * np.minimum(t / 0.02, 1),
        np.float32,
    )


def _pluck(hertz: float) -> Wave:
    t = _time(0.9)
    tone = np.sin(2 * np.pi * hertz * t) * np.exp(-t * 5) + 0.4 * np.sin(4 * np.pi * hertz * t) * np.exp(-t * 9)
    bell = 0.14 * np.sin(2 * np.pi * hertz * 3.01 * t) * np.exp(-t * 16)
    return np.asarray((tone + bell) * np.minimum(t / 0.004, 1), np.float32)


def _plucks(
    track: Track, chord: tuple[int, ...], start: float, bar_s: float, out: tuple[Wave, Wave], rng: np.random.Generator
) -> None:
    for step in range(8):
        if rng.random() > 0.35 + 0.5 * track.pluck:
            continue
        note = _pluck(_pitch(track.root, chord[int(rng.integers(len(chord)))] + 12)) * np.float32(0.15 * track.pluck)
        pan, at = rng.uniform(0.25, 0.75), start + step * bar_s / 8
        for side, share in ((0, 1 - pan), (1, pan)):
            _add(out[side], note * np.float32(share), at)
            _add(out[1 - side], note * np.float32(share * 0.3), at + bar_s * 3 / 16)


def _drums(track: Track, start: float, bar_s: float, out: tuple[Wave, Wave], rng: np.random.Generator) -> None:
    if track.drums <= 0:
        return
    t = _time(0.22)
    kick = np.sin(2 * np.pi * (46 * t + 12 * (1 - np.exp(-t * 28)))) * np.exp(-t * 14)
    t = _time(0.09)
    shaker = rng.standard_normal(t.size) * np.exp(-t * 60)
    shaker = np.diff(shaker, prepend=0.0)
    snap = rng.standard_normal(_time(0.16).size) * np.exp(-_time(0.16) * 30)
    for step in range(8):
        at = start + step * bar_s / 8 + (0.012 if step % 2 else 0)
        hits: list[tuple[NDArray[np.float64] | Wave, float]] = [(shaker, 0.05 if step % 2 else 0.03)]
        if step in (0, 5):
            hits.append((kick, 0.34))
        if step in (2, 6):
            hits.append((snap, 0.05))
        for sound, loud in hits:
            for side in out:
                _add(side, np.asarray(sound, np.float32) * np.float32(loud * track.drums), at)
