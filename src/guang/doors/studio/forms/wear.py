"""Things to wear and to carry."""

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

SHOE_UPPER = (
    "-1.08,.2 -1.12,.55 -1.08,.95 -1.0,1.06 -.86,.98 -.62,.84 -.44,.86 -.24,1.1 -.1,1.18 "
    ".02,1.1 .25,.86 .6,.64 .95,.52 1.12,.36 |1.12,.18 |-1.08,.18"
)
SHOE_SOLE = "-1.18,.08 -1.22,.28 -1.0,.33 -.3,.27 .5,.27 1.0,.32 1.24,.36 1.28,.24 1.1,.05 .7,.0 |-1.0,.0 -1.12,.02"


def sneaker(p: Points) -> Parts:
    """A low trainer, seen from the side."""
    q = p.yawed(26)
    width = np.float32(0.37) + np.float32(0.06) * np.sin((q.x + 0.2) * 1.6)
    side = outline(SHOE_UPPER, mirror=False).at(q.x, q.y)
    narrow = width * (1 - np.float32(0.42) * np.clip(q.y - 0.35, 0, 0.9))
    upper = join_hard(side, np.abs(q.z) - narrow, 0.3)
    opening = egg(q.moved(-0.62, 1.08), 0.36, 0.4, 0.2)
    upper = carve(upper, opening, 0.08)
    sole_side = outline(SHOE_SOLE, mirror=False).at(q.x, q.y)
    sole = join_hard(sole_side, np.abs(q.z) - width - np.float32(0.03), 0.1)
    line = np.maximum(sole - np.float32(0.006), np.abs(q.y - 0.13 - 0.03 * q.x * q.x) - np.float32(0.018))
    slant = q.x * np.float32(0.86) + q.y * np.float32(0.5)
    bars = np.abs(np.abs(slant + np.float32(0.02)) - np.float32(0.13)) - np.float32(0.055)
    stripe = np.maximum(
        np.maximum(bars, upper - np.float32(0.014)), np.maximum(np.float32(0.3) - q.y, q.y - np.float32(0.82))
    )
    toe = np.maximum(np.maximum(upper - np.float32(0.016), np.float32(0.66) - q.x), q.y - np.float32(0.5))
    heel = np.maximum(np.maximum(upper - np.float32(0.016), q.x + np.float32(0.92)), np.float32(0.42) - q.y)
    laces = np.minimum.reduce([
        stick(q, (0.4 - 0.11 * i, 0.765 + 0.088 * i, -0.13), (0.4 - 0.11 * i, 0.765 + 0.088 * i, 0.13), 0.036)
        for i in range(4)
    ])  # fmt: skip
    return {
        "body": upper * np.float32(0.8), "sole": sole * np.float32(0.85), "line": line * np.float32(0.8),
        "stripe": stripe * np.float32(0.75), "toe": toe * np.float32(0.75), "heel": heel * np.float32(0.75),
        "lace": laces,
    }  # fmt: skip


def boot(p: Points) -> Parts:
    """A rain boot."""
    q = p.yawed(28)
    side = outline(
        "-.62,.12 -.66,.5 -.5,.9 -.54,1.9 |-.56,1.98 |.2,1.98 .18,1.2 .3,.78 .72,.58 .96,.34 .96,.14", mirror=False
    ).at(q.x, q.y)
    body = join_hard(side, np.abs(q.z) - np.float32(0.34), 0.32)
    hole = drum(q.moved(-0.18, 2.0), 0.29, 0.3)
    sole = join_hard(
        outline("-.7,.02 -.7,.16 -.2,.16 -.1,.12 .2,.14 1.0,.2 1.02,.08 .9,.0", mirror=False).at(q.x, q.y),
        np.abs(q.z) - np.float32(0.37),
        0.05,
    )
    band = np.maximum(body - np.float32(0.02), np.abs(q.y - 1.86) - np.float32(0.07))
    return {
        "body": carve(body, hole, 0.03) * np.float32(0.8),
        "sole": sole * np.float32(0.85),
        "band": carve(band, hole) * np.float32(0.8),
    }


