"""Guarantees: what a store promises about its goods, by law, by the platform's rules, and by its own choice.

What may, must and must not be promised, by category and country, is data (`rulebook.yaml`); a store opts in for all it
sells and for single products. A badge is never declared: it is reckoned from both, shown everywhere by the same
function, and frozen on the line of an order, where those who keep the promise read it.
"""

from guang.trade.guarantees.rulebook import in_force as rulebook
from guang.trade.guarantees.rules import delivery, find, frozen, headline, thawed
from guang.trade.guarantees.service import choose, ever, promised, withheld
from guang.trade.guarantees.types import Change, Good, Guarantee, GuaranteeChoice, GuaranteeKind

__all__ = [
    "Change",
    "Good",
    "Guarantee",
    "GuaranteeChoice",
    "GuaranteeKind",
    "choose",
    "delivery",
    "ever",
    "find",
    "frozen",
    "headline",
    "promised",
    "rulebook",
    "thawed",
    "withheld",
]
