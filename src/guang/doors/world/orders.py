"""Orders for clips that are made later; ``jobs`` carries them out."""

import msgspec

from guang.kernel import queue
from guang.kernel.db import Session


class FilmClip(msgspec.Struct, frozen=True):
    """The order to shoot the clip of one good."""

    number: int


class FilmPhoto(msgspec.Struct, frozen=True):
    """The order to make a clip of an imported product's photograph; ``number`` is its place in the showcase."""

    number: int


async def order(session: Session, numbers: list[int]) -> None:
    """Ask for clips of goods, in this order."""
    for number in numbers:
        await queue.enqueue(session, FilmClip(number), key=str(number))


async def order_photos(session: Session, numbers: list[int]) -> None:
    """Ask for clips of photographs, in this order."""
    for number in numbers:
        await queue.enqueue(session, FilmPhoto(number), key=str(number))
