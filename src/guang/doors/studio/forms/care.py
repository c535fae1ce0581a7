"""Things for skin, hair, scent and the bathroom."""

import numpy as np

from guang.doors.studio.fields import Points, block, carve, drum, egg, join_hard, length, melt, outline, stick
from guang.doors.studio.trace import Parts


def dropper(p: Points) -> Parts:
    """A serum bottle with a dropper."""
    body = outline("0,0 |.4,0 .46,.05 .46,.95 .42,1.08 .26,1.2 .21,1.28 |.21,1.36 |0,1.36").lathe(p)
    label = join_hard(drum(p.moved(y=0.5), 0.466, 0.27, 0.005), -p.z + 0.1, 0.01)
    collar = drum(p.moved(y=1.42), 0.25, 0.12, 0.02)
    bulb = outline("0,1.5 |.17,1.5 .18,1.6 .14,1.86 .1,1.94 |0,1.96").lathe(p)
    return {"body": body, "label": label, "cap": collar, "bulb": bulb}


def cream_jar(p: Points) -> Parts:
    """A heavy jar, its lid off and leaning, cream showing."""
    jar = join_hard(drum(p.moved(y=0.36), 0.72, 0.36, 0.12), p.y - 0.66, 0.04)
    cream = egg(p.moved(0, 0.64), 0.58, 0.13, 0.58)
    peak = melt(cream, egg(p.moved(0.1, 0.74, 0.05).rolled(20), 0.2, 0.12, 0.2), 0.16)
    lid = drum(p.moved(0.98, 0.5, 0.34).rolled(-66).yawed(20), 0.68, 0.13, 0.05)
    return {"body": jar, "cream": peak, "lid": lid}


def lipstick(p: Points) -> Parts:
    """A bullet lipstick, open, with the cap beside it."""
    case = drum(p.moved(y=0.45), 0.27, 0.45, 0.03)
    collar = drum(p.moved(y=1.05), 0.22, 0.2, 0.02)
    tip = stick(p, (0, 1.2, 0), (0, 1.72, 0), 0.165)
    tip = join_hard(tip, (p.y - 1.72) * np.float32(0.8) + p.x * np.float32(0.62), 0.04)
    cap = drum(p.moved(0.72, 0.27, 0.3).rolled(90), 0.275, 0.52, 0.04)
    return {"body": case, "collar": collar, "tip": tip, "cap": cap}


def perfume(p: Points) -> Parts:
    """A square bottle with a round stopper."""
    body = block(p.moved(y=0.62), 0.62, 0.62, 0.3, 0.09)
    inner = block(p.moved(y=0.55), 0.5, 0.46, 0.22, 0.05)
    neck = drum(p.moved(y=1.3), 0.16, 0.1, 0.01)
    stopper = drum(p.moved(y=1.6), 0.26, 0.24, 0.06)
    plate = block(p.moved(0, 0.56, 0.302), 0.26, 0.2, 0.01, 0.008)
    return {"body": np.minimum(body, inner), "collar": neck, "cap": stopper, "label": plate}


def round_perfume(p: Points) -> Parts:
    """A moon-shaped flacon on its edge."""
    disc = drum(p.moved(y=0.76).pitched(90), 0.74, 0.24, 0.2)
    foot = block(p.moved(y=0.04), 0.34, 0.05, 0.2, 0.04)
    return {
        "body": melt(disc, foot, 0.12),
        "collar": drum(p.moved(y=1.54), 0.14, 0.08, 0.02),
        "cap": egg(p.moved(y=1.82), 0.23, 0.24, 0.23),
    }


def pump_bottle(p: Points) -> Parts:
    """A pump bottle of lotion."""
    body = outline("0,0 |.44,0 .5,.05 .5,1.15 .4,1.28 |.2,1.32 |0,1.32").lathe(p)
    label = join_hard(drum(p.moved(y=0.62), 0.506, 0.3, 0.005), -p.z + 0.15, 0.01)
    neck = melt(drum(p.moved(y=1.42), 0.2, 0.11, 0.02), drum(p.moved(y=1.62), 0.06, 0.14), 0.03)
    head = melt(drum(p.moved(y=1.78), 0.15, 0.06, 0.03), stick(p, (0, 1.8, 0), (-0.42, 1.74, 0.12), 0.055, 0.045), 0.06)
    return {"body": body, "label": label, "cap": melt(neck, head, 0.02)}


