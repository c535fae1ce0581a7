"""A local server that speaks as much of Stripe's API as we use, in its shapes; and webhooks signed as theirs are.

Shapes: https://docs.stripe.com/api (payment intents, refunds, disputes, lists, idempotent requests, webhooks).
"""

import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

SECRET = "whsec_of_a_test"
Object = dict[str, Any]


class Account:
    """What the server knows."""

    def __init__(self) -> None:
        self.intents: dict[str, Object] = {}
        self.refunds: dict[str, Object] = {}
        self.disputes: dict[str, Object] = {}
        self.keys: dict[str, tuple[int, Object]] = {}
        self.asked: list[tuple[str, str, Object]] = []
        self.fails = 0
        self.created = int(time.time())

    def answer(self, method: str, path: str, form: Object, key: str | None) -> tuple[int, Object]:
        """One request; the same key brings the same answer back."""
        self.asked.append((method, path, form))
        if self.fails:
            self.fails -= 1
            return 503, {"error": {"type": "api_error", "message": "not now"}}
        if method == "POST" and key in self.keys:
            return self.keys[key]
        parts = [part for part in path.split("/") if part][1:]
        said = self._post(parts, form) if method == "POST" else (200, self._get(parts, form))
        if method == "POST" and key:
            self.keys[key] = said
        return said

    def _post(self, path: list[str], form: Object) -> tuple[int, Object]:
        match path:
            case ["payment_intents"]:
                return self._intent(form)
            case ["refunds"]:
                return self._refund(form)
            case ["payment_intents", name, "cancel"]:
                self.intents[name] |= {"status": "canceled", "cancellation_reason": "abandoned"}
                return 200, self.intents[name]
            case ["disputes", name]:
                self.disputes[name] |= {"status": "under_review", "evidence": _under(form, "evidence")}
                return 200, self.disputes[name]
            case ["disputes", name, "close"]:
                self.disputes[name]["status"] = "lost"
                return 200, self.disputes[name]
        return 404, {"error": {"type": "invalid_request_error", "message": f"no {path}"}}

    def _get(self, path: list[str], form: Object) -> Object:
        known: dict[str, Object] = getattr(self, path[0].removeprefix("payment_"))
        if path[1:] == ["search"]:
            wanted = form["query"].split("'")[3]
            found = [one for one in known.values() if one["metadata"].get("payment") == wanted]
            return {"object": "search_result", "data": found, "has_more": False, "url": "/"}
        return known[path[1]] if path[1:] else self._list(known, form)

    def _intent(self, form: Object) -> tuple[int, Object]:
        if int(form["amount"]) < 50:
            error = {"type": "invalid_request_error", "code": "amount_too_small", "message": "too small"}
            return 400, {"error": error}
        name = f"pi_{len(self.intents) + 1}"
        self.intents[name] = {
            "id": name,
            "object": "payment_intent",
            "amount": int(form["amount"]),
            "currency": form["currency"],
            "status": "requires_payment_method",
            "client_secret": f"{name}_secret",
            "cancellation_reason": None,
            "metadata": _under(form, "metadata"),
            "created": self.created,
        }
        return 200, dict(self.intents[name])

    def _refund(self, form: Object) -> tuple[int, Object]:
        intent = self.intents[form["payment_intent"]]
        given = sum(one["amount"] for one in self.refunds.values() if one["payment_intent"] == intent["id"])
        if given + int(form["amount"]) > intent["amount"]:
            error = {"type": "invalid_request_error", "code": "charge_already_refunded", "message": "too much"}
            return 400, {"error": error}
        name = f"re_{len(self.refunds) + 1}"
        self.refunds[name] = {
            "id": name,
            "object": "refund",
            "amount": int(form["amount"]),
            "currency": intent["currency"],
            "status": "succeeded",
            "payment_intent": intent["id"],
            "metadata": _under(form, "metadata"),
            "created": self.created,
        }
        return 200, self.refunds[name]

    def _list(self, known: dict[str, Object], form: Object) -> Object:
        low, high = int(form.get("created[gte]", 0)), int(form.get("created[lt]", 2**40))
        found = [one for one in reversed(known.values()) if low <= one["created"] < high]
        if (intent := form.get("payment_intent")) is not None:
            found = [one for one in found if one["payment_intent"] == intent]
        names = [one["id"] for one in found]
        start = names.index(form["starting_after"]) + 1 if "starting_after" in form else 0
        most = min(int(form.get("limit", 10)), 2)  # small pages, so that there are several
        data = found[start : start + most]
        return {"object": "list", "data": data, "has_more": start + most < len(found), "url": "/"}

    def dispute(self, intent: str, status: str = "needs_response") -> Object:
        """A bank takes a charge back."""
        paid = self.intents[intent]
        name = f"dp_{len(self.disputes) + 1}"
        self.disputes[name] = {
            "id": name,
            "object": "dispute",
            "amount": paid["amount"],
            "currency": paid["currency"],
            "status": status,
            "reason": "product_not_received",
            "payment_intent": intent,
            "charge": f"ch_{intent}",
            "balance_transactions": [{"id": "txn_1", "object": "balance_transaction", "fee": 1500, "amount": -1}],
            "evidence_details": {"due_by": self.created + 7 * 86_400, "has_evidence": False},
            "metadata": {},
            "created": self.created,
        }
        return self.disputes[name]


def _under(form: Object, name: str) -> dict[str, str]:
    return {key[len(name) + 1 : -1]: value for key, value in form.items() if key.startswith(f"{name}[")}


@contextmanager
def serving() -> Iterator[tuple[str, Account]]:
    """The server, at its address, for as long as the block runs."""
    account = Account()

    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            asked = urlsplit(self.path)
            form = dict(parse_qsl(asked.query)) | dict(parse_qsl(self.rfile.read(size).decode()))
            status, said = account.answer(self.command, asked.path, form, self.headers.get("Idempotency-Key"))
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = _serve  # noqa: N815 - the standard library calls them so

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", account
    finally:
        server.shutdown()
        server.server_close()


def webhook(
    kind: str, told: Object, event: str = "evt_1", *, at: float | None = None, secret: str = SECRET
) -> tuple[dict[str, str], bytes]:
    """Headers and body of a webhook, signed as Stripe signs."""
    said = {
        "id": event,
        "object": "event",
        "type": kind,
        "api_version": "2026-10-28.endive",
        "created": int(time.time()),
        "data": {"object": told},
    }
    body = json.dumps(said).encode()
    stamp = int(at or time.time())
    signature = hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    return {"stripe-signature": f"t={stamp},v1={signature}"}, body
