"""Things for rooms: light, scent, flowers, textiles, paper and green."""

import numpy as np

from guang.doors.studio.fields import (
    Floats,
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
    shell,
    stick,
)  # fmt: skip
from guang.doors.studio.trace import Parts


def mushroom_lamp(p: Points) -> Parts:
    """A table lamp like a mushroom."""
    shade = outline("0,1.2 |.9,1.2 .94,1.3 .78,1.66 .42,1.86 |0,1.9").lathe(p)
    shade = carve(shade, outline("0,1.0 |.84,1.0 .84,1.28 .6,1.56 |0,1.66").lathe(p))
    stem = outline("0,0 |.42,0 .44,.06 .2,.16 .15,.5 .2,1.0 |.24,1.3 |0,1.3").lathe(p)
    return {"body": stem, "shade": shade, "bulb": ball(p.moved(y=1.34), 0.22)}


def globe_lamp(p: Points) -> Parts:
    """A glowing ball on a ring of brass."""
    return {
        "shade": ball(p.moved(y=1.2), 0.68),
        "collar": ring(p.moved(y=0.62), 0.36, 0.06),
        "body": melt(cone(p.moved(y=0.3), 0.5, 0.3, 0.3, 0.05), drum(p.moved(y=0.05), 0.56, 0.05, 0.03), 0.08),
    }


def desk_lamp(p: Points) -> Parts:
    """An arm lamp with a bell shade."""
    foot = drum(p.moved(0.3, 0.06), 0.46, 0.06, 0.03)
    arm = melt(
        stick(p, (0.3, 0.08, 0), (0.55, 1.05, 0), 0.045), stick(p, (0.55, 1.05, 0), (-0.3, 1.75, 0), 0.045), 0.03
    )
    q = p.moved(-0.42, 1.58).rolled(28)
    shade = shell(outline("0,.3 |.12,.3 .2,.24 .34,-.06 |.46,-.3 |0,-.3").lathe(q), 0.04)
    shade = carve(shade, np.maximum(-q.y - 0.3, -q.y - 0.26), 0.01)
    joint = ball(p.moved(0.55, 1.05), 0.08)
    return {"body": np.minimum(foot, arm), "shade": shade, "bulb": ball(q.moved(y=-0.16), 0.17), "joint": joint}


def lantern(p: Points) -> Parts:
    """A paper lantern with ribs, on thin legs."""
    squash = egg(p.moved(y=1.15), 0.8, 0.72, 0.8)
    ribs = np.float32(0.012) * np.cos(p.y * 34)
    legs = np.minimum.reduce([
        stick(p, (0.42 * np.cos(a), 0.62, 0.42 * np.sin(a)), (0.62 * np.cos(a), 0.02, 0.62 * np.sin(a)), 0.03)
        for a in (0.5, 2.6, 4.7)
    ])  # fmt: skip
    caps = np.minimum(drum(p.moved(y=1.86), 0.24, 0.03, 0.01), drum(p.moved(y=0.46), 0.3, 0.03, 0.01))
    return {"shade": (squash + ribs) * np.float32(0.9), "body": np.minimum(legs, caps)}


def vase(p: Points) -> Parts:
    """A shouldered vase."""
    path = "0,0 |.34,0 .38,.04 .68,.62 .66,1.0 .34,1.42 .22,1.62 .26,1.86 |.34,2.0 |.36,2.6 |0,2.6"
    return {"body": join_hard(shell(outline(path).lathe(p), 0.06), p.y - 1.96, 0.05)}


def gourd_vase(p: Points) -> Parts:
    """A double-gourd vase."""
    path = "0,0 |.42,0 .48,.04 .78,.5 .62,.92 .36,1.14 .5,1.46 .42,1.76 .2,1.92 |.2,2.5 |0,2.5"
    return {"body": join_hard(shell(outline(path).lathe(p), 0.06), p.y - 2.0, 0.05)}


def donut_vase(p: Points) -> Parts:
    """A ring vase with dry stems."""
    body = hoop(p.moved(y=0.82), 0.56, 0.24)
    neck = drum(p.moved(y=1.66), 0.13, 0.14, 0.03)
    stems = np.minimum.reduce([
        stick(p, (0, 1.5, 0), tip, 0.018) for tip in ((-0.34, 2.5, 0.05), (0.02, 2.65, 0), (0.36, 2.44, -0.05))
    ])  # fmt: skip
    heads = np.minimum.reduce([
        egg(p.moved(*tip).rolled(lean), 0.07, 0.22, 0.07)
        for tip, lean in (((-0.36, 2.56, 0.05), 20.0), ((0.02, 2.72, 0.0), 0.0), ((0.38, 2.5, -0.05), -22.0))
    ])  # fmt: skip
    flat = melt(body, block(p.moved(y=0.04), 0.3, 0.04, 0.18, 0.03), 0.08)
    return {"body": melt(flat, neck, 0.1), "stem": stems, "head": heads}


