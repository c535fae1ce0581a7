"""Payments: the buyer's money, as far as a provider has told us about it.

A payment is started in one transaction, charged by the provider outside any, and settled in another, so that a crash
between two steps leaves a payment that the next look at the provider finishes. Providers stand behind the port
`PaymentGateway`; whatever they say twice, late or in the wrong order counts once.
"""

from guang.trade.payments import chargebacks
from guang.trade.payments.errors import KeyReused, PaymentDisputed, PaymentInProgress, PaymentMissing
from guang.trade.payments.gateway import PaymentGateway
from guang.trade.payments.gateways import gateway
from guang.trade.payments.service import payment, refund, repeated, settle, settle_callback, start
from guang.trade.payments.types import Answer, Charge, Method, NewPayment, Payment, PaymentState

__all__ = [
    "Answer",
    "Charge",
    "KeyReused",
    "Method",
    "NewPayment",
    "Payment",
    "PaymentDisputed",
    "PaymentGateway",
    "PaymentInProgress",
    "PaymentMissing",
    "PaymentState",
    "chargebacks",
    "gateway",
    "payment",
    "refund",
    "repeated",
    "settle",
    "settle_callback",
    "start",
]
