"""Floats, bread and sweets."""

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
    join_hard,
    length,
    melt,
    outline,
    stick,
)
from guang.doors.studio.trace import Parts


def _apple(p: Points, size: float = 1.0) -> tuple[Floats, Floats]:
    q = p.scaled(size)
    lobes = np.float32(0.018) * np.cos(np.arctan2(q.z, q.x) * 5) * np.clip(0.6 - q.y, 0, 1)
    body = outline("0,.07 .2,.0 .48,.16 .66,.56 .6,.92 .36,1.1 .14,1.06 0,.92").lathe(q) - lobes
    stem = stick(q, (0, 0.9, 0), (0.09, 1.3, 0), 0.03, 0.04)
    return body * np.float32(0.9 * size), stem * np.float32(size)


def apples(p: Points) -> Parts:
    """Three apples, one with a leaf."""
    a, sa = _apple(p.moved(-0.52, 0, 0.06).rolled(6), 0.94)
    b, sb = _apple(p.moved(0.56, 0, 0.1).rolled(-8), 0.9)
    c, sc = _apple(p.moved(0.05, 0, -0.76), 1.0)
    leaf = egg(p.moved(-0.28, 1.26, 0.1).rolled(-58), 0.05, 0.24, 0.13)
    return {
        "body": np.minimum(np.minimum(a, b), c),
        "stem": np.minimum(np.minimum(sa, sb), sc),
        "leaf": leaf * np.float32(0.7),
    }


def oranges(p: Points) -> Parts:
    """Two oranges and a cut half."""
    a = egg(p.moved(-0.48, 0.6, -0.24), 0.62, 0.59, 0.62)
    b = egg(p.moved(0.62, 0.56, -0.36), 0.58, 0.55, 0.58)
    q = p.moved(0.16, 0.46, 0.62).pitched(28).yawed(8)
    half = join_hard(ball(q, 0.48), q.z, 0.02)
    pith = join_hard(ball(q, 0.462), np.abs(q.z - 0.006) - np.float32(0.006), 0.004)
    turn = np.arctan2(q.y, q.x)
    radius = length(q.x, q.y)
    sector = np.abs((turn / np.float32(np.pi / 5)) % 1 - 0.5) * np.float32(np.pi / 5) * radius
    flesh = np.maximum(
        np.maximum(radius - np.float32(0.405), np.abs(q.z - 0.015) - np.float32(0.014)),
        np.float32(0.022) - (np.float32(np.pi / 10) * radius - sector),
    )
    flesh = np.maximum(flesh, np.float32(0.04) - radius)
    buttons = np.minimum(ball(p.moved(-0.4, 1.17, -0.2), 0.05), ball(p.moved(0.66, 1.09, -0.3), 0.05))
    leaf = egg(p.moved(-0.2, 1.2, -0.2).rolled(-66), 0.05, 0.24, 0.13)
    return {
        "body": np.minimum(np.minimum(a, b), half),
        "pith": pith,
        "flesh": flesh * np.float32(0.9),
        "stem": buttons,
        "leaf": leaf * np.float32(0.7),
    }


def peaches(p: Points) -> Parts:
    """Three peaches with a cleft."""

    def peach(q: Points) -> Floats:
        cleft = np.float32(0.06) * np.exp(-((q.x / np.float32(0.06)) ** 2)) * (q.z > -0.1)
        point = egg(q.moved(y=0.5), 0.22, 0.2, 0.22)
        found: Floats = (melt(egg(q, 0.58, 0.56, 0.58), point, 0.3) + cleft) * np.float32(0.75)
        return found

    a = peach(p.moved(-0.56, 0.56, 0.0).yawed(30).rolled(14))
    b = peach(p.moved(0.56, 0.56, 0.16).yawed(-35).rolled(-20))
    c = peach(p.moved(0.04, 0.56, -0.84).yawed(8))
    leaf = np.minimum(
        egg(p.moved(0.98, 0.07, 0.72).yawed(35), 0.36, 0.04, 0.12),
        egg(p.moved(-0.2, 1.2, -0.62).rolled(-58), 0.045, 0.34, 0.13),
    )
    return {"body": np.minimum(np.minimum(a, b), c), "leaf": leaf * np.float32(0.7)}


def persimmons(p: Points) -> Parts:
    """Two persimmons with their square calyx."""
    parts: Parts = {"body": p.x + 9, "leaf": p.x + 9}
    for at, turn in (((-0.52, 0.0, 0.12), 12.0), ((0.58, 0.0, -0.12), 50.0)):
        q = p.moved(*at).yawed(turn)
        square = np.float32(0.035) * np.cos(np.arctan2(q.z, q.x) * 4)
        body = outline("0,.02 .3,.02 .6,.2 .66,.5 .5,.78 .2,.84 0,.8").lathe(q) - square
        sepal = egg(q.moved(y=0.84).wheel(4).moved(0.2).rolled(-8), 0.22, 0.035, 0.15)
        parts["body"] = np.minimum(parts["body"], body * np.float32(0.9))
        parts["leaf"] = np.minimum(
            parts["leaf"], np.minimum(sepal, drum(q.moved(y=0.9), 0.06, 0.08, 0.02)) * np.float32(0.75)
        )
    return parts


