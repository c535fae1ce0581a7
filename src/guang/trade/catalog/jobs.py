"""What the catalogue does by itself: remove the files of pictures that nobody may see any more."""

from guang.kernel import queue
from guang.trade.catalog import pictures, rules, service


@queue.job(name="catalog.drop_images")
async def drop_images(context: queue.Context, order: service.DropImages) -> None:
    """Remove every size of some pictures; those that are gone already are passed over."""
    for image in order.images:
        for width in pictures.WIDTHS:
            await context.blobs.delete(rules.image_key(image, width))
