"""Experiments: some viewers get other knobs, by hash, and one can tell what that did.

A `Register` in each process says who is given what, without asking anybody; `read_out` compares what people did, with
intervals that may be looked at once (``fixed``) or all the time (``always``), guardrails, and a check that the split is
the one that was asked for. `off_policy` tells from logged chances what another policy would have earned::

    made = await experiments.start(session, NewExperiment(key="more-new", ...), by=account, now=now)
    knobs, variants = register.given(viewer, policy.knobs)
    told = await experiments.read_out(session, "more-new")

A duel needs fewer people: both variants fill each page by turns (`duels`), and pages are won by acts.
"""

from guang.learning.experiments import assignment, duels, metrics, off_policy, statistics
from guang.learning.experiments.counting import judge
from guang.learning.experiments.register import Register
from guang.learning.experiments.service import duelling, end, latest, read_out, start
from guang.learning.experiments.types import Contest, Estimate, Experiment, NewExperiment, ReadOut, Variant, Way

__all__ = [
    "Contest",
    "Estimate",
    "Experiment",
    "NewExperiment",
    "ReadOut",
    "Register",
    "Variant",
    "Way",
    "assignment",
    "duelling",
    "duels",
    "end",
    "judge",
    "latest",
    "metrics",
    "off_policy",
    "read_out",
    "start",
    "statistics",
]
