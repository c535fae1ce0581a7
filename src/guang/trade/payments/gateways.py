"""Which providers this installation has."""

from functools import cache

from guang.kernel.settings import BadSetting, Settings
from guang.trade.payments.adapters import simulator
from guang.trade.payments.errors import NoSuchMethod
from guang.trade.payments.gateway import PaymentGateway

STRIPE = "stripe"


@cache
def gateway(settings: Settings, name: str) -> PaymentGateway:
    """The provider of that name. The simulator exists in demo installations only: it would give goods away.

    Raises:
        NoSuchMethod: this installation does not have it.
        BadSetting: it should have it, and the package that talks to it is not installed.
    """
    if name == simulator.NAME and settings.demo:
        return simulator.Simulator(settings.signing_secret)
    if name == STRIPE and settings.stripe_secret_key:
        return _stripe(settings)
    raise NoSuchMethod(method=name[:40])


def gateways(settings: Settings) -> list[PaymentGateway]:
    """Every provider that this installation has."""
    names = [*([STRIPE] if settings.stripe_secret_key else []), *([simulator.NAME] if settings.demo else [])]
    return [gateway(settings, name) for name in names]


def _stripe(settings: Settings) -> PaymentGateway:
    try:
        from guang.trade.payments.adapters.stripe import Keys, Stripe  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as missing:
        raise BadSetting("GUANG_STRIPE_SECRET_KEY needs the extra: uv sync --extra stripe") from missing
    keys = Keys(settings.stripe_secret_key, settings.stripe_webhook_secret, settings.stripe_publishable_key)
    return Stripe(keys, settings.stripe_api_url)
