"""Everything the catalogue says no to."""

from guang.kernel.errors import Invalid, Kind, Missing, Refusal


class ProductMissing(Missing):
    """No such product, or not one that this caller may see."""

    code = "catalog.product_missing"
    says = "There is no such product."


class SkuMissing(Missing):
    """No such variant."""

    code = "catalog.sku_missing"
    says = "There is no such variant of a product."


class BadProduct(Invalid):
    """A product's description is out of bounds; ``facts`` name the field and the rule."""

    code = "catalog.invalid_product"
    says = "This product's description has a field that is not allowed."


class ListingRefused(Refusal):
    """The screening of listings said no; ``facts`` hold its reasons."""

    kind = Kind.INVALID
    code = "catalog.listing_refused"
    says = "This product may not be listed as it is described."


class NotReadyToList(Refusal):
    """Something that a listed product needs is absent."""

    kind = Kind.CONFLICT
    code = "catalog.not_ready"
    says = "A product needs at least one picture and a description before it is listed."


class ChangedMeanwhile(Refusal):
    """Somebody else changed the product after it was read for this change, or for its screening."""

    kind = Kind.CONFLICT
    code = "catalog.changed_meanwhile"
    says = "Somebody has changed this product in the meantime. Look at it again."


class StoreRestricted(Refusal):
    """A restricted store lists nothing."""

    kind = Kind.CONFLICT
    code = "catalog.store_restricted"
    says = "This store is restricted and cannot list products."


class ImageRefused(Refusal):
    """The upload is not a picture that we keep."""

    kind = Kind.INVALID
    code = "catalog.image_refused"
    says = "Pictures are JPEG, PNG, WebP or GIF files of at most 8 MB and 40 megapixels."
