"""What may be wrong with where channels are to be found."""

from guang.kernel.errors import Invalid


class NoSuchBroker(Invalid):
    """Nobody speaks to a broker of this kind here."""

    code = "channels.no_such_broker"
    says = "GUANG_CHANNELS_URL names no broker that this installation can speak to."
