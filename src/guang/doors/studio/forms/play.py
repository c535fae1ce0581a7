"""Things that sound, shine, roll and bounce: gadgets, sport and toys."""

import numpy as np

from guang.doors.studio.fields import (
    Points,
    ball,
    block,
    carve,
    cone,
    drum,
    egg,
    hoop,
    join_hard,
    length,
    melt,
    outline,
    ring,
    stick,
)  # fmt: skip
from guang.doors.studio.trace import Parts


def headphones(p: Points) -> Parts:
    """Over-ear headphones standing upright."""
    q = p.moved(y=0.98).yawed(-32)
    m = q.mirrored()
    band = np.maximum(
        length(length(q.x / np.float32(0.92), q.y - np.float32(0.1)) - np.float32(0.86), q.z * np.float32(0.55))
        - np.float32(0.065),
        np.float32(0.05) - q.y,
    )
    pad = np.maximum(
        length(length(q.x / np.float32(0.92), q.y - np.float32(0.1)) - np.float32(0.8), q.z * np.float32(0.5))
        - np.float32(0.06),
        np.float32(0.45) - q.y,
    )
    slider = stick(m, (0.79, 0.2, 0), (0.76, -0.3, 0), 0.045)
    cup = m.moved(0.74, -0.42).rolled(96)
    shell_ = drum(Points(cup.x, cup.y, cup.z * np.float32(0.86)), 0.42, 0.15, 0.11)
    disc = drum(Points(cup.x, cup.y - np.float32(-0.14), cup.z * np.float32(0.86)), 0.27, 0.025, 0.015)
    ear = ring(Points(cup.x, cup.y - np.float32(0.17), cup.z * np.float32(0.86)), 0.28, 0.115)
    return {
        "body": shell_,
        "disc": disc,
        "pad": np.minimum(ear, pad),
        "band": band * np.float32(0.85),
        "slider": slider,
    }


def speaker(p: Points) -> Parts:
    """A rounded speaker with a cloth front and a dial."""
    q = p.yawed(-20)
    body = block(q.moved(0, 0.62), 0.98, 0.6, 0.36, 0.2)
    cloth = block(q.moved(-0.16, 0.62, 0.34), 0.68, 0.46, 0.045, 0.04)
    dial = melt(
        drum(q.moved(0.74, 0.78, 0.36).pitched(90), 0.14, 0.07, 0.02),
        drum(q.moved(0.74, 0.38, 0.36).pitched(90), 0.07, 0.04, 0.02),
        0.01,
    )
    grip = np.maximum(
        length(length(q.x / np.float32(1.6), q.y - np.float32(1.16)) - np.float32(0.28), q.z * np.float32(0.6))
        - np.float32(0.035),
        np.float32(1.2) - q.y,
    )
    return {"body": body, "cloth": cloth, "dial": dial, "grip": grip * np.float32(0.8)}


def round_speaker(p: Points) -> Parts:
    """A ball of a speaker on a ring."""
    body = ball(p.moved(y=0.86), 0.76)
    ring_ = np.abs(body) - np.float32(0.012)
    face = join_hard(ball(p.moved(y=0.86), 0.765), length(p.x, p.y - np.float32(0.86)) - np.float32(0.5), 0.02)
    face = np.maximum(face, -p.z)
    rim = np.maximum(
        np.abs(length(p.x, p.y - np.float32(0.86)) - np.float32(0.53)) - np.float32(0.03),
        np.maximum(ring_ - 0.02, -p.z),
    )
    return {"body": body, "cloth": face, "rim": rim, "foot": ring(p.moved(y=0.08), 0.42, 0.085)}


def earbuds(p: Points) -> Parts:
    """Earbuds in their open case."""
    q = p.moved(y=0.0).yawed(-18)
    case = join_hard(block(q.moved(0, 0.42), 0.66, 0.42, 0.36, 0.3), q.y - 0.62, 0.03)
    lid_at = q.moved(0, 0.66, -0.3).pitched(-68)
    lid = join_hard(block(lid_at.moved(0, 0.0, 0.3), 0.66, 0.36, 0.36, 0.28), -lid_at.y, 0.03)
    bud = q.mirrored().moved(0.28, 0.74, 0.02)
    buds = melt(egg(bud.rolled(14), 0.17, 0.2, 0.17), stick(bud, (0.02, -0.1, 0), (0.05, -0.4, 0), 0.07), 0.06)
    return {"body": case, "lid": lid, "bud": buds, "tip": egg(bud.moved(-0.15, 0.07, 0.04), 0.08, 0.09, 0.09)}


