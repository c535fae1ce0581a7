"""By which channels a notice comes to a reader: what is usual, unless the reader chose, except where it is locked."""

from collections.abc import Mapping

from guang.people.inbox.errors import LockedPreference, NotOffered
from guang.people.inbox.rules import templates
from guang.people.inbox.types import Channel, Preference

Choices = Mapping[tuple[str, Channel], bool]
"""What a reader chose, by kind and channel; everything else is as usual."""


def channels_for(kind: str, chosen: Choices) -> frozenset[Channel]:
    """The channels by which this notice goes to this reader."""
    found = templates.template(kind)
    return frozenset(
        channel
        for channel in found.offered
        if channel in found.locked or chosen.get((kind, channel), channel in found.usual)
    )


def table(chosen: Choices) -> list[Preference]:
    """Every kind by every channel it is offered on, with the reader's choice."""
    return [
        Preference(kind, channel, channel in channels_for(kind, chosen), channel in templates.template(kind).locked)
        for kind in templates.notice_kinds()
        for channel in Channel
        if channel in templates.template(kind).offered
    ]


def check_choice(kind: str, channel: Channel, *, on: bool) -> None:
    """Refuse choices that mean nothing or are not the reader's.

    Raises:
        UnknownKind, NotOffered, LockedPreference.
    """
    found = templates.template(kind)
    if channel not in found.offered or found.proof is not None:
        raise NotOffered(kind=kind, channel=channel.value)
    if channel in found.locked and not on:
        raise LockedPreference(kind=kind, channel=channel.value)