def candle(p: Points) -> Parts:
    """A candle in a tumbler, alight."""
    cup = join_hard(shell(drum(p.moved(y=0.75), 0.58, 0.75, 0.08), 0.06), p.y - 1.3, 0.04)
    wax = drum(p.moved(y=0.6), 0.53, 0.45, 0.03)
    label = join_hard(drum(p.moved(y=0.62), 0.586, 0.25, 0.005), -p.z + 0.2, 0.01)
    wick = stick(p, (0, 1.0, 0), (0.01, 1.16, 0), 0.02)
    flame = outline("0,1.14 .06,1.2 .085,1.3 .03,1.46 |0,1.54").lathe(p)
    return {"body": cup, "wax": wax, "label": label, "wick": wick, "flame": flame}


def pillar_candles(p: Points) -> Parts:
    """Three ribbed pillars of wax of different heights."""

    def pillar(x: float, z: float, radius: float, tall: float) -> Floats:
        q = p.moved(x, tall / 2, z)
        ribs = np.float32(0.02) * np.cos(np.arctan2(q.z, q.x) * 18)
        found: Floats = (drum(q, radius, tall / 2, 0.05) - ribs) * np.float32(0.85)
        return found

    flames = [
        outline("0,.06 .05,.12 .07,.2 .03,.34 |0,.42").lathe(p.moved(x, y, z))
        for x, y, z in ((-0.5, 1.42, -0.1), (0.22, 0.96, -0.24), (0.42, 0.62, 0.5))
    ]
    return {
        "body": pillar(-0.5, -0.1, 0.36, 1.4),
        "second": pillar(0.22, -0.24, 0.34, 0.94),
        "third": pillar(0.42, 0.5, 0.33, 0.6),
        "flame": np.minimum.reduce(flames),
    }


def diffuser(p: Points) -> Parts:
    """A scent bottle with reeds."""
    body = outline("0,0 |.46,0 .54,.06 .54,.62 .4,.9 .2,1.02 |.2,1.18 |0,1.18").lathe(p)
    label = join_hard(drum(p.moved(y=0.38), 0.546, 0.2, 0.005), -p.z + 0.2, 0.01)
    tips = ((-0.5, 2.2, 0.1), (-0.2, 2.34, -0.12), (0.08, 2.4, 0.1), (0.34, 2.3, -0.1), (0.56, 2.12, 0.08))
    reeds = np.minimum.reduce([stick(p, (0, 1.0, 0), tip, 0.022) for tip in tips])
    return {"body": body, "label": label, "cap": drum(p.moved(y=1.16), 0.24, 0.07, 0.02), "reed": reeds}


def cushion(p: Points) -> Parts:
    """A plump square cushion leaning back."""
    q = p.moved(y=0.86).pitched(-16).rolled(4)
    bulge = np.clip(1 - (np.abs(q.x) / 0.95) ** 2.2, 0, 1) * np.clip(1 - (np.abs(q.y) / 0.95) ** 2.2, 0, 1)
    half = np.float32(0.04) + np.float32(0.34) * np.sqrt(np.sqrt(bulge + 1e-4)) * bulge**0.25
    pinch = np.float32(0.86) + np.float32(0.06) * np.clip(np.abs(q.x * q.y), 0, 1) ** 2
    side = np.maximum(np.abs(q.x), np.abs(q.y)) - pinch
    body = join_hard(side * np.float32(0.9), (np.abs(q.z) - half) * np.float32(0.55), 0.12)
    piping = length(side, q.z) - np.float32(0.03)
    return {"body": body, "piping": piping}


def round_cushion(p: Points) -> Parts:
    """A pleated round cushion with a button."""
    q = p.moved(y=0.88).pitched(66)
    turn = np.arctan2(q.z, q.x)
    radius = length(q.x, q.z)
    pleats = np.float32(0.022) * np.cos(turn * 28) * np.clip(radius * 1.6, 0, 1)
    dimple = np.float32(0.12) * np.exp(-((radius / 0.16) ** 2))
    body = egg(q, 0.92, 0.34, 0.92) + dimple - pleats
    return {"body": body * np.float32(0.8), "button": egg(q.moved(y=0.23), 0.11, 0.05, 0.11)}


