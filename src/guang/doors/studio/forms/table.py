"""Things for tea, coffee, the kitchen and the table."""

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


def _open_cup(p: Points, path: str, wall: float, top: float) -> Floats:
    """A lathe-turned vessel with a wall of this thickness, cut open at ``top`` with a rounded lip."""
    return join_hard(shell(outline(path).lathe(p), wall), p.y - np.float32(top), wall * 0.8)


def mug(p: Points) -> Parts:
    """A straight mug with a round handle."""
    body = join_hard(shell(drum(p.moved(y=0.95), 0.62, 0.95, 0.12), 0.075), p.y - 1.42, 0.06)
    handle = carve(hoop(p.moved(0.68, 0.74).scaled(1), 0.36, 0.075), length(p.x, p.z) - np.float32(0.58))
    return {"body": melt(body, handle, 0.09), "drink": drum(p.moved(y=1.12), 0.56, 0.02)}


def round_mug(p: Points) -> Parts:
    """A belly mug with an ear."""
    path = "0,0 |.4,0 .46,.03 .7,.4 .72,.75 .62,1.12 .6,1.4 |.6,1.9 |0,1.9"
    body = _open_cup(p, path, 0.07, 1.3)
    ear = carve(egg(p.moved(0.74, 0.72), 0.36, 0.42, 0.1), egg(p.moved(0.76, 0.72), 0.23, 0.29, 0.3), 0.05)
    return {
        "body": melt(body, carve(ear, length(p.x, p.z) - np.float32(0.6)), 0.08),
        "drink": drum(p.moved(y=1.08), 0.57, 0.02),
    }


def cup_and_saucer(p: Points) -> Parts:
    """A small cup on its saucer."""
    cup = _open_cup(p, "0,.1 |.26,.1 .3,.12 .56,.5 .64,.95 |.68,1.5 |0,1.5", 0.05, 0.92)
    ear = carve(hoop(p.moved(0.68, 0.6), 0.22, 0.05), length(p.x, p.z) - np.float32(0.55))
    saucer = outline("0,.0 |.5,0 .8,.08 1.04,.2 |1.05,.24 .8,.14 .5,.07 |0,.07").lathe(p)
    return {"body": melt(cup, ear, 0.06), "saucer": saucer, "drink": drum(p.moved(y=0.78), 0.57, 0.02)}


def teapot(p: Points) -> Parts:
    """A round pot with lid, spout and a high handle."""
    body = outline("0,0 |.5,0 .62,.06 .84,.42 .8,.82 .5,1.08 .3,1.12 |0,1.12").lathe(p)
    spout = stick(p, (-0.62, 0.42, 0), (-1.18, 1.02, 0), 0.17, 0.085)
    spout = carve(spout, stick(p, (-1.1, 0.93, 0), (-1.32, 1.2, 0), 0.055), 0.02)
    lid = melt(outline("0,1.08 |.36,1.08 .38,1.12 .22,1.22 |0,1.24").lathe(p), ball(p.moved(y=1.34), 0.11), 0.05)
    bail = carve(hoop(p.moved(0, 1.0), 0.78, 0.055), p.y - 1.02, 0.02)
    return {"body": melt(body, spout, 0.12), "lid": lid, "handle": bail}


def side_teapot(p: Points) -> Parts:
    """A low clay pot with a side ear, as for gongfu tea."""
    body = outline("0,0 |.52,0 .6,.05 .8,.4 .72,.7 .46,.86 |0,.88").lathe(p)
    spout = stick(p, (-0.6, 0.42, 0), (-1.16, 0.8, 0), 0.17, 0.08)
    ear = carve(hoop(p.moved(0.8, 0.5), 0.33, 0.07), length(p.x, p.z) - np.float32(0.6))
    lid = melt(outline("0,.84 |.42,.84 .44,.88 .25,.98 |0,1.02").lathe(p), ball(p.moved(y=1.12), 0.12), 0.06)
    return {"body": melt(melt(body, spout, 0.14), ear, 0.1), "lid": lid}


def gaiwan(p: Points) -> Parts:
    """The lidded bowl of gongfu tea, on its saucer."""
    cup = _open_cup(p, "0,.14 |.26,.14 .32,.17 .52,.6 .66,1.02 .82,1.12 |1.0,1.6 |0,1.6", 0.045, 1.1)
    lid = melt(
        outline("0,1.12 |.56,1.12 .54,1.18 .3,1.3 |0,1.34").lathe(p), drum(p.moved(y=1.42), 0.15, 0.07, 0.03), 0.03
    )
    saucer = outline("0,.0 |.4,0 .7,.1 .9,.2 |.9,.24 .6,.15 .36,.1 |0,.1").lathe(p)
    return {"body": cup, "lid": lid, "saucer": saucer}


