"""What is said, borne and told, whatever comes."""

from datetime import timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from tests.trade.market import NOW

from guang.kernel.ids import DisputeId, OrderId, PaymentId, StoreId, TradeId
from guang.kernel.money import Money
from guang.trade.disputes import rules
from guang.trade.disputes.types import (
    Dispute,
    DisputeLiability,
    DisputePart,
    DisputeReason,
    DisputeState,
    Proof,
    Stance,
)
from guang.trade.payments import rules as providers
from guang.trade.payments.types import ChargebackPhase

NOTHING = Money(0, "CNY")
amounts = st.integers(0, 10**9).map(lambda minor: Money(minor, "CNY"))


def dispute(parts: list[DisputePart], liability: DisputeLiability = DisputeLiability.MERCHANT) -> Dispute:
    return Dispute(
        id=DisputeId(1),
        provider="simulator",
        reference="dp_1",
        payment=PaymentId(1),
        trade=TradeId(1),
        amount=Money(100, "CNY"),
        claimed=Money(100, "CNY"),
        fee=Money(1500, "CNY"),
        reason=DisputeReason.GENERAL,
        liability=liability,
        state=DisputeState.EVIDENCE_DUE,
        opened_at=NOW,
        due_at=NOW,
        listens_until=NOW,
        submitted_at=None,
        ended_at=None,
        parts=tuple(parts),
    )


def part(minor: int, stance: Stance = Stance.SILENT, proof: Proof | None = None, words: str = "") -> DisputePart:
    return DisputePart(
        OrderId(minor + 1), StoreId(1), Money(minor, "CNY"), NOTHING, stance=stance, proof=proof, words=words
    )


@given(amounts, st.lists(amounts, min_size=1, max_size=6))
def test_a_claim_is_shared_to_the_fen_and_never_beyond_what_is_left(claimed: Money, left: list[Money]) -> None:
    shared = rules.shares(claimed, left)

    assert sum((one.minor for one in shared), 0) == min(claimed.minor, sum(one.minor for one in left))
    assert all(0 <= one.minor <= most.minor for one, most in zip(shared, left, strict=True))


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=5))
def test_a_fee_is_borne_whole_or_not_at_all(minors: list[int]) -> None:
    parts = [part(minor) for minor in minors]

    borne = sum(one.minor for one in rules.fees(dispute(parts)))
    assert borne == (1500 if sum(minors) else 0)
    assert sum(one.minor for one in rules.fees(dispute(parts, DisputeLiability.PLATFORM))) == 0


def test_news_in_any_order_end_alike() -> None:
    phases = (ChargebackPhase.NEEDS_RESPONSE, ChargebackPhase.UNDER_REVIEW, ChargebackPhase.LOST)
    for order in permutations((*phases, *phases)):
        at = order[0]
        for heard in order[1:]:
            at = heard if providers.moves_on(at, heard) else at
        assert at is ChargebackPhase.LOST
    assert not providers.moves_on(ChargebackPhase.WON, ChargebackPhase.LOST)


def test_stores_answer_before_the_bank_stops_listening() -> None:
    assert rules.deadlines(NOW, NOW + timedelta(days=7)) == (NOW + timedelta(days=6), NOW + timedelta(days=7))
    assert rules.deadlines(NOW, None) == (NOW + timedelta(days=6), NOW + timedelta(days=7))
    assert rules.deadlines(NOW, NOW + timedelta(hours=3))[0] == NOW  # too late for anybody but us


def test_whoever_has_nothing_at_stake_is_not_waited_for() -> None:
    assert rules.is_decided(dispute([part(0), part(5, Stance.CONTEST)]))
    assert not rules.is_decided(dispute([part(0), part(5)]))
    assert rules.is_accepted(dispute([part(0), part(5, Stance.ACCEPT)]))
    assert not rules.is_accepted(dispute([part(3, Stance.CONTEST), part(5, Stance.ACCEPT)]))
    assert not rules.is_accepted(dispute([part(0)]))


def test_one_parcel_without_proof_leaves_the_whole_without_it_unless_it_is_given_up() -> None:
    proven = part(5, proof=Proof(goods="tea", tracking="A", delivered_at=NOW), words="It is there.")
    open_ = part(6, proof=Proof(goods="cup", tracking="B"))

    told = rules.defence(dispute([proven, open_]))
    assert (told.goods, told.tracking, told.delivered_at, told.words) == ("tea\ncup", "A\nB", None, "It is there.")
    given_up = part(6, Stance.ACCEPT, Proof(goods="cup", tracking="B"))
    assert rules.defence(dispute([proven, given_up])).delivered_at == NOW


def test_a_word_that_we_do_not_know_is_a_general_reason() -> None:
    assert rules.reason_of("product_not_received") is DisputeReason.NOT_RECEIVED
    assert rules.reason_of("noncompliant") is DisputeReason.GENERAL
    assert set(rules.LIABLE) == set(DisputeReason)