def power_bank(p: Points) -> Parts:
    """A palm-sized battery with a looped cable."""
    q = p.moved(y=0.84).yawed(-26).pitched(-10)
    body = block(q, 0.52, 0.8, 0.15, 0.12)
    stripe = block(q.moved(0, 0.5), 0.525, 0.03, 0.155, 0.02)
    dots = np.minimum.reduce([ball(q.moved(-0.2 + 0.13 * i, -0.55, 0.15), 0.028) for i in range(4)])
    cable = carve(hoop(q.moved(0.0, 0.78), 0.3, 0.045), q.y - 0.78)
    return {"body": body, "stripe": stripe, "dot": dots, "cable": cable}


def camera(p: Points) -> Parts:
    """A retro camera."""
    q = p.yawed(-22)
    body = block(q.moved(0, 0.56), 0.98, 0.42, 0.26, 0.1)
    top = melt(block(q.moved(0, 1.02), 0.96, 0.1, 0.24, 0.06), block(q.moved(0, 1.16), 0.28, 0.12, 0.2, 0.06), 0.05)
    bottom = block(q.moved(0, 0.14), 0.98, 0.06, 0.25, 0.04)
    front = q.moved(0, 0.58, 0.3)
    lens = np.minimum(drum(front.pitched(90), 0.42, 0.16, 0.03), drum(front.moved(z=0.2).pitched(90), 0.35, 0.14, 0.03))
    rim = ring(front.moved(z=0.34).pitched(90), 0.29, 0.035)
    glass = egg(front.moved(z=0.27), 0.27, 0.27, 0.09)
    dials = np.minimum(drum(q.moved(0.66, 1.18), 0.16, 0.07, 0.02), drum(q.moved(-0.66, 1.16), 0.13, 0.05, 0.02))
    return {"body": body, "top": np.minimum(top, bottom), "lens": lens, "rim": rim, "glass": glass, "dial": dials}


def keyboard(p: Points) -> Parts:
    """A small keyboard of round-cornered keys."""
    q = p.moved(y=0.3).pitched(24).yawed(-14)
    plate = block(q, 1.2, 0.1, 0.54, 0.08)
    pitch = np.float32(0.235)
    column, row = np.clip(np.round(q.x / pitch), -4, 4), np.clip(np.round(q.z / pitch), -1, 1)
    key = Points(q.x - column * pitch, q.y - np.float32(0.16), q.z - row * pitch)
    keys = block(key, 0.1, 0.08, 0.1, 0.045)
    special = ((column == 4) & (row == -1)) | ((column == -4) & (row == 1)) | ((column == 4) & (row == 1))
    far = np.float32(9)
    knob = drum(q.moved(1.06, 0.18, -0.36), 0.1, 0.12, 0.02)
    return {
        "body": plate,
        "key": np.where(special, far, keys) * np.float32(0.8),
        "accent": np.minimum(np.where(special, keys, far) * np.float32(0.8), knob),
    }


def night_light(p: Points) -> Parts:
    """A glowing bunny."""
    head = egg(p.moved(y=0.78), 0.78, 0.72, 0.66)
    m = p.mirrored()
    ear = egg(m.moved(0.32, 1.68).rolled(-12), 0.17, 0.5, 0.12)
    eyes = ball(m.moved(0.26, 0.84, 0.62), 0.055)
    nose = egg(p.moved(0, 0.7, 0.66), 0.05, 0.035, 0.03)
    cheek = egg(m.moved(0.42, 0.66, 0.52), 0.1, 0.06, 0.05)
    return {
        "shade": melt(head, ear, 0.14),
        "eye": np.minimum(eyes, nose),
        "cheek": cheek,
        "body": drum(p.moved(y=0.08), 0.5, 0.08, 0.04),
    }


