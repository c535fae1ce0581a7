"""How far to believe what a viewer does: bought engagement is found and weighed down (DOMAIN F11).

Every quarter of an hour the last day of behaviour is looked through for what no person does: more acts than a hand can
perform, clips that ended before they can have been watched, and groups that do the same things at the same time again
and again. Whoever is found weighs less wherever ranking counts, from the beginning of that day on; counters that the
public sees stay as they are. Decisions are facts, so every process comes to the same weights however it reads them.
"""

from guang.learning.integrity.rules import weigh
from guang.learning.integrity.service import record, verdicts
from guang.learning.integrity.types import VERSION, Verdict, Weighed
from guang.learning.integrity.weights import Weights

__all__ = ["VERSION", "Verdict", "Weighed", "Weights", "record", "verdicts", "weigh"]