def lemons(p: Points) -> Parts:
    """Lemons, one of them cut."""

    def lemon(q: Points) -> Floats:
        return melt(egg(q, 0.62, 0.46, 0.46), egg(q.moved(0.62), 0.15, 0.12, 0.12), 0.2)

    a = lemon(p.moved(-0.3, 0.46, -0.42).yawed(24))
    b = lemon(p.moved(0.34, 1.06, -0.5).rolled(16).yawed(-20))
    c = lemon(p.moved(0.78, 0.46, -0.36).yawed(110))
    q = p.moved(0.12, 0.4, 0.6).pitched(24)
    half = join_hard(ball(q, 0.42), q.z, 0.02)
    pith = join_hard(ball(q, 0.4), np.abs(q.z - 0.006) - np.float32(0.006), 0.004)
    turn, radius = np.arctan2(q.y, q.x), length(q.x, q.y)
    sector = np.abs((turn / np.float32(np.pi / 4)) % 1 - 0.5) * np.float32(np.pi / 4) * radius
    flesh = np.maximum(
        np.maximum(radius - np.float32(0.35), np.abs(q.z - 0.015) - np.float32(0.014)),
        np.float32(0.02) - (np.float32(np.pi / 8) * radius - sector),
    )
    leaf = egg(p.moved(-0.56, 0.98, -0.3).rolled(58), 0.045, 0.3, 0.13)
    return {
        "body": np.minimum(np.minimum(a, b), np.minimum(c, half)),
        "pith": pith,
        "flesh": flesh * np.float32(0.9),
        "leaf": leaf * np.float32(0.7),
    }


def avocado(p: Points) -> Parts:
    """An avocado, halved, stone in."""
    pear = "0,-.62 .3,-.58 .5,-.26 .42,.16 .24,.5 .12,.66 |0,.7"
    q = p.moved(0.44, 0.64, 0.32).rolled(-14).pitched(-22)
    whole = outline(pear).lathe(p.moved(-0.52, 0.64, -0.3).rolled(12))
    half = join_hard(outline(pear).lathe(q), q.z, 0.02)
    meat = np.maximum(outline(pear).lathe(q) + np.float32(0.035), np.abs(q.z - 0.004) - np.float32(0.012))
    green = np.maximum(outline(pear).lathe(q) + np.float32(0.012), np.abs(q.z) - np.float32(0.012))
    return {"body": np.minimum(whole, half), "rind": green, "flesh": meat, "stone": ball(q.moved(0, -0.2), 0.25)}


def berries(p: Points) -> Parts:
    """A small bowl heaped with berries."""
    bowl = join_hard(outline("0,0 |.36,0 .42,.06 .76,.4 |.86,.72 |0,.72").lathe(p), p.y - 0.7, 0.03)
    bowl = carve(bowl, outline("0,.16 |.3,.16 .66,.44 |.8,.9 |0,.9").lathe(p), 0.02)
    rng = np.random.default_rng(11)
    spots = [(0.0, 1.06, 0.0)]
    for count, out, high in ((6, 0.3, 0.92), (11, 0.58, 0.74)):
        spots += [
            (out * np.cos(t), high + rng.uniform(-0.03, 0.03), out * np.sin(t))
            for t in np.arange(count) * 2 * np.pi / count + high
        ]
    spots += [(1.05, 0.15, 0.4), (-0.98, 0.15, 0.62), (0.86, 0.15, 0.78)]
    dots = []
    for x, y, z in spots:
        q = p.moved(x, y, z).rolled(float(rng.uniform(-30, 30))).pitched(float(rng.uniform(-10, 40)))
        dots.append(carve(ball(q, 0.165), ring_dent(q), 0.02))
    return {"bowl": bowl, "body": np.minimum.reduce(dots)}


def ring_dent(q: Points) -> Floats:
    """The little crown in a berry's top."""
    return ball(q.moved(y=0.19), 0.07)


def pomegranate(p: Points) -> Parts:
    """A pomegranate with its crown, and a broken quarter full of seeds."""
    whole = ball(p.moved(-0.34, 0.7, -0.2), 0.7) - np.float32(0.02) * np.cos(np.arctan2(p.z + 0.2, p.x + 0.34) * 6)
    crown = cone(p.moved(-0.34, 1.46, -0.2), 0.14, 0.24, 0.14, 0.02)
    crown = carve(crown, cone(p.moved(-0.34, 1.54, -0.2), 0.06, 0.2, 0.14), 0.01)
    q = p.moved(0.62, 0.4, 0.5).pitched(40).yawed(-14)
    half = join_hard(ball(q, 0.5), q.z, 0.03)
    rng = np.random.default_rng(5)
    seeds = []
    for _ in range(34):
        r, t = 0.42 * np.sqrt(rng.uniform()), rng.uniform(0, 2 * np.pi)
        seeds.append(egg(q.moved(r * np.cos(t), r * np.sin(t), 0.02), 0.07, 0.06, 0.07))
    return {"body": np.minimum(whole, melt(half, half, 0.01)), "crown": crown, "flesh": np.minimum.reduce(seeds)}


