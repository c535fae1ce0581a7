"""Links that people share: the street app, with words and a picture for whoever shows a preview of the link."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

from litestar import Response, get

from guang.discovery import feed as feeds
from guang.doors.apps import CSP
from guang.doors.screens.product import prices_of
from guang.kernel import ids
from guang.kernel.db import Session
from guang.kernel.errors import Refusal
from guang.kernel.ids import AccountId, ProductId, StoreId, VideoId
from guang.kernel.settings import Settings
from guang.kernel.text import in_
from guang.kernel.web import Caller
from guang.people import accounts
from guang.trade import catalog, stores

STREET: Final = Path(__file__).parents[4] / "web" / "apps" / "street" / "dist" / "index.html"
LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Preview:
    """What a preview of a link shows. ``kind`` is an Open Graph type."""

    title: str
    text: str = ""
    picture: str | None = None
    kind: str = "website"
    extra: Sequence[tuple[str, str]] = ()


@get("/s/{subject:str}", operation_id="openShared", tags=["discovery"], media_type="text/html", include_in_schema=False)
async def open_shared(
    session: Session, caller: Caller, now: datetime, settings: Settings, feed: feeds.Feed, subject: str
) -> Response[str]:
    """The street, opened at a video, product, person or store; what is gone opens the street as it is."""
    try:
        preview = await preview_of(session, caller, now, feed, ids.subject(subject))
        status = 200
    except Refusal:
        preview, status = Preview("Guang"), 404
    app = await asyncio.to_thread(_street)
    head = tags(preview, settings.address, f"/s/{subject}")
    headers = {
        "Cache-Control": "no-cache",
        "Content-Security-Policy": CSP,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
    }
    return Response(
        app.replace("</head>", f"{head}</head>", 1), status_code=status, media_type="text/html", headers=headers
    )


async def preview_of(session: Session, caller: Caller, now: datetime, feed: feeds.Feed, subject: ids.Id) -> Preview:
    """What to tell about a subject.

    Raises:
        Refusal: there is nothing to be shown.
    """
    match subject:
        case VideoId():
            wish = feeds.Wish(viewer=caller.viewer, now=now, locale=caller.locale)
            card = await feed.card(session, subject, wish)
            size = (("og:image:width", str(card.width)), ("og:image:height", str(card.height)))
            return Preview(
                card.title, f"@{card.creator.handle} · {card.creator.name}", card.poster_url, "video.other", size
            )
        case ProductId():
            return await _product(session, subject, caller, now)
        case AccountId():
            person = await accounts.profile(session, subject)
            return Preview(f"{person.name} @{person.handle}", person.bio, person.avatar_url, "profile")
        case StoreId():
            store = await stores.store(session, subject)
            return Preview(in_(store.name, caller.locale), in_(store.intro, caller.locale), store.avatar_url)
        case _:
            raise catalog.ProductMissing(subject=subject)


async def _product(session: Session, product: ProductId, caller: Caller, now: datetime) -> Preview:
    found = await catalog.product(session, product)
    if not found.is_on_sale:
        raise catalog.ProductMissing(product=product)
    prices = await prices_of(session, found, caller, now)
    price = min((one.now for one in prices.values()), key=lambda price: price.minor)
    extra = (("product:price:amount", f"{price.minor / 100:.2f}"), ("product:price:currency", price.currency))
    picture = found.image_urls[0] if found.image_urls else None
    return Preview(in_(found.title, caller.locale), found.brand, picture, "product", extra)


def tags(preview: Preview, address: str, path: str) -> str:
    """Meta elements for the head of a page; every word in them is escaped."""
    picture = urljoin(f"{address}/", preview.picture) if preview.picture else ""
    title, text = _short(preview.title), _short(preview.text)
    told = [
        ("og:site_name", "Guang"),
        ("og:type", preview.kind),
        ("og:title", title),
        ("og:description", text),
        ("og:url", f"{address}{path}"),
        ("og:image", picture),
        *preview.extra,
    ]
    named = [
        ("twitter:card", "summary_large_image" if picture else "summary"),
        ("twitter:title", title),
        ("twitter:description", text),
        ("twitter:image", picture),
    ]
    lines = [_meta("property", name, value) for name, value in told if value]
    lines += [_meta("name", name, value) for name, value in named if value]
    return "".join(lines)


def _meta(attribute: str, name: str, value: str) -> str:
    return f'<meta {attribute}="{escape(name)}" content="{escape(value)}" />\n'


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _street() -> str:
    """The street app's own page; a plain one that leads to the street, if the app has not been built."""
    if STREET.is_file():
        return STREET.read_text(encoding="utf-8")
    refresh = '<meta http-equiv="refresh" content="0; url=/" />'
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>Guang</title>{refresh}</head></html>'


routes = [open_shared]
