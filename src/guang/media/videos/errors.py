"""The ways videos say no."""

from guang.kernel.errors import Kind, Refusal


class VideoMissing(Refusal):
    """There is no such video, or none that the caller may know of."""

    kind = Kind.MISSING
    code = "videos.missing"
    says = "There is no such video."


class UploadMissing(Refusal):
    """There is no such upload, or it is somebody else's."""

    kind = Kind.MISSING
    code = "videos.upload_missing"
    says = "There is no such upload."


class WrongOffset(Refusal):
    """The part does not begin where the last one ended; ``offset`` says where to go on."""

    kind = Kind.CONFLICT
    code = "videos.wrong_offset"
    says = "This part does not follow the last one; go on from the given offset."


class UploadComplete(Refusal):
    """All bytes are here already."""

    kind = Kind.CONFLICT
    code = "videos.upload_complete"
    says = "This upload is complete already."


class UploadUsed(Refusal):
    """One file makes one video."""

    kind = Kind.CONFLICT
    code = "videos.upload_used"
    says = "A video has been made of this upload already."


class BadUpload(Refusal):
    """The file, or this part of it, is not what was promised or is not taken here."""

    kind = Kind.INVALID
    code = "videos.bad_upload"
    says = "This file cannot be taken."


class NotAVideo(Refusal):
    """The first bytes are no video's, whatever the name says."""

    kind = Kind.INVALID
    code = "videos.not_a_video"
    says = "This is not a video file. MP4, MOV, WebM and MKV are taken."


class StorageFull(Refusal):
    """There is no room for more at the moment; what has arrived stays."""

    kind = Kind.UNAVAILABLE
    code = "videos.storage_full"
    says = "There is no room for more files right now. Try again later; what has arrived is kept."


class TooManyUploads(Refusal):
    """Finish or drop one of the open uploads first."""

    kind = Kind.TOO_MANY
    code = "videos.too_many_uploads"
    says = "Too many uploads are open. Finish one first."


class BadVideo(Refusal):
    """What is said about the video is out of bounds; ``field`` and ``rule`` say where."""

    kind = Kind.INVALID
    code = "videos.bad_video"
    says = "Part of what you say about the video is not valid."


class NoSuchProduct(Refusal):
    """An anchor names a product that shoppers cannot see."""

    kind = Kind.INVALID
    code = "videos.no_such_product"
    says = "One of the products cannot be anchored because shoppers cannot see it."


class NotReady(Refusal):
    """The video is not in a state in which this can be done."""

    kind = Kind.CONFLICT
    code = "videos.not_ready"
    says = "The video is not in a state in which this can be done."


class ScreeningRefused(Refusal):
    """Governance does not let these words onto the street; ``reasons`` say which and why."""

    kind = Kind.INVALID
    code = "videos.screening_refused"
    says = "The words break a rule of the platform."
