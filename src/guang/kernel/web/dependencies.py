"""What a request needs, looked up one after the other.

Litestar looks up whatever does not depend on each other at the same time, each in a task of its own. Of ours only the
caller has to wait for anything, and the others are at hand: the tasks would cost several times what they do.
"""

from typing import Any

from litestar._kwargs.cleanup import DependencyCleanupGroup
from litestar._kwargs.dependencies import resolve_dependency
from litestar._kwargs.kwargs_model import KwargsModel
from litestar.connection import ASGIConnection


async def _in_order(
    self: KwargsModel,
    connection: ASGIConnection,  # type: ignore[type-arg]
    kwargs: dict[str, Any],
) -> DependencyCleanupGroup:
    cleanup = DependencyCleanupGroup()
    for batch in self.dependency_batches:
        for dependency in batch:
            await resolve_dependency(dependency, connection, kwargs, cleanup)
    return cleanup


def look_up_in_order() -> None:
    """Let this process's applications look dependencies up without tasks."""
    KwargsModel.resolve_dependencies = _in_order  # type: ignore[method-assign]