def slippers(p: Points) -> Parts:
    """A pair of house slippers."""
    parts: Parts = {"body": p.x + 9, "sole": p.x + 9, "lining": p.x + 9}
    for shift, turn in ((-0.46, 100.0), (0.46, 78.0)):
        q = p.moved(shift, 0, 0).yawed(turn)
        foot = length(q.x / np.float32(1.02), q.z / (np.float32(0.4) + q.x * np.float32(0.05))) - 1
        sole = join_hard(foot * np.float32(0.4), np.abs(q.y - 0.08) - np.float32(0.08), 0.08)
        dome = egg(q.moved(0.42, 0.1), 0.62, 0.42, 0.44)
        hole = egg(q.moved(-0.12, 0.26), 0.5, 0.32, 0.33)
        parts["body"] = np.minimum(parts["body"], np.maximum(carve(dome, hole, 0.06), -q.y + 0.05) * np.float32(0.8))
        parts["sole"] = np.minimum(parts["sole"], sole * np.float32(0.8))
        parts["lining"] = np.minimum(
            parts["lining"], join_hard(foot * np.float32(0.36) + 0.03, np.abs(q.y - 0.16) - np.float32(0.03), 0.03)
        )
    return parts


def backpack(p: Points) -> Parts:
    """A day pack."""
    q = p.yawed(-24)
    body = block(q.moved(0, 0.98), 0.66, 0.94, 0.36, 0.32)
    pocket = melt(block(q.moved(0, 0.56, 0.34), 0.5, 0.42, 0.16, 0.14), body + 0.03, 0.02)
    flap = np.maximum(
        block(q.moved(0, 1.0), 0.675, 0.955, 0.375, 0.33), np.float32(1.44) - q.y - q.z * np.float32(0.16)
    )
    grip = carve(hoop(q.moved(0, 1.92), 0.17, 0.045), q.y - 1.9)
    strap = np.minimum(
        block(q.moved(-0.3, 1.16, 0.37), 0.045, 0.42, 0.03, 0.02),
        block(q.moved(0.3, 1.16, 0.37), 0.045, 0.42, 0.03, 0.02),
    )
    zip_ = block(q.moved(0, 0.86, 0.49), 0.42, 0.022, 0.03, 0.01)
    side = egg(q.mirrored().moved(0.66, 0.5), 0.12, 0.42, 0.24)
    return {
        "body": np.minimum(body, side),
        "pocket": pocket,
        "flap": flap,
        "strap": np.minimum(grip, strap),
        "zip": zip_,
    }


def tote(p: Points) -> Parts:
    """A canvas shopper with leather handles."""
    q = p.yawed(-20)
    taper = np.float32(0.78) + (q.y - 0.7) * np.float32(0.1)
    depth = np.float32(0.34) - (q.y - 0.1) * np.float32(0.1)
    body = join_hard(
        join_hard(np.abs(q.x) - taper, np.abs(q.z) - depth, 0.12), np.abs(q.y - 0.68) - np.float32(0.68), 0.05
    )
    body = carve(body, block(q.moved(0, 1.2), 0.7, 0.6, 0.16, 0.05), 0.02)
    arches = np.minimum(hoop(q.moved(0, 1.26, 0.24), 0.42, 0.04), hoop(q.moved(0, 1.26, -0.2), 0.42, 0.04))
    drops = np.minimum(stick(q.mirrored(), (0.42, 0.86, 0.31), (0.42, 1.28, 0.25), 0.05), carve(arches, q.y - 1.24))
    base = np.maximum(body - np.float32(0.012), q.y - 0.3)
    return {"body": body * np.float32(0.85), "base": base * np.float32(0.85), "handle": drops}


