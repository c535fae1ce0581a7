"""One step of a locked case: the rules say where it leads, the history keeps who and when."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, AfterSaleId, StoreId
from guang.kernel.words import clean_text
from guang.trade import catalog, fulfilment, warehouse
from guang.trade.aftersales import store
from guang.trade.aftersales.errors import BadEvidence, CaseMissing, KeyReused
from guang.trade.aftersales.types import Act, Case, Picture, Step
from guang.trade.claims import CaseEvent, CaseState, WrongStep, machine, terms


async def of_buyer(session: Session, buyer: AccountId, case_id: AfterSaleId) -> Case:
    """One of a buyer's cases, held until this transaction ends.

    Raises:
        CaseMissing: no such case, or somebody else's.
    """
    held = await store.lock(session, case_id)
    if held is None or held.buyer != buyer:
        raise CaseMissing(case=case_id)
    return held


async def at_store(session: Session, store_id: StoreId, case_id: AfterSaleId) -> Case:
    """One of a store's cases, held until this transaction ends.

    Raises:
        CaseMissing: no such case in this store.
    """
    held = await store.lock(session, case_id)
    if held is None or held.store != store_id:
        raise CaseMissing(case=case_id)
    return held


async def step(
    session: Session, held: Case, event: CaseEvent, act: Act, facts: Mapping[str, Any] | None = None, **changed: Any
) -> Case:
    """Move a locked case; when it ends, its order may be settled again, and what was set aside and stayed is free.

    Args:
        changed: other attributes of the case that become different.

    Raises:
        WrongStep: nothing of the kind can happen now, or not by this side.
        BadText, BadEvidence: words or pictures that are not accepted.
    """
    if not machine.may(act.side, event):
        raise WrongStep(state=held.state.value, event=event.value)
    then = follow(held, event)
    due = machine.due(changed.get("wish", held.wish), then, act.now)
    ended = act.now if then in machine.FINAL else None
    moved = {**changed, "due_at": due, "moved_at": act.now, "ended_at": ended}
    await store.move(session, held.id, then, **moved)
    after = replace(held, state=then, **moved)
    after = await note(session, after, event.value, act, facts)
    if ended is not None:
        await fulfilment.release(session, held.order)
        if held.wished is not None and not after.is_sent:
            await warehouse.put_back(session, [held.holder])  # after the order, as all who lock both do
    return after


def follow(held: Case, event: CaseEvent) -> CaseState:
    """Where an event would lead a case.

    Raises:
        WrongStep: nothing of the kind can happen now.
    """
    return machine.following(held.wish, held.state, event, is_back=held.is_back, is_sent=held.is_sent)


async def note(session: Session, held: Case, event: str, act: Act, facts: Mapping[str, Any] | None = None) -> Case:
    """Write down what somebody said or showed about a locked case.

    Raises:
        BadText, BadEvidence.
    """
    made = Step(
        number=len(held.steps) + 1,
        event=event,
        state=held.state,
        side=act.side,
        by=act.by,
        words=clean_text(act.words, field="words", most=terms.LONGEST_WORDS),
        pictures=await _pictures(session, held, act),
        facts=facts or {},
        at=act.now,
        key=act.key,
        fingerprint=act.fingerprint if act.key else "",
    )
    await store.insert_step(session, held.id, made)
    return replace(held, steps=(*held.steps, made))


def repeated(held: Case, act: Act) -> bool:
    """Whether this very request has been done before, so that nothing is left to do.

    Raises:
        KeyNeeded: a key that is none.
        KeyReused: the key belongs to another request.
    """
    if not act.key:
        return False
    terms.check_key(act.key)
    known = next((one for one in held.steps if one.key == act.key and one.by == act.by), None)
    if known is not None and known.fingerprint != act.fingerprint:
        raise KeyReused(case=held.id)
    return known is not None


def about(held: Case) -> dict[str, Any]:
    """What every fact about a case says."""
    return {
        "case": held.id,
        "order": held.order,
        "line": held.line,
        "store": held.store,
        "viewer": held.viewer,
        "kind": held.wish.value,
        "reason": held.reason.value,
    }


async def _pictures(session: Session, held: Case, act: Act) -> tuple[Picture, ...]:
    if not act.images:
        return ()
    shown = sum(len(one.pictures) for one in held.steps if one.side is act.side)
    wanted = tuple(dict.fromkeys(act.images))
    if shown + len(wanted) > terms.MOST_PICTURES:
        raise BadEvidence(rule=f"at most {terms.MOST_PICTURES} pictures")
    known = await catalog.image_urls(session, act.by, wanted) if act.by is not None else {}
    if set(wanted) - set(known):
        raise BadEvidence(rule="pictures that you have uploaded")
    return tuple(Picture(image, known[image]) for image in wanted)
