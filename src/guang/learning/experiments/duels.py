"""Duels: two rankers fill one page by turns, and people's acts say whose items they took to.

Everybody sees both sides at once, so that differences between people cancel out: a duel tells from far fewer people
than a split which of two rankers is liked better, though not by how much it would change what people do.
"""

from collections.abc import Sequence
from random import Random

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special, stats

from guang.learning.experiments.types import Estimate

ALPHA = 0.05
CONTROL, TRIED, TIED = 0, 1, -1

Ids = NDArray[np.int64]


def team_draft(control: Sequence[int], tried: Sequence[int], most: int, seed: int) -> tuple[list[int], str]:
    """One list out of two, and who chose each: "0" the control, "1" the other.

    Whoever has chosen less often chooses next; of equals, a coin decides. Each chooses its first item that is not there
    yet, so both have the same chance of every slot whatever they rank.

    Source: Radlinski, Kurup, Joachims, "How Does Clickthrough Data Reflect Retrieval Quality?", CIKM 2008.
    """
    coin, sides = Random(seed), (list(control), list(tried))
    chosen: list[int] = []
    teams = ""
    while len(chosen) < most:
        open_to = [next((item for item in side if item not in chosen), None) for side in sides]
        ahead = teams.count("0") - teams.count("1")
        turn = coin.randrange(2) if ahead == 0 else int(ahead > 0)
        item, turn = (open_to[turn], turn) if open_to[turn] is not None else (open_to[1 - turn], 1 - turn)
        if item is None:
            break
        chosen.append(item)
        teams += str(turn)
    return chosen, teams


def winner(items: Sequence[int], teams: str, taken: Sequence[int]) -> int:
    """Whose items of a page people took to more often: `CONTROL`, `TRIED` or `TIED`.

    Args:
        taken: the item of each act; those that are not on the page count for nobody.
    """
    of = dict(zip(items, teams, strict=False))
    lead = sum(1 if of[item] == "1" else -1 for item in taken if item in of)
    return TIED if lead == 0 else TRIED if lead > 0 else CONTROL


def fixed(control: int, tried: int, alpha: float = ALPHA) -> Estimate:
    """The share of decided pages that the tried side won, less a half, looked at once.

    Source: sign test; Clopper & Pearson, Biometrika 1934.
    """
    decided = control + tried
    if decided == 0:
        return Estimate(0.0, None, None, 1.0)
    test = stats.binomtest(tried, decided)
    reach = test.proportion_ci(1 - alpha)
    return Estimate(tried / decided - 0.5, float(reach.low) - 0.5, float(reach.high) - 0.5, float(test.pvalue))


def always(control: int, tried: int, alpha: float = ALPHA) -> Estimate:
    """The same, with an interval that may be looked at all the time; ``p`` is always valid, too.

    Were there nothing to choose between the sides, the coin would make each decided page a fair game whatever went
    before, also where many pages are one person's; so this holds without any assumption about people.

    Source: Robbins, "Statistical Methods Related to the Law of the Iterated Logarithm", Annals of Mathematical
    Statistics 1970: the mixture of likelihood ratios over Beta(½, ½), bounded by Ville's inequality.
    """
    decided = control + tried
    if decided == 0:
        return Estimate(0.0, None, None, 1.0)
    share = tried / decided
    mixture = float(special.betaln(tried + 0.5, control + 0.5) - special.betaln(0.5, 0.5))

    def against(chance: float) -> float:
        """Logarithm of the evidence against a chance."""
        return mixture - float(special.xlogy(tried, chance) + special.xlog1py(control, -chance))

    bound = float(np.log(1 / alpha))
    low = optimize.brentq(lambda chance: against(chance) - bound, 1e-12, share) if tried else 0.0
    high = optimize.brentq(lambda chance: against(chance) - bound, share, 1 - 1e-12) if control else 1.0
    p = float(np.exp(-max(against(0.5), 0.0)))
    return Estimate(share - 0.5, float(low) - 0.5, float(high) - 0.5, p)