def bucket_bag(p: Points) -> Parts:
    """A drawstring bucket bag."""
    folds = np.float32(0.03) * np.cos(np.arctan2(p.z, p.x) * 12) * np.clip((p.y - 0.7) * 1.4, 0, 1)
    body = outline("0,0 |.6,0 .68,.05 .7,.7 .62,1.12 .44,1.32 .56,1.54 |.4,1.56 |0,1.4").lathe(p) - folds
    cord = ring(p.moved(y=1.31), 0.49, 0.04)
    knot = np.minimum(stick(p, (0.1, 1.3, 0.5), (0.24, 0.86, 0.72), 0.03), ball(p.moved(0.25, 0.8, 0.74), 0.07))
    strap = carve(hoop(p.moved(0, 1.3).yawed(12), 0.5, 0.045), p.y - 1.3)
    base = drum(p.moved(y=0.1), 0.7, 0.11, 0.05)
    return {"body": body * np.float32(0.75), "cord": np.minimum(cord, knot), "strap": strap, "base": base}


def clutch(p: Points) -> Parts:
    """A small flap bag with a clasp and a chain."""
    q = p.moved(y=0.06).pitched(-8).yawed(-16)
    body = block(q.moved(0, 0.58), 0.9, 0.56, 0.22, 0.13)
    flap = np.maximum(
        block(q.moved(0, 0.72), 0.915, 0.45, 0.245, 0.14), np.float32(0.62) - q.y + np.abs(q.x) * np.float32(0.12)
    )
    flap = np.maximum(flap, -q.z - 0.2)
    clasp = melt(
        drum(q.moved(0, 0.62, 0.25).pitched(90), 0.12, 0.05, 0.02),
        block(q.moved(0, 0.62, 0.25), 0.16, 0.03, 0.03, 0.01),
        0.02,
    )
    turn = np.arctan2(q.y - 1.05, q.x)
    beads = np.float32(0.016) * np.cos(turn * 44)
    chain = np.maximum(
        length(length(q.x / np.float32(1.1), q.y - np.float32(1.05)) - np.float32(0.72), q.z)
        - np.float32(0.04)
        - beads,
        np.float32(1.02) - q.y,
    )
    return {"body": body, "flap": flap, "clasp": clasp, "chain": chain * np.float32(0.8)}


def beanie(p: Points) -> Parts:
    """A knitted hat with a bobble."""
    dome = outline("0,.3 |.76,.3 .8,.5 .74,.95 .5,1.3 .2,1.44 |0,1.46").lathe(p)
    ribs = np.float32(0.02) * np.cos(np.arctan2(p.z, p.x) * 34)
    cuff = drum(p.moved(y=0.3), 0.84, 0.28, 0.13) - ribs
    bobble = ball(p.moved(y=1.66), 0.3) - np.float32(0.03) * np.sin(p.x * 38) * np.sin(p.y * 38) * np.sin(p.z * 38)
    return {"body": dome, "cuff": cuff * np.float32(0.85), "bobble": bobble * np.float32(0.7)}


def cap(p: Points) -> Parts:
    """A baseball cap."""
    q = p.yawed(-30)
    dome = np.maximum(egg(q.moved(0, 0.3), 0.8, 0.82, 0.86), np.float32(0.26) - q.y)
    turn = np.arctan2(q.z, q.x)
    seams = np.float32(0.012) * np.exp(-((np.abs(((turn / np.float32(np.pi / 3)) % 1) - 0.5) / 0.03) ** 2))
    drop = np.float32(0.24) - np.float32(0.2) * np.clip(q.z - 0.6, 0, 1) ** 1.2 - np.float32(0.12) * q.x * q.x
    brim = join_hard(
        length(q.x / np.float32(0.78), (q.z - np.float32(0.72)) / np.float32(0.82)) * np.float32(0.7) - np.float32(0.7),
        np.abs(q.y - drop) - np.float32(0.028),
        0.02,
    )
    brim = np.maximum(brim, np.float32(0.4) - q.z)
    return {
        "body": (dome + seams) * np.float32(0.9),
        "brim": brim * np.float32(0.75),
        "button": ball(q.moved(0, 1.12), 0.08),
    }