def stacking_rings(p: Points) -> Parts:
    """A tower of wooden rings."""
    parts: Parts = {"body": melt(drum(p.moved(y=0.06), 0.62, 0.06, 0.04), drum(p.moved(y=0.9), 0.1, 0.8), 0.03)}
    for i, name in enumerate(("first", "second", "third", "fourth", "fifth")):
        parts[name] = ring(p.moved(0.01 * (-1) ** i, 0.3 + 0.31 * i), 0.48 - 0.072 * i, 0.175 - 0.008 * i)
    parts["top"] = ball(p.moved(y=1.86), 0.19)
    return parts


def toy_car(p: Points) -> Parts:
    """A wooden car."""
    q = p.yawed(-30)
    low = block(q.moved(0, 0.46), 1.06, 0.24, 0.44, 0.18)
    cabin = block(q.moved(-0.1, 0.86), 0.56, 0.32, 0.38, 0.22)
    glass = np.maximum(block(q.moved(-0.1, 0.9), 0.575, 0.17, 0.395, 0.12), -cabin - 0.03)
    wheel_at = Points(np.abs(q.x + 0.02) - np.float32(0.62), q.y - np.float32(0.27), np.abs(q.z) - np.float32(0.44))
    wheels = drum(wheel_at.pitched(90), 0.27, 0.09, 0.05)
    hubs = drum(wheel_at.moved(z=0.09).pitched(90), 0.11, 0.03, 0.02)
    lights = ball(Points(q.x - np.float32(1.04), q.y - np.float32(0.5), np.abs(q.z) - np.float32(0.28)), 0.09)
    return {"body": melt(low, cabin, 0.1), "glass": glass, "wheel": wheels, "hub": hubs, "light": lights}


def bear(p: Points) -> Parts:
    """A sitting plush bear."""
    m = p.mirrored()
    body = egg(p.moved(y=0.58), 0.54, 0.56, 0.46)
    head = egg(p.moved(y=1.36), 0.5, 0.45, 0.44)
    ears = egg(m.moved(0.38, 1.72), 0.19, 0.19, 0.1)
    arms = stick(m, (0.42, 0.92, 0.1), (0.66, 0.5, 0.4), 0.17)
    legs = stick(m, (0.32, 0.22, 0.2), (0.52, 0.2, 0.72), 0.21)
    fur = melt(melt(melt(melt(body, head, 0.08), ears, 0.06), arms, 0.06), legs, 0.06)
    muzzle = egg(p.moved(0, 1.26, 0.36), 0.22, 0.17, 0.16)
    pads = egg(m.moved(0.53, 0.2, 0.88), 0.14, 0.15, 0.07)
    eyes = ball(m.moved(0.17, 1.44, 0.39), 0.05)
    nose = egg(p.moved(0, 1.32, 0.51), 0.08, 0.055, 0.05)
    scarf = ring(p.moved(y=1.0), 0.36, 0.1)
    tail = stick(p, (0.16, 1.0, 0.4), (0.26, 0.62, 0.5), 0.1)
    return {
        "body": fur,
        "muzzle": np.minimum(muzzle, pads),
        "eye": np.minimum(eyes, nose),
        "scarf": melt(scarf, tail, 0.05),
    }


def duck(p: Points) -> Parts:
    """A bath duck."""
    q = p.yawed(-28)
    body = melt(egg(q.moved(-0.05, 0.5), 0.74, 0.5, 0.56), egg(q.moved(-0.72, 0.72).rolled(-34), 0.3, 0.16, 0.22), 0.2)
    head = ball(q.moved(0.36, 1.2), 0.42)
    wing = egg(
        Points(q.x + np.float32(0.12), q.y - np.float32(0.6), np.abs(q.z) - np.float32(0.5)).rolled(-14),
        0.36,
        0.22,
        0.1,
    )
    beak = melt(egg(q.moved(0.8, 1.14), 0.2, 0.06, 0.17), egg(q.moved(0.76, 1.08), 0.15, 0.04, 0.13), 0.03)
    eyes = ball(Points(q.x - np.float32(0.66), q.y - np.float32(1.32), np.abs(q.z) - np.float32(0.21)), 0.06)
    return {"body": np.maximum(melt(melt(body, head, 0.14), wing, 0.05), -q.y), "beak": beak, "eye": eyes}


