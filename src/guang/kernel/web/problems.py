"""Refusals and faults as problem details (RFC 9457)."""

from typing import Any

import msgspec
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from guang.kernel import codec
from guang.kernel.errors import Kind, Refusal

STATUS = {
    Kind.MISSING: 404,
    Kind.CONFLICT: 409,
    Kind.FORBIDDEN: 403,
    Kind.INVALID: 422,
    Kind.UNAVAILABLE: 503,
    Kind.TOO_MANY: 429,
    Kind.ANONYMOUS: 401,
}
_TITLES = {
    400: "Bad request",
    401: "Log in first",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    409: "Conflict",
    413: "Too large",
    415: "Unsupported media type",
    422: "Not valid",
    429: "Too many requests",
    500: "Something broke on our side",
    503: "Not available right now",
}
_BUSY = "Too much happened at once; nothing was changed. Try again."
_BUSY_STATES = {"40001", "40P01", "55P03", "57014", "53300"}
log = structlog.get_logger("guang.web")


class Problem(msgspec.Struct, frozen=True):
    """The body of every answer that says no."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    request_id: str = ""
    facts: dict[str, Any] = {}

    def body(self, request_id: str) -> bytes:
        """JSON, stamped with the request it answers."""
        return codec.encode(msgspec.structs.replace(self, request_id=request_id))


def problem_of(fault: BaseException | None, *, status: int = 500, code: str = "", detail: str = "") -> Problem:
    """What to tell the caller about a refusal, a framework's complaint or a fault.

    The database's own complaints about values (out of range, NUL in text) are the caller's; a deadlock, a lock or a
    statement that took too long is a "try again".
    """
    facts: dict[str, Any] = {}
    if isinstance(fault, Refusal):
        status, code, detail, facts = STATUS[fault.kind], fault.code, fault.says, fault.facts
    elif isinstance(fault, HTTPException):
        status, detail = fault.status_code, fault.detail
        code = "invalid" if status in {400, 422} else "http"
        facts = {"errors": fault.extra} if fault.extra else {}
    elif isinstance(fault, UnicodeDecodeError):  # msgspec lets it through where a body is not UTF-8
        status, code, detail = 400, "invalid", "The request is not UTF-8."
    elif isinstance(fault, DBAPIError):
        status, code, detail = _database(fault)
    elif isinstance(fault, PoolTimeout):
        status, code, detail = 503, "busy", _BUSY
    code = code or ("internal" if status >= 500 else "http")
    detail = detail or "An unexpected fault happened; nothing was changed. Quote the request id if you ask for help."
    title = _TITLES.get(status, "Refused")
    return Problem(f"/problems/{code}", title, status, detail, code, facts=facts)


def _database(fault: DBAPIError) -> tuple[int, str, str]:
    state = getattr(fault.orig, "sqlstate", None) or getattr(fault.orig, "pgcode", None) or ""
    original = type(getattr(fault.orig, "__cause__", None)).__name__
    if state in _BUSY_STATES:
        return 503, "busy", _BUSY
    if state.startswith("22") or original == "DataError":
        return 422, "invalid", "A value is out of bounds."
    return 500, "internal", ""


def _answer(request: Request[Any, Any, Any], fault: Exception) -> Response[bytes]:
    passage = request.scope["guang"]  # type: ignore[typeddict-item]
    problem = problem_of(fault)
    if problem.status >= 500 and not isinstance(fault, Refusal):
        log.error("request.failed", path=request.url.path, request_id=passage.request_id, exc_info=fault)
    headers = {"Retry-After": "1"} if problem.status in {429, 503} else {}
    return Response(
        problem.body(passage.request_id),
        status_code=problem.status,
        media_type="application/problem+json",
        headers=headers,
    )


EXCEPTION_HANDLERS: Any = {Refusal: _answer, HTTPException: _answer, Exception: _answer}

__all__ = ["EXCEPTION_HANDLERS", "STATUS", "Problem", "problem_of"]
