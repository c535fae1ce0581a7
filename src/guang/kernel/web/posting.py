"""What most routes that change something are: a POST with one name, which is its operation's and its limit's."""

from litestar import post

from guang.kernel.web.limits import limited


def does(path: str, name: str, *, tag: str, per_minute: float) -> post:
    """``@does("/api/orders/{order_id:str}/cancel", "cancel_order", tag="orders", per_minute=60)``: it answers 200.

    Args:
        name: of the operation in the API, and of the limit in its refusal.
    """
    guards = [limited(name, per_minute=per_minute)]
    return post(path, operation_id=name, tags=[tag], status_code=200, guards=guards)


def makes(path: str, name: str, *, tag: str, per_minute: float) -> post:
    """As `does`, for what makes something new: it answers 201."""
    return post(path, operation_id=name, tags=[tag], guards=[limited(name, per_minute=per_minute)])