def kettle(p: Points) -> Parts:
    """A gooseneck kettle."""
    body = cone(p.moved(y=0.52), 0.74, 0.52, 0.52, 0.08)
    a = stick(p, (-0.62, 0.2, 0), (-0.98, 0.42, 0), 0.075)
    b = melt(a, stick(p, (-0.98, 0.42, 0), (-1.0, 0.95, 0), 0.062), 0.12)
    neck = melt(b, stick(p, (-1.0, 0.95, 0), (-1.26, 1.12, 0), 0.055, 0.045), 0.1)
    grip = melt(stick(p, (0.5, 0.98, 0), (1.06, 1.0, 0), 0.06), stick(p, (1.06, 1.0, 0), (0.98, 0.3, 0), 0.075), 0.14)
    knob = melt(drum(p.moved(y=1.07), 0.42, 0.03, 0.02), drum(p.moved(y=1.18), 0.1, 0.08, 0.03), 0.04)
    return {"body": melt(body, neck, 0.08), "handle": grip, "lid": knob}


def thermos(p: Points) -> Parts:
    """A slim insulated bottle with a loop on its cap."""
    body = outline("0,0 |.4,0 .44,.05 .44,1.45 .4,1.56 |.34,1.6 |0,1.6").lathe(p)
    cap = drum(p.moved(y=1.78), 0.37, 0.17, 0.05)
    loop = carve(hoop(p.moved(y=1.98), 0.22, 0.05), p.y - 1.9)
    band = drum(p.moved(y=1.58), 0.4, 0.03, 0.01)
    return {"body": body, "cap": melt(cap, loop, 0.04), "band": band}


def tumbler(p: Points) -> Parts:
    """A travel cup with a lid and a sleeve."""
    return {
        "body": cone(p.moved(y=0.8), 0.44, 0.6, 0.8, 0.06),
        "sleeve": cone(p.moved(y=0.78), 0.485, 0.585, 0.32, 0.05),
        "lid": melt(drum(p.moved(y=1.66), 0.63, 0.07, 0.04), drum(p.moved(y=1.74), 0.52, 0.08, 0.05), 0.03),
    }


def bowl(p: Points) -> Parts:
    """A wide bowl on a foot."""
    path = "0,0 |.4,0 |.42,.1 .7,.26 1.0,.62 1.1,.92 |1.16,1.5 |0,1.5"
    return {"body": _open_cup(p, path, 0.07, 0.86)}


def nest_of_bowls(p: Points) -> Parts:
    """Three bowls, one in another."""
    path = "0,0 |.4,0 |.42,.1 .72,.24 1.0,.56 1.08,.8 |1.14,1.5 |0,1.5"
    big = _open_cup(p, path, 0.06, 0.78)
    middle = _open_cup(p.moved(y=0.3).scaled(0.86), path, 0.06, 0.78) * np.float32(0.86)
    small = _open_cup(p.moved(y=0.58).scaled(0.72), path, 0.07, 0.78) * np.float32(0.72)
    return {"body": big, "second": middle, "third": small}


def plates(p: Points) -> Parts:
    """A stack of plates with a bowl on top."""
    path = "0,.0 |.6,0 .72,.05 1.0,.12 1.2,.2 |1.2,.25 .96,.17 .66,.1 |0,.1"
    parts = [outline(path).lathe(p.moved(y=0.13 * i)) for i in range(3)]
    top = _open_cup(p.moved(y=0.36).scaled(0.62), "0,0 |.4,0 .8,.2 1.0,.6 |1.1,1.4 |0,1.4", 0.08, 0.72)
    return {"body": np.minimum(parts[0], parts[2]), "second": parts[1], "bowl": top * np.float32(0.62)}


def cocotte(p: Points) -> Parts:
    """A cast-iron pot with lid and two ears."""
    body = outline("0,0 |.7,0 .86,.1 .92,.5 |.92,.82 |0,.82").lathe(p)
    ears = melt(block(p.mirrored().moved(0.98, 0.62), 0.2, 0.07, 0.26, 0.06), body, 0.07)
    lid = outline("0,.84 |.97,.84 .97,.92 .8,1.05 .4,1.16 |0,1.18").lathe(p)
    knob = melt(drum(p.moved(y=1.24), 0.08, 0.07), egg(p.moved(y=1.36), 0.2, 0.09, 0.2), 0.06)
    return {"body": ears, "lid": lid, "knob": knob}


def frying_pan(p: Points) -> Parts:
    """A pan, tilted towards the viewer, with a wooden grip."""
    q = p.moved(y=0.62).pitched(38).moved(-0.2)
    pan = _open_cup(q, "0,0 |.72,0 .84,.06 .98,.26 |1.1,.7 |0,.7", 0.05, 0.24)
    grip = stick(q, (0.95, 0.2, 0), (1.75, 0.3, 0), 0.08, 0.1)
    neck = stick(q, (0.9, 0.18, 0), (1.12, 0.22, 0), 0.06)
    return {"body": melt(pan, neck, 0.06), "handle": grip}


