"""What a fault becomes for the caller."""

from sqlalchemy.exc import TimeoutError as PoolTimeout

from guang.kernel.web import problem_of


def test_when_every_connection_is_taken_the_caller_may_try_again() -> None:
    problem = problem_of(PoolTimeout("QueuePool limit of size 16 overflow 0 reached"))
    assert (problem.status, problem.code) == (503, "busy")
