"""Connect: programs that act for a store, and addresses that are told what happens in it.

A program is an account with a post in one store: its token can do what the post allows and nothing else, so no
endpoint knows of programs. Webhooks follow the Standard Webhooks specification.
"""

from guang.trade.connect.rules import EVENTS
from guang.trade.connect.service import tell
from guang.trade.connect.types import Client, Delivery, DeliveryState, Tiding, Webhook

__all__ = ["EVENTS", "Client", "Delivery", "DeliveryState", "Tiding", "Webhook", "tell"]
