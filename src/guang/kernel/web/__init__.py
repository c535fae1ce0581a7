"""The web edge: who calls, one transaction a request, refusals as problem details, limits, measures.

A room's ``http.py`` needs `Caller`, `does`, `makes`, `limited` and what Litestar offers; the doors need the rest.
"""

from guang.kernel.web.caller import Caller, Identity, Role, caller_of
from guang.kernel.web.dependencies import look_up_in_order
from guang.kernel.web.edge import Edge, Passage, passage_of
from guang.kernel.web.limits import limited
from guang.kernel.web.posting import does, makes
from guang.kernel.web.problems import EXCEPTION_HANDLERS, Problem, problem_of
from guang.kernel.web.schema import IdSchema

__all__ = [
    "EXCEPTION_HANDLERS",
    "Caller",
    "Edge",
    "IdSchema",
    "Identity",
    "Passage",
    "Problem",
    "Role",
    "caller_of",
    "does",
    "limited",
    "look_up_in_order",
    "makes",
    "passage_of",
    "problem_of",
]
