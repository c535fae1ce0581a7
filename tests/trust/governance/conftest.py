"""People, things and screenings for governance's tests."""

from io import BytesIO

import pytest
from PIL import Image

from guang.kernel.ids import AccountId, Id, ProductId, StoreId, new_id
from guang.kernel.money import Money
from guang.kernel.text import text
from guang.trust.governance import Candidate

CALM = text("Celadon tea bowl, thrown by hand in Jingdezhen", "景德镇手工青瓷茶碗")
LONG = text("A bowl for daily tea; glaze and size vary a little from piece to piece. 9 cm across, 6 cm high.")


def listing(title: dict[str, str] | None = None, *, owner: Id | None = None, picture: bytes | None = None) -> Candidate:
    """A harmless listing, or one with another title, owner or picture."""
    store = owner or new_id(StoreId)
    texts = {"title": title or CALM, "text": LONG}
    return Candidate(new_id(ProductId), store, texts, price=Money(9900, "CNY"), picture=picture)


def picture(seed: int = 1) -> bytes:
    """A drawn picture; equal seeds look alike."""
    image = Image.new("RGB", (64, 64))
    image.putdata(
        [((x * seed * 7) % 256, (y * seed * 13) % 256, (x * y * seed) % 256) for y in range(64) for x in range(64)]
    )
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def operator() -> AccountId:
    return new_id(AccountId)