def sunglasses(p: Points) -> Parts:
    """Round sunglasses, arms open."""
    q = p.moved(0, 0.62).yawed(-22).pitched(8)
    m = q.mirrored().moved(0.5)
    lens = egg(m, 0.42, 0.4, 0.05)
    frame = carve(
        join_hard(length(m.x / np.float32(1.06), m.y) - np.float32(0.46), np.abs(m.z) - np.float32(0.055), 0.04),
        length(m.x, m.y) - np.float32(0.4),
        0.02,
    )
    bridge = np.maximum(length(length(q.x, q.y - np.float32(0.0)) - np.float32(0.15), q.z) - np.float32(0.045), -q.y)
    arm = stick(q.mirrored(), (0.96, 0.16, 0), (0.98, 0.1, -1.3), 0.045, 0.035)
    tip = stick(q.mirrored(), (0.98, 0.1, -1.3), (0.96, -0.28, -1.66), 0.045, 0.06)
    return {"body": melt(np.minimum(frame, bridge), arm, 0.04), "lens": lens * np.float32(0.7), "tip": tip}


def watch(p: Points) -> Parts:
    """A wristwatch standing on its closed strap."""
    q = p.moved(y=0.92).yawed(-22).pitched(-8)
    loop = length(
        length(q.y, q.z + np.float32(0.62)) - np.float32(0.66), np.maximum(np.abs(q.x) - np.float32(0.22), 0)
    ) - np.float32(0.055)
    case = drum(q.moved(z=0.06).pitched(90), 0.52, 0.12, 0.05)
    bezel = ring(q.moved(z=0.19).pitched(90), 0.46, 0.045)
    face = drum(q.moved(z=0.18).pitched(90), 0.44, 0.02)
    front = q.moved(z=0.215)
    hands = np.minimum(stick(front, (0, 0, 0), (0.2, 0.16, 0), 0.022), stick(front, (0, 0, 0), (-0.06, 0.36, 0), 0.017))
    marks = np.minimum.reduce([
        stick(front, (0.32 * np.cos(a), 0.32 * np.sin(a), 0), (0.38 * np.cos(a), 0.38 * np.sin(a), 0), 0.015)
        for a in np.arange(12) * np.pi / 6
    ])  # fmt: skip
    crown = drum(q.moved(0.57, 0, 0.06).rolled(90), 0.07, 0.06, 0.02)
    return {
        "strap": loop,
        "body": np.minimum(case, crown),
        "bezel": bezel,
        "face": face,
        "hand": np.minimum(hands, marks),
    }


def umbrella(p: Points) -> Parts:
    """An open umbrella lying on its edge."""
    q = p.moved(-0.08, 0.8).rolled(38)
    turn = np.arctan2(q.z, q.x)
    radius = length(q.x, q.z)
    edge = np.float32(1.12) - np.float32(0.07) * np.abs(np.sin(turn * 4))
    dome = (
        np.float32(0.62)
        - np.float32(0.52) * (radius / np.float32(1.12)) ** 2
        + np.float32(0.02) * np.abs(np.sin(turn * 4)) * radius
    )
    canopy = join_hard(radius - edge, np.abs(q.y - dome) - np.float32(0.022), 0.02) * np.float32(0.6)
    shaft = stick(q, (0, 0.7, 0), (0, -0.86, 0), 0.03)
    hook = carve(hoop(q.moved(0.16, -0.86), 0.16, 0.05), -q.y - 0.86)
    return {"body": canopy, "shaft": shaft, "handle": hook, "tip": stick(q, (0, 0.6, 0), (0, 0.82, 0), 0.04, 0.02)}


def straw_hat(p: Points) -> Parts:
    """A wide straw hat with a ribbon."""
    radius = length(p.x, p.z)
    weave = np.float32(0.008) * np.sin(radius * 60)
    wave = np.float32(0.1) + np.float32(0.06) * np.sin(np.arctan2(p.z, p.x) * 3) * np.clip(radius - 0.6, 0, 1)
    brim = join_hard(radius - np.float32(1.2), np.abs(p.y - wave) - np.float32(0.035), 0.03) + weave
    crown = cone(p.moved(y=0.4), 0.62, 0.5, 0.36, 0.14) + np.float32(0.006) * np.sin(p.y * 70)
    return {"body": melt(brim * np.float32(0.85), crown, 0.1), "ribbon": cone(p.moved(y=0.26), 0.635, 0.6, 0.09, 0.02)}