def tube(p: Points) -> Parts:
    """A squeezed tube standing on its cap."""
    height = np.clip((p.y - 0.3) / np.float32(1.5), 0, 1)
    half_z = np.float32(0.34) * (1 - height) + np.float32(0.035)
    half_x = np.float32(0.36) + np.float32(0.08) * height
    side = (length(p.x / half_x, p.z / half_z) - 1) * np.minimum(half_x, half_z) * np.float32(0.75)
    body = join_hard(side, np.abs(p.y - 1.05) - np.float32(0.77), 0.03)
    crimp = block(p.moved(y=1.84), 0.445, 0.06, 0.035, 0.01)
    return {"body": body, "crimp": crimp, "cap": drum(p.moved(y=0.15), 0.34, 0.15, 0.04)}


def soaps(p: Points) -> Parts:
    """Three bars of soap, stacked askew, a band round the topmost."""
    bars = [block(p.moved(y=0.2 + 0.41 * i).yawed((12, -16, 6)[i]), 0.62, 0.2, 0.42, 0.09) for i in range(3)]
    band = block(p.moved(y=1.02).yawed(6), 0.2, 0.207, 0.427, 0.09)
    return {"body": bars[0], "second": bars[1], "third": bars[2], "label": band}


def brush(p: Points) -> Parts:
    """A powder brush standing on its head of hair."""
    hair = outline("0,.0 .4,.04 .56,.28 .4,.66 .25,.86 |.22,.92 |0,.92").lathe(p)
    ferrule = outline("0,.88 |.22,.88 .24,.95 .18,1.2 |.15,1.26 |0,1.26").lathe(p)
    grip = outline("0,1.24 |.14,1.24 .19,1.5 .16,1.9 .08,2.1 |0,2.12").lathe(p)
    return {"body": grip, "ferrule": ferrule, "hair": hair}


def compact(p: Points) -> Parts:
    """An open compact with its mirror."""
    low = drum(p.moved(y=0.1), 0.74, 0.1, 0.05)
    pan = drum(p.moved(y=0.2), 0.6, 0.025, 0.01)
    q = p.moved(0, 0.2, -0.7).pitched(-72)
    lid = drum(q.moved(0, 0.06, 0.72), 0.74, 0.07, 0.05)
    mirror = drum(q.moved(0, -0.01, 0.72), 0.62, 0.02)
    return {"body": np.minimum(low, lid), "powder": pan, "mirror": mirror}


def towels(p: Points) -> Parts:
    """Folded towels in a stack."""
    parts: Parts = {}
    for i, name in enumerate(("body", "second", "third", "fourth")):
        q = p.moved(0.02 * (-1) ** i, 0.19 + 0.36 * i)
        fold = block(q, 0.86 - 0.03 * i, 0.17, 0.55, 0.16)
        crease = np.float32(0.03) * np.clip(1 - np.abs(q.y) / np.float32(0.05), 0, 1) * (q.x < 0.72)
        parts[name] = (fold + crease) * np.float32(0.8)
    return parts


def comb(p: Points) -> Parts:
    """A wide wooden comb, leaning."""
    q = p.moved(y=0.02).pitched(-18).rolled(8).moved(y=0.95)
    plate = outline("-.98,.1 -.8,.5 0,.62 .8,.5 .98,.1 |.98,-.02 |-.98,-.02", mirror=False).slab(q, 0.07, 0.04)
    pitch = np.float32(0.17)
    tooth_x = q.x - np.round(q.x / pitch) * pitch
    teeth = np.maximum(length(tooth_x, q.z) - np.float32(0.052), np.abs(q.y + 0.44) - np.float32(0.46))
    teeth = np.maximum(teeth, np.abs(q.x) - np.float32(0.94))
    return {"body": melt(plate, teeth, 0.03) * np.float32(0.9)}


def hand_mirror(p: Points) -> Parts:
    """A round table mirror on a foot."""
    q = p.moved(y=1.25).pitched(-8)
    frame = drum(q.pitched(90), 0.72, 0.06, 0.05)
    glass = drum(q.moved(z=0.045).pitched(90), 0.64, 0.02)
    foot = melt(drum(p.moved(y=0.05), 0.46, 0.05, 0.03), stick(p, (0, 0.06, 0), (0, 0.55, 0), 0.06), 0.1)
    return {"body": carve(frame, glass - 0.005), "mirror": glass, "foot": foot}
