"""Moving on: what a provider tells, what stores say, and what the clock does."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from guang import journal
from guang.journal.facts.disputes import DisputeSubmitted
from guang.journal.facts.money import ChargeDisputed
from guang.kernel.db import Session
from guang.kernel.ids import DisputeId, StoreId
from guang.kernel.words import clean_text
from guang.trade import payments
from guang.trade.disputes import rules, store
from guang.trade.disputes.errors import DisputeAnswered, DisputeKeyReused, DisputeMissing
from guang.trade.disputes.types import Dispute, DisputePart, DisputeState, Said, Stance
from guang.trade.disputes.verbs import ending, proving
from guang.trade.disputes.verbs.opening import open_dispute, terms

AT_ONCE: Final = 100


async def hear(session: Session, told: ChargeDisputed, now: datetime) -> None:
    """Do what follows from a provider's news; news that come twice, or too late, change nothing.

    Records: ``trade.dispute_opened``, ``_submitted`` or ``_ended``, and what follows from an end.
    """
    held = await store.lock_reference(session, told.provider, told.reference)
    if held is None:
        held = await open_dispute(session, told, now)
    if held.state not in rules.OPEN:
        return
    match payments.chargebacks.ChargebackPhase(told.phase):
        case payments.chargebacks.ChargebackPhase.UNDER_REVIEW if held.state is not DisputeState.SUBMITTED:
            await store.move(session, held.id, DisputeState.SUBMITTED, now)
            journal.append(session, DisputeSubmitted(**terms(held)))
        case payments.chargebacks.ChargebackPhase.WON:
            await ending.win(session, held, now)
        case payments.chargebacks.ChargebackPhase.LOST:
            await ending.lose(session, held, now)


async def say(session: Session, store_id: StoreId, dispute_id: DisputeId, said: Said, now: datetime) -> Dispute:
    """Let a store contest a dispute about its order, in its own words, or accept it; once.

    When every store has answered, the bank is told.

    Raises:
        DisputeKeyNeeded, DisputeKeyReused, BadText.
        DisputeMissing: none, or none about an order of this store.
        DisputeAnswered: the store has answered under another key, or the bank has been told.
    """
    rules.check_key(said.key)
    words = clean_text(said.words, field="words", most=rules.LONGEST_WORDS)
    held = await _held(session, dispute_id)
    mine = [part for part in held.parts if part.store == store_id]
    if not mine:
        raise DisputeMissing(dispute=dispute_id)
    if any(part.key == said.key for part in mine):
        if not all(rules.repeats(part, (said.stance, words)) for part in mine):
            raise DisputeKeyReused(dispute=dispute_id)
        return held
    if held.state not in rules.ANSWERABLE or any(part.stance is not Stance.SILENT for part in mine):
        raise DisputeAnswered(dispute=dispute_id, state=held.state.value)
    for part in mine:
        await store.answer(session, dispute_id, _answered(part, said, words, now))
    after = await _held(session, dispute_id)
    if rules.is_decided(after):
        await _tell_bank(session, after, now)
    return after


async def overdue(session: Session, now: datetime, *, after: DisputeId) -> list[DisputeId]:
    """Disputes that the clock moves, some at a time, in order of id."""
    return await store.select_overdue(session, now, after, AT_ONCE)


async def tick(session: Session, dispute_id: DisputeId, now: datetime) -> None:
    """Make the file of a new dispute; tell the bank what we have where stores were silent for too long."""
    held = await store.lock(session, dispute_id)
    if held is None or held.state not in rules.ANSWERABLE:
        return
    if held.state is DisputeState.OPENED:
        await store.keep_proofs(session, held.id, await proving.proofs(session, held))
        await store.move(session, held.id, DisputeState.EVIDENCE_DUE, now)
        held = await _held(session, dispute_id)
    if held.due_at <= now or rules.is_decided(held):
        await _tell_bank(session, held, now)


async def _tell_bank(session: Session, held: Dispute, now: datetime) -> None:
    """Send the file as it is now, or give in; the bank's answer comes as news."""
    if rules.is_accepted(held):
        await payments.chargebacks.answer(session, held.provider, held.reference, None, now)
        return
    fresh = await proving.proofs(session, held)
    await store.keep_proofs(session, held.id, fresh)
    parts = tuple(replace(part, proof=fresh[part.order]) for part in held.parts)
    defence = rules.defence(replace(held, parts=parts))
    await payments.chargebacks.answer(session, held.provider, held.reference, defence, now)


async def _held(session: Session, dispute_id: DisputeId) -> Dispute:
    held = await store.lock(session, dispute_id)
    if held is None:
        raise DisputeMissing(dispute=dispute_id)
    return held


def _answered(part: DisputePart, said: Said, words: str, now: datetime) -> DisputePart:
    return replace(part, stance=said.stance, words=words, by=said.by, answered_at=now, key=said.key)