def honey_jar(p: Points) -> Parts:
    """A squat jar of honey with a wooden dipper beside it."""
    jar = outline("0,0 |.5,0 .6,.06 .62,.8 .56,.98 |.5,1.06 |0,1.06").lathe(p)
    lid = drum(p.moved(y=1.16), 0.53, 0.11, 0.04)
    label = join_hard(drum(p.moved(y=0.5), 0.632, 0.26, 0.01), -p.z + 0.1, 0.01)
    rod = stick(p, (0.82, 0.16, 0.5), (1.2, 1.25, 0.1), 0.035)
    head = egg(p.moved(0.82, 0.18, 0.5).rolled(-18), 0.15, 0.2, 0.15) + np.float32(0.02) * np.sin(p.y * 60)
    return {"body": jar, "lid": lid, "label": label, "dipper": np.minimum(rod, head)}


def tea_tin(p: Points) -> Parts:
    """A round tin with a paper band."""
    return {
        "body": drum(p.moved(y=0.72), 0.58, 0.72, 0.05),
        "band": drum(p.moved(y=0.62), 0.588, 0.34, 0.01),
        "lid": melt(drum(p.moved(y=1.5), 0.6, 0.16, 0.04), drum(p.moved(y=1.68), 0.12, 0.05, 0.03), 0.02),
    }


def carafe(p: Points) -> Parts:
    """A glass carafe with a cork ball."""
    body = outline("0,0 |.5,0 .62,.06 .68,.4 .5,.95 .27,1.35 .3,1.7 |.34,1.8 |0,1.8").lathe(p)
    return {"body": body, "cork": ball(p.moved(y=1.92), 0.24)}


def moka_pot(p: Points) -> Parts:
    """An eight-sided stove-top coffee maker."""
    q = p.wheel(8)
    low = np.maximum(q.x - (np.float32(0.62) - q.y * np.float32(0.2)), np.abs(p.y - 0.42) - np.float32(0.42))
    high = np.maximum(q.x - (np.float32(0.32) + q.y * np.float32(0.19)), np.abs(p.y - 1.28) - np.float32(0.38))
    waist = drum(p.moved(y=0.87), 0.5, 0.05, 0.02)
    lid = np.maximum(q.x - (np.float32(2.36) - q.y) * np.float32(0.86), np.abs(p.y - 1.76) - np.float32(0.1))
    spout = stick(p, (-0.45, 1.5, 0), (-0.78, 1.66, 0), 0.13, 0.07)
    grip = melt(stick(p, (0.5, 1.6, 0), (0.98, 1.56, 0), 0.075), stick(p, (0.98, 1.56, 0), (0.9, 0.85, 0), 0.085), 0.1)
    body = np.minimum(np.minimum(low, high), np.minimum(waist, lid)) * np.float32(0.9) - np.float32(0.015)
    return {"body": melt(body, spout, 0.06), "handle": grip, "knob": drum(p.moved(y=1.95), 0.1, 0.1, 0.04)}


def steamer(p: Points) -> Parts:
    """A bamboo steamer of two storeys with its lid."""
    parts = [drum(p.moved(y=0.24 + 0.46 * i), 0.92, 0.21, 0.03) for i in range(2)]
    bands = [drum(p.moved(y=0.1 + 0.46 * i), 0.945, 0.055, 0.02) for i in range(2)]
    lid = outline("0,.94 |.92,.94 |.92,1.1 .7,1.22 .3,1.28 |0,1.28").lathe(p)
    loop = carve(hoop(p.moved(y=1.26), 0.15, 0.04), p.y - 1.26)
    return {"body": np.minimum(parts[0], parts[1]), "band": np.minimum(bands[0], bands[1]), "lid": lid, "loop": loop}


def cutting_board(p: Points) -> Parts:
    """A board leaning back, with a hole in its grip."""
    q = p.moved(y=0.02).pitched(-14)
    board = outline(
        "|-.62,0 |.62,0 .66,.06 .64,1.3 .5,1.46 .2,1.52 .17,1.8 .0,2.02 -.17,1.8 -.2,1.52 -.5,1.46 -.64,1.3 -.66,.06",
        mirror=False,
    )
    body = carve(board.slab(q, 0.06, 0.03), length(q.x, q.y - np.float32(1.82)) - np.float32(0.06), 0.02)
    return {"body": body}


def ring_cake_mould(p: Points) -> Parts:
    """A fluted ring mould."""
    turn = np.arctan2(p.z, p.x)
    flutes = np.float32(0.035) * np.cos(turn * 16 + p.y * 2)
    radius = length(p.x, p.z) - np.float32(0.62)
    body = length(radius, (p.y - np.float32(0.12)) * np.float32(0.8)) - np.float32(0.42) - flutes
    return {"body": join_hard(body, -p.y, 0.03) * np.float32(0.8), "rim": ring(p.moved(y=0.04), 1.05, 0.045)}
