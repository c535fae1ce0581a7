"""What a replay comes to: what was taken and what was refused, to the cent, and whether the books agree.

The tables are asked directly, not through the verbs that filled them: an account that trusts whom it checks is none.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import text

from guang.doors.histories.replaying import outcomes
from guang.doors.histories.stories import History, Kind, Step
from guang.kernel.db import Database, Session

_PURCHASES = text(
    """
    SELECT t.key, sum(o.total)::bigint AS total, max(o.delivered_at) AS delivered_at,
           count(*) FILTER (WHERE o.state IN ('settled', 'closed')) AS settled, count(*) AS orders,
           coalesce(sum(b.refunded), 0)::bigint AS refunded,
           coalesce(sum(r.stars), 0)::bigint AS stars, coalesce(sum(r.reviews), 0)::bigint AS reviews
    FROM trade.trades t
    JOIN trade.orders o ON o.trade = t.id
    JOIN LATERAL (
        SELECT sum(l.refunded) AS refunded FROM trade.order_lines l WHERE l.order_id = o.id
    ) b ON true
    LEFT JOIN LATERAL (
        SELECT sum(v.goods) AS stars, count(*) AS reviews FROM trade.reviews v WHERE v.order_id = o.id
    ) r ON true
    WHERE starts_with(t.key, :source) GROUP BY t.key
    """
)
_LEDGER = text("SELECT coalesce(sum(amount), 0)::bigint FROM trade.ledger_entries WHERE currency = :currency")


@dataclass(slots=True)
class Report:
    """The account of one replay; amounts in major units.

    Attributes:
        worth: of the whole source, which ``taken`` and ``refused_worth`` add up to.
        refused: purchases and lines that our rules do not take, by reason: how many, and what they were worth.
        steps: what happened to purchases, by kind and outcome (``done``, or the refusal's code).
        checks: each thing that must be so, and whether it is.
    """

    source: str
    currency: str
    worth: Decimal
    taken: Decimal = Decimal(0)
    refused_worth: Decimal = Decimal(0)
    refused: dict[str, tuple[int, Decimal]] = field(default_factory=dict)
    steps: dict[str, dict[str, int]] = field(default_factory=dict)
    figures: dict[str, int | float] = field(default_factory=dict)
    checks: dict[str, bool] = field(default_factory=dict)

    @property
    def is_right(self) -> bool:
        """Whether everything that must be so is so."""
        return all(self.checks.values())


async def account_for(database: Database, history: History) -> Report:
    """Compare a source with what became of it here, purchase by purchase."""
    done = await outcomes(database, history.source)
    report = Report(history.source, history.currency, history.worth)
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for step in history.steps:
        counted[step.kind.name.lower()][done.get(step.key, "not_tried") or "done"] += 1
    report.steps = {kind: dict(counts) for kind, counts in counted.items()}
    taken = [step for step in history.steps if step.key in done and done[step.key] is None]
    _add_up(report, history, done)
    async with database.transaction() as session:
        here = await _purchases(session, history.source)
        off = await session.scalar(_LEDGER, {"currency": history.currency})
    report.checks["the ledger adds up to nothing"] = off == 0
    _compare(report, taken, here)
    return report


def _add_up(report: Report, history: History, done: Mapping[str, str | None]) -> None:
    """Accepted and refused, against what was read line by line."""
    reasons: dict[str, list[Decimal]] = defaultdict(list)
    for refused in history.refused:
        reasons[refused.reason].append(refused.amount)
    for step in history.steps:
        worth = step.worth
        if worth is None:
            continue
        refusal = done.get(step.key, "not_tried")
        if refusal is None:
            report.taken += worth
        else:
            reasons[refusal].append(worth)
    report.refused = {why: (len(amounts), sum(amounts, Decimal(0))) for why, amounts in sorted(reasons.items())}
    report.refused_worth = sum((amount for _, amount in report.refused.values()), Decimal(0))
    report.checks["taken and refused add up to the source"] = report.taken + report.refused_worth == report.worth


def _compare(report: Report, taken: Iterable[Step], here: Mapping[str, Any]) -> None:
    """What was taken, against what the tables hold."""
    placed: dict[str, int] = {}
    delivered: dict[str, datetime] = {}
    stars: Counter[str] = Counter()
    credited: Counter[str] = Counter()
    promised: dict[str, datetime | None] = {}
    for step in taken:
        key = f"{report.source}:{step.story.key}"
        match step.kind:
            case Kind.PLACE:
                placed[key], promised[key] = step.story.total.minor, step.story.promised_by
            case Kind.DELIVER:
                delivered[key] = step.at
            case Kind.REVIEW if step.review:
                stars[key] += step.review.stars
            case Kind.CREDIT if step.credit:
                credited[key] += step.credit.item.total.minor
    late_there = sum(1 for key, at in delivered.items() if (by := promised[key]) and at > by)
    late_here = sum(
        1 for key, row in here.items() if row.delivered_at and (by := promised.get(key)) and row.delivered_at > by
    )
    report.figures = {
        "purchases": len(placed),
        "orders": sum(row.orders for row in here.values()),
        "settled": sum(row.settled for row in here.values()),
        "delivered": len(delivered),
        "late": late_here,
        "reviews": sum(row.reviews for row in here.values()),
        "mean_stars": round(stars.total() / max(1, sum(row.reviews for row in here.values())), 4),
        "credited_minor": credited.total(),
    }
    report.checks |= {
        "every purchase here is worth what it was there": {key: row.total for key, row in here.items()} == placed,
        "every delivery here was when it was there": all(here[key].delivered_at == at for key, at in delivered.items()),
        "as many deliveries were late here as there": late_here == late_there,
        "the stars here are those of the reviews that were taken": all(here[key].stars == stars[key] for key in placed),
        "every credit note that was taken is a refund here": all(here[key].refunded >= credited[key] for key in placed),
    }


async def _purchases(session: Session, source: str) -> dict[str, Any]:
    return {row.key: row for row in await session.execute(_PURCHASES, {"source": f"{source}:"})}