def blocks(p: Points) -> Parts:
    """Building blocks: a small gate with a roof."""
    left = block(p.moved(-0.56, 0.36), 0.22, 0.36, 0.24, 0.04)
    right = drum(p.moved(0.56, 0.36), 0.24, 0.36, 0.03)
    beam = block(p.moved(0, 0.86), 0.86, 0.13, 0.25, 0.04)
    arch = carve(
        drum(p.moved(0, 1.0).pitched(90), 0.46, 0.22, 0.03),
        np.minimum(drum(p.moved(0, 1.0).pitched(90), 0.2, 0.5), p.y - 1.0),
        0.02,
    )
    roof = outline("|-.4,1.46 |.4,1.46 |0,1.86", smooth=False, mirror=False).slab(p, 0.2, 0.03)
    return {
        "body": left,
        "second": right,
        "third": beam,
        "fourth": arch,
        "fifth": roof,
        "top": ball(p.moved(0.1, 0.2, 0.62), 0.2),
    }


def dumbbells(p: Points) -> Parts:
    """A pair of hexagonal dumbbells."""
    parts: Parts = {"body": p.x + 9, "grip": p.x + 9}
    for at, turn in (((0.0, 0.36, -0.3), 18.0), ((-0.02, 0.36, 0.56), -14.0)):
        q = p.moved(*at).yawed(turn)
        side = np.abs(q.x) - np.float32(0.78)
        turned = Points(q.y, side, q.z).wheel(6, phase=0.0)
        heads = join_hard(turned.x - np.float32(0.33), np.abs(side) - np.float32(0.25), 0.07) - np.float32(0.02)
        grip = stick(q, (-0.6, 0, 0), (0.6, 0, 0), 0.1) - np.float32(0.02) * np.cos(q.x * 5)
        parts["body"], parts["grip"] = np.minimum(parts["body"], heads), np.minimum(parts["grip"], grip)
    return parts


def kettlebell(p: Points) -> Parts:
    """A kettlebell with a painted foot."""
    bell = join_hard(ball(p.moved(y=0.62), 0.66), -p.y + 0.02, 0.04)
    q = p.yawed(-18)
    grip = length(
        np.maximum(np.abs(length(q.x, (q.y - np.float32(1.28)) * np.float32(1.05)) - np.float32(0.4)), 0), q.z
    ) - np.float32(0.1)
    grip = carve(grip, p.y - 1.3)
    legs = stick(q.mirrored(), (0.4, 1.3, 0), (0.34, 0.98, 0), 0.11)
    band = np.maximum(np.abs(bell) - np.float32(0.012), np.abs(p.y - 0.3) - np.float32(0.14))
    return {"body": melt(melt(grip, legs, 0.05), bell, 0.14), "band": band}


def basketball(p: Points) -> Parts:
    """A ball with seams."""
    q = p.moved(y=0.86).yawed(24).rolled(18)
    b = ball(q, 0.84)
    seams = np.minimum.reduce([
        np.abs(q.x), np.abs(q.y),
        np.abs(length(q.x - np.float32(1.04), q.y * 1) - np.float32(0.72)),
        np.abs(length(q.x + np.float32(1.04), q.y * 1) - np.float32(0.72)),
    ])  # fmt: skip
    groove = np.float32(0.022) * np.exp(-((seams / np.float32(0.022)) ** 2))
    line = np.maximum(seams - np.float32(0.016), np.abs(b + 0.02) - np.float32(0.012))
    return {"body": b + groove, "seam": line}


