"""The refusals of connect."""

from guang.kernel.errors import Invalid, Missing, Refusal


class ClientMissing(Missing):
    """No such client, or not of this store."""

    code = "connect.client_missing"
    says = "There is no such API client."


class WebhookMissing(Missing):
    """No such webhook, or not of this store."""

    code = "connect.webhook_missing"
    says = "There is no such webhook."


class DeliveryMissing(Missing):
    """No such delivery, or not of this store."""

    code = "connect.delivery_missing"
    says = "There is no such delivery."


class BadWebhook(Invalid):
    """An address nobody should call, or events that do not exist."""

    code = "connect.bad_webhook"
    says = "This webhook cannot be called; see the facts for the rule."


class BadName(Invalid):
    """A client needs a name of its own."""

    code = "connect.bad_name"
    says = "A client needs a name of 1 to 60 characters."


class TooManyHere(Refusal):
    """A store has as many as it may."""

    code = "connect.too_many"
    says = "This store has as many of these as it may; remove one first."