def throw(p: Points) -> Parts:
    """A folded throw with fringes."""
    layers = [block(p.moved(0, 0.15 + 0.27 * i), 0.92, 0.13, 0.6, 0.12) for i in range(3)]
    pitch = np.float32(0.075)
    fringe_x = p.x - np.round(p.x / pitch) * pitch
    fringe = np.maximum(
        length(fringe_x, p.z - np.float32(0.6)) - np.float32(0.026), np.abs(p.y - 0.5) - np.float32(0.17)
    )
    fringe = np.maximum(fringe, np.abs(p.x) - np.float32(0.85))
    return {"body": np.minimum(layers[0], layers[2]), "second": layers[1], "fringe": fringe * np.float32(0.8)}


def clock(p: Points) -> Parts:
    """A round table clock on two feet."""
    q = p.moved(y=0.92)
    case = drum(q.pitched(90), 0.84, 0.2, 0.1)
    face = drum(q.moved(z=0.19).pitched(90), 0.7, 0.025, 0.01)
    front = q.moved(z=0.23)
    hands = np.minimum(stick(front, (0, 0, 0), (0.3, 0.26, 0), 0.03), stick(front, (0, 0, 0), (-0.12, 0.54, 0), 0.022))
    hub = ball(front, 0.06)
    marks = front.rolled(0)
    turn = np.arctan2(marks.y, marks.x)
    step = np.float32(np.pi / 6)
    nearest = np.round(turn / step) * step
    radius = length(marks.x, marks.y)
    across = radius * np.sin(turn - nearest)
    ticks = length(np.maximum(np.abs(radius * np.cos(turn - nearest) - 0.59) - 0.05, 0), across, front.z) - np.float32(
        0.016
    )
    feet = np.minimum(
        stick(p, (-0.45, 0.3, 0), (-0.56, 0.04, 0.1), 0.05), stick(p, (0.45, 0.3, 0), (0.56, 0.04, 0.1), 0.05)
    )
    return {"body": case, "face": face, "hand": np.minimum(np.minimum(hands, hub), ticks), "foot": feet}


def books(p: Points) -> Parts:
    """Four books in a casual pile."""
    parts: Parts = {}
    pages = []
    for i, (name, turn, wide) in enumerate(
        (("body", 6.0, 0.9), ("second", -9.0, 0.84), ("third", 14.0, 0.78), ("fourth", 2.0, 0.7))
    ):
        q = p.moved(0, 0.17 + 0.335 * i).yawed(turn)
        boards = np.abs(np.abs(q.y) - np.float32(0.14)) - np.float32(0.02)
        cover = join_hard(block(q, wide, 0.165, 0.62, 0.012), boards, 0.01)
        spine = block(q.moved(-wide + 0.02), 0.03, 0.16, 0.62, 0.02)
        parts[name] = np.minimum(cover, spine)
        pages.append(block(q.moved(-0.01), wide - 0.04, 0.13, 0.585, 0.01))
    parts["page"] = np.minimum.reduce(pages)
    return parts


def notebook(p: Points) -> Parts:
    """A notebook standing askew with a ribbon and a pen before it."""
    q = p.moved(-0.1, 0.86).yawed(-24).pitched(-6)
    board = np.abs(np.abs(q.z) - np.float32(0.09)) - np.float32(0.018)
    cover = join_hard(block(q, 0.62, 0.86, 0.11, 0.05), board, 0.01)
    spine = block(q.moved(-0.6), 0.03, 0.86, 0.108, 0.03)
    pages = block(q, 0.58, 0.82, 0.085, 0.02)
    strap = block(q.moved(0.4), 0.035, 0.87, 0.125, 0.02)
    pen = stick(p, (-0.55, 0.07, 0.72), (0.75, 0.07, 0.5), 0.06)
    nib = stick(p, (0.75, 0.07, 0.5), (0.96, 0.06, 0.465), 0.045, 0.01)
    return {"body": np.minimum(cover, spine), "page": pages, "strap": strap, "pen": pen, "nib": nib}


def _pot(p: Points, wide: float = 0.58, tall: float = 0.7) -> Parts:
    pot = join_hard(
        shell(cone(p.moved(y=tall / 2 + 0.1), wide * 0.72, wide * 1.06, tall / 2 + 0.1, 0.05), 0.06), p.y - tall, 0.04
    )
    return {"body": pot, "soil": drum(p.moved(y=tall - 0.1), wide * 0.92, 0.04, 0.02)}


