"""The cookie that carries a session; no script and no other site can reach it."""

from datetime import datetime
from typing import Any

from litestar import Request
from litestar.datastructures import Cookie

from guang.kernel.web import passage_of
from guang.kernel.web.caller import SESSION_COOKIE, mint_viewer
from guang.people.accounts.types import Admitted

AnyRequest = Request[Any, Any, Any]


def session_cookie(request: AnyRequest, admitted: Admitted | None, now: datetime) -> Cookie:
    """The session's cookie; without a session, one that takes it away."""
    return Cookie(
        key=SESSION_COOKIE,
        value=admitted.token if admitted else "",
        max_age=int((admitted.expires_at - now).total_seconds()) if admitted else 0,
        httponly=True,
        samesite="lax",
        secure=passage_of(request).secure,
    )


def become_new_guest(request: AnyRequest, now: datetime) -> None:
    """Whoever is a guest on this device next is somebody else than whoever was before."""
    passage = passage_of(request)
    _, passage.new_viewer = mint_viewer(passage.signer, now)