def loaf(p: Points) -> Parts:
    """A scored country loaf on a board."""
    q = p.moved(0, 0.2).yawed(-16)
    body = melt(egg(q.moved(0, 0.42), 1.02, 0.52, 0.66), egg(q.moved(0, 0.2), 1.0, 0.26, 0.66), 0.12)
    body = np.maximum(body, -q.y + 0.02)
    cuts = np.minimum.reduce([
        egg(q.moved(-0.5 + 0.36 * i, 0.9).yawed(34), 0.07, 0.2, 0.5) for i in range(4)
    ])  # fmt: skip
    inside = np.maximum(body + np.float32(0.07), cuts)
    board = block(p.moved(0, 0.09).yawed(-16), 1.24, 0.09, 0.8, 0.05)
    return {"body": carve(body, cuts, 0.05) * np.float32(0.85), "crumb": inside, "board": board}


def mooncakes(p: Points) -> Parts:
    """Three fluted cakes, pressed with a flower."""
    parts: Parts = {"body": p.x + 9, "second": p.x + 9}
    for name, at in (("body", (-0.56, 0.0, 0.2)), ("body", (0.58, 0.0, 0.1)), ("second", (0.02, 0.44, -0.12))):
        q = p.moved(*at)
        turn, radius = np.arctan2(q.z, q.x), length(q.x, q.z)
        flutes = np.float32(0.022) * np.cos(turn * 20)
        cake = join_hard(radius - np.float32(0.54) - flutes, np.abs(q.y - 0.22) - np.float32(0.22), 0.07)
        petal = np.abs(radius - np.float32(0.26) - np.float32(0.07) * np.cos(turn * 8))
        press = np.float32(0.028) * np.exp(-((petal / np.float32(0.032)) ** 2)) + np.float32(0.02) * np.exp(
            -(((radius - 0.43) / 0.02) ** 2)
        )
        parts[name] = np.minimum(parts[name], (cake + press * (q.y > 0.3)) * np.float32(0.8))
    return parts


def chocolate(p: Points) -> Parts:
    """A bar of chocolate half out of its wrapper."""
    q = p.moved(0, 0.94).pitched(-18).rolled(10)
    slab = block(q.moved(0, 0.3), 0.5, 0.66, 0.07, 0.02)
    pitch_x, pitch_y = np.float32(0.25), np.float32(0.264)
    cell_x = q.x - (np.floor(q.x / pitch_x) + np.float32(0.5)) * pitch_x
    cell_y = q.y - (np.floor(q.y / pitch_y) + np.float32(0.5)) * pitch_y
    tops = np.maximum(
        block(Points(cell_x, cell_y, q.z - np.float32(0.08)), 0.1, 0.105, 0.05, 0.03),
        block(q.moved(0, 0.3, 0.1), 0.48, 0.64, 0.1),
    )
    wrapper = block(q.moved(0, -0.42), 0.55, 0.5, 0.13, 0.03)
    foil = block(q.moved(0, 0.1), 0.54, 0.1, 0.12, 0.02) - np.float32(0.012) * np.sin(q.x * 26 + q.y * 10)
    return {"body": np.minimum(slab, tops * np.float32(0.9)), "wrapper": wrapper, "foil": foil * np.float32(0.8)}


def cake(p: Points) -> Parts:
    """A small layer cake with berries on a stand."""
    stand = melt(
        drum(p.moved(y=0.5), 0.98, 0.035, 0.03), outline("0,0 |.46,0 .4,.08 .12,.2 .1,.36 |.2,.5 |0,.5").lathe(p), 0.06
    )
    sponge = drum(p.moved(y=0.9), 0.72, 0.34, 0.04)
    cream = np.minimum(drum(p.moved(y=0.92), 0.745, 0.06, 0.05), drum(p.moved(y=1.24), 0.74, 0.08, 0.07))
    drips = np.minimum.reduce([
        stick(p, (0.72 * np.cos(t), 1.24, 0.72 * np.sin(t)), (0.735 * np.cos(t), 1.24 - drop, 0.735 * np.sin(t)), 0.06)
        for t, drop in zip(np.arange(14) * 2 * np.pi / 14, (0.2, 0.1, 0.26, 0.14, 0.22, 0.1, 0.3) * 2, strict=True)
    ])  # fmt: skip
    tops = np.minimum.reduce(
        [ball(p.moved(0.5 * np.cos(t), 1.42, 0.5 * np.sin(t)), 0.13) for t in np.arange(8) * np.pi / 4]
    )
    return {
        "body": sponge,
        "cream": melt(cream, drips, 0.06),
        "berry": np.minimum(tops, ball(p.moved(y=1.44), 0.15)),
        "stand": stand,
    }