def succulent(p: Points) -> Parts:
    """A rosette in a pot."""
    parts = _pot(p)
    leaves = []
    for ring_no, (count, lean, size, high) in enumerate(
        ((9, 62.0, 0.36, 0.74), (7, 42.0, 0.31, 0.84), (5, 20.0, 0.24, 0.93))
    ):
        q = p.moved(y=high).wheel(count, phase=0.4 * ring_no).rolled(-lean).moved(y=size * 0.8)
        leaves.append(egg(q, size * 0.34, size, size * 0.5))
    parts["leaf"] = np.minimum(np.minimum(leaves[0], leaves[1]), leaves[2]) * np.float32(0.75)
    return parts


def cactus(p: Points) -> Parts:
    """A ribbed ball of a cactus with a flower."""
    parts = _pot(p, 0.52, 0.62)
    q = p.moved(y=1.08)
    ribs = np.float32(0.05) * np.abs(np.cos(np.arctan2(q.z, q.x) * 6))
    parts["leaf"] = (egg(q, 0.54, 0.56, 0.54) - ribs + 0.03) * np.float32(0.7)
    petal = egg(p.moved(y=1.7).wheel(7).rolled(-48).moved(y=0.12), 0.05, 0.16, 0.08)
    parts["flower"] = np.minimum(petal, ball(p.moved(y=1.7), 0.07)) * np.float32(0.8)
    return parts


def rubber_tree(p: Points) -> Parts:
    """A small tree with broad leaves."""
    parts = _pot(p, 0.44, 0.6)
    parts["stem"] = melt(
        stick(p, (0, 0.5, 0), (0.03, 1.3, 0), 0.035), stick(p, (0.03, 1.2, 0), (-0.02, 2.2, 0), 0.026), 0.02
    )
    spots = (
        (0.82, 20, 58, 0.36), (0.98, 145, 62, 0.4), (1.12, 265, 56, 0.4), (1.3, 70, 52, 0.42), (1.46, 190, 50, 0.42),
        (1.62, 310, 44, 0.4), (1.8, 110, 36, 0.38), (1.95, 235, 30, 0.34), (2.1, 0, 16, 0.32),
    )  # fmt: skip
    leaves = []
    for high, turn, lean, size in spots:
        q = p.moved(y=high).yawed(float(turn)).rolled(-float(lean)).moved(y=size * 1.15)
        bend = Points(q.x + np.float32(0.35) * q.y * q.y, q.y, q.z)
        leaves.append(egg(bend, 0.035, size, size * 0.5))
    parts["leaf"] = np.minimum.reduce(leaves) * np.float32(0.7)
    return parts


def hanging_pot(p: Points) -> Parts:
    """A trailing plant of many round leaves."""
    parts = _pot(p, 0.5, 0.66)
    rng = np.random.default_rng(7)
    leaves = []
    for _ in range(22):
        turn, out, high = rng.uniform(0, 2 * np.pi), rng.uniform(0.1, 0.66), rng.uniform(0.72, 1.16)
        at = (out * np.cos(turn), high - 0.5 * max(out - 0.4, 0) * rng.uniform(0, 2.4), out * np.sin(turn))
        q = p.moved(*at).yawed(float(np.rad2deg(turn))).rolled(float(rng.uniform(20, 70)))
        leaves.append(egg(q, rng.uniform(0.13, 0.2), 0.05, rng.uniform(0.13, 0.2)))
    parts["leaf"] = np.minimum.reduce(leaves) * np.float32(0.8)
    return parts


def storage_boxes(p: Points) -> Parts:
    """Two round-cornered boxes, the upper one ajar."""
    low = block(p.moved(0, 0.4), 0.86, 0.4, 0.58, 0.08)
    high = block(p.moved(0.08, 1.1).yawed(10), 0.62, 0.28, 0.46, 0.07)
    lid = block(p.moved(0.08, 1.43).yawed(16), 0.65, 0.06, 0.49, 0.04)
    holes = length(p.x, p.y - np.float32(0.52)) - np.float32(0.1)
    return {"body": carve(low, np.maximum(holes, -p.z + 0.4), 0.02), "second": high, "lid": lid}


def basket(p: Points) -> Parts:
    """A woven basket with two handles."""
    weave = np.float32(0.022) * np.sin(np.arctan2(p.z, p.x) * 22) * np.sin(p.y * 30)
    body = join_hard(shell(cone(p.moved(y=0.7), 0.7, 0.92, 0.7, 0.08), 0.08) - weave, p.y - 1.2, 0.05)
    grips = hoop(p.mirrored().yawed(0).moved(0.9, 1.2).yawed(90), 0.24, 0.05)
    return {"body": body * np.float32(0.75), "handle": grips}