def yoga_mat(p: Points) -> Parts:
    """A rolled mat with a strap, and a cork brick."""
    q = p.moved(-0.1, 0.42, -0.1).yawed(-22)
    radius, turn = length(q.y, q.z), np.arctan2(q.y, q.z)
    spiral = np.abs(((radius - turn * np.float32(0.075 / (2 * np.pi))) / np.float32(0.075)) % 1 - 0.5) * np.float32(
        0.075
    )
    roll = np.maximum(np.maximum(radius - np.float32(0.42), np.abs(q.x) - np.float32(1.02)), np.float32(0.06) - radius)
    groove = np.maximum(np.float32(0.016) - spiral, np.abs(np.abs(q.x) - 1.02) - np.float32(0.03))
    body = carve(roll - 0.0, groove) * np.float32(0.8)
    straps = np.minimum(
        drum(q.moved(-0.42).rolled(90), 0.435, 0.05, 0.01), drum(q.moved(0.42).rolled(90), 0.435, 0.05, 0.01)
    )
    return {"body": body, "strap": straps, "brick": block(p.moved(0.66, 0.24, 0.86).yawed(16), 0.4, 0.24, 0.2, 0.05)}


def skateboard(p: Points) -> Parts:
    """A board leaning on its tail."""
    q = p.moved(0, 0.98).rolled(72).yawed(0).pitched(-24)
    bend = np.float32(0.16) * np.clip(np.abs(q.x) - 0.72, 0, 1) ** 1.4
    plan = length(
        np.maximum(np.abs(q.x) - np.float32(0.82), 0), np.maximum(np.abs(q.z) - np.float32(0.02), 0)
    ) - np.float32(0.27)
    deck = join_hard(plan, np.abs(q.y - bend) - np.float32(0.035), 0.02)
    wheel_at = Points(np.abs(q.x) - np.float32(0.6), q.y + np.float32(0.17), np.abs(q.z) - np.float32(0.2))
    wheels = drum(wheel_at.pitched(90), 0.12, 0.07, 0.03)
    truck = stick(Points(np.abs(q.x) - np.float32(0.6), q.y + np.float32(0.15), q.z), (0, 0, -0.2), (0, 0, 0.2), 0.05)
    return {"body": deck * np.float32(0.85), "wheel": wheels, "truck": truck}


def pet_bowl(p: Points) -> Parts:
    """A raised bowl on a wooden stand, full of biscuits."""
    bowl = join_hard(outline("0,.5 |.5,.5 .56,.54 |.66,1.0 |0,1.0").lathe(p), p.y - 0.98, 0.04)
    bowl = carve(bowl, outline("0,.66 |.48,.66 |.6,1.2 |0,1.2").lathe(p), 0.03)
    top = carve(drum(p.moved(y=0.78), 0.86, 0.06, 0.03), drum(p.moved(y=0.78), 0.6, 0.2))
    legs = stick(Points(np.abs(p.x), p.y, np.abs(p.z)), (0.52, 0.74, 0.52), (0.6, 0.03, 0.6), 0.07)
    rng = np.random.default_rng(3)
    food = np.minimum.reduce([
        egg(p.moved(x, y, z).yawed(turn), 0.12, 0.08, 0.1)
        for x, y, z, turn in rng.uniform((-0.36, 0.86, -0.36, 0), (0.36, 0.94, 0.36, 180), (16, 4))
    ])  # fmt: skip
    return {"body": bowl, "stand": np.minimum(top, legs), "food": food}


def cat_house(p: Points) -> Parts:
    """A felt cave with ears and a round door."""
    body = egg(p.moved(y=0.66), 0.98, 0.8, 0.84)
    hollow = np.maximum(body + np.float32(0.1), -p.y + 0.1)
    m = p.mirrored()
    ear = cone(m.moved(0.52, 1.46).rolled(-22), 0.3, 0.03, 0.26, 0.05)
    door = length(p.x, p.y - np.float32(0.66)) - np.float32(0.44)
    body = np.maximum(melt(body, ear, 0.1), -p.y)
    rim = np.maximum(
        np.abs(length(p.x, p.y - np.float32(0.66)) - np.float32(0.46)) - np.float32(0.045),
        np.maximum(np.abs(body) - np.float32(0.035), -p.z),
    )
    return {
        "body": carve(carve(body, hollow), np.maximum(door, -p.z), 0.04), "rim": rim,
        "pillow": egg(p.moved(y=0.2), 0.7, 0.16, 0.6),
    }  # fmt: skip
