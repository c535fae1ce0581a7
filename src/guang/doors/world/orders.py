"""Orders for clips that are made later; ``jobs`` carries them out."""

import msgspec

from guang.kernel import queue
from guang.kernel.db import Session
from guang.kernel.ids import ProductId


class FilmClip(msgspec.Struct, frozen=True):
    """The order to shoot the clip of one good."""

    number: int


class FilmPhoto(msgspec.Struct, frozen=True):
    """The order to make a clip of an imported product's photograph, the ``number``-th ``of`` so many."""

    product: ProductId
    number: int
    of: int


class Trade(msgspec.Struct, frozen=True):
    """The order to let the stores offer and the shoppers buy."""


async def order_trade(session: Session) -> None:
    """Ask for offers and purchases."""
    await queue.enqueue(session, Trade(), key="trade")


async def order(session: Session, numbers: list[int]) -> None:
    """Ask for clips of goods, in this order."""
    for number in numbers:
        await queue.enqueue(session, FilmClip(number), key=str(number))


async def order_photos(session: Session, wanted: list[FilmPhoto]) -> None:
    """Ask for clips of photographs, in this order."""
    for one in wanted:
        await queue.enqueue(session, one, key=one.product.text)
